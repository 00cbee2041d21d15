#pragma once
#include <string>
#include <vector>

#include "random.h"

namespace samples {

/// What a project counts: "培训农户|人次|200|3000" taken apart.
struct QuantityTemplate {
  const char* name;
  const char* unit;
  int low;
  int high;
};

struct ProjectTemplate {
  const char* name;
  const char* purpose;
  std::vector<QuantityTemplate> quantities;
  std::vector<const char*> qualities;
  const char* economic;
  const char* social;
  const char* lasting;
  const char* satisfaction;
};

/// A kind of bureau: its duties and the projects it may have.
struct BureauTemplate {
  const char* name;
  const char* short_name;
  std::vector<const char*> duties;
  std::vector<ProjectTemplate> projects;
};

const std::vector<BureauTemplate>& bureaus();
/// Projects any bureau can have.
const std::vector<ProjectTemplate>& common_projects();
/// Names of counties that do not exist.
const std::vector<const char*>& counties();

std::string person_name(Random* random);
std::string phone_number(Random* random);

}  // namespace samples
