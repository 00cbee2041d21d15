#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/json_line.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/stored_document.h"
#include "output/terminal_text.h"

namespace ziping::cli {
namespace {

struct Arguments {
  std::string database;
  std::string language;
  bool json = false;
  int top = 20;
};

template <class Number>
std::string count_text(Number number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, ",");
  return digits;
}

std::string share_text(long long part, long long whole) {
  return whole == 0 ? "-" : fmt::format("{:.1f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

std::string statuses_text(const std::map<std::string, int>& counts) {
  int sum = 0;
  std::string parts;
  for (const auto& [name, count] : counts) {
    sum += count;
    parts += fmt::format("{}{} {}", parts.empty() ? "" : ", ", count_text(count), say("status." + name));
  }
  return count_text(sum) + (parts.empty() ? "" : " (" + parts + ")");
}

/// Names in a column of one width, a bar of the part of the greatest, then the
/// figures.
struct Chart {
  struct Row {
    std::string name;
    long long size = 0;
    std::string figures;
  };
  std::vector<Row> rows;

  std::string draw(int width) const {
    int names = 0;
    long long greatest = 1;
    for (const Row& row : rows) {
      names = std::max(names, output::display_width(row.name));
      greatest = std::max(greatest, row.size);
    }
    names = std::min(names, width / 3);
    const int bars = std::max(10, width - names - 44);
    std::string text;
    for (const Row& row : rows) {
      const double share = static_cast<double>(row.size) / static_cast<double>(greatest);
      const int least = row.size > 0 ? 1 : 0;
      const int full = std::max(least, static_cast<int>(share * bars));
      text += "  " + output::padded(shortened_name(row.name, names), names) + " " +
              output::padded(std::string(static_cast<std::size_t>(full), '#'), bars) + " " + row.figures + "\n";
    }
    return text;
  }
};

std::string stats_text(const store::Statistics& all, int width, int top) {
  const auto line = [](const char* key, const std::string& value) {
    return output::padded(say(key), 22) + value + "\n";
  };
  std::string text = line("stats.documents", statuses_text(all.documents));
  text += line("stats.pages", statuses_text(all.pages));
  text += line("stats.sources", statuses_text(all.sources));
  text += line("stats.tables", count_text(all.tables));
  text += line("stats.figures", say("stats.sure", {{"n", count_text(all.figures)},
                                                   {"sure", count_text(all.sure)},
                                                   {"share", share_text(all.sure, all.figures)}}));
  text += line("stats.cpu", duration_text(all.cpu_seconds));
  Chart checks;
  for (const store::Statistics::Check& check : all.checks) {
    if (check.failed == 0 || static_cast<int>(checks.rows.size()) == top) continue;
    checks.rows.push_back({check.check, check.failed,
                           say("stats.check", {{"failed", count_text(check.failed)},
                                               {"severity", say("severity." + check.severity)},
                                               {"all", count_text(check.failed + check.passed)}})});
  }
  if (!checks.rows.empty()) text += "\n" + say("stats.checks") + "\n" + checks.draw(width);
  Chart entities;
  for (const store::Statistics::Entity& entity : all.entities) {
    if (static_cast<int>(entities.rows.size()) == top) break;
    entities.rows.push_back({entity.entity.empty() ? say("stats.no-entity") : entity.entity, entity.errors,
                             say("stats.entity", {{"errors", count_text(entity.errors)},
                                                  {"warnings", count_text(entity.warnings)},
                                                  {"documents", count_text(entity.documents)},
                                                  {"share", share_text(entity.sure, entity.figures)}})});
  }
  if (!entities.rows.empty()) text += "\n" + say("stats.entities") + "\n" + entities.draw(width);
  return output::harmless(text);
}

std::string counts_json(const std::map<std::string, int>& counts) {
  JsonLine line;
  for (const auto& [name, count] : counts) line.number(name, count);
  return line.str();
}

std::string stats_json(const store::Statistics& all) {
  std::string checks;
  for (const store::Statistics::Check& check : all.checks) {
    checks += (checks.empty() ? "" : ",") + JsonLine()
                                                .text("check", check.check)
                                                .text("severity", check.severity)
                                                .number("failed", check.failed)
                                                .number("passed", check.passed)
                                                .number("uncheckable", check.uncheckable)
                                                .str();
  }
  std::string entities;
  for (const store::Statistics::Entity& entity : all.entities) {
    entities += (entities.empty() ? "" : ",") + JsonLine()
                                                    .text("entity", entity.entity)
                                                    .number("documents", entity.documents)
                                                    .number("pages", entity.pages)
                                                    .number("figures", entity.figures)
                                                    .number("sure", entity.sure)
                                                    .number("errors", entity.errors)
                                                    .number("warnings", entity.warnings)
                                                    .str();
  }
  return JsonLine()
      .raw("documents", counts_json(all.documents))
      .raw("pages", counts_json(all.pages))
      .raw("sources", counts_json(all.sources))
      .number("tables", all.tables)
      .number("figures", all.figures)
      .number("sure", all.sure)
      .number("texts", all.texts)
      .measure("cpu_seconds", all.cpu_seconds)
      .raw("checks", "[" + checks + "]")
      .raw("entities", "[" + entities + "]")
      .str();
}

int stats(const Arguments& arguments) {
  const auto store = open_to_read(arguments.database);
  if (!store) return report(store.error());
  const auto all = store->statistics();
  if (!all) return report(all.error());
  fmt::print("{}", arguments.json ? stats_json(*all) + "\n" : stats_text(*all, terminal_width(), arguments.top));
  return 0;
}

}  // namespace

void add_stats(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command = program.add_subcommand("stats", "What a database holds, and what fails most");
  command->add_option("db", arguments->database, "the database")->required();
  command->add_option("--top", arguments->top, "so many checks and units")->check(CLI::Range(1, 100'000));
  command->add_flag("--json", arguments->json, "everything as one JSON object");
  add_language(*command, arguments->language);
  command->callback([arguments, &code] { code = stats(*arguments); });
}

}  // namespace ziping::cli
