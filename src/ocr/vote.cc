#include "ocr/vote.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <set>

#include "base/utf8.h"
#include "ocr/calibration.h"
#include "ocr/figure.h"
#include "ocr/signs.h"

namespace ziping::ocr {
namespace {

/// At most this many signs are put by a limited reader where it cannot say the one that stands there.
constexpr std::size_t kReplacements = 2;

/// `full` with each unknown sign allowed to be anything short in `limited`.
bool covers(std::u32string_view full, std::u32string_view limited) {
  if (full.empty()) return limited.empty();
  if (!limited.empty() && full[0] == limited[0] && covers(full.substr(1), limited.substr(1))) return true;
  if (!unknown_to_tesseract(full[0])) return false;
  for (std::size_t taken = 0; taken <= std::min(kReplacements, limited.size()); ++taken) {
    if (covers(full.substr(1), limited.substr(taken))) return true;
  }
  return false;
}

struct Side {
  std::vector<std::size_t> members;
  bool well_formed = false;
};

constexpr std::array kFamilies = {Family::Tesseract, Family::PpOcr, Family::Figures};

std::size_t families(const std::vector<Ballot>& ballots, const std::vector<std::size_t>& members) {
  std::set<Family> heard;
  for (const std::size_t i : members) heard.insert(ballots[i].family);
  return heard.size();
}

/// The ballots in sides that agree with their first member; a ballot of a full reader leads its side.
std::vector<Side> sides_of(const std::vector<Ballot>& ballots) {
  std::vector<Side> sides;
  const auto join = [&](std::size_t i) {
    for (Side& side : sides) {
      if (agree(ballots[side.members.front()], ballots[i])) {
        side.members.push_back(i);
        return;
      }
    }
    sides.push_back({{i}, is_well_formed_figure(folded(utf8::decode(ballots[i].text)))});
  };
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    if (!ballots[i].limited) join(i);
  }
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    if (ballots[i].limited) join(i);
  }
  return sides;
}

/// PP-OCR knows when it guesses: what it is not certain of weighs less. Tesseract does not. And a sign alone gives
/// Tesseract, ours included, nothing to go by.
double weight_of(const Ballot& ballot) {
  if (ballot.family != Family::PpOcr) return ballot.weight;
  if (ballot.confidence < calibration::kGuessed) return ballot.weight * calibration::kGuessWeight;
  const bool single = utf8::length(ballot.text) == 1 && ballot.confidence >= calibration::kSureAlone;
  return single ? ballot.weight * calibration::kSingleWeight : ballot.weight;
}

/// What a side weighs: each family as much as its best member, a little for the others.
double worth(const std::vector<Ballot>& ballots, const Side& side) {
  double sum = 0;
  for (const Family family : kFamilies) {
    double best = 0;
    double all = 0;
    for (const std::size_t i : side.members) {
      if (ballots[i].family != family) continue;
      const double weight = weight_of(ballots[i]);
      best = std::max(best, weight);
      all += weight;
    }
    sum += best + calibration::kSameFamily * (all - best);
  }
  return side.well_formed ? sum : sum * calibration::kMalformed;
}

/// A sign only few readers can say needs two of those, or one that is certain.
bool signs_certain(const std::vector<Ballot>& ballots, const Side& side) {
  const std::u32string text = folded(utf8::decode(ballots[side.members.front()].text));
  if (std::none_of(text.begin(), text.end(),
                   [](char32_t sign) { return unknown_to_tesseract(sign) || is_comparison(sign); })) {
    return true;
  }
  std::size_t full = 0;
  double confidence = 0;
  for (const std::size_t i : side.members) {
    if (ballots[i].limited) continue;
    ++full;
    confidence = std::max(confidence, ballots[i].confidence);
  }
  return full > 1 || confidence >= calibration::kSureAlone;
}

/// The figures in a text: what must agree in a sentence before it is believed.
std::vector<std::u32string> figures_in(std::u32string_view text) {
  std::vector<std::u32string> figures;
  for (const FigureRun& run : figure_runs(text)) figures.emplace_back(text.substr(run.from, run.to - run.from));
  return figures;
}

/// Nearly all the rest, punctuation left aside: one sign in fifteen may differ where all figures agree.
constexpr double kLikeEnough = 0.93;

}  // namespace

double likeness(std::u32string_view a, std::u32string_view b) {
  if (a.empty() && b.empty()) return 1;
  // Longest common subsequence, two rows.
  std::vector<std::size_t> above(b.size() + 1, 0);
  std::vector<std::size_t> here(b.size() + 1, 0);
  for (const char32_t sign : a) {
    for (std::size_t j = 0; j < b.size(); ++j) {
      here[j + 1] = sign == b[j] ? above[j] + 1 : std::max(above[j + 1], here[j]);
    }
    std::swap(above, here);
  }
  return static_cast<double>(above[b.size()]) / static_cast<double>(std::max(a.size(), b.size()));
}

