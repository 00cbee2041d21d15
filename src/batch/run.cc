#include "batch/run.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "batch/inputs.h"
#include "batch/job_key.h"
#include "batch/scheduler.h"
#include "batch/years.h"

namespace ziping::batch {
namespace {

// A folder that was named and is not there is a slip of the person who named it, whatever would be read without it.
Status check_tessdata(const ocr::EngineOptions& engine) {
  std::error_code failed;
  if (engine.tessdata.empty() || std::filesystem::is_directory(engine.tessdata, failed)) return Done{};
  return Error{
      ErrorCode::TessdataMissing, fmt::format("{}: there is no such folder (--tessdata)", engine.tessdata), {}};
}

}  // namespace

int RunSummary::exit_code() const {
  if (interrupted) return 130;
  const auto environment = [](const DocumentSummary& document) {
    return document.has_error && category(document.error) == ErrorCategory::Environment &&
           document.error != ErrorCode::WorkerDied;
  };
  if (std::any_of(documents.begin(), documents.end(), environment)) return 4;
  const auto count = [this](std::string_view status) {
    return std::count_if(documents.begin(), documents.end(), [&](const DocumentSummary& document) {
      return (document.status == "unchanged" ? document.stored : document.status) == status;
    });
  };
  const auto failed = count("failed");
  if (failed > 0 && failed == static_cast<long>(documents.size())) return 2;
  return failed > 0 || count("partial") > 0 || count("skipped") > 0 ? 3 : 0;
}

Result<RunSummary> run(const RunOptions& options, const std::shared_ptr<const patterns::PatternSet>& patterns,
                       RunObserver& observer) {
  set_limits(options.limits);
  if (Status models = check_tessdata(options.engine); !models) return models.error();
  auto store = store::Store::open(options.database, {});
  if (!store) return store.error();
  return run(options, patterns, observer, *store);
}

Result<RunSummary> run(const RunOptions& options, const std::shared_ptr<const patterns::PatternSet>& patterns,
                       RunObserver& observer, store::Store& store) {
  Inputs inputs = collect_inputs(options.inputs);
  const std::size_t all = inputs.files.size();
  std::erase_if(inputs.files, [&](const std::string& file) { return !options.shard.takes(file); });
  std::erase_if(inputs.errors, [&](const Error& error) { return !options.shard.takes(error.origin.file); });
  const std::size_t elsewhere = all - inputs.files.size();
  JobContext context{options.read, options.pages, patterns->digest(), engine_identity(options.engine, options.read.ocr),
                     options.limits.max_dpi};
  auto summary = Scheduler(options, std::move(context), patterns, store, observer).run(inputs.files, inputs.errors);
  if (!summary) return summary;
  summary->elsewhere = elsewhere;
  if (summary->interrupted) return summary;
  // What needs two documents, once both are there whatever their order.
  if (const Status compared = check_years(store, *patterns); !compared) return compared.error();
  return summary;
}

}  // namespace ziping::batch
