#include "patterns/prose_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace ziping::patterns {
namespace {

struct Topic {
  std::string id;
  std::vector<std::string> words;
};
struct Compiled {
  ProseRecord record;
  Regex regex;
  std::optional<Regex> each;
  /// The sign of the figure it marks: where the text has none the expression cannot match. Empty: any, or none.
  std::string sign;
};
struct Example {
  std::string id;
  bool accepted = true;
  std::string text;
  std::string topic;
  std::string report;
  std::optional<std::string> value;
  std::optional<std::string> item;
  SourcePlace place;
};
struct TopicWord {
  std::size_t at;
  const Topic* topic;
};

std::optional<TextPlace> place_named(std::string_view name) {
  if (name == "title") return TextPlace::Title;
  if (name == "heading") return TextPlace::Heading;
  if (name == "body") return TextPlace::Body;
  if (name == "note") return TextPlace::Note;
  if (name == "cell") return TextPlace::Cell;
  return std::nullopt;
}

}  // namespace

struct ProseBook::State {
  SignBook signs;
  std::vector<Topic> topics;
  std::vector<Compiled> records;

  std::vector<TopicWord> topic_words(std::string_view text) const {
    std::vector<TopicWord> words;
    for (const Topic& topic : topics) {
      for (const std::string& word : topic.words) {
        for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size())) {
          words.push_back({at, &topic});
        }
      }
    }
    std::stable_sort(words.begin(), words.end(), [](const TopicWord& a, const TopicWord& b) { return a.at < b.at; });
    return words;
  }

  void match_one(const Compiled& compiled, const MarkedText& marked, const std::vector<TopicWord>& words,
                 std::string_view topic, std::vector<bool>* claimed, std::vector<ProseHit>* hits) const;
  bool claim(const Compiled& compiled, const RegexMatch& match, const MarkedText& marked, std::vector<bool>* claimed,
             std::vector<ProseHit>* hits) const;
};

bool ProseBook::State::claim(const Compiled& compiled, const RegexMatch& match, const MarkedText& marked,
                             std::vector<bool>* claimed, std::vector<ProseHit>* hits) const {
  ProseHit hit;
  hit.record = &compiled.record;
  hit.item = compiled.record.item;
  const std::string& searched = compiled.record.raw ? marked.normal.utf8 : marked.text;
  const auto& origin = compiled.record.raw ? marked.normal.origin : marked.origin;
  const auto printed = [&](const Span& span) { return Span{origin[span.begin], origin[span.end]}; };
  hit.whole = printed(match.whole);
  if (auto item = match.groups.find("item"); item != match.groups.end()) {
    hit.item = searched.substr(item->second.begin, item->second.end - item->second.begin);
    hit.item_span = printed(item->second);
  }
  if (auto text = match.groups.find("text"); text != match.groups.end()) {
    hit.span = printed(text->second);
    hit.text = searched.substr(text->second.begin, text->second.end - text->second.begin);
  }
  if (auto value = match.groups.find("value"); value != match.groups.end()) {
    hit.quantity = marked.quantity_at(value->second.begin);
    if (hit.quantity < 0 || (*claimed)[static_cast<std::size_t>(hit.quantity)]) return false;
    (*claimed)[static_cast<std::size_t>(hit.quantity)] = true;
    const text::Quantity& quantity = marked.quantities[static_cast<std::size_t>(hit.quantity)];
    hit.span = {quantity.begin, quantity.end};
  } else if (hit.text.empty()) {
    hit.span = printed(match.whole);
  }
  hits->push_back(std::move(hit));
  return true;
}

void ProseBook::State::match_one(const Compiled& compiled, const MarkedText& marked,
                                 const std::vector<TopicWord>& words, std::string_view topic,
                                 std::vector<bool>* claimed, std::vector<ProseHit>* hits) const {
  const ProseRecord& record = compiled.record;
  const std::string& searched = record.raw ? marked.normal.utf8 : marked.text;
  if (!compiled.sign.empty() && searched.find(compiled.sign) == std::string::npos) return;
  const auto occurs = [&](const std::string& word) { return searched.find(word) != std::string::npos; };
  if (!record.keywords.empty() && std::none_of(record.keywords.begin(), record.keywords.end(), occurs)) return;
  // The last topic word before the end of the match decides, so that a pattern may contain its own topic word.
  const auto in_topic = [&](std::size_t end) {
    std::string_view current = topic;
    for (const TopicWord& word : words) {
      if (word.at >= end) break;
      current = word.topic->id;
    }
    return record.topic.empty() || current == record.topic;
  };
  for (std::size_t from = 0; from <= searched.size();) {
    auto match = compiled.regex.find(searched, from);
    if (!match) return;
    const std::size_t next = std::max(match->whole.end, from + 1);
    if (in_topic(match->whole.end)) {
      if (!compiled.each) {
        claim(compiled, *match, marked, claimed, hits);
      } else {
        std::size_t at = match->whole.end;
        while (auto element = compiled.each->match_at(searched, at)) {
          if (element->whole.end <= at) break;
          claim(compiled, *element, marked, claimed, hits);
          at = element->whole.end;
        }
      }
    }
    from = next;
  }
}

