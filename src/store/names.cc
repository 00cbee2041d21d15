#include "store/names.h"

#include <array>
#include <cstddef>

namespace ziping::store {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 4> kPageStatus = {"ok", "partial", "failed", "skipped"};
constexpr std::array<std::string_view, 7> kParagraphKind = {"heading",     "body",         "title", "table_title",
                                                            "page_number", "running_head", "note"};
constexpr std::array<std::string_view, 3> kSource = {"text_layer", "ocr", "blank"};
constexpr std::array<std::string_view, 7> kComparator = {"", "=", ">=", "<=", ">", "<", "between"};
constexpr std::array<std::string_view, 10> kRowKind = {"header", "indicator", "money", "total", "block",
                                                       "entity", "goal",      "note",  "list",  "other"};
constexpr std::array<std::string_view, 3> kVerdict = {"pass", "fail", "uncheckable"};
constexpr std::array<std::string_view, 3> kSeverity = {"error", "warning", "notice"};
constexpr std::array<std::string_view, 4> kCause = {"", "report", "reading", "unknown"};
constexpr std::array<std::string_view, 6> kAction = {"accept", "change", "report_wrong", "unreadable", "skip", "undo"};

template <class T, std::size_t N>
std::string_view name_of(T value, const std::array<std::string_view, N>& names) {
  const auto index = static_cast<std::size_t>(value);
  return index < N ? names.at(index) : names.back();
}

template <class T, std::size_t N>
std::optional<T> value_of(std::string_view name, const std::array<std::string_view, N>& names) {
  for (std::size_t i = 0; i < N; ++i) {
    if (names.at(i) == name) return static_cast<T>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view to_name(layout::PageStatus value) {
  return name_of(value, kPageStatus);
}
std::string_view to_name(layout::ParagraphKind value) {
  return name_of(value, kParagraphKind);
}
std::string_view to_name(Source value) {
  return name_of(value, kSource);
}
std::string_view to_name(extract::Comparator value) {
  return name_of(value, kComparator);
}
std::string_view to_name(extract::RowKind value) {
  return name_of(value, kRowKind);
}
std::string_view to_name(check::Verdict value) {
  return name_of(value, kVerdict);
}
std::string_view to_name(check::Severity value) {
  return name_of(value, kSeverity);
}
std::string_view to_name(check::Cause value) {
  return name_of(value, kCause);
}
std::string_view to_name(Action value) {
  return name_of(value, kAction);
}

template <>
std::optional<layout::PageStatus> from_name(std::string_view name) {
  return value_of<layout::PageStatus>(name, kPageStatus);
}
template <>
std::optional<layout::ParagraphKind> from_name(std::string_view name) {
  return value_of<layout::ParagraphKind>(name, kParagraphKind);
}
template <>
std::optional<Source> from_name(std::string_view name) {
  return value_of<Source>(name, kSource);
}
template <>
std::optional<extract::Comparator> from_name(std::string_view name) {
  return value_of<extract::Comparator>(name, kComparator);
}
template <>
std::optional<extract::RowKind> from_name(std::string_view name) {
  return value_of<extract::RowKind>(name, kRowKind);
}
template <>
std::optional<check::Verdict> from_name(std::string_view name) {
  return value_of<check::Verdict>(name, kVerdict);
}
template <>
std::optional<check::Severity> from_name(std::string_view name) {
  return value_of<check::Severity>(name, kSeverity);
}
template <>
std::optional<check::Cause> from_name(std::string_view name) {
  return value_of<check::Cause>(name, kCause);
}
template <>
std::optional<Action> from_name(std::string_view name) {
  return value_of<Action>(name, kAction);
}

}  // namespace ziping::store
