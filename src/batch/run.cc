#include "batch/run.h"

#include <algorithm>

#include "batch/inputs.h"
#include "batch/job_key.h"
#include "batch/scheduler.h"

namespace ziping::batch {

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
  auto store = store::Store::open(options.database, {});
  if (!store) return store.error();
  return run(options, patterns, observer, *store);
}

Result<RunSummary> run(const RunOptions& options, const std::shared_ptr<const patterns::PatternSet>& patterns,
                       RunObserver& observer, store::Store& store) {
  const Inputs inputs = collect_inputs(options.inputs);
  JobContext context{options.read, options.pages, patterns->digest(), engine_identity(options.engine, options.read.ocr),
                     options.limits.max_dpi};
  return Scheduler(options, std::move(context), patterns, store, observer).run(inputs.files, inputs.errors);
}

}  // namespace ziping::batch
