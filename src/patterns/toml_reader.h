#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"

namespace ziping::patterns {

/// Where something stands in a pattern file; line and column count from 1.
struct SourcePlace {
  std::string file;
  int line = 0;
  int column = 0;

  /// A pattern_invalid error that points here.
  Error error(std::string message) const;
};

/// A string of a file together with its place.
struct PlacedText {
  std::string text;
  SourcePlace place;
};

/// One table of a TOML file, read key by key. Reading never fails at once: a missing key or a wrong type notes an error
/// with its place in the file (the first one counts) and yields an empty value, so that loaders read straight down and
/// ask TomlFile::status() in the end. Every key that is asked for counts as known; keys never asked for are errors.
/// Valid as long as the TomlFile it came from.
class TomlRecord {
 public:
  bool has(std::string_view key) const;

  std::string text(std::string_view key) const;
  std::string text_or(std::string_view key, std::string_view fallback) const;
  std::int64_t integer(std::string_view key) const;
  std::int64_t integer_or(std::string_view key, std::int64_t fallback) const;
  double number(std::string_view key) const;
  double number_or(std::string_view key, double fallback) const;
  bool flag_or(std::string_view key, bool fallback) const;
  /// Exact decimals are written as strings ("0.5") or integers, never as TOML floats.
  Decimal decimal(std::string_view key) const;
  std::optional<Decimal> find_decimal(std::string_view key) const;
  /// A list of strings; `texts_or_none` and `placed_texts` yield nothing where the key is absent.
  std::vector<std::string> texts(std::string_view key) const;
  std::vector<std::string> texts_or_none(std::string_view key) const;
  std::vector<PlacedText> placed_texts(std::string_view key) const;
  /// A table; `find_table` yields nullopt where the key is absent.
  TomlRecord table(std::string_view key) const;
  std::optional<TomlRecord> find_table(std::string_view key) const;
  /// A list of tables ([[key]] or inline); empty where the key is absent.
  std::vector<TomlRecord> records(std::string_view key) const;
  /// All keys in the order of the file, for tables whose keys are data. Does not count as asking for them.
  std::vector<std::string> keys() const;

  SourcePlace place() const;
  /// The place of the key's value; that of the record where the key is absent.
  SourcePlace place(std::string_view key) const;
  /// Notes an error at the key's value (at the record with an empty key) unless there already is one.
  void fail(std::string_view key, std::string message) const;

 private:
  friend class TomlFile;
  struct Node;
  explicit TomlRecord(Node* node) : node_(node) {}
  Node* node_;
};

/// One parsed TOML file.
class TomlFile {
 public:
  static Result<TomlFile> read(const std::filesystem::path& path);
  /// The same from memory; `name` stands in errors.
  static Result<TomlFile> parse(std::string_view bytes, const std::string& name);
  TomlFile(TomlFile&&) noexcept;
  TomlFile& operator=(TomlFile&&) noexcept;
  ~TomlFile();

  TomlRecord root() const;
  /// The first error noted while reading; else the first key that nobody asked for; else Done.
  Status status() const;

 private:
  friend class TomlRecord;
  struct State;
  explicit TomlFile(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ziping::patterns
