#pragma once
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "serve/message.h"

namespace ziping::serve {

/// The boundary that a Content-Type of multipart/form-data names; empty where the type is another one, or the boundary
/// is none (RFC 2046: 1 to 70 characters).
std::string multipart_boundary(std::string_view content_type);

/// A part of a form as it begins. `file_name` is set where the part is a file (it may be empty: nothing was chosen).
struct FormPart {
  std::string name;
  std::optional<std::string> file_name;
};

/// Takes a body of multipart/form-data (RFC 7578) apart as it comes. Holds no more of it than a piece, a boundary and
/// the lines in front of a part, which may take 8 KiB.
class MultipartReader {
 public:
  using Begin = std::function<bool(const FormPart&)>;
  /// `begin` hears of each part, `content` then gets its bytes; each says whether it wants to go on.
  MultipartReader(std::string_view boundary, Begin begin, TakeBytes content);

  /// The next bytes of the body. False where they are no such body, or somebody did not want to go on; then and ever
  /// after.
  bool take(std::string_view bytes);
  /// The closing boundary came, and nothing was wrong before it.
  bool whole() const { return state_ == State::End; }

 private:
  enum class State { Preamble, Boundary, Lines, Content, End, Bad };
  bool step();
  bool find_boundary(bool wanted);
  bool after_boundary();
  bool read_lines();

  std::string boundary_;
  Begin begin_;
  TakeBytes content_;
  State state_ = State::Preamble;
  std::string rest_;
};

}  // namespace ziping::serve
