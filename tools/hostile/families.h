#pragma once
#include <string>
#include <vector>

namespace ziping::hostile {

/// A PDF that lies in one way, named by it.
struct HostilePdf {
  std::string name;
  std::string bytes;
};

/// Tables of objects, object streams, damaged and appended files, encryption.
std::vector<HostilePdf> hostile_files();
/// Trees that are none: pages, attributes, forms to fill in, outlines, layers, attachments.
std::vector<HostilePdf> hostile_trees();
/// Contents without end, forms and patterns that draw themselves, texts and paths out of bounds.
std::vector<HostilePdf> hostile_contents();
/// Fonts and maps of codes that are broken or boundless.
std::vector<HostilePdf> hostile_fonts();
/// Pictures of no size or too much of it, filters that unpack to far more.
std::vector<HostilePdf> hostile_pictures();

/// Writes them all into a folder; how many, 0 where one could not be written.
int write_families(const std::string& folder);

}  // namespace ziping::hostile
