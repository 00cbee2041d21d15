#pragma once
#include <string>
#include <string_view>

namespace ziping::text {

/// The text with every CJK radical (U+2E80 to U+2FD5) replaced by the ideograph that it looks like. Programs that write
/// PDF files map a glyph back to the first code point that uses it, which for common characters is a radical: nobody
/// typed it, and no search finds it. As many code points as before. Sources: NFKC for the Kangxi radicals, the
/// property Equivalent_Unified_Ideograph of Unicode for the others.
std::string without_radicals(std::string_view text);

}  // namespace ziping::text
