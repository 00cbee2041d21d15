#include "ocr/figure_check.h"

#include <algorithm>

#include "base/utf8.h"
#include "ocr/calibration.h"
#include "ocr/doubts.h"
#include "ocr/figure.h"
#include "ocr/sign_count.h"
#include "ocr/signs.h"

namespace ziping::ocr {
namespace {

/// With the figures confirmed, so much of the rest must be the same to two readers.
constexpr double kNearlyAll = 0.8;
/// A cut through the unit behind a figure adds a sign or two to what is seen of it; it is the same figure still.
constexpr double kSameFigure = 0.7;
constexpr std::size_t kOfUnit = 2;

bool is_same_figure(const std::u32string& seen, const std::u32string& said, bool has_unit) {
  const bool longer = has_unit && seen.size() <= said.size() + kOfUnit && seen.starts_with(said);
  return longer || likeness(seen, said) >= kSameFigure;
}

/// Another reader than the winner says of figure number `k` what was seen.
bool seconded(const std::u32string& seen, const std::vector<Ballot>& ballots, std::size_t k, std::size_t count) {
  Ballot witness;
  witness.text = utf8::encode(seen);
  return std::any_of(ballots.begin(), ballots.end(), [&](const Ballot& ballot) {
    const std::u32string text = folded(utf8::decode(ballot.text));
    const auto runs = figure_runs(text);
    if (runs.size() != count) return false;
    Ballot part = ballot;
    part.text = utf8::encode(text.substr(runs[k].from, runs[k].to - runs[k].from));
    return agree(witness, part);
  });
}

/// Whether a comparison the readers cannot say may stand before the first figure: as a sign that is said by one of them
/// only, or as ink none of them made a sign of.
bool hides_sign(const Hearing& heard, const std::vector<Ballot>& ballots, std::size_t winner, const FigureRun& run) {
  const std::u32string text = folded(utf8::decode(ballots[winner].text));
  if (run.from == 0) return !is_comparison(text[0]) && heard.left_out_before(winner) >= calibration::kSignWidth;
  if (ballots.size() < 2 || is_figure_sign(text[0])) return false;
  for (std::size_t i = 0; i < ballots.size(); ++i) {
    const std::u32string other = folded(utf8::decode(ballots[i].text));
    if (i != winner && !other.empty() && other[0] == text[0]) return false;
  }
  return true;
}

/// A character before the figure that only readers say who would put it for a comparison, too.
bool agrees_on_word(const std::vector<Ballot>& ballots, std::size_t winner) {
  return ballots.size() > 1 && begins_with_word(ballots[winner]);
}

}  // namespace

Result<std::u32string> FigureCheck::see(const Hearing& heard, std::size_t winner, std::size_t from,
                                        std::size_t to) const {
  Hearing again(heard.picture(), heard.part(winner, from, to), listen_);
  if (auto done = again.ask(figures_); !done) return done.error();
  if (again.empty()) return std::u32string();
  return folded(utf8::decode(again.ballots().front().text));
}

Result<std::u32string> FigureCheck::recount(const Hearing& heard, std::size_t index, std::size_t from,
                                            std::size_t to) const {
  const image::InkLine part = heard.part(index, from, to);
  const std::u32string said =
      folded(std::u32string_view(utf8::decode(heard.ballots()[index].text)).substr(from, to - from));
  const auto digits = std::count_if(said.begin(), said.end(), utf8::is_digit);
  if (digits < static_cast<std::ptrdiff_t>(calibration::kManyDigits) || part.vertical) return std::u32string();
  const Raster crop = image::crop_line(heard.picture(), part, 0, 0);
  const std::vector<PixelBox> places = digit_places(crop);
  if (static_cast<std::ptrdiff_t>(places.size()) <= digits) return std::u32string();
  std::u32string seen;
  for (const PixelBox& place : places) {
    image::InkLine digit = part;
    digit.box = {part.box.x0 + place.x0, part.box.y0 + place.y0, part.box.x0 + place.x1, part.box.y0 + place.y1};
    Hearing alone(heard.picture(), digit, listen_);
    if (auto done = alone.ask(figures_); !done) return done.error();
    if (alone.empty()) return std::u32string();
    const std::u32string sign = folded(utf8::decode(alone.ballots().front().text));
    if (sign.size() != 1 || !utf8::is_digit(sign[0])) return std::u32string();
    seen += sign;
  }
  return with_repeats(said, seen).value_or(std::u32string());
}

Status FigureCheck::look_again(Hearing* heard, Verdict* verdict) const {
  if (figures_.reader == nullptr) return Done{};
  const std::vector<Ballot> ballots = heard->ballots();
  const std::u32string text = utf8::decode(ballots[verdict->winner].text);
  const std::vector<FigureRun> runs = figure_runs(text);
  bool all_confirmed = true;
  bool all_formed = true;
  // From the end, so that what is put in does not move what is still to be looked at.
  for (std::size_t k = runs.size(); k-- > 0;) {
    const FigureRun& run = runs[k];
    const std::u32string said = folded(std::u32string_view(text).substr(run.from, run.to - run.from));
    all_formed = all_formed && is_well_formed_figure(said);
    const bool hidden = run.from <= 1 && hides_sign(*heard, ballots, verdict->winner, run);
    if (hidden || (run.from == 1 && agrees_on_word(ballots, verdict->winner))) {
      const auto seen = see(*heard, verdict->winner, 0, run.to);
      if (!seen) return seen.error();
      const bool sign = seen->size() > 1 && is_comparison((*seen)[0]);
      if (sign && is_same_figure(seen->substr(1), said, run.to < text.size())) {
        if (hidden) heard->replace(verdict->winner, 0, run.from, seen->substr(0, 1));
        if (!hidden || seen->substr(1) != said) all_confirmed = false;
        continue;
      }
    }
    const auto more = recount(*heard, verdict->winner, run.from, run.to);
    if (!more) return more.error();
    if (!more->empty()) {
      heard->replace(verdict->winner, run.from, run.to, *more);
      all_confirmed = false;
      continue;
    }
    const auto seen = see(*heard, verdict->winner, run.from, run.to);
    if (!seen) return seen.error();
    if (*seen == said) continue;
    all_confirmed = false;
    // A comparison no other reader saw is believed at the beginning of the line only, where it is printed.
    const bool invented = is_comparison((*seen + U" ")[0]) && !is_comparison(said[0]) && run.from > 0;
    if (!invented && is_well_formed_figure(*seen) && seconded(*seen, ballots, k, runs.size())) {
      heard->replace(verdict->winner, run.from, run.to, *seen);
    }
  }
  const bool alike = verdict->sure || verdict->confidence >= calibration::kDisputed * kNearlyAll;
  verdict->sure = all_confirmed && all_formed && alike;
  if (verdict->sure) verdict->confidence = std::max(verdict->confidence, calibration::kAgreedByMajority);
  if (!all_confirmed) verdict->confidence = std::min(verdict->confidence, calibration::kDisputed);
  return Done{};
}

}  // namespace ziping::ocr
