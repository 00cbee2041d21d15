#include <fmt/format.h>

#include "cli/messages.h"
#include "cli/sample_command.h"
#include "output/terminal_text.h"

namespace ziping::cli {
namespace {

std::string grouped(const Decimal& value) {
  std::string text = value.rounded(2).value_or(value).to_string();
  const std::size_t first = text.starts_with('-') ? 1 : 0;
  for (std::size_t at = text.find('.'); at != std::string::npos && at > first + 3;) text.insert(at -= 3, ",");
  return text;
}

std::string amount_text(const std::optional<Decimal>& value) {
  return value ? grouped(*value) : "-";
}

std::string percent(double share) {
  return fmt::format("{:.2f} %", share * 100);
}

constexpr int kLabel = 28;
constexpr int kAmount = 20;

std::string money_line(const char* key, const std::optional<Decimal>& over, const std::optional<Decimal>& under) {
  return "  " + output::padded(say(key), kLabel) + output::right_aligned(amount_text(over), kAmount) +
         output::right_aligned(amount_text(under), kAmount) + "\n";
}

}  // namespace

std::string evaluation_text(const sample::Evaluation& evaluation, const store::SampleRecord& record) {
  std::string text = say("sample.evaluated", {{"id", std::to_string(record.id)},
                                              {"method", say("method." + record.method)},
                                              {"examined", std::to_string(evaluation.examined)},
                                              {"items", std::to_string(evaluation.items)},
                                              {"confidence", percent(evaluation.confidence)}}) +
                     "\n";
  if (evaluation.money) {
    const sample::MoneyResult& money = *evaluation.money;
    text += output::padded(say("sample.money." + money.method), kLabel + 2) +
            output::right_aligned(say("sample.over"), kAmount) + output::right_aligned(say("sample.under"), kAmount) +
            "\n";
    text += money_line("sample.found", money.found_over, money.found_under);
    text += money_line("sample.likely", money.likely_over, money.likely_under);
    text += money_line(money.method == "stringer" ? "sample.upper.binomial" : "sample.upper.student", money.upper_over,
                       money.upper_under);
    if (money.method == "stringer") {
      text += money_line("sample.upper.poisson", money.upper_over_poisson, money.upper_under_poisson);
      text += money_line("sample.tolerable", money.tolerable, money.tolerable);
    }
  }
  const sample::CountResult& counts = evaluation.counts;
  text += say("sample.counts", {{"errors", std::to_string(counts.errors)},
                                {"elements", std::to_string(counts.elements)},
                                {"likely", fmt::format("{:.1f}", counts.likely)},
                                {"rate", percent(counts.rate)}}) +
          "\n";
  if (counts.upper) {
    text += say("sample.counts.upper", {{"upper", fmt::format("{:.0f}", *counts.upper)},
                                        {"rate", percent(*counts.upper / static_cast<double>(counts.elements))}}) +
            "\n";
  }
  if (counts.rate_upper_binomial) {
    text += say("sample.counts.rates", {{"binomial", percent(*counts.rate_upper_binomial)},
                                        {"poisson", percent(counts.rate_upper_poisson.value_or(1))}}) +
            "\n";
  }
  for (const std::string& note : evaluation.notes) text += say("sample.note", {{"note", note}}) + "\n";
  text += say(evaluation.tolerable_shown ? "sample.shown" : "sample.not-shown") + "\n";
  return output::harmless(text);
}

}  // namespace ziping::cli
