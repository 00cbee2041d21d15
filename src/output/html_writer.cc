#include "output/html_writer.h"

#include "output/terminal_text.h"

namespace ziping::output {
namespace {

void append_escaped(std::string& to, std::string_view text) {
  for (const char c : harmless(text)) {
    switch (c) {
      case '&':
        to += "&amp;";
        break;
      case '<':
        to += "&lt;";
        break;
      case '>':
        to += "&gt;";
        break;
      case '"':
        to += "&quot;";
        break;
      case '\'':
        to += "&#39;";
        break;
      default:
        to += c;
    }
  }
}

}  // namespace

void HtmlWriter::start(std::string_view tag, Attributes attributes) {
  bytes_ += '<';
  bytes_ += tag;
  for (const auto& [name, value] : attributes) {
    bytes_ += ' ';
    bytes_ += name;
    bytes_ += "=\"";
    append_escaped(bytes_, value);
    bytes_ += '"';
  }
  bytes_ += '>';
}

HtmlWriter& HtmlWriter::open(std::string_view tag, Attributes attributes) {
  start(tag, attributes);
  open_.emplace_back(tag);
  return *this;
}

HtmlWriter& HtmlWriter::close(int levels) {
  for (; levels > 0 && !open_.empty(); --levels) {
    bytes_ += "</" + open_.back() + ">";
    // Lines of a bearable length for those who read the source or compare two exports.
    if (open_.back() == "tr" || open_.back() == "li" || open_.back() == "article") bytes_ += '\n';
    open_.pop_back();
  }
  return *this;
}

HtmlWriter& HtmlWriter::text(std::string_view text) {
  append_escaped(bytes_, text);
  return *this;
}

HtmlWriter& HtmlWriter::element(std::string_view tag, Attributes attributes, std::string_view content) {
  return open(tag, attributes).text(content).close();
}

HtmlWriter& HtmlWriter::own(std::string_view tag, Attributes attributes, std::string_view content) {
  open(tag, attributes);
  bytes_ += content;
  return close();
}

HtmlWriter& HtmlWriter::empty(std::string_view tag, Attributes attributes) {
  start(tag, attributes);
  return *this;
}

std::string HtmlWriter::finish() {
  close(static_cast<int>(open_.size()));
  bytes_ += '\n';
  return std::move(bytes_);
}

}  // namespace ziping::output
