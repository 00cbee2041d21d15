#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "patterns/frame_words.h"

namespace ziping::patterns {
namespace {

/// Names of more characters are sentences.
constexpr std::size_t kLongestName = 40;
/// Parts the elements of a list; inside a name it is one of its characters.
constexpr char32_t kEnumeration = U'\u3001';
/// No record's measure.
constexpr const char* kNotKnown = "?";

const FrameMeaning* meaning_of(const std::vector<FrameMeaning>& meanings, std::string_view subject,
                               std::string_view measure) {
  const auto found = std::find_if(meanings.begin(), meanings.end(), [&](const FrameMeaning& meaning) {
    return meaning.subject == subject && meaning.measure == measure;
  });
  return found == meanings.end() ? nullptr : &*found;
}

struct Subject {
  std::string id;
  std::string part_of;
  std::string implies;
  Span name;
  bool aside = false;
  /// A name of its own, as an element of a list has.
  bool is_name = false;
  bool weak = false;
  /// Its figures are facts in a report of this kind.
  bool told = true;

  bool known() const { return !id.empty(); }
};

class Walk {
 public:
  Walk(const FrameGrammar& grammar, const MarkedText& marked, const FrameContext& context)
      : grammar_(grammar), marked_(marked), text_(marked.text), report_(context.report) {
    main_.id = context.topic;
    subject_ = main_;
    const auto& reports = grammar.default_reports;
    has_default_ = std::find(reports.begin(), reports.end(), context.report) != reports.end();
  }

  std::vector<FrameHit> run(const std::vector<FrameToken>& tokens) {
    auto token = tokens.begin();
    for (std::size_t at = 0; at < text_.size();) {
      while (token != tokens.end() && (token->span.begin < at || (token->span.begin == at && !counts(*token)))) ++token;
      if (token != tokens.end() && token->span.begin == at) {
        apply(*token);
        at = token->span.end;
        continue;
      }
      const std::size_t begin = at;
      const char32_t code = utf8::next(text_, at);
      if (const int quantity = marked_.quantity_at(begin); quantity >= 0) {
        figure(quantity, begin, at);
      } else if (code == U'(') {
        at = behind_brackets(begin, at);
      } else if (is_stop(code) && !(code == kEnumeration && (said_ || unknown_))) {
        stop(code);
        clause_ = at;
        if (ends_sentence(code)) sentence_ = at;
      } else if (code != U' ') {
        take_unknown({begin, at});
      }
    }
    settle_names();
    return std::move(hits_);
  }

 private:
  static bool is_stop(char32_t code) {
    constexpr std::u32string_view kStops = U",;:\u3001\u3002!?";
    return kStops.find(code) != std::u32string_view::npos;
  }

  static bool ends_sentence(char32_t code) { return code == U'\u3002' || code == U'!' || code == U'?'; }

  /// What stands in brackets says nothing of what stands around them. Without their end in the sentence they are none.
  std::size_t behind_brackets(std::size_t begin, std::size_t inside) const {
    constexpr std::size_t kLongest = 900;
    int depth = 1;
    for (std::size_t at = inside; at < text_.size() && at - begin < kLongest;) {
      const char32_t code = utf8::next(text_, at);
      if (ends_sentence(code)) break;
      depth += code == U'(' ? 1 : code == U')' ? -1 : 0;
      if (depth == 0) return at;
    }
    return inside;
  }

  bool counts(const FrameToken& token) const {
    if (token.words->at_start) return !unknown_ && !said_;
    const Subject& before = subject_.aside ? main_ : subject_;
    return !token.words->weak || !before.known() || before.id == token.words->id || parts_said();
  }

  bool is_told(const FrameWords& words) const {
    const auto& kinds = words.reports;
    return kinds.empty() || report_.empty() || std::find(kinds.begin(), kinds.end(), report_) != kinds.end();
  }

