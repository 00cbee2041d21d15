#pragma once
#include <optional>

#include "image/page_picture.h"
#include "ocr/page_reader.h"

namespace ziping::ocr {

/// A line that is a stroke or two, told by its shape: a dash or a slash, which stand for "none" in these forms, or the
/// sign of equality alone in its column. Readers make nothing of these, or anything. Nothing where the line is more.
std::optional<ReadLine> read_stroke(const image::PagePicture& picture, const image::InkLine& line);

}  // namespace ziping::ocr
