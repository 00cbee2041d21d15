#include "check/heading_checks.h"

#include <algorithm>
#include <array>
#include <map>

namespace ziping::check {
namespace {

using extract::Fact;
using patterns::TextMatch;

void attachments(const Material& material, Drafts& drafts) {
  std::map<int, const Fact*> numbers;
  for (const Fact& fact : material.extraction.facts) {
    if (fact.concept_id != "attachment") continue;
    std::string digits;
    for (const char c : fact.value_text.value_or(fact.value ? fact.value->to_string() : fact.text)) {
      if (c >= '0' && c <= '9') {
        digits += c;
      } else if (!digits.empty()) {
        break;  // "2-1" is a part of annex 2
      }
    }
    constexpr std::size_t kMost = 3;
    if (!digits.empty() && digits.size() <= kMost) numbers.emplace(std::stoi(digits), &fact);
  }
  if (numbers.size() < 2) return;
  int wanted = 1;
  for (const auto& [number, fact] : numbers) {
    for (; wanted < number; ++wanted) {
      Draft result = draft("attachment-gap", Verdict::Fail, {fact});
      result.fill["missing"] = std::to_string(wanted);
      drafts.push_back(std::move(result));
    }
    ++wanted;
  }
}

/// The numbers of one level, with those of lists inside its items that are numbered in the same way.
class Level {
 public:
  enum class Step { Next, Restart, Gap, Twice, Unclear };

  Step take(int number) {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i] + 1 != number) continue;
      open_.resize(i + 1);
      open_[i] = number;
      return Step::Next;
    }
    if (number == 1 || open_.empty()) {
      open_.push_back(number);
      return Step::Restart;
    }
    const int last = open_.back();
    open_.back() = number;
    // Further ahead is no gap but another numbering, or a misread number.
    constexpr int kFarthest = 3;
    if (number > last + 1 && number <= last + kFarthest) return Step::Gap;
    return number == last ? Step::Twice : Step::Unclear;
  }
  int last() const { return open_.empty() ? 0 : open_.back(); }
  void clear() { open_.clear(); }

 private:
  std::vector<int> open_;
};

class Headings {
 public:
  Headings(const Material& material, Drafts& drafts) : material_(material), drafts_(drafts) {}

  void run() {
    for (const layout::Paragraph& paragraph : material_.document.paragraphs) {
      using Kind = layout::ParagraphKind;
      if (paragraph.kind != Kind::Heading && paragraph.kind != Kind::Body) continue;
      const std::string text = material_.language.normalise(paragraph.text).utf8;
      for (const TextMatch& match : material_.book.match("attachment-gap", text)) {
        if (match.begin == 0) numbered(match, text);
      }
      since_ += text + "\n";
    }
  }

 private:
  void numbered(const TextMatch& match, const std::string& text) {
    const auto name = std::find(kNames.begin(), kNames.end(), match.pattern);
    const auto group = match.groups.find("n");
    if (name == kNames.end() || group == match.groups.end()) return;
    const auto quantity = material_.language.read(group->second);
    if (!quantity.value || !quantity.value->is_integer()) return;
    const std::string printed = quantity.value->reduced().to_string();
    constexpr std::size_t kMost = 2;
    if (printed.size() > kMost || printed.front() == '-') return;
    const int number = std::stoi(printed);
    const auto depth = static_cast<std::size_t>(name - kNames.begin());
    for (std::size_t deeper = depth + 1; deeper < levels_.size(); ++deeper) levels_[deeper].clear();
    const int last = levels_[depth].last();
    const Level::Step step = levels_[depth].take(number);
    if (step == Level::Step::Gap && !runs_on(match, text, depth, last + 1)) say("heading", last + 1, text);
    // Lists in running text begin anew without a word; headings do not.
    if (step == Level::Step::Twice && depth < 2) say("twice", number, text);
    since_.clear();
  }

  /// Whether the missing number stands within the text since the last one, where no paragraph begins.
  bool runs_on(const TextMatch& match, const std::string& text, std::size_t depth, int missing) const {
    const auto group = match.groups.find("n");
    std::string mark = text.substr(match.begin, match.end - match.begin);
    const auto at = mark.find(group->second);
    const auto& words = material_.book.words("numbers-in-words");
    const bool in_words = depth < 2;
    if (in_words && static_cast<std::size_t>(missing) > words.size()) return true;
    const std::string wanted = in_words ? words[static_cast<std::size_t>(missing - 1)] : std::to_string(missing);
    mark.replace(at, group->second.size(), wanted);
    return since_.find(mark) != std::string::npos;
  }

  void say(const char* sentence, int number, const std::string& text) {
    Draft result = draft("attachment-gap", Verdict::Fail, {});
    result.sentence = sentence;
    result.fill["missing"] = std::to_string(number);
    constexpr std::size_t kShort = 60;
    result.fill["text"] = text.size() > kShort ? material_.language.normalise(text.substr(0, kShort)).utf8 : text;
    result.operands = {std::to_string(number)};
    drafts_.push_back(std::move(result));
  }

  static constexpr std::array<std::string_view, 4> kNames{"heading-1", "heading-2", "heading-3", "heading-4"};
  const Material& material_;
  Drafts& drafts_;
  std::array<Level, 4> levels_;
  std::string since_;
};

}  // namespace

void check_numbering(const Material& material, Drafts& drafts) {
  attachments(material, drafts);
  Headings(material, drafts).run();
}

}  // namespace ziping::check