  void apply(const FrameToken& token) {
    const FrameWords& words = *token.words;
    if (words.role != FrameRole::Filler && words.role != FrameRole::Opener) {
      extend_name(token.span);
      said_ = true;
    }
    switch (words.role) {
      case FrameRole::Filler:
        // A name may begin like a word that says nothing ("the small rivers' works").
        if (token.span.begin == clause_ && utf8::length(text_.substr(clause_, token.span.end - clause_)) == 1) {
          first_ = token.span;
        }
        break;
      case FrameRole::Opener:
        take_up_sentence_before(token);
        if (list_ != nullptr) element_left_ = std::exchange(element_, std::nullopt);
        open_list();
        if (!words.list_of.empty()) open_list_of(words.list_of);
        inherited_ = measure_of_parts();
        opened_ = true;
        clause_ = token.span.end;
        break;
      case FrameRole::Subject:
        // Behind other words ("staff of the old forestry farm") it is a part of a longer name.
        if (unknown_) break;
        take_back_whole(words.id);
        // Words for the whole say themselves how it is measured.
        if (words.weak) inherited_.clear();
        subject_ = {words.id,    words.part_of,  words.implies, token.span,
                    words.aside, words.at_start, words.weak,    is_told(words)};
        named_parts_.insert(words.id);
        named_here_ = true;
        lost_ = false;
        if (!words.aside && (!main_.known() || (words.part_of.empty() && !named_in_sentence_))) main_ = subject_;
        // "Income was budgeted at 842; what the department spent was 1087": the words for the whole may change.
        if (main_.id == words.id && !words.weak) main_.implies = words.implies;
        named_in_sentence_ = named_in_sentence_ || !words.aside;
        break;
      case FrameRole::Measure:
        if (unknown_ && words.in_names && name_->end == token.span.end) break;
        measure_ = words.id;
        break;
      case FrameRole::Base:
        base_ = &words;
        direction_ = words.more ? FrameRole::More : FrameRole::Filler;
        break;
      case FrameRole::Reached:
        base_ = nullptr;
        direction_ = FrameRole::Filler;
        if (measure_.empty() || grammar_.is_past(measure_)) measure_ = subject_.implies;
        break;
      case FrameRole::Less:
      case FrameRole::More:
        direction_ = words.role;
        break;
    }
  }

  /// "The budget was 400, of this basic spending 300" below a heading "basic spending": nothing is a part of itself.
  /// Nor is what is spent: "434 went out altogether, of this 433 was spent this year" counts what was left over as
  /// well.
  void take_back_whole(const std::string& part) {
    if (opened_ && !hits_.empty() && last_subject_ == part) {
      if (last_weak_) {
        hits_.back().meaning = nullptr;
      } else {
        hits_.pop_back();
      }
    }
    last_subject_.clear();
  }

  void settle_names() {
    for (FrameHit& hit : hits_) {
      if (hit.meaning == nullptr) continue;
      const auto same = [&](const FrameHit& other) {
        return other.meaning != nullptr && other.meaning->concept_id == hit.meaning->concept_id;
      };
      if (hit.meaning->named_if_several && std::count_if(hits_.begin(), hits_.end(), same) == 1) hit.item = {};
    }
  }

  void take_unknown(Span span) {
    if (first_ && first_->end == span.begin) extend_name(*first_);
    extend_name(span);
    unknown_ = true;
  }

  /// From the first word of the clause that is no filler to the last.
  void extend_name(const Span& span) {
    if (!name_) name_ = span;
    name_->end = span.end;
  }

  /// "... the reason being the flood. Of this: dikes 90, pumps 20": words that are not known say nothing against the
  /// list of the whole where no other amount stood among them.
  void take_up_sentence_before(const FrameToken& token) {
    if (token.span.begin != sentence_ || said_ || unknown_ || foreign_ || sentence_measure_.empty()) return;
    lost_ = false;
    last_measure_ = sentence_measure_;
  }

  void open_list() {
    if (unknown_ || lost_ || !subject_.known()) return;
    const std::string& measure = !measure_.empty() ? measure_ : last_measure_;
    list_ = meaning_of(grammar_.lists, subject_.id, measure.empty() ? subject_.implies : measure);
    // Behind a difference the list is that of what was measured before it.
    if (list_ == nullptr && subject_.id == main_.id) list_ = meaning_of(grammar_.lists, subject_.id, measured_);
  }

