#include "serve/json_parts.h"

#include <algorithm>
#include <charconv>

#include "base/limits.h"
#include "output/json_parts.h"
#include "serve/problem.h"
#include "store/names.h"

namespace ziping::serve {
namespace {

constexpr int kDefaultLimit = 200;
constexpr std::size_t kShortId = 16;
constexpr int kMostNumber = 1000000000;

Reply bad_parameter(const std::string& name, const std::string& why) {
  return problem(400, "parameter-invalid", "a parameter cannot be used", name + ": " + why);
}

Json optional_text(const std::optional<std::string>& text) {
  return text ? Json(*text) : Json(nullptr);
}

}  // namespace

Reply json_reply(const Json& value, int status) {
  Reply reply;
  reply.status = status;
  reply.body = value.dump(-1, ' ', false, Json::error_handler_t::replace);
  return reply;
}

Body json_body(const Request& request) {
  Body body;
  std::string bytes;
  bool too_long = false;
  const bool whole = request.read_body && request.read_body([&](std::string_view piece) {
    too_long = too_long || bytes.size() + piece.size() > limits().body_bytes;
    if (!too_long) bytes += piece;
    return true;
  });
  if (too_long) {
    body.refusal = problem(413, "body-too-large", "the body is too large");
    return body;
  }
  const std::string type = request.header("content-type");
  if (!bytes.empty() && !type.starts_with("application/json")) {
    body.refusal = problem(415, "media-type", "the body must be application/json");
    return body;
  }
  if (bytes.empty()) bytes = "{}";
  body.value = whole ? Json::parse(bytes, nullptr, false) : Json(Json::value_t::discarded);
  if (!body.value.is_object()) body.refusal = problem(400, "body-invalid", "the body is no JSON object");
  return body;
}

std::optional<std::string> text_member(const Json& value, const char* name, std::size_t most,
                                       std::optional<Reply>* refusal) {
  const auto found = value.find(name);
  if (found == value.end() || found->is_null()) return std::nullopt;
  if (!found->is_string()) {
    *refusal = bad_parameter(name, "is no string");
    return std::nullopt;
  }
  std::string text = found->get<std::string>();
  if (text.size() > most) {
    *refusal = bad_parameter(name, "is too long");
    return std::nullopt;
  }
  return text;
}

Number number_parameter(const Request& request, const std::string& name, int fallback, int least, int most) {
  Number number{fallback, {}};
  const auto text = request.parameter(name);
  if (!text || text->empty()) return number;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number.value);
  if (error != std::errc() || end != text->data() + text->size() || number.value < least || number.value > most) {
    number.refusal =
        bad_parameter(name, "is no whole number from " + std::to_string(least) + " to " + std::to_string(most));
  }
  return number;
}

