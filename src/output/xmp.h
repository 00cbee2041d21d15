#pragma once
#include <optional>
#include <string>

namespace ziping::output {

struct Metadata {
  std::string title;
  std::optional<std::string> entity;
  std::optional<int> year;
};

/// What an archival document says of itself beside that: its part of ISO 19005 (2 or 3; always level B) and what its
/// information dictionary says, dates in ISO 8601.
struct ArchivalMetadata {
  int part = 2;
  std::string author = {};
  std::string subject = {};
  std::string keywords = {};
  std::string creator = {};
  std::string producer = {};
  std::string created = {};
  std::string modified = {};
};

/// An XMP packet that says this, or `packet` with it added where there is one already; its own title stays. A packet
/// that is not understood (not UTF-8, no RDF) stays as it is.
std::string xmp_with(const std::string& packet, const Metadata& metadata);

/// A whole packet of an archival document, with the description of our own properties that ISO 19005 asks for.
std::string archival_xmp(const Metadata& metadata, const ArchivalMetadata& archival);

/// A date of an information dictionary (D:20240131120000+08'00') in ISO 8601; empty where it is none.
std::string iso_date(const std::string& pdf_date);

}  // namespace ziping::output
