#pragma once
#include <optional>

#include "image/page_picture.h"
#include "ocr/page_reader.h"

namespace ziping::ocr {

/// A line that is a single stroke, told by its shape: a dash or a slash, which stand for "none" in these forms and of
/// which readers make nothing, or anything. Nothing where the line is more than that.
std::optional<ReadLine> read_stroke(const image::PagePicture& picture, const image::InkLine& line);

}  // namespace ziping::ocr
