#pragma once
#include <string>
#include <vector>

namespace ziping::hostile {

/// A PDF written by hand: objects in order, numbered from 1, the first being the catalogue; a table of their places and
/// a trailer behind them.
std::string assembled(const std::vector<std::string>& objects, const std::string& trailer = "");

/// An object that is a stream; `entries` stand in its dictionary beside the length.
std::string stream_object(const std::string& bytes, const std::string& entries = "");
/// The same packed by Flate as often as said.
std::string packed_object(const std::string& bytes, const std::string& entries = "", int times = 1);
std::string deflated(const std::string& bytes);

/// What one page is made of beside a font /F1 and its line of text. Objects of `more` are numbered from kMore.
struct OnePage {
  std::string content = "BT /F1 12 Tf 72 700 Td (Total 100.00) Tj ET";
  /// Entries of the page, its resources, the catalogue and the root of pages.
  std::string page = "/MediaBox [0 0 595 842]";
  std::string resources;
  std::string catalogue;
  std::vector<std::string> more;
  std::string trailer;
};

/// The number of the page's object, its content's, and of the first of OnePage::more.
inline constexpr int kPage = 3;
inline constexpr int kContent = 4;
inline constexpr int kMore = 6;

std::string pdf_with(const OnePage& parts);

}  // namespace ziping::hostile
