#pragma once
#include <string>
#include <vector>

#include "pdf/page_content.h"

namespace ziping::pdf {

/// Why the characters of a page cannot be believed, from the characters and pictures alone; empty where they can. The
/// reasons are for people. Characters that are not drawn, or that a picture drawn later covers, are marked invisible.
std::vector<std::string> mark_and_judge(PageContent& content, double picture_coverage);

}  // namespace ziping::pdf
