#include "ocr/line_reader.h"

#include <algorithm>

#include "base/utf8.h"
#include "ocr/calibration.h"
#include "ocr/doubts.h"
#include "ocr/figure.h"
#include "ocr/figure_check.h"
#include "ocr/group_mark.h"
#include "ocr/line_join.h"
#include "ocr/lost_marks.h"
#include "ocr/sign_count.h"
#include "ocr/signs.h"
#include "ocr/stroke.h"
#include "ocr/tick_box.h"

namespace ziping::ocr {
namespace {

/// More crops than any page has; beyond, the oldest knowledge is not worth its memory.
constexpr std::size_t kMaxRemembered = 8192;

/// FNV-1a over eight bytes at a time: identical crops are found, nothing else depends on it.
std::uint64_t digest(const Raster& crop, std::string_view reader) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto mix = [&hash](std::uint64_t value) { hash = (hash ^ value) * 1099511628211ULL; };
  for (const char letter : reader) mix(static_cast<std::uint8_t>(letter));
  mix(static_cast<std::uint64_t>(crop.width()));
  mix(static_cast<std::uint64_t>(crop.height()));
  std::uint64_t word = 0;
  std::size_t count = 0;
  for (const std::uint8_t pixel : crop.pixels()) {
    word = (word << 8U) | pixel;
    if (++count % 8 == 0) mix(word ^ (word >> 29U));
  }
  mix(word);
  return hash;
}

/// Marks of punctuation that PP-OCR loses where it is the winner, from what Tesseract said of the line.
void put_marks_in(Hearing* heard, std::size_t winner) {
  if (heard->ballots()[winner].family != Family::PpOcr) return;
  for (std::size_t i = 0; i < heard->ballots().size(); ++i) {
    if (heard->ballots()[i].family != Family::Tesseract) continue;
    const std::u32string text = utf8::decode(heard->ballots()[winner].text);
    for (const LostMark& mark : lost_marks(text, utf8::decode(heard->ballots()[i].text))) {
      heard->replace(winner, mark.from, mark.to, std::u32string_view(&mark.sign, 1));
    }
  }
}

ReadLine settled(Hearing heard, Verdict verdict) {
  look_at_group_marks(&heard, &verdict);
  return heard.settled(verdict);
}

/// Long figures are looked at: what was agreed upon may lack digits that stand there.
bool loses_digits(const Hearing& heard, const Verdict& verdict) {
  const std::u32string text = folded(utf8::decode(heard.ballots()[verdict.winner].text));
  const auto digits = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), utf8::is_digit));
  const bool only_figures = std::all_of(text.begin(), text.end(), is_figure_sign);
  if (digits < calibration::kManyDigits || !only_figures || heard.line().vertical) return false;
  return shows_more_digits(image::crop_line(heard.picture(), heard.line(), 0, 0), text);
}

}  // namespace

Result<LineText> LineReader::listen(Reader& reader, const Raster& crop) {
  const std::uint64_t key = digest(crop, reader.name());
  if (const auto known = heard_before_.find(key); known != heard_before_.end()) return known->second;
  auto said = reader.read(crop);
  if (said && heard_before_.size() < kMaxRemembered) heard_before_.emplace(key, *said);
  return said;
}

Hearing LineReader::hearing(const image::PagePicture& picture, const image::InkLine& line) {
  return {picture, line, [this](Reader& reader, const Raster& crop) { return listen(reader, crop); }};
}

Witness LineReader::pp() const {
  return {engines_.pp.get(), calibration::kWeightPp, false, Family::PpOcr};
}
Witness LineReader::hans() const {
  return {engines_.hans.get(), calibration::kWeightHans, true, Family::Tesseract};
}
Witness LineReader::chi_sim() const {
  return {engines_.chi_sim.get(), calibration::kWeightChiSim, true, Family::Tesseract};
}

Witness LineReader::figures() const {
  return {engines_.figures.get(), calibration::kWeightFigures, false, Family::Figures};
}

