#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "serve/message.h"

namespace ziping::serve {

/// A document being received into a folder; gone again unless it is kept.
class Incoming {
 public:
  explicit Incoming(const std::string& folder);
  ~Incoming();
  Incoming(const Incoming&) = delete;
  Incoming& operator=(const Incoming&) = delete;

  /// The next bytes; false where they could not be written (`error`).
  bool take(std::string_view bytes);
  /// On the disk under its name, for good; false where that failed (`error`).
  bool keep_as(const std::string& path);

  /// What the client calls it, as sent.
  const std::string& name() const { return name_; }
  void set_name(std::string name) { name_ = std::move(name); }
  /// The mark of a PDF stands where its readers look for it.
  bool has_mark() const { return head_.find("%PDF-") != std::string::npos; }
  std::size_t size() const { return size_; }
  /// errno of what failed, else 0.
  int error() const { return error_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::string name_;
  std::string head_;
  std::size_t size_ = 0;
  int descriptor_ = -1;
  int error_ = 0;
  bool kept_ = false;
};

/// Receives the document of a request: its whole body (application/pdf, application/octet-stream; X-File-Name says
/// what it is called), or the one file of a form (multipart/form-data; the field may have any name, fields that are no
/// files play no part). Something where it is refused: another type, too large, empty, cut off, several files, no PDF.
std::optional<Reply> receive(const Request& request, Incoming* incoming);

/// The refusal of what the disk did not take.
Reply disk_problem(int error);

/// A file name for what a client calls its document: the last part of it, without anything that could leave the folder
/// or the line, at most so many bytes of whole characters; "document" where nothing is left.
std::string harmless_name(const std::string& name);

}  // namespace ziping::serve
