#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "output/html_words.h"
#include "output/html_writer.h"
#include "store/store.h"

// What the pages written as files share.
namespace ziping::output {

/// A step of the way to a page: its text, and where it leads (empty: here).
struct Crumb {
  std::string text;
  std::string link;
};

/// A page up to and into its content; finish() ends it. `up` is the way to the folder above the documents ("", "../").
HtmlWriter begin_page(const HtmlWords& words, const std::string& up, const std::vector<Crumb>& way);

/// A number as it stands in an attribute.
std::string attribute(double value);
/// The file of a page or a table within the document's folder.
std::string page_file(int page);
std::string table_file(std::string_view table);

/// The document's unit, or the name of its file where it says none.
std::string title_of(const store::DocumentRow& row);
/// The figure with its comparator and upper end, or the text of a text concept.
std::string value_of(const extract::Fact& fact);
/// What of, and when: "item · subject · 2023".
std::string subject_of(const extract::Fact& fact);

using Facts = std::map<std::string, const extract::Fact*, std::less<>>;
Facts facts_by_id(const extract::Extraction& extraction);

/// Failed findings: roots, worst first, each with what follows from it.
struct Root {
  const check::Finding* finding = nullptr;
  std::vector<const check::Finding*> followers;
};
std::vector<Root> roots_of(const std::vector<check::Finding>& findings);

/// A finding with its amounts and links to the places of its figures.
void put_finding(HtmlWriter& page, const HtmlWords& words, const check::Finding& finding, const Facts& facts);
/// Figures in a table, each with a link to its place.
/// `settled`: what was read where a person has settled the figure, by its id.
void put_figures(HtmlWriter& page, const HtmlWords& words, const std::vector<const extract::Fact*>& facts,
                 const Facts& settled);
Facts settled_of(const store::DocumentRecord& record);

std::string document_page(const HtmlWords& words, const store::DocumentRecord& record,
                          const std::map<int, std::string>& pictures);
std::string table_page(const HtmlWords& words, const store::DocumentRecord& record, const layout::Table& table);
std::string picture_page(const HtmlWords& words, const store::DocumentRecord& record, const layout::PageReading& page,
                         const std::string& picture);

}  // namespace ziping::output