/// The reader that is right most often comes first: its word decides what the line is.
Status LineReader::ask_best(Hearing* hearing, std::optional<double> margin) {
  if (engines_.pp != nullptr) {
    if (auto done = hearing->ask(pp()); !done) return done;
    if (!hearing->empty()) return Done{};
  }
  return hearing->ask(engines_.hans != nullptr ? hans() : chi_sim(), margin);
}

template <typename Read>
Result<ReadLine> LineReader::read_around_boxes(const image::PagePicture& picture, const image::InkLine& line,
                                               Read read) {
  if (line.vertical || line.box.width() < calibration::kLeastOptions * line.em) return read(picture, line);
  const std::vector<TickBox> boxes = tick_boxes(image::crop_line(picture, line, 0, 0), line.em);
  if (boxes.empty()) return read(picture, line);
  JoinedLines alone = join_lines(picture, {line});
  paint_over(boxes, alone.pieces.front().from, line.em, &alone.picture.ink, &alone.line.box);
  const auto words = read(alone.picture, alone.line);
  if (!words) return words.error();
  ReadLine whole = std::move(take_apart(*words, alone, picture.points_per_pixel()).front());
  put_boxes_in(boxes, whole.box.x0, picture.points_per_pixel(), &whole);
  return whole;
}

Result<ReadLine> LineReader::read_cell_line(const image::PagePicture& picture, const image::InkLine& line) {
  return read_around_boxes(picture, line,
                           [this](const auto& page, const auto& part) { return read_cell_words(page, part); });
}

Result<ReadLine> LineReader::read_text_line(const image::PagePicture& picture, const image::InkLine& line) {
  return read_around_boxes(picture, line,
                           [this](const auto& page, const auto& part) { return read_running_text(page, part); });
}

Result<ReadLine> LineReader::read_cell_words(const image::PagePicture& picture, const image::InkLine& line) {
  if (const auto stroke = read_stroke(picture, line)) return *stroke;
  Hearing heard = hearing(picture, line);
  if (auto done = ask_best(&heard, std::nullopt); !done) return done.error();
  if (heard.empty()) return read_figure(std::move(heard));
  const Ballot& first = heard.ballots().front();
  if (shape_of(first.text) == Shape::Figure || may_be_figure(first)) return read_figure(std::move(heard));
  return read_words(std::move(heard), std::nullopt);
}

Result<ReadLine> LineReader::read_running_text(const image::PagePicture& picture, const image::InkLine& line) {
  Hearing heard = hearing(picture, line);
  const std::optional<double> margin = calibration::kTextMargin;
  if (auto done = ask_best(&heard, margin); !done) return done.error();
  return read_words(std::move(heard), margin);
}

Result<ReadLine> LineReader::read_figure(Hearing heard) {
  // Where PP-OCR says a figure, our own model is the fastest to confirm it: 2 ms against HanS's 15. HanS is the first
  // to ask where words are possible, which our model cannot say.
  const bool confirm = engines_.pp != nullptr && !heard.empty() && !heard.ballots().front().limited &&
                       is_well_formed_figure(folded(utf8::decode(heard.ballots().front().text)));
  std::vector<Witness> others;
  if (confirm) others.push_back(figures());
  if (engines_.pp != nullptr) others.push_back(hans());
  if (!confirm) others.push_back(figures());
  others.push_back({engines_.eng.get(), calibration::kWeightEng, true, Family::Tesseract});
  if (engines_.pp == nullptr) others.push_back(chi_sim());
  std::erase_if(others, [](const Witness& witness) { return witness.reader == nullptr; });
  for (const Witness& next : others) {
    const bool words = heard.ballots().size() >= 2 && none_is_figure(heard.ballots());
    if (words && !(next.family == Family::Figures && is_one_odd_sign(heard.ballots().front()))) break;
    if (auto done = heard.ask(next); !done) return done.error();
    const bool doubt =
        next.limited && engines_.figures != nullptr && doubts_first_sign(heard.ballots()) && heard.ballots().size() < 3;
    if (settle_figure(heard.ballots()).sure && !doubt) break;
  }
  // Two or three Chinese characters, or a figure with its unit: models that know nothing else make figures of those.
  if (none_is_figure(heard.ballots())) return settle_words(std::move(heard), std::nullopt);
  Verdict verdict = settle_figure(heard.ballots());
  if (loses_digits(heard, verdict)) {
    verdict.sure = false;
    verdict.confidence = std::min(verdict.confidence, calibration::kDisputed);
    const std::size_t all = utf8::decode(heard.ballots()[verdict.winner].text).size();
    const auto more = figure_check().recount(heard, verdict.winner, 0, all);
    if (!more) return more.error();
    if (!more->empty()) heard.replace(verdict.winner, 0, all, *more);
  }
  return settled(std::move(heard), verdict);
}