bool agree(const Ballot& a, const Ballot& b) {
  const std::u32string left = folded(utf8::decode(a.text));
  const std::u32string right = folded(utf8::decode(b.text));
  if (left.empty() || right.empty()) return false;
  if (left == right) return true;
  if (a.limited == b.limited) return false;
  // Where nothing but unknown signs stands, a limited reader has no say at all.
  const std::u32string& full = a.limited ? right : left;
  const std::u32string& less = a.limited ? left : right;
  if ((full == U"\u2264" && less == U"<") || (full == U"\u2265" && less == U">")) return true;
  if (std::all_of(full.begin(), full.end(), unknown_to_tesseract)) return false;
  return a.limited ? covers(right, left) : covers(left, right);
}

Verdict settle_figure(const std::vector<Ballot>& ballots) {
  Verdict verdict;
  if (ballots.empty()) return verdict;
  std::vector<Side> sides = sides_of(ballots);
  std::stable_sort(sides.begin(), sides.end(),
                   [&ballots](const Side& a, const Side& b) { return worth(ballots, a) > worth(ballots, b); });
  const Side& best = sides.front();
  verdict.winner = best.members.front();
  std::vector<std::size_t> everyone(ballots.size());
  std::iota(everyone.begin(), everyone.end(), std::size_t{0});
  const bool one_family = families(ballots, everyone) == 1;
  const bool several = best.members.size() > 1;
  const bool independent = one_family ? several : families(ballots, best.members) > 1;
  const bool unanimous = sides.size() == 1;
  if (!several) {
    verdict.confidence = unanimous ? calibration::kAlone : calibration::kDisputed;
    verdict.confidence *= ballots[verdict.winner].confidence;
  } else if (!best.well_formed || !signs_certain(ballots, best)) {
    verdict.confidence = unanimous ? calibration::kMalformedAgreed : calibration::kDisputed;
  } else {
    verdict.confidence = unanimous && independent ? calibration::kAgreed : calibration::kAgreedByMajority;
    verdict.sure = independent && (unanimous || worth(ballots, best) > 2 * worth(ballots, sides[1]));
  }
  return verdict;
}

namespace {

/// So many signs a reader leaves out of a line at most, for the other to be taken instead.
constexpr std::size_t kLeftOut = 2;

/// True if all of `part` stands in `whole`, in order.
bool is_part_of(std::u32string_view part, std::u32string_view whole) {
  std::size_t at = 0;
  for (const char32_t sign : whole) {
    if (at < part.size() && part[at] == sign) ++at;
  }
  return at == part.size();
}

std::u32string without_punctuation(std::u32string_view text) {
  std::u32string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // A point between digits is no punctuation.
    const bool inner = i > 0 && i + 1 < text.size() && utf8::is_digit(text[i - 1]) && utf8::is_digit(text[i + 1]);
    if (inner || !is_punctuation(text[i])) out.push_back(text[i]);
  }
  return out;
}

/// The ballot that is to stand: mostly the first.
std::size_t standing(const std::vector<Ballot>& ballots, const std::vector<std::u32string>& texts) {
  if (ballots[0].incomplete) {
    for (std::size_t i = 1; i < ballots.size(); ++i) {
      const bool longer = texts[i].size() > texts[0].size() && texts[i].size() <= texts[0].size() + kLeftOut;
      if (longer && is_part_of(texts[0], texts[i])) return i;
    }
  }
  const bool outvoted = ballots.size() > 2 && texts[1] == texts[2] && texts[0] != texts[1];
  if (outvoted && ballots[0].confidence < calibration::kSureAlone &&
      without_punctuation(texts[0]) == without_punctuation(texts[1])) {
    return 1;
  }
  return 0;
}

}  // namespace

Verdict settle_text(const std::vector<Ballot>& ballots) {
  Verdict verdict;
  if (ballots.empty()) return verdict;
  std::vector<std::u32string> texts;
  for (const Ballot& ballot : ballots) texts.push_back(folded(utf8::decode(ballot.text)));
  verdict.winner = standing(ballots, texts);
  const Ballot& winner = ballots[verdict.winner];
  const std::u32string& text = texts[verdict.winner];
  const bool one_family =
      std::all_of(ballots.begin(), ballots.end(), [&](const Ballot& ballot) { return ballot.family == winner.family; });
  const auto figures = figures_in(text);
  const bool formed = std::all_of(figures.begin(), figures.end(), is_well_formed_figure);
  verdict.confidence = (ballots.size() == 1 ? calibration::kAlone : calibration::kDisputed) * winner.confidence;
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    if (i == verdict.winner) continue;
    const bool kin = ballots[i].family == winner.family && !one_family;
    const double like =
        agree(winner, ballots[i]) ? 1 : likeness(without_punctuation(text), without_punctuation(texts[i]));
    if (kin || like < kLikeEnough || (like < 1 && figures != figures_in(texts[i]))) {
      verdict.confidence = std::max(verdict.confidence, calibration::kDisputed * like);
      continue;
    }
    verdict.confidence = formed ? calibration::kAgreed * like : calibration::kMalformedAgreed * like;
    verdict.sure = formed;
    break;
  }
  return verdict;
}

}  // namespace ziping::ocr