int page_number(const Request& request) {
  const std::string& text = request.part("page");
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

Reply list_reply(const Request& request, std::size_t total, const std::function<Json(std::size_t)>& item_at) {
  const Number cursor = number_parameter(request, "cursor", 0, 0, kMostNumber);
  const Number limit = number_parameter(request, "limit", kDefaultLimit, 1, limits().list_items);
  if (cursor.refusal || limit.refusal) return cursor.refusal ? *cursor.refusal : *limit.refusal;
  const std::size_t begin = std::min(total, static_cast<std::size_t>(cursor.value));
  const std::size_t end = std::min(total, begin + static_cast<std::size_t>(limit.value));
  Json items = Json::array();
  for (std::size_t i = begin; i < end; ++i) items.push_back(item_at(i));
  return json_reply({{"items", std::move(items)},
                     {"next", end < total ? Json(std::to_string(end)) : Json(nullptr)},
                     {"total", total}});
}

std::string short_id(const std::string& sha256) {
  return sha256.substr(0, kShortId);
}

const extract::Fact& as_read(const OpenDocument& document, const extract::Fact& fact) {
  const auto& settled = document.record.settled;
  const auto found = std::find_if(settled.begin(), settled.end(),
                                  [&](const store::Settlement& settlement) { return settlement.other.id == fact.id; });
  return found == settled.end() ? fact : found->other;
}

const layout::Cell* cell_of(const OpenDocument& document, const extract::Fact& fact) {
  if (!fact.table || !fact.row || !fact.col) return nullptr;
  for (const layout::Table& table : document.record.reading.tables) {
    if (table.id != *fact.table) continue;
    for (const layout::Cell& cell : table.cells) {
      const bool row = *fact.row >= cell.row && *fact.row < cell.row + cell.row_span;
      if (row && *fact.col >= cell.col && *fact.col < cell.col + cell.col_span) return &cell;
    }
  }
  return nullptr;
}

Json readings_of(const OpenDocument& document, const extract::Fact& fact) {
  const extract::Fact& read = as_read(document, fact);
  Json readings = Json::array();
  const std::string print = review::print_of(read);
  readings.push_back({{"text", print}, {"reader", ""}, {"confidence", output::confidence_json(read.confidence)}});
  const layout::Cell* cell = cell_of(document, fact);
  // The readings are of the whole cell: of a figure inside a longer text they say nothing alone.
  if (cell == nullptr || print != read.text) return readings;
  for (const layout::Reading& reading : cell->readings) {
    readings.push_back({{"text", reading.text},
                        {"reader", reading.reader},
                        {"confidence", output::confidence_json(reading.confidence)}});
  }
  return readings;
}

Json fact_of(const OpenDocument& document, const extract::Fact& fact) {
  Json json = output::fact_json(fact);
  const auto state = document.state.find(fact.id);
  const auto failing = document.failing.find(fact.id);
  json["print"] = review::print_of(fact);
  json["sure"] = fact.sure;
  json["state"] = state == document.state.end() ? "none" : state->second;
  const store::Decision* decision = document.trail.in_force(fact.id);
  if (decision != nullptr) {
    const extract::Fact& read = as_read(document, fact);
    json["settled"] = {{"value", json["value"]},
                       {"text", review::print_of(fact)},
                       {"decision", decision->id},
                       {"action", store::to_name(decision->action)},
                       {"read_text", review::print_of(read)},
                       {"read_value", optional_text(review::value_of(read))}};
  } else {
    json["settled"] = nullptr;
  }
  json["findings"] = failing == document.failing.end() ? Json::array() : Json(failing->second);
  json["readings"] = readings_of(document, fact);
  return json;
}

Json finding_of(const OpenDocument& document, const check::Finding& finding, output::Language language) {
  Json json = output::finding_json(finding, language);
  json["root"] = finding.root.empty() ? Json(nullptr) : Json(finding.root);
  Json boxes = Json::array();
  for (const std::string& id : finding.facts) {
    const extract::Fact* fact = document.fact(id);
    if (fact != nullptr) boxes.push_back({{"fact", id}, {"page", fact->page}, {"bbox", output::box_json(fact->box)}});
  }
  json["boxes"] = std::move(boxes);
  Json followers = Json::array();
  for (const check::Finding& other : document.record.findings) {
    if (!other.root.empty() && other.root == finding.id) followers.push_back(other.id);
  }
  json["followers"] = std::move(followers);
  return json;
}

Json decision_of(const store::Decision& decision, const review::Standing* standing) {
  Json json = {{"decision", decision.id},
               {"when", decision.when},
               {"who", decision.reviewer},
               {"action", store::to_name(decision.action)},
               {"blind", decision.blind},
               {"fact", decision.fact},
               {"concept", decision.concept_id},
               {"item", optional_text(decision.item)},
               {"page", decision.ink.page},
               {"bbox", output::box_json(decision.ink.box)},
               {"old", {{"text", decision.old_text}, {"value", optional_text(decision.old_value)}}},
               {"new", {{"text", decision.new_text}, {"value", optional_text(decision.new_value)}}},
               {"unit", optional_text(decision.unit)},
               {"reason", decision.reason},
               {"page_sha256", decision.page_sha256},
               {"ink_sha256", decision.ink_sha256},
               {"undoes", decision.undoes ? Json(*decision.undoes) : Json(nullptr)}};
  if (standing != nullptr) {
    // Figures have their name of today; the one they had is only left where there is none.
    if (!standing->facts.empty()) json["fact"] = standing->facts.front();
    json["in_force"] = standing->in_force;
    json["undone"] = standing->undone;
    json["stale"] = standing->stale;
  }
  return json;
}

Json effect_json(const review::Effect& effect, output::Language language) {
  Json breaks = Json::array();
  Json appear = Json::array();
  for (const check::Finding& finding : effect.breaks) {
    if (finding.id.empty()) {
      appear.push_back(output::finding_json(finding, language));
    } else {
      breaks.push_back(finding.id);
    }
  }
  return {{"fixes", effect.fixes},
          {"breaks", std::move(breaks)},
          {"new", std::move(appear)},
          {"failing_before", effect.failing_before},
          {"failing_after", effect.failing_after}};
}

Reply no_such(const std::string& what) {
  return problem(404, "no-such-" + what, "there is no such " + what);
}

}  // namespace ziping::serve