ProseBook::ProseBook(std::unique_ptr<State> state) : state_(std::move(state)) {}
ProseBook::ProseBook(ProseBook&&) noexcept = default;
ProseBook& ProseBook::operator=(ProseBook&&) noexcept = default;
ProseBook::~ProseBook() = default;

const SignBook& ProseBook::signs() const {
  return state_->signs;
}

std::vector<const ProseRecord*> ProseBook::records() const {
  std::vector<const ProseRecord*> records;
  for (const Compiled& compiled : state_->records) records.push_back(&compiled.record);
  return records;
}

namespace {

// "^" takes the item of the figure before; of several figures of a concept in one text, each that of its own.
void settle_items(std::vector<ProseHit>* hits) {
  std::map<std::string_view, int> count;
  for (const ProseHit& hit : *hits) {
    if (hit.quantity >= 0) ++count[hit.record->concept_id];
  }
  std::string before;
  for (ProseHit& hit : *hits) {
    if (hit.quantity < 0) continue;
    const bool several = !hit.record->item_if_several.empty() && count[hit.record->concept_id] > 1;
    if (several && hit.item.empty()) hit.item = hit.record->item_if_several;
    if (hit.item == "^") hit.item = before;
    before = hit.item;
  }
}

}  // namespace

std::vector<ProseHit> ProseBook::match(const MarkedText& marked, TextPlace place, std::string_view topic,
                                       std::string_view report) const {
  std::vector<ProseHit> hits;
  std::vector<bool> claimed(marked.quantities.size());
  const std::vector<TopicWord> words = state_->topic_words(marked.text);
  for (const Compiled& compiled : state_->records) {
    const auto& in = compiled.record.in;
    if (std::find(in.begin(), in.end(), place) == in.end()) continue;
    const auto& kinds = compiled.record.reports;
    if (!report.empty() && !kinds.empty() && std::find(kinds.begin(), kinds.end(), report) == kinds.end()) continue;
    state_->match_one(compiled, marked, words, topic, &claimed, &hits);
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const ProseHit& a, const ProseHit& b) { return a.span.begin < b.span.begin; });
  settle_items(&hits);
  return hits;
}

std::string ProseBook::topic_after(std::string_view normal_text, std::string_view before) const {
  const auto words = state_->topic_words(normal_text);
  return words.empty() ? std::string(before) : words.back().topic->id;
}

