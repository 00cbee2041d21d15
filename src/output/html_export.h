#pragma once
#include <map>
#include <string>
#include <vector>

#include "output/html_words.h"
#include "output/named_file.h"
#include "store/store.h"

namespace ziping::output {

/// Documents as pages that open without a server: no script, no request to anywhere, links that work in a folder. A
/// document has a folder of its own, named by the first digits of its hash: index.html (findings by their roots,
/// figures, forms), a file for each table as printed, and one for each page, on whose picture a finding's figures are
/// marked. Documents come one by one, so that none has to stay in memory.
class HtmlExport {
 public:
  /// `style`: the style sheet of the desk.
  HtmlExport(HtmlWords words, std::string style) : words_(std::move(words)), style_(std::move(style)) {}

  /// The folder of a document, from which its pictures are named too.
  static std::string folder_of(const store::DocumentRow& row) { return row.sha256.substr(0, 12); }

  /// The document's files. `pictures`: for each page that has one, the name of its picture's file in the folder.
  std::vector<NamedFile> add(const store::DocumentRecord& record, const std::map<int, std::string>& pictures);
  /// index.html, which lists the documents that were added, and the style sheet.
  std::vector<NamedFile> files() const;

 private:
  struct Line {
    store::DocumentRow row;
    int unsure = 0;
    int errors = 0;
    int warnings = 0;
  };
  HtmlWords words_;
  std::string style_;
  std::vector<Line> lines_;
};

}  // namespace ziping::output
