#pragma once
#include "check/material.h"

namespace ziping::check {

/// The projects of text, list and forms against each other: form-vs-annex, project-coverage, prose-vs-table of single
/// projects, name-agreement of their names.
void check_projects(const Material& material, Drafts& drafts);

}  // namespace ziping::check
