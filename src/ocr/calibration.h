#pragma once
#include <cstddef>

/// The numbers of this room that were measured rather than reasoned. See the notes beside each for what measured it;
/// tools/train_digits and the samples of tools/make_samples are what to measure with again.
namespace ziping::ocr::calibration {

/// White margin around the ink, in parts of the em. On 22 scanned pages (660 figures, 932 texts, 150 to 300 dpi) 0.04
/// costs HanS 3 points of the figures it reads right and 9 of the texts against 0.12, 0.22 costs 1; PP-OCR loses half
/// a point and 1.5. Body text wants a little more for Tesseract.
inline constexpr double kCellMargin = 0.14;
inline constexpr double kPpMargin = 0.12;
inline constexpr double kTextMargin = 0.22;

/// PP-OCR's network tells places to eight pixels.
inline constexpr int kNearStep = 9;

/// Lines wider than this in 48 pixels' height (seven or eight ems) are mostly words, and words stand being squeezed to
/// this part of their width: the network was trained with whole lines in 320 columns. At 0.65 it reads them as well as
/// they are printed (two seeds of 31 and 24 pages in three qualities, one a little better, one a little worse), at 0.55
/// worse, and works that much less. Digits, half as wide from the beginning, do not stand it, and profit from being
/// stretched: of several alike in a row it loses some else.
inline constexpr int kLongLine = 300;
inline constexpr double kSqueezed = 0.65;
inline constexpr double kStretched = 1.25;
/// A squeezed line in which some sign is less certain than this is looked at as it is printed, too, and the more
/// certain look counts: of rare characters now the one and now the other is right. At 0.9 so many lines are that
/// nothing is saved.
inline constexpr double kDoubtfulLook = 0.7;
/// White columns around a part of a line that is looked at again, and how much of the line that may be before the whole
/// line is the better choice.
inline constexpr int kPartMargin = 6;
inline constexpr double kMostAgain = 0.6;

/// Ink this wide (in ems) before the first sign of a reading is that of a sign the reader left out.
inline constexpr double kSignWidth = 0.35;

/// From this confidence on (that of the least certain sign) PP-OCR's word on plain text is taken without a second
/// reader.
inline constexpr double kSureAlone = 0.93;

/// What a reading is worth when readings disagree: how often each reader is right alone on figures.
inline constexpr double kWeightPp = 1.15;
inline constexpr double kWeightHans = 0.95;
inline constexpr double kWeightFigures = 0.97;
inline constexpr double kWeightEng = 0.80;
inline constexpr double kWeightChiSim = 0.70;
/// A second reading of one family adds this part of its weight: thin strokes lost to a scanner's black and white made
/// HanS and the English model read 3 for 5 together in 6 of 7 cells that PP-OCR read right.
inline constexpr double kSameFamily = 0.15;
/// PP-OCR's word counts less below this confidence: it read "1" for a lone "/" at 0.24 to 0.53.
inline constexpr double kGuessed = 0.6;
inline constexpr double kGuessWeight = 0.5;
/// PP-OCR read 191 of 191 single digits of scanned tables right, HanS 185, our own model 189, and two of their mistakes
/// were the same.
inline constexpr double kSingleWeight = 1.8;
/// A reading that is no well-formed figure counts this much less where another one is.
inline constexpr double kMalformed = 0.3;

/// Figures of so many digits are counted in the ink: two readers lost the same zeros of a telephone number.
inline constexpr std::size_t kManyDigits = 6;

/// Confidence given to an outcome: how often readings of that kind were right.
inline constexpr double kAgreed = 0.999;
inline constexpr double kAgreedByMajority = 0.97;
inline constexpr double kMalformedAgreed = 0.90;
inline constexpr double kDisputed = 0.75;
inline constexpr double kAlone = 0.80;
inline constexpr double kAlternative = 0.10;

/// A line that is one stroke (in ems). Widths of a hyphen (0.33), an en dash (0.5) and an em dash (1) in the faces of
/// tools/train_digits; the slope of their slashes is 0.3 to 0.5, that of their ones 0.
inline constexpr double kDashHeight = 0.18;
inline constexpr double kDashWidth = 0.2;
inline constexpr double kHyphenWidth = 0.42;
inline constexpr double kTwoDashes = 1.4;
inline constexpr double kDashLongest = 2.4;
/// Dots of an ellipsis: their height at most, how far apart they stand at least, and the part of the row that is ink.
inline constexpr double kDotHeight = 0.3;
inline constexpr double kDotStep = 0.15;
inline constexpr double kDotsInk = 0.55;
inline constexpr double kStrokeWidth = 0.22;
inline constexpr double kSlashSlope = 0.18;
/// The strokes of "=" are equal to this part; those of the Chinese two differ by a fifth at least.
inline constexpr double kEqualStrokes = 0.9;
inline constexpr double kStroke = 0.98;

/// Marks between digits, in ems: digits are taller, marks lower than these; the base line is the digits' foot. On a
/// form with 14 commas, scanned at 150, 200 and 300 dpi and in black and white, and in four faces drawn at these
/// resolutions, commas reach 0.1 to 0.2 below it and points 0.05 at most. A comma of 8 points in black and white
/// reaches as low as a point, but is half as tall again as it is wide; points are as tall as wide, or a third taller.
inline constexpr double kDigitHeight = 0.5;
inline constexpr double kMarkHeight = 0.45;
inline constexpr double kMarkAbove = 0.15;
inline constexpr double kCommaBelow = 0.095;
inline constexpr double kTailBelow = 0.05;
inline constexpr double kCommaSlim = 1.4;
inline constexpr double kPointBelow = 0.065;
inline constexpr double kPointSlim = 1.35;
/// In pixels: below, commas of coarse scans are as round as points.
inline constexpr double kSmallPrint = 28;

/// Boxes to be ticked. On 12 forms in four qualities (150 to 300 dpi, grey, bilevel) and in six faces, in ems: size
/// 0.78 to 0.96 (ticked ones of a face of their own 0.5); of their own width: sides whole to 0.86 at least, insides
/// empty to 0.01, those of ticked ones 0.2 to 0.38 ink whose longest level run is 0.41 of the width. Characters in a
/// frame that end as flat had 0.36 or more inside, in level runs of half the width. Two boxes and a word are no
/// shorter.
inline constexpr double kLeastOptions = 3;
inline constexpr double kBoxLeast = 0.6;
inline constexpr double kTickedLeast = 0.42;
inline constexpr double kBoxMost = 1.1;
inline constexpr double kBoxUneven = 0.1;
inline constexpr double kBoxSide = 0.08;
inline constexpr double kBoxWhole = 0.85;
inline constexpr double kBoxInset = 0.2;
inline constexpr double kBoxEmpty = 0.03;
inline constexpr double kBoxFringe = 0.1;
inline constexpr double kBoxFilled = 0.86;
inline constexpr double kTickLeast = 0.12;
inline constexpr double kTickMost = 0.5;
inline constexpr double kTickRun = 0.45;

}  // namespace ziping::ocr::calibration
