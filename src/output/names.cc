#include "output/names.h"

namespace ziping::output {

std::string_view page_status_name(layout::PageStatus status) {
  switch (status) {
    case layout::PageStatus::Ok:
      return "ok";
    case layout::PageStatus::Partial:
      return "partial";
    case layout::PageStatus::Failed:
      return "failed";
    case layout::PageStatus::Skipped:
      return "skipped";
  }
  return "failed";
}

std::string_view source_name(Source source) {
  switch (source) {
    case Source::TextLayer:
      return "text_layer";
    case Source::Ocr:
      return "ocr";
    case Source::Blank:
      return "blank";
  }
  return "blank";
}

std::string_view comparator_name(extract::Comparator comparator) {
  switch (comparator) {
    case extract::Comparator::None:
      return "";
    case extract::Comparator::Equal:
      return "=";
    case extract::Comparator::AtLeast:
      return ">=";
    case extract::Comparator::AtMost:
      return "<=";
    case extract::Comparator::Greater:
      return ">";
    case extract::Comparator::Less:
      return "<";
    case extract::Comparator::Between:
      return "between";
  }
  return "";
}

std::string_view verdict_name(check::Verdict verdict) {
  switch (verdict) {
    case check::Verdict::Pass:
      return "pass";
    case check::Verdict::Fail:
      return "fail";
    case check::Verdict::Uncheckable:
      return "uncheckable";
  }
  return "uncheckable";
}

std::string_view severity_name(check::Severity severity) {
  switch (severity) {
    case check::Severity::Error:
      return "error";
    case check::Severity::Warning:
      return "warning";
    case check::Severity::Notice:
      return "notice";
  }
  return "notice";
}

std::string_view cause_name(check::Cause cause) {
  switch (cause) {
    case check::Cause::None:
      return "";
    case check::Cause::Report:
      return "report";
    case check::Cause::Reading:
      return "reading";
    case check::Cause::Unknown:
      return "unknown";
  }
  return "";
}

const extract::TableForm* form_of(const extract::Extraction& extraction, std::string_view table) {
  for (const extract::TableForm& form : extraction.forms) {
    if (form.table == table) return &form;
  }
  return nullptr;
}

}  // namespace ziping::output
