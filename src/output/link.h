#pragma once
#include <string>

namespace ziping::output {

/// The address of a page of a PDF, as a link relative to `folder` (the PDF and what links to it may be handed on
/// together). Always begins with "./", "../" or "file:///"; what could mean anything else than a name is escaped.
/// Empty where `folder` is.
std::string link_to_page(const std::string& file, const std::string& folder, int page);

}  // namespace ziping::output
