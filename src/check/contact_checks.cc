#include "check/contact_checks.h"

#include <map>
#include <set>
#include <string>

namespace ziping::check {
namespace {

using extract::Fact;

std::string text_of(const Fact& fact) {
  if (fact.value_text) return *fact.value_text;
  return fact.value ? fact.value->to_string() : fact.text;
}

std::string digits_of(const Fact& phone) {
  std::string digits;
  for (const char c : text_of(phone)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  return digits;
}

bool is_mobile(const std::string& digits) {
  constexpr std::size_t kMobile = 11;
  return digits.size() == kMobile && digits.front() == '1';
}

bool is_plausible(const std::string& digits) {
  const std::size_t count = digits.size();
  const bool local = count == 7 || count == 8;
  const bool with_area = count >= 10 && count <= 12 && digits.front() == '0';
  return is_mobile(digits) || local || with_area;
}

void count_digits(const Fact& phone, Drafts& drafts) {
  const std::string digits = digits_of(phone);
  Draft result = draft("phone-digits", is_plausible(digits) ? Verdict::Pass : Verdict::Fail, {&phone});
  result.stated_text = text_of(phone);
  result.fill["text"] = text_of(phone);
  result.fill["count"] = std::to_string(digits.size());
  drafts.push_back(std::move(result));
}

struct Contact {
  const Fact* person = nullptr;
  const Fact* phone = nullptr;
};

/// A number belongs to the person named last before it in the same line or cell.
std::vector<Contact> contacts(const extract::Extraction& extraction) {
  std::vector<Contact> found;
  const Fact* person = nullptr;
  for (const Fact& fact : extraction.facts) {
    if (fact.concept_id == "contact.person") person = &fact;
    if (fact.concept_id != "contact.phone" || !person) continue;
    const bool together = fact.page == person->page && fact.table == person->table && fact.row == person->row &&
                          fact.col == person->col && fact.text == person->text;
    if (together && is_plausible(digits_of(fact))) found.push_back({person, &fact});
  }
  return found;
}

Draft differing(const char* sentence, const Fact& item, const Fact& stated, const Fact& computed) {
  Draft result = draft("phone-digits", Verdict::Fail, {&stated, &computed});
  result.sentence = sentence;
  result.fill["item"] = text_of(item);
  result.fill["text"] = text_of(item);
  result.stated_text = text_of(stated);
  result.computed_text = text_of(computed);
  return result;
}

/// People have several telephones, and namesakes; a number but for a digit or two is a slip.
bool is_slip(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return false;
  int other = 0;
  for (std::size_t i = 0; i < a.size(); ++i) other += a[i] == b[i] ? 0 : 1;
  return other <= 2;
}

bool one_holds_the_other(const std::string& a, const std::string& b) {
  return a.find(b) != std::string::npos || b.find(a) != std::string::npos;
}

}  // namespace

void check_contacts(const Material& material, Drafts& drafts) {
  for (const Fact& fact : material.extraction.facts) {
    if (fact.concept_id == "contact.phone" && (fact.value_text || fact.value)) count_digits(fact, drafts);
  }
  std::map<std::string, Contact> by_person, by_number;
  std::set<std::string> said;
  for (const Contact& contact : contacts(material.extraction)) {
    const std::string name = material.figures.label(text_of(*contact.person));
    const std::string number = digits_of(*contact.phone);
    const auto [same_person, new_person] = by_person.emplace(name, contact);
    const std::string other = digits_of(*same_person->second.phone);
    const bool slip = !new_person && other != number && is_slip(other, number);
    if (slip && said.insert(name + number).second) {
      drafts.push_back(differing("differ", *contact.person, *contact.phone, *same_person->second.phone));
    }
    const auto [same_number, new_number] = by_number.emplace(number, contact);
    if (new_number || !is_mobile(number)) continue;
    const std::string known = material.figures.label(text_of(*same_number->second.person));
    if (known != name && !one_holds_the_other(known, name) && said.insert(number + name).second) {
      drafts.push_back(differing("shared", *contact.phone, *contact.person, *same_number->second.person));
    }
  }
}

}  // namespace ziping::check