  /// "By function: administration 436, pensions 62": the words alone say whose elements follow.
  void open_list_of(const std::string& subject) {
    const auto words = std::find_if(grammar_.words.begin(), grammar_.words.end(), [&](const FrameWords& each) {
      return each.role == FrameRole::Subject && each.id == subject;
    });
    if (unknown_ || words == grammar_.words.end()) return;
    if (const auto* list = meaning_of(grammar_.lists, subject, words->implies)) {
      list_ = list;
      forced_ = true;
    }
  }

  void stop(char32_t code) {
    const bool sentence = ends_sentence(code);
    // "The budget was 468: basic spending 112", "of the budget: basic spending 112": the parts are measured like it.
    if (code == U':' && !unknown_ && !subject_.is_name) {
      const bool bare = named_here_ && measure_.empty();
      inherited_ = bare ? subject_.implies : measure_of_parts();
    }
    if (code == U':' && (!forced_ || unknown_)) {
      list_ = nullptr;
      open_list();
    }
    if (unknown_) lost_ = true;
    if (sentence || code == U';') {
      if (!subject_.part_of.empty() || sentence) subject_ = main_;
      base_ = nullptr;
      candidate_ = -1;
      element_.reset();
      element_left_.reset();
      if (sentence) {
        named_before_ = std::exchange(named_parts_, {});
        named_in_sentence_ = false;
        list_ = nullptr;
        last_measure_.clear();
        inherited_.clear();
        sentence_measure_ = std::exchange(measured_, {});
      }
    }
    new_clause();
  }

  void new_clause() {
    name_.reset();
    first_.reset();
    unknown_ = said_ = named_here_ = false;
    direction_ = FrameRole::Filler;
    measure_.clear();
  }

  void figure(int quantity, std::size_t begin, std::size_t end) {
    last_subject_.clear();
    // "The clinics' project has 137 left over": a part of the project's money, whichever.
    const bool some_of_it = opened_ && clause_ == begin && subject_.is_name;
    opened_ = forced_ = false;
    if (!some_of_it && text_.substr(begin, end - begin) == grammar_.amount) {
      const std::size_t known = hits_.size();
      amount(quantity);
      foreign_ = hits_.size() == known && candidate_ != quantity;
    }
    new_clause();
    clause_ = end;
  }

  /// "A fund of 180, of this the county's share 60": parts of an element are none themselves, as long as they fit in.
  bool is_part_of_element(int quantity) {
    if (!element_left_) return false;
    const auto value = value_of(quantity);
    const auto left = value ? element_left_->minus(*value) : std::nullopt;
    element_left_ = left && !left->is_negative() ? left : std::nullopt;
    return element_left_.has_value();
  }

