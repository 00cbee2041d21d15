#include "cli/sample_command.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <fstream>
#include <memory>
#include <sstream>

#include "base/atomic_file.h"
#include "base/sha256.h"
#include "cli/messages.h"
#include "cli/stored_document.h"
#include "output/terminal_text.h"
#include "sample/evaluate.h"
#include "sample/read_worksheet.h"
#include "sample/worksheet.h"

namespace ziping::cli {
namespace {

std::string now() {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                     fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

sample::OriginalOf originals_of(const store::Store& store) {
  return [&store](const std::string& sha256) -> Result<std::string> {
    const auto row = store.find_by_hash(sha256);
    if (!row) return row.error();
    if (!*row) return Error{ErrorCode::InputMissing, sha256.substr(0, 12) + ": is not in the database any more", {}};
    return original_of(store, **row);
  };
}

/// The worksheets that were asked for; their pictures are made once.
Status write_worksheets(const store::Store& store, const store::SampleRecord& record,
                        const SampleArguments& arguments) {
  const Words& words = words_in(run_language());
  std::vector<sample::Crop> crops;
  for (const std::string& path : arguments.out) {
    const bool csv = path.ends_with(".csv");
    if (crops.empty() && !csv) {
      const bool shown = !arguments.quiet && ::isatty(STDERR_FILENO) == 1;
      crops = sample::crops_of(record.items, originals_of(store), [&](std::size_t done) {
        if (shown)
          fmt::print(
              stderr, "\r{}",
              say("sample.pictures", {{"done", std::to_string(done)}, {"all", std::to_string(record.items.size())}}));
      });
      if (shown) fmt::print(stderr, "\r\033[K");
    }
    Result<std::string> bytes = csv                       ? sample::worksheet_csv(record, words)
                                : path.ends_with(".html") ? sample::worksheet_html(record, crops, words)
                                                          : sample::worksheet_xlsx(record, crops, words);
    if (!bytes) return bytes.error();
    if (Status written = write_file_atomically(path, *bytes); !written) return written;
  }
  return Done{};
}

Status check_names(const std::vector<std::string>& out) {
  for (const std::string& path : out) {
    if (path.ends_with(".xlsx") || path.ends_with(".html") || path.ends_with(".csv")) continue;
    return Error{ErrorCode::Usage, path + ": a worksheet's name ends in .xlsx, .html or .csv", {}};
  }
  return Done{};
}

void tell(const store::SampleRecord& record, const SampleArguments& arguments) {
  if (arguments.quiet) return;
  std::string text = say("sample.drawn", {{"id", std::to_string(record.id)},
                                          {"method", say("method." + record.method)},
                                          {"draws", std::to_string(record.draws)},
                                          {"items", std::to_string(record.items.size())},
                                          {"elements", std::to_string(record.frame.size())}}) +
                     "\n" + say("sample.seed", {{"seed", record.seed}, {"generator", record.generator}}) + "\n";
  text += say("sample.design", {{"design", record.design}}) + "\n";
  for (const std::string& path : arguments.out) text += say("sample.written", {{"file", path}}) + "\n";
  fmt::print("{}", output::harmless(text));
}

int draw(const SampleArguments& arguments) {
  if (arguments.database.empty()) return report({ErrorCode::Usage, "sample: which database? See --help", {}});
  if (Status named = check_names(arguments.out); !named) return report(named.error());
  const auto design = design_of(arguments);
  if (!design) return report(design.error());
  const auto patterns = load_patterns({});
  if (!patterns) return report(patterns.error());
  auto store = store::Store::open(arguments.database, {.read_only = false, .create = false});
  if (!store) return report(store.error());
  const auto figures = store->figures();
  if (!figures) return report(figures.error());
  auto record = sample::draw_sample(*figures, *design, money_units(*figures, **patterns));
  if (!record) return report(record.error());
  record->drawn_at = now();
  const auto id = store->put_sample(*record);
  if (!id) return report(id.error());
  record->id = *id;
  if (Status written = write_worksheets(*store, *record, arguments); !written) return report(written.error());
  tell(*record, arguments);
  return 0;
}

int list(const SampleArguments& arguments) {
  const auto store = open_to_read(arguments.database);
  if (!store) return report(store.error());
  const auto ids = store->samples();
  if (!ids) return report(ids.error());
  for (const std::int64_t id : *ids) {
    const auto record = store->load_sample(id);
    if (!record) return report(record.error());
    fmt::print("{}\n", output::one_line(say("sample.listed", {{"id", std::to_string(id)},
                                                              {"when", record->drawn_at},
                                                              {"method", say("method." + record->method)},
                                                              {"draws", std::to_string(record->draws)},
                                                              {"items", std::to_string(record->items.size())},
                                                              {"elements", std::to_string(record->frame.size())},
                                                              {"seed", record->seed}})));
  }
  return 0;
}

int sheet(const SampleArguments& arguments) {
  if (Status named = check_names(arguments.out); !named) return report(named.error());
  const auto store = open_to_read(arguments.database);
  if (!store) return report(store.error());
  const auto record = store->load_sample(arguments.id);
  if (!record) return report(record.error());
  const Status written = write_worksheets(*store, *record, arguments);
  return written ? 0 : report(written.error());
}

Result<std::string> bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  if (in) bytes << in.rdbuf();
  if (!in || in.bad()) return Error{ErrorCode::InputMissing, path + ": cannot be read", {}};
  return std::move(bytes).str();
}

Error in_file(Error error, const std::string& file) {
  error.message = file + ": " + error.message;
  return error;
}

int evaluate(const SampleArguments& arguments) {
  const auto bytes = bytes_of(arguments.worksheet);
  if (!bytes) return report(bytes.error());
  const auto grid = sample::read_grid(*bytes);
  if (!grid) return report(in_file(grid.error(), arguments.worksheet));
  const auto id = sample::sample_of(*grid);
  if (!id) return report(in_file(id.error(), arguments.worksheet));
  const auto patterns = load_patterns({});
  if (!patterns) return report(patterns.error());
  auto store = store::Store::open(arguments.database, {.read_only = false, .create = false});
  if (!store) return report(store.error());
  const auto record = store->load_sample(*id);
  if (!record) return report(record.error());
  std::vector<std::string> agrees = {"ok", "OK"};
  for (const auto language : {output::Language::Chinese, output::Language::English}) {
    const auto found = words_in(language).find("sample.agrees");
    if (found != words_in(language).end()) agrees.push_back(found->second);
  }
  const auto answers = sample::answers_of(*grid, *record, agrees);
  if (!answers) return report(in_file(answers.error(), arguments.worksheet));
  sample::EvaluateOptions options;
  if (arguments.empty == "agrees") options.unexamined = sample::Unexamined::Agree;
  if (arguments.empty == "wrong") options.unexamined = sample::Unexamined::Wrong;
  if (!arguments.confidence.empty()) {
    const auto confidence = share_of(arguments.confidence);
    if (!confidence) return report(confidence.error());
    options.confidence = confidence->approximate();
  }
  if (!arguments.tolerable.empty()) {
    const auto tolerable = share_of(arguments.tolerable);
    if (!tolerable) return report(tolerable.error());
    options.tolerable = *tolerable;
  }
  std::vector<store::FigureRow> figures;
  for (const store::SampleItem& item : record->items) figures.push_back(item.figure);
  const auto result = sample::evaluate(*record, *answers, money_units(figures, **patterns), options);
  if (!result) return report(in_file(result.error(), arguments.worksheet));
  const std::string json = sample::to_json(*result);
  const Status kept = store->put_evaluation({*id, now(), sha256_hex(*bytes), json, *answers});
  if (!kept) return report(kept.error());
  fmt::print("{}", arguments.json ? json + "\n" : evaluation_text(*result, *record));
  return 0;
}

void add_drawing_options(CLI::App& command, SampleArguments& arguments) {
  command.add_option("db", arguments.database, "the database");
  command
      .add_option("--method", arguments.method,
                  "mus-interval (by money, fixed interval), mus-cell (by "
                  "money, one place a cell), simple, stratified, "
                  "risk (more of what is unsure or named by failed checks)")
      ->check(CLI::IsMember({"mus", "mus-interval", "mus-cell", "simple", "stratified", "risk"}))
      ->capture_default_str();
  command.add_option("--size", arguments.size, "number of draws (default: planned from the next four)");
  command.add_option("--confidence", arguments.confidence, "confidence of the conclusion")->capture_default_str();
  command.add_option("--tolerable", arguments.tolerable, "tolerable misstatement: 5%, 0.05, or an amount in yuan")
      ->capture_default_str();
  command.add_option("--expected", arguments.expected, "expected misstatement, likewise")->capture_default_str();
  command.add_option("--likelihood", arguments.likelihood, "poisson, binomial or hypergeometric (default: by method)")
      ->check(CLI::IsMember({"poisson", "binomial", "hypergeometric"}));
  command.add_option("--seed", arguments.seed, "seed of the random numbers (default: thrown, and recorded)");
  command.add_option("--by", arguments.by, "strata: entity, year, kind, size; several with commas")
      ->delimiter(',')
      ->check(CLI::IsMember({"entity", "year", "kind", "size"}));
  command.add_option("--size-classes", arguments.bounds, "upper ends of the classes of size, as 10000,1000000")
      ->delimiter(',');
  command.add_option("--allocation", arguments.allocation, "strata's shares follow: elements, money, equal")
      ->check(CLI::IsMember({"elements", "money", "equal"}))
      ->capture_default_str();
  command.add_flag("--shuffle", arguments.design.shuffle, "for mus-interval: draw from the figures in random order");
  command.add_option("--points", arguments.points, "for risk: points plain,unsure,error,warning (1,5,10,3)")
      ->delimiter(',')
      ->check(CLI::Range(0, 1'000'000));
  command.add_flag("--money", arguments.design.money_only, "only amounts of money, whatever the method");
  output::Filter& filter = arguments.design.filter;
  command.add_option("--concept", filter.concepts, "only figures of this concept, or all of a group: 'funds.*'");
  command.add_option("--year", filter.years, "only documents of this year");
  command.add_option("--entity", filter.entities, "only documents of units whose name contains this");
  command.add_option("-o,--output", arguments.out, "worksheet: NAME.xlsx, NAME.html, NAME.csv; several are possible");
  command.add_flag("-q,--quiet", arguments.quiet, "print errors only");
}

}  // namespace

void add_sample(CLI::App& program, int& code) {
  auto drawing = std::make_shared<SampleArguments>();
  CLI::App* command = program.add_subcommand("sample",
                                             "Draw an audit sample that can be redrawn, make its worksheet, "
                                             "and judge it when it is filled in");
  add_drawing_options(*command, *drawing);
  add_language(*command, drawing->language);
  command->require_subcommand(0, 1);
  command->callback([command, drawing, &code] {
    if (command->get_subcommands().empty()) code = draw(*drawing);
  });

  auto listing = std::make_shared<SampleArguments>();
  CLI::App* lister = command->add_subcommand("list", "The samples of a database");
  lister->add_option("db", listing->database, "the database")->required();
  lister->callback([listing, &code] { code = list(*listing); });

  auto again = std::make_shared<SampleArguments>();
  CLI::App* sheets = command->add_subcommand("sheet", "The worksheet of a sample once more");
  sheets->add_option("db", again->database, "the database")->required();
  sheets->add_option("sample", again->id, "its number, as sample list shows")->required();
  sheets->add_option("-o,--output", again->out, "NAME.xlsx, NAME.html or NAME.csv")->required();
  sheets->callback([again, &code] { code = sheet(*again); });

  auto judging = std::make_shared<SampleArguments>();
  judging->confidence.clear();
  judging->tolerable.clear();
  CLI::App* judge =
      command->add_subcommand("evaluate", "Most likely and upper misstatement from a filled-in worksheet");
  judge->add_option("db", judging->database, "the database")->required();
  judge->add_option("worksheet", judging->worksheet, "the filled-in .xlsx or .csv")->required();
  judge
      ->add_option("--empty", judging->empty,
                   "what an empty auditor's value means: agrees, wrong "
                   "(default: refused)")
      ->check(CLI::IsMember({"agrees", "wrong"}));
  judge->add_option("--confidence", judging->confidence, "instead of the one the sample was drawn for");
  judge->add_option("--tolerable", judging->tolerable, "likewise");
  judge->add_flag("--json", judging->json, "as JSON");
  judge->callback([judging, &code] { code = evaluate(*judging); });
}

}  // namespace ziping::cli