namespace {

// The sign an expanded expression marks, empty where it takes any of them or marks none.
std::string sign_of(std::string_view expression) {
  constexpr std::string_view kGroup = "(?P<value>";
  const auto at = expression.find(kGroup);
  if (at == std::string_view::npos) return {};
  const std::string_view behind = expression.substr(at + kGroup.size());
  const std::string first = SignBook::utf8(0);
  return behind.front() == first.front() ? std::string(behind.substr(0, first.size())) : std::string();
}

ProseRecord read_record(const TomlRecord& record, const ConceptBook& concepts, const std::vector<Topic>& topics) {
  ProseRecord prose;
  prose.id = record.text("id");
  prose.concept_id = record.text("concept");
  if (!concepts.has_concept(prose.concept_id)) {
    record.fail("concept", fmt::format("unknown concept '{}'", prose.concept_id));
  }
  for (const PlacedText& name : record.placed_texts("in")) {
    const auto place = place_named(name.text);
    if (!place) record.fail("in", fmt::format("'{}' is no place of text", name.text));
    prose.in.push_back(place.value_or(TextPlace::Body));
  }
  if (prose.in.empty()) prose.in = {TextPlace::Body};
  prose.topic = record.text_or("topic", "");
  const auto is_topic = [&](const Topic& topic) { return topic.id == prose.topic; };
  if (!prose.topic.empty() && std::none_of(topics.begin(), topics.end(), is_topic)) {
    record.fail("topic", fmt::format("unknown topic '{}'", prose.topic));
  }
  prose.keywords = record.texts_or_none("keywords");
  prose.regex = record.text("regex");
  prose.each = record.text_or("each", "");
  prose.item = record.text_or("item", "");
  prose.item_if_several = record.text_or("item_if_several", "");
  prose.reports = record.texts_or_none("reports");
  prose.negative = record.flag_or("negative", false);
  prose.text_as = record.text_or("text_as", "");
  prose.raw = record.flag_or("raw", false);
  prose.value = record.text_or("value", "");
  prose.priority = static_cast<int>(record.integer_or("priority", 0));
  if (record.has("period")) prose.period = static_cast<int>(record.integer("period"));
  prose.fallback = record.flag_or("fallback", false);
  prose.place = record.place();
  return prose;
}

void read_examples(const TomlRecord& record, const std::string& id, std::vector<Example>* examples) {
  const auto accepts = record.records("accepts");
  const auto rejects = record.placed_texts("rejects");
  if (accepts.empty()) record.fail("", "a pattern needs at least one text that it accepts");
  if (rejects.empty()) record.fail("", "a pattern needs at least one text that it rejects");
  for (const TomlRecord& each : accepts) {
    Example example{id, true, each.text("text"), each.text_or("topic", ""), each.text_or("report", ""),
                    {}, {},   each.place()};
    if (each.has("value")) example.value = each.text("value");
    if (each.has("item")) example.item = each.text("item");
    examples->push_back(std::move(example));
  }
  for (const PlacedText& text : rejects) examples->push_back({id, false, text.text, "", "", {}, {}, text.place});
}

std::string value_of(const ProseHit& hit, const MarkedText& marked) {
  if (!hit.record->value.empty()) return hit.record->value;
  if (hit.quantity < 0) return hit.text;
  const text::Quantity& quantity = marked.quantities[static_cast<std::size_t>(hit.quantity)];
  if (!quantity.printed_value) return quantity.literal;
  return (hit.record->negative ? quantity.printed_value->abs().negated() : *quantity.printed_value).to_string();
}

Status run_example(const Example& example, const ProseBook& book, const text::Language& language) {
  const MarkedText marked = mark(example.text, language, book.signs(), {});
  const ProseRecord* record = nullptr;
  for (const ProseRecord* each : book.records()) {
    if (each->id == example.id) record = each;
  }
  std::string others;
  for (const ProseHit& hit : book.match(marked, record->in.front(), example.topic, example.report)) {
    const std::string value = value_of(hit, marked);
    if (hit.record != record) {
      others += fmt::format("; '{}' took {} {}", hit.record->id, hit.item, value);
      continue;
    }
    if (!example.accepted) {
      return example.place.error(fmt::format("pattern '{}' must reject this text, but takes '{}'", record->id, value));
    }
    if ((!example.value || *example.value == value) && (!example.item || *example.item == hit.item)) return Done{};
    others += fmt::format("; it took {} {}", hit.item, value);
  }
  if (!example.accepted) return Done{};
  return example.place.error(fmt::format("pattern '{}' does not accept this text{}", record->id, others));
}

}  // namespace

Result<ProseBook> ProseBook::make(std::vector<TomlFile>* files, SignBook signs, const ConceptBook& concepts,
                                  const text::Language& language) {
  ProseBook book(std::make_unique<State>());
  State& state = *book.state_;
  state.signs = std::move(signs);
  for (TomlFile& file : *files) {
    for (const TomlRecord& record : file.root().records("topic")) {
      state.topics.push_back({record.text("id"), record.texts("words")});
    }
  }
  std::vector<Example> examples;
  for (TomlFile& file : *files) {
    const TomlRecord root = file.root();
    if (root.integer("schema") != 1) root.fail("schema", "schema must be 1");
    for (const TomlRecord& entry : root.records("prose")) {
      ProseRecord record = read_record(entry, concepts, state.topics);
      // A later folder's record replaces an earlier one of the same id, examples and all.
      std::erase_if(state.records, [&](const Compiled& other) { return other.record.id == record.id; });
      std::erase_if(examples, [&](const Example& other) { return other.id == record.id; });
      read_examples(entry, record.id, &examples);
      std::optional<Error> error;
      const std::string expression = state.signs.expand(record.regex, entry.place("regex"), &error);
      auto regex = Regex::compile(expression, entry.place("regex"));
      if (error) return *error;
      if (!regex) return regex.error();
      std::optional<Regex> each;
      std::string sign = sign_of(expression);
      if (!record.each.empty()) {
        const std::string element = state.signs.expand(record.each, entry.place("each"), &error);
        sign = sign_of(element);
        auto compiled = Regex::compile(element, entry.place("each"));
        if (error) return *error;
        if (!compiled) return compiled.error();
        each = std::move(*compiled);
      }
      const Regex& figures = each ? *each : *regex;
      if (!figures.has_group("value") && record.text_as.empty()) {
        entry.fail("regex", "the expression names no quantity ({amount} ...), so it can never yield a figure");
      }
      state.records.push_back({std::move(record), std::move(*regex), std::move(each), std::move(sign)});
    }
    if (Status status = file.status(); !status) return status.error();
  }
  std::stable_sort(state.records.begin(), state.records.end(),
                   [](const Compiled& a, const Compiled& b) { return a.record.priority > b.record.priority; });
  for (const Example& example : examples) {
    if (Status status = run_example(example, book, language); !status) return status.error();
  }
  return book;
}

}  // namespace ziping::patterns
