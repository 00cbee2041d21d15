#pragma once
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ziping::text {

/// Cost of reading one character as another, in [0, 1]: near 0 for look-alikes (patterns/confusions.toml), 1 otherwise.
class Confusions {
 public:
  void add(char32_t a, char32_t b, double cost);
  double cost(char32_t a, char32_t b) const;

 private:
  std::unordered_map<std::uint64_t, double> costs_;
};

/// Edit distance on code points with substitution costs from `confusions`; stops early and returns a value above
/// `limit` once the distance exceeds it.
double label_distance(std::u32string_view a, std::u32string_view b, const Confusions& confusions, double limit);

/// The entry a printed label stands for. `ambiguous`: a runner-up with another id is as near; then `id` is only the
/// first of them and must not be acted upon without saying so.
struct LabelMatch {
  std::string id;
  double distance = 0;
  bool exact = false;
  bool ambiguous = false;
  std::string runner_up;
};

/// Canonical names by their printed variants. Strings are compared as given: callers pass Language::label_form.
class LabelIndex {
 public:
  explicit LabelIndex(std::shared_ptr<const Confusions> confusions);
  void add(std::string id, std::string_view label);
  /// Exact first, then the nearest within a distance that grows with length, brackets aside; nullopt where nothing is
  /// near enough.
  std::optional<LabelMatch> find(std::string_view label) const;
  /// All it may stand for where what stands around it decides: one wrong or lost character is let pass in a word of
  /// three already. Each id with its distance, the nearest first.
  std::vector<LabelMatch> all_near(std::string_view label) const;

 private:
  struct Entry {
    std::string id;
    /// Without its brackets.
    std::u32string label;
    /// One bit for each character (hashed): a cheap bound before the distance is computed.
    std::uint64_t bits = 0;
    /// Another id under which the same label was added.
    std::string rival;
  };
  std::shared_ptr<const Confusions> confusions_;
  std::unordered_map<std::string, std::size_t> exact_;
  std::vector<Entry> entries_;
};

}  // namespace ziping::text
