#pragma once
#include <map>
#include <string>
#include <vector>

namespace ziping::store {

/// What a database holds, counted.
struct Statistics {
  std::map<std::string, int> documents;  // by status
  std::map<std::string, int> pages;      // by status
  std::map<std::string, int> sources;    // pages by where their words come from
  int tables = 0;
  /// Numeric facts, and those of them that are sure; text facts.
  long long figures = 0;
  long long sure = 0;
  long long texts = 0;
  double cpu_seconds = 0;

  struct Check {
    std::string check;
    std::string severity;
    int failed = 0;
    int passed = 0;
    int uncheckable = 0;
  };
  /// The most failures first, then by name.
  std::vector<Check> checks;

  /// Documents without an entity are under the empty name.
  struct Entity {
    std::string entity;
    int documents = 0;
    int pages = 0;
    long long figures = 0;
    long long sure = 0;
    int errors = 0;
    int warnings = 0;
  };
  /// The most errors first, then by name.
  std::vector<Entity> entities;
};

}  // namespace ziping::store