  void amount(int quantity) {
    if (is_part_of_element(quantity)) return;
    if (!measure_.empty()) inherited_.clear();
    if (unknown_) {
      if (take_element(quantity)) return;
      lost_ = true;
      last_measure_ = measure_.empty() ? kNotKnown : measure_;
      return;
    }
    if (list_ != nullptr && named_here_ && subject_.is_name && measure_.empty() && base_ == nullptr) {
      hits_.push_back({list_, quantity, false, printed(subject_.name)});
      element_ = value_of(quantity);
      return;
    }
    const bool unnamed = (!main_.known() && !subject_.known()) || (!named_in_sentence_ && parts_named());
    if (has_default_ && unnamed && base_ == nullptr && measure_ == grammar_.default_measure) {
      main_.id = grammar_.default_subject;
      subject_ = main_;
      named_in_sentence_ = true;
      lost_ = false;
    }
    if (!subject_.known() || (lost_ && !named_here_)) return;
    std::string measure = measure_;
    bool negative = false;
    // "Less by 3 than the year before. Of this: reception 6, less by 1": the parts are compared like the whole.
    if (base_ == nullptr && is_part() && measure_.empty())
      base_ = direction_ == FrameRole::Filler ? nullptr : compared_;
    if (base_ != nullptr && direction_ != FrameRole::Filler) {
      measure = base_->change;
      negative = direction_ == FrameRole::Less;
      if (subject_.id == main_.id) compared_ = base_;
      base_ = nullptr;
    } else if (base_ != nullptr && measure_.empty()) {
      measure = base_->value;
    } else if (direction_ != FrameRole::Filler) {
      return;
    } else if (measure.empty() && named_here_) {
      // "The budget was 1025, of this basic spending 725": the parts are measured like the whole.
      measure = inherited_.empty() ? subject_.implies : inherited_;
    } else if (measure.empty() && year_here(quantity)) {
      // "Reception of 2022 was 1.2, of 2023 1.1": another year of the same.
      measure = measure_of_parts();
    }
    const FrameMeaning* meaning = meaning_of(grammar_.meanings, subject_.id, measure);
    if (meaning == nullptr && is_part()) {
      compare_whole(quantity, measure, negative);
      return;
    }
    last_measure_ = measure;
    if (meaning == nullptr) return;
    if (subject_.id == main_.id && meaning->period == 0) note_whole(quantity, measure);
    lost_ = false;
    const auto told = std::tuple(subject_.name.begin, meaning->concept_id, meaning->period);
    if (meaning->named && !once_.insert(told).second) return;
    last_weak_ = named_here_ && subject_.weak;
    if (!named_here_ || last_weak_) last_subject_ = subject_.id;
    hits_.push_back(
        {subject_.told ? meaning : nullptr, quantity, negative, meaning->named ? printed(subject_.name) : Span{}});
  }

  /// The clause of a figure names a year.
  bool year_here(int quantity) const {
    const std::size_t end = marked_.sign_at[static_cast<std::size_t>(quantity)];
    for (std::size_t i = 0; i < static_cast<std::size_t>(quantity); ++i) {
      const std::size_t at = marked_.sign_at[i];
      if (at != std::string::npos && at >= clause_ && at < end && marked_.quantities[i].kind == "year") return true;
    }
    return false;
  }

  /// "Basic spending 300; project spending 100. The budget was 350": the whole's, when all its parts have had theirs.
  bool parts_named() const {
    return !grammar_.default_parts.empty() && subject_.id != grammar_.default_subject &&
           std::all_of(grammar_.default_parts.begin(), grammar_.default_parts.end(),
                       [&](const std::string& part) { return named_before_.contains(part); });
  }

  /// The sentence has named all parts of the whole: what it goes on with is the whole's again.
  bool parts_said() const {
    return !grammar_.default_parts.empty() && main_.id == grammar_.default_subject &&
           std::all_of(grammar_.default_parts.begin(), grammar_.default_parts.end(),
                       [&](const std::string& part) { return named_parts_.contains(part); });
  }

  /// Behind a difference, or the year before's figure, the parts are those of what was measured before it.
  std::string measure_of_parts() const {
    if (grammar_.is_past(last_measure_)) return measured_.empty() ? last_measure_ : measured_;
    return grammar_.is_change(last_measure_) ? measured_ : last_measure_;
  }

  bool is_part() const { return !subject_.part_of.empty() && subject_.part_of == main_.id; }

  /// What the whole came to, for what is said of it behind its parts.
  void note_whole(int quantity, const std::string& measure) {
    const bool actual = measure == main_.implies;
    if (actual) whole_ = value_of(quantity);
    if (actual || measured_ != main_.implies) measured_ = measure;
  }

