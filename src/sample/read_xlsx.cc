#include "sample/read_xlsx.h"

#include <fmt/format.h>
#include <zip.h>

#include <cstdlib>
#include <memory>
#include <pugixml.hpp>

#include "base/limits.h"

namespace ziping::sample {
namespace {

Error unreadable(const std::string& why) {
  return {ErrorCode::InputUnreadable, "the workbook cannot be read: " + why, {}};
}

struct ZipDeleter {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, ZipDeleter>;

Result<Zip> open_zip(std::string_view bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (zip == nullptr) {
    if (source != nullptr) zip_source_free(source);
    const std::string why = zip_error_strerror(&error);
    zip_error_fini(&error);
    return unreadable(why);
  }
  zip_error_fini(&error);
  return Zip(zip);
}

/// Empty where the archive has no such part.
Result<std::string> part_of(zip_t* zip, const std::string& name) {
  zip_stat_t facts;
  zip_stat_init(&facts);
  if (zip_stat(zip, name.c_str(), 0, &facts) != 0) return std::string();
  if ((facts.valid & ZIP_STAT_SIZE) == 0 || facts.size > limits().worksheet_part_bytes)
    return unreadable(name + " is too large");
  zip_file_t* file = zip_fopen(zip, name.c_str(), 0);
  if (file == nullptr) return unreadable(name + " is damaged");
  std::string bytes(facts.size, '\0');
  const zip_int64_t got = zip_fread(file, bytes.data(), bytes.size());
  zip_fclose(file);
  if (got < 0 || static_cast<zip_uint64_t>(got) != facts.size) return unreadable(name + " is damaged");
  return bytes;
}

bool parse(const std::string& bytes, pugi::xml_document* document) {
  return static_cast<bool>(
      document->load_buffer(bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_ws_pcdata));
}

/// The name without its namespace's prefix: some programs write <x:row>.
bool named(const pugi::xml_node& node, std::string_view name) {
  const std::string_view full = node.name();
  return full.substr(full.rfind(':') + 1) == name;
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
  return node.find_child([&](const pugi::xml_node& one) { return named(one, name); });
}

/// All text below <si> or <is>, without phonetic guides.
std::string text_of(const pugi::xml_node& node) {
  std::string text;
  for (const pugi::xml_node& one : node.children()) {
    if (named(one, "t")) text += one.text().get();
    if (named(one, "r")) text += text_of(one);
  }
  return text;
}

std::vector<std::string> shared_texts(const std::string& bytes) {
  std::vector<std::string> texts;
  pugi::xml_document document;
  if (bytes.empty() || !parse(bytes, &document)) return texts;
  for (const pugi::xml_node& item : document.document_element().children()) {
    if (named(item, "si")) texts.push_back(text_of(item));
  }
  return texts;
}

/// The part of the first sheet, by the workbook's list and its relations.
std::string first_sheet(zip_t* zip) {
  const std::string usual = "xl/worksheets/sheet1.xml";
  const auto book = part_of(zip, "xl/workbook.xml");
  const auto relations = part_of(zip, "xl/_rels/workbook.xml.rels");
  pugi::xml_document list;
  pugi::xml_document targets;
  if (!book || !relations || !parse(*book, &list) || !parse(*relations, &targets)) return usual;
  const pugi::xml_node sheet = child(child(list.document_element(), "sheets"), "sheet");
  std::string id;
  for (const pugi::xml_attribute& attribute : sheet.attributes()) {
    if (std::string_view(attribute.name()).ends_with(":id")) id = attribute.value();
  }
  for (const pugi::xml_node& relation : targets.document_element().children()) {
    if (relation.attribute("Id").value() != id) continue;
    const std::string target = relation.attribute("Target").value();
    return target.starts_with('/') ? target.substr(1) : "xl/" + target;
  }
  return usual;
}

/// "1234.5", "1E-3", "0.30000000000000004" as the spreadsheet shows it.
std::string number_text(const char* value) {
  char* end = nullptr;
  const double number = std::strtod(value, &end);
  if (end == value || *end != '\0') return value;
  std::string text = fmt::format("{:.15g}", number);
  if (text.find('e') == text.npos) return text;
  text = fmt::format("{:.15f}", number);
  while (text.ends_with('0')) text.pop_back();
  if (text.ends_with('.')) text.pop_back();
  return text;
}

int column_of(std::string_view place) {
  int col = 0;
  for (const char c : place) {
    if (c < 'A' || c > 'Z' || col > 100'000) break;
    col = col * 26 + (c - 'A' + 1);
  }
  return col - 1;
}

}  // namespace

Result<Grid> read_xlsx(std::string_view bytes) {
  auto zip = open_zip(bytes);
  if (!zip) return zip.error();
  const auto shared_part = part_of(zip->get(), "xl/sharedStrings.xml");
  if (!shared_part) return shared_part.error();
  const std::vector<std::string> shared = shared_texts(*shared_part);
  const auto part = part_of(zip->get(), first_sheet(zip->get()));
  if (!part) return part.error();
  pugi::xml_document sheet;
  if (part->empty() || !parse(*part, &sheet)) return unreadable("it has no sheet");
  Grid grid;
  int row_number = 0;
  for (const pugi::xml_node& row : child(sheet.document_element(), "sheetData").children()) {
    row_number = row.attribute("r").as_int(row_number + 1);
    int col = -1;
    for (const pugi::xml_node& cell : row.children()) {
      const std::string_view place = cell.attribute("r").value();
      col = place.empty() ? col + 1 : column_of(place);
      const std::string_view type = cell.attribute("t").value();
      const char* value = child(cell, "v").text().get();
      std::string text = value;
      if (type == "s") {
        const auto index = static_cast<std::size_t>(std::strtoul(value, nullptr, 10));
        text = index < shared.size() ? shared[index] : std::string();
      } else if (type == "inlineStr") {
        text = text_of(child(cell, "is"));
      } else if (type.empty() || type == "n") {
        text = number_text(value);
      }
      if (!text.empty() && col >= 0) grid[row_number - 1][col] = std::move(text);
    }
  }
  return grid;
}

}  // namespace ziping::sample
