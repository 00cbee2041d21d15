#pragma once
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tally.h"

namespace ziping::measure {

/// A scanned document to be read by other programs too: its file, its truth, and what ziping exported of it.
struct PeerTask {
  std::string pdf;
  const nlohmann::json* truth = nullptr;  // the `document` of the truth
  nlohmann::json exported;
};

/// What a program made of a group of files. Generous to all alike: a figure counts as read where it stands anywhere on
/// its page as a word of its own, a character of the body where it comes in the right order.
struct PeerFigures {
  std::string program;
  int pages = 0;
  double cpu_seconds = 0;
  Share numbers;     // good = number cells found on their page
  Share characters;  // good = characters of the body text found on their page
  std::string note;  // why it was not run
};

/// Runs `ocrmypdf -l chi_sim --sidecar` and `pdftoppm` with `tesseract -l chi_sim` over the tasks, one thread each, and
/// puts ziping's figures (CPU seconds given) in front of theirs. Files are made in `folder`.
std::vector<PeerFigures> run_peers(const std::vector<PeerTask>& tasks, double cpu_seconds, const std::string& folder);

/// The comparison as a table; the last column is ziping's CPU in parts of the program's.
std::string peers_text(const std::string& group, const std::vector<PeerFigures>& figures);

}  // namespace ziping::measure
