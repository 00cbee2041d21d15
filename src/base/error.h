#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/box.h"

namespace ziping {

/// Every failure the product can name. The snake_case name (`to_string`) is stable: it stands in exports, in the
/// database and in README's table of exit codes.
enum class ErrorCode {
  // input: the file itself is to blame
  InputMissing,
  InputUnreadable,
  InputChanged,
  NoPdfFound,
  PdfOpenFailed,
  PdfEncrypted,
  PdfNoPages,
  PageUnreadable,
  PageBoxInvalid,
  PageRenderFailed,
  PageBlankRender,
  PageInkWithoutWords,
  TextLayerDistrusted,
  // limit: a named limit of base/limits.h was reached
  FileTooLarge,
  TooManyPages,
  PageTooLarge,
  DpiReduced,
  PageTimeout,
  OutOfMemory,
  TooManyFailures,
  MessagesSuppressed,
  // environment: this machine or this installation
  WorkerDied,
  SandboxUnavailable,
  TessdataMissing,
  ModelMissing,
  StoreUnwritable,
  StoreLocked,
  StoreForeign,
  StoreNewer,
  StoreDamaged,
  StoreFull,
  OutputUnwritable,
  // data a user writes
  PatternInvalid,
  // reading
  TableUncertain,
  LabelAmbiguous,
  ValueUnclear,
  DateImpossible,
  // us
  Usage,
  Internal,
};

enum class ErrorCategory { Input, Limit, Environment, Pattern, Reading, Usage, Internal };

std::string_view to_string(ErrorCode code);
ErrorCategory category(ErrorCode code);
/// Process exit code of a run that ends with this error: 1 usage, 2 input, 4 environment or patterns, 5 internal.
int exit_code(ErrorCode code);

/// Where something went wrong: the stage (room) and, as far as known, page (from 1), box, or line of a pattern file.
struct Origin {
  std::string stage;
  std::optional<int> page;
  std::optional<Box> box;
  std::string file;
  int line = 0;
  int column = 0;
};

/// What went wrong and where. `code` is stable; `message` is for people.
struct Error {
  ErrorCode code = ErrorCode::Internal;
  std::string message;
  Origin origin;
};

/// Something noticed that did not stop the work. A page or document that carries one of category Input, Limit,
/// Environment or Internal is never `ok`. Kept with the document, exported as `diagnostics`.
struct Diagnostic {
  std::string code;
  std::string message;
  std::optional<int> page;
  std::string stage;

  bool operator==(const Diagnostic&) const = default;
};

Diagnostic to_diagnostic(const Error& error);

/// "file:line:column: message" or "page N: message": one line for a person.
std::string describe(const Error& error);

}  // namespace ziping
