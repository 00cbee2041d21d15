#pragma once
#include <string>

namespace ziping::hostile {

/// A born-digital document of small pages with a line of text and a figure each, another for every number: quick to
/// read, so that thousands of pages make a test.
std::string tiny_pdf(int number, int pages);

/// Writes so many of them into a folder (made where it is not there), as 00001.pdf and on.
bool write_tiny_pdfs(const std::string& folder, int documents, int pages);

}  // namespace ziping::hostile
