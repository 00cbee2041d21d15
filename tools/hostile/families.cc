#include "families.h"

#include <filesystem>
#include <fstream>

namespace ziping::hostile {

int write_families(const std::string& folder) {
  std::error_code ignored;
  std::filesystem::create_directories(folder, ignored);
  int written = 0;
  for (const auto family : {hostile_files, hostile_trees, hostile_contents, hostile_fonts, hostile_pictures}) {
    for (const HostilePdf& pdf : family()) {
      std::ofstream out(folder + "/" + pdf.name + ".pdf", std::ios::binary);
      out << pdf.bytes;
      if (!out.flush()) return 0;
      ++written;
    }
  }
  return written;
}

}  // namespace ziping::hostile
