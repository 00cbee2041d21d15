#pragma once
#include <string>
#include <vector>

#include "base/result.h"

namespace ziping::batch {

/// The files a run works on, sorted and each once, and the inputs that are none.
struct Inputs {
  std::vector<std::string> files;
  std::vector<Error> errors;
};

/// Files as given; folders searched for *.pdf (any case) without following symbolic links to folders. A folder
/// without any is the error no_pdf_found, a name that is not there input_missing.
Inputs collect_inputs(const std::vector<std::string>& arguments);

}  // namespace ziping::batch
