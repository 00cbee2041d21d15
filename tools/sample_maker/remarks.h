#pragma once
#include <string>
#include <vector>

#include "chapters.h"

namespace samples {

/// Where a further sentence can stand.
enum class Place { Money, Funds, Work, Problems };

/// A sentence as bureaus add it to their reports; nothing where this report has nothing to say of the kind. `wrong`: it
/// holds the planted error. The ledger learns what it says.
using Remark = std::optional<Paragraph> (*)(const Writer& w, bool wrong);

/// Adds further sentences of a place: those whose error is planned, and some others that hold.
void say_remarks(const Writer& w, Place place, Chapter* chapter);

/// A sentence on the work done for a form's cell of goals; empty in most forms.
std::string goal_remark(const Writer& w);

// --- one function a check

std::optional<Paragraph> change_rate(const Writer& w, bool wrong);
std::optional<Paragraph> stated_rate(const Writer& w, bool wrong);
std::optional<Paragraph> of_which_sum(const Writer& w, bool wrong);
std::optional<Paragraph> added_budget(const Writer& w, bool wrong);
std::optional<Paragraph> balance_statement(const Writer& w, bool wrong);
std::optional<Paragraph> stale_period(const Writer& w, bool wrong);
std::optional<Paragraph> budget_adjustment(const Writer& w, bool wrong);
std::optional<Paragraph> counted_list(const Writer& w, bool wrong);
std::optional<Paragraph> product(const Writer& w, bool wrong);
std::optional<Paragraph> x_of_y(const Writer& w, bool wrong);
std::optional<Paragraph> rate_integer(const Writer& w, bool wrong);
std::optional<Paragraph> document_number(const Writer& w, bool wrong);
std::optional<Paragraph> problem_vs_full_marks(const Writer& w, bool wrong);

}  // namespace samples
