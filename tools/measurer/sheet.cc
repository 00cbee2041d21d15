#include "sheet.h"

#include <fmt/format.h>

#include <fstream>

#include "crop.h"

namespace ziping::measure {
namespace {

std::string escaped(const std::string& text) {
  std::string result;
  for (char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

constexpr const char* kHead = R"(<!doctype html><meta charset="utf-8"><title>ziping: failures</title>
<style>body{font:14px sans-serif;margin:1em}td{border:1px solid #bbb;padding:4px;vertical-align:top;max-width:30em}
table{border-collapse:collapse}img{max-width:30em;max-height:200px}.w{color:#b00}</style>
)";

}  // namespace

bool write_sheet(const std::string& path, const std::map<std::string, Tally>& groups,
                 const std::map<std::string, std::vector<int>>& rotations, std::size_t most) {
  std::ofstream out(path);
  out << kHead;
  Cropper cropper;
  for (const auto& [group, tally] : groups) {
    out << "<h1>" << escaped(group) << "</h1>\n";
    std::map<std::string, std::vector<const Failure*>> kinds;
    for (const Failure& failure : tally.failures) kinds[failure.kind].push_back(&failure);
    for (const auto& [kind, failures] : kinds) {
      out << fmt::format("<h2>{}: {}</h2>\n<table>\n", escaped(kind), failures.size());
      for (std::size_t i = 0; i < failures.size() && i < most; ++i) {
        const Failure& failure = *failures[i];
        const auto turns = rotations.find(failure.pdf);
        const auto index = static_cast<std::size_t>(failure.page > 0 ? failure.page - 1 : 0);
        const int rotation = turns != rotations.end() && index < turns->second.size() ? turns->second[index] : 0;
        const std::string picture = cropper.data_uri(failure.pdf, failure.page, rotation, failure.box);
        out << fmt::format(
            "<tr><td>{}<br>page {}</td><td>{}</td><td>{}</td><td class=w>{}</td><td>{:.3f}{}</td></tr>\n",
            escaped(failure.pdf), failure.page, picture.empty() ? "" : "<img src=\"" + picture + "\">",
            escaped(failure.truth), escaped(failure.read), failure.confidence, failure.sure ? " sure" : "");
      }
      out << "</table>\n";
    }
  }
  out.flush();
  return out.good();
}

}  // namespace ziping::measure
