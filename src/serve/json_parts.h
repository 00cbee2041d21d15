#pragma once
#include <algorithm>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "serve/documents.h"
#include "serve/message.h"
#include "serve/problem.h"

// What the handlers share. Only for files of this room.
namespace ziping::serve {

using Json = nlohmann::ordered_json;

Reply json_reply(const Json& value, int status = 200);

/// The body of a request as JSON, at most limits().body_bytes; a problem where it is none.
struct Body {
  Json value;
  std::optional<Reply> refusal;
};
Body json_body(const Request& request);
/// A member that has to be a string, may be missing, must not be longer than `most` bytes; nullopt also where it is
/// something else, then `refusal` is set.
std::optional<std::string> text_member(const Json& value, const char* name, std::size_t most,
                                       std::optional<Reply>* refusal);

/// Whole numbers from a query; a problem where it is none or out of range.
struct Number {
  int value = 0;
  std::optional<Reply> refusal;
};
Number number_parameter(const Request& request, const std::string& name, int fallback, int least, int most);

/// The number in the path, 0 where it is none.
int page_number(const Request& request);

/// {items, next, total}: of `total` items those that `cursor` and `limit` of the query cut out, each made by `item_at`.
Reply list_reply(const Request& request, std::size_t total, const std::function<Json(std::size_t)>& item_at);

/// Sorts as the parameter `sort` says: the name of an order, with a minus falling. A problem where there is no such
/// order; `orders_are` says which there are.
template <class Item, class Orders>
std::optional<Reply> sort_by_request(const Request& request, const Orders& orders, const std::string& orders_are,
                                     std::vector<Item>* items) {
  std::string sort = request.parameter("sort").value_or("");
  const bool falling = sort.starts_with('-');
  if (falling) sort.erase(0, 1);
  if (sort.empty()) return std::nullopt;
  const auto order = orders.find(sort);
  if (order == orders.end()) {
    return problem(400, "parameter-invalid", "a parameter cannot be used", "sort: " + orders_are);
  }
  std::stable_sort(items->begin(), items->end(),
                   [&](const Item& a, const Item& b) { return falling ? order->second(b, a) : order->second(a, b); });
  return std::nullopt;
}

std::string short_id(const std::string& sha256);
/// A fact as in the export, with its state, what was read, and the failing findings it is in.
Json fact_of(const OpenDocument& document, const extract::Fact& fact);
/// The readings of the fact's print, the one that was taken first.
Json readings_of(const OpenDocument& document, const extract::Fact& fact);
/// A finding as in the export, with its root, the places of its facts and the findings that follow from it.
Json finding_of(const OpenDocument& document, const check::Finding& finding, output::Language language);
Json decision_of(const store::Decision& decision, const review::Standing* standing);
Json effect_json(const review::Effect& effect, output::Language language);
/// The fact as it was read, whatever was settled.
const extract::Fact& as_read(const OpenDocument& document, const extract::Fact& fact);
/// The cell a fact stands in, null for prose.
const layout::Cell* cell_of(const OpenDocument& document, const extract::Fact& fact);

Reply no_such(const std::string& what);

}  // namespace ziping::serve
