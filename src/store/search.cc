#include "store/search.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "store/state.h"

namespace ziping::store {
namespace {

/// The full text knows groups of so many characters.
constexpr std::size_t kGroup = 3;
/// A word of one character begins so many groups that reading all passages is quicker.
constexpr std::size_t kMostGroups = 2000;

std::string quoted(std::string_view text) {
  std::string result = "\"";
  for (const char byte : text) result.append(byte == '"' ? 2 : 1, byte);
  return result + '"';
}

Hit read_hit(const Query& query) {
  Hit hit;
  hit.document_id = query.number(1);
  hit.file = query.text(2);
  hit.kind = query.text(3);
  hit.page = query.small(4);
  hit.table = query.optional_text(5);
  hit.row = query.optional_small(6);
  hit.col = query.optional_small(7);
  hit.text = query.text(8);
  hit.box = query.box(9);
  hit.entity = query.optional_text(13);
  hit.year = query.optional_small(14);
  return hit;
}

class Search {
 public:
  Search(Store::State& state, const std::vector<std::string>& words) : state_(state) {
    for (const std::string& word : words) {
      if (!word.empty()) words_.push_back(ascii::lower(word));
    }
  }

  Result<Hits> find(std::size_t most) {
    Hits found;
    if (words_.empty()) return found;
    const auto expression = expression_of_all();
    if (!expression) return expression.error();
    if (nowhere_) return found;
    Query query = state_.query(expression->empty() ? Sql::Passages : Sql::Search);
    if (!expression->empty()) query.bind(*expression);
    while (query.step()) {
      const std::string text = ascii::lower(query.text(8));
      const bool all = std::all_of(words_.begin(), words_.end(),
                                   [&](const std::string& word) { return text.find(word) != std::string::npos; });
      if (!all || ++found.count > most) continue;
      Hit hit = read_hit(query);
      hit.match_begin = text.find(words_.front());
      hit.match_end = hit.match_begin + words_.front().size();
      if (Status placed = place(query.number(0), hit); !placed) return placed.error();
      found.hits.push_back(std::move(hit));
    }
    if (Status status = query.status(); !status) return status.error();
    return found;
  }

 private:
  /// What the full text is asked; empty where it cannot narrow anything down.
  Result<std::string> expression_of_all() {
    std::string all;
    for (const std::string& word : words_) {
      auto part = utf8::length(word) >= kGroup ? Result<std::string>(quoted(word)) : groups_that_begin(word);
      if (!part || nowhere_) return part;
      if (part->empty()) continue;
      all += fmt::format("{}({})", all.empty() ? "" : " AND ", *part);
    }
    return all;
  }

  Result<std::string> groups_that_begin(const std::string& word) {
    Query query = state_.query(Sql::Terms);
    query.bind(word);
    std::string groups;
    std::size_t count = 0;
    while (query.step()) {
      groups += (count++ == 0 ? "" : " OR ") + quoted(query.text(0));
      if (count > kMostGroups) return std::string();
    }
    if (Status status = query.status(); !status) return status.error();
    nowhere_ = count == 0;
    return groups;
  }

  /// Paragraphs go on over lines and pages.
  Status place(std::int64_t passage, Hit& hit) {
    Query query = state_.query(Sql::PassageLines);
    query.bind(passage).bind(utf8::length(std::string_view(hit.text).substr(0, hit.match_begin)));
    if (query.step()) {
      hit.page = query.small(0);
      hit.box = query.box(1);
    }
    return query.status();
  }

  Store::State& state_;
  std::vector<std::string> words_;
  bool nowhere_ = false;
};

}  // namespace

Result<Hits> Store::search(const std::vector<std::string>& words, std::size_t most) const {
  const auto guard = state_->guard();
  return Search(*state_, words).find(most);
}

}  // namespace ziping::store