Result<ReadLine> LineReader::read_words(Hearing heard, std::optional<double> margin) {
  if (heard.empty()) return heard.settled({});
  const Ballot& first = heard.ballots().front();
  const bool figures = has_figures(first.text);
  const bool by_pp = engines_.pp != nullptr && !first.limited;
  if (by_pp && !figures && !first.incomplete && first.confidence >= calibration::kSureAlone) {
    const Verdict certain{0, calibration::kAgreed * first.confidence, true};
    return settled(std::move(heard), certain);
  }
  if (by_pp && figures && engines_.figures != nullptr && !first.incomplete &&
      first.confidence >= calibration::kSureAlone) {
    // Of the words it is certain, and our own model is quick to hear about the figures.
    Hearing looked_at = heard;
    Verdict verdict{0, calibration::kAgreed * first.confidence, true};
    if (auto done = look_at_figures(&looked_at, &verdict); !done) return done.error();
    if (verdict.sure) return settled(std::move(looked_at), verdict);
  }
  if (by_pp) {
    if (auto done = heard.ask(hans(), margin); !done) return done.error();
  }
  return settle_words(std::move(heard), margin);
}

Result<ReadLine> LineReader::settle_words(Hearing heard, std::optional<double> margin) {
  if (heard.empty()) return heard.settled({});
  const bool figures = has_figures(heard.ballots().front().text);
  Verdict verdict = settle_text(heard.ballots());
  if (!verdict.sure) {
    if (auto done = heard.ask(chi_sim(), margin); !done) return done.error();
    verdict = settle_text(heard.ballots());
  }
  put_marks_in(&heard, verdict.winner);
  // Two readers that cannot say a comparison leave out the same ink.
  const bool left_out = heard.left_out_before(verdict.winner) >= calibration::kSignWidth;
  const Ballot& winner = heard.ballots()[verdict.winner];
  if (figures && (!verdict.sure || left_out || compares(winner.text) || begins_with_word(winner))) {
    if (auto done = look_at_figures(&heard, &verdict); !done) return done.error();
  }
  return settled(std::move(heard), verdict);
}

FigureCheck LineReader::figure_check() {
  return {figures(), [this](Reader& reader, const Raster& crop) { return listen(reader, crop); }};
}

Status LineReader::look_at_figures(Hearing* heard, Verdict* verdict) {
  return figure_check().look_again(heard, verdict);
}

Result<double> LineReader::certainty(const image::PagePicture& picture, const image::InkLine& line, bool turned) {
  Reader* reader = engines_.pp != nullptr ? engines_.pp.get() : engines_.hans.get();
  if (reader == nullptr) reader = engines_.chi_sim.get();
  if (reader == nullptr) return 0.0;
  Raster crop = image::crop_line(picture, line, reader->margin(), reader->height());
  if (turned) std::reverse(crop.pixels().begin(), crop.pixels().end());
  auto said = listen(*reader, crop);
  if (!said) return said.error();
  return said->confidence;
}

}  // namespace ziping::ocr
