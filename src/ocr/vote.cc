#include "ocr/vote.h"

#include <algorithm>

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
  double weight = 0;
  bool well_formed = false;
};

/// The ballots in sides that agree with their first member; a ballot of a full reader leads its side.
std::vector<Side> sides_of(const std::vector<Ballot>& ballots) {
  std::vector<Side> sides;
  const auto join = [&](std::size_t i) {
    for (Side& side : sides) {
      if (agree(ballots[side.members.front()], ballots[i])) {
        side.members.push_back(i);
        side.weight += ballots[i].weight;
        return;
      }
    }
    sides.push_back({{i}, ballots[i].weight, is_well_formed_figure(folded(utf8::decode(ballots[i].text)))});
  };
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    if (!ballots[i].limited) join(i);
  }
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    if (ballots[i].limited) join(i);
  }
  return sides;
}

double worth(const Side& side) {
  return side.well_formed ? side.weight : side.weight * calibration::kMalformed;
}

/// The figures in a text: what must agree in a sentence before it is believed. A mark of punctuation at the end of a
/// run is none of the figure.
std::vector<std::u32string> figures_in(std::u32string_view text) {
  std::vector<std::u32string> runs;
  std::u32string run;
  bool digits = false;
  const auto close = [&] {
    while (!run.empty() && (run.back() == '.' || run.back() == ',' || run.back() == '-')) run.pop_back();
    while (!run.empty() && (run.front() == '.' || run.front() == ',' || run.front() == '-')) run.erase(0, 1);
    if (digits) runs.push_back(run);
    run.clear();
    digits = false;
  };
  for (const char32_t sign : text) {
    if (utf8::is_digit(sign) || is_comparison(sign) || sign == '.' || sign == ',' || sign == '%' || sign == '-') {
      run.push_back(sign);
      digits = digits || utf8::is_digit(sign);
    } else {
      close();
    }
  }
  close();
  return runs;
}

/// Nearly all the rest: one sign in eight may differ where all figures agree.
constexpr double kLikeEnough = 0.87;

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
  return a.limited ? covers(right, left) : covers(left, right);
}

Verdict settle_figure(const std::vector<Ballot>& ballots) {
  Verdict verdict;
  if (ballots.empty()) return verdict;
  std::vector<Side> sides = sides_of(ballots);
  std::stable_sort(sides.begin(), sides.end(), [](const Side& a, const Side& b) { return worth(a) > worth(b); });
  const Side& best = sides.front();
  verdict.winner = best.members.front();
  const bool several = best.members.size() > 1;
  const bool unanimous = sides.size() == 1;
  const double against = unanimous ? 0 : worth(sides[1]);
  if (!several) {
    verdict.confidence = unanimous ? calibration::kAlone : calibration::kDisputed;
    verdict.confidence *= ballots[verdict.winner].confidence;
  } else if (!best.well_formed) {
    verdict.confidence = unanimous ? calibration::kMalformedAgreed : calibration::kDisputed;
  } else {
    verdict.confidence = unanimous ? calibration::kAgreed : calibration::kAgreedByMajority;
    verdict.sure = unanimous || worth(best) > 2 * against;
  }
  return verdict;
}

Verdict settle_text(const std::vector<Ballot>& ballots) {
  Verdict verdict;
  if (ballots.empty()) return verdict;
  const std::u32string first = folded(utf8::decode(ballots[0].text));
  const auto figures = figures_in(first);
  const bool formed = std::all_of(figures.begin(), figures.end(), is_well_formed_figure);
  verdict.confidence = (ballots.size() == 1 ? calibration::kAlone : calibration::kDisputed) * ballots[0].confidence;
  for (std::size_t i = 1; i < ballots.size(); ++i) {
    const std::u32string other = folded(utf8::decode(ballots[i].text));
    const double like = agree(ballots[0], ballots[i]) ? 1 : likeness(first, other);
    if (like < kLikeEnough || (like < 1 && figures != figures_in(other))) {
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