  /// "Basic spending 51, of this staff 33, running 18, against the budget of 55 less by 4": behind the parts it is the
  /// arithmetic that tells whether the whole is compared.
  void compare_whole(int quantity, const std::string& measure, bool negative) {
    const FrameMeaning* meaning = meaning_of(grammar_.meanings, main_.id, measure);
    if (base_ != nullptr && measure == base_->value && meaning != nullptr) {
      candidate_ = quantity;
      candidate_meaning_ = meaning;
      return;
    }
    last_measure_ = measure;
    const auto base = candidate_ >= 0 ? value_of(candidate_) : std::nullopt;
    const auto change = value_of(quantity);
    if (!base || !change || !whole_) return;
    if (whole_->minus(*base) != (negative ? change->abs().negated() : change->abs())) return;
    hits_.push_back({candidate_meaning_, candidate_, false, {}});
    if (meaning != nullptr) hits_.push_back({meaning, quantity, negative, {}});
    candidate_ = -1;
    subject_ = main_;
    lost_ = false;
  }

  std::optional<Decimal> value_of(int quantity) const {
    return marked_.quantities[static_cast<std::size_t>(quantity)].value;
  }

  bool take_element(int quantity) {
    const bool plain = measure_.empty() || measure_ == (list_ != nullptr ? list_->measure : "");
    if (list_ == nullptr || !plain || base_ != nullptr || direction_ != FrameRole::Filler || named_here_) return false;
    const std::size_t length = utf8::length(text_.substr(name_->begin, name_->end - name_->begin));
    if (length < 2 || length > kLongestName) return false;
    if (grammar_.no_element && grammar_.no_element->find(text_.substr(clause_, name_->end - clause_))) return false;
    hits_.push_back({list_, quantity, false, printed(*name_)});
    element_ = value_of(quantity);
    return true;
  }

  Span printed(const Span& span) const { return {marked_.origin[span.begin], marked_.origin[span.end]}; }

  const FrameGrammar& grammar_;
  const MarkedText& marked_;
  std::string_view text_;
  std::string_view report_;
  std::vector<FrameHit> hits_;
  /// The subject in force, and the one that sentences come back to: the first that a sentence named.
  Subject subject_;
  Subject main_;
  bool named_in_sentence_ = false;
  /// Subjects named in this sentence, and in the one before.
  std::set<std::string> named_parts_;
  std::set<std::string> named_before_;
  /// Words that are not known stood since the subject was named: it may have changed.
  bool lost_ = false;
  const FrameMeaning* list_ = nullptr;
  std::string last_measure_;
  std::string inherited_;
  /// An opening word stood since the last figure; the subject of that figure, if its clause did not name it for sure.
  bool opened_ = false;
  /// That word itself said whose elements follow.
  bool forced_ = false;
  std::string last_subject_;
  /// Its clause named it, by words that may mean more than what was spent.
  bool last_weak_ = false;
  bool has_default_ = false;
  /// Where the sentence began; how the sentence measured the whole so far, and the sentence before it did.
  std::size_t sentence_ = 0;
  std::string measured_;
  std::string sentence_measure_;
  /// The last amount was none that is known.
  bool foreign_ = false;
  /// The last element of the list, and what is left of it for parts of its own.
  std::optional<Decimal> element_;
  std::optional<Decimal> element_left_;
  /// What the whole came to; an amount that may be what it is compared with, and what it would be then.
  std::optional<Decimal> whole_;
  int candidate_ = -1;
  const FrameMeaning* candidate_meaning_ = nullptr;
  const FrameWords* base_ = nullptr;
  /// What the whole was last compared with.
  const FrameWords* compared_ = nullptr;
  // Of the clause, which begins behind the last stop, figure or opening word.
  std::size_t clause_ = 0;
  std::optional<Span> name_;
  std::optional<Span> first_;
  bool unknown_ = false;
  bool said_ = false;
  bool named_here_ = false;
  FrameRole direction_ = FrameRole::Filler;
  std::string measure_;
  std::set<std::tuple<std::size_t, std::string, int>> once_;
};

}  // namespace

std::vector<FrameHit> read_frames(const FrameGrammar& grammar, const MarkedText& marked, const FrameContext& context) {
  if (marked.text.find(grammar.amount) == std::string::npos) return {};
  return Walk(grammar, marked, context).run(find_words(grammar, marked, context.year));
}

}  // namespace ziping::patterns
