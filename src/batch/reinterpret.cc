#include "batch/reinterpret.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "batch/interpret.h"
#include "batch/job_key.h"
#include "batch/reading_json.h"
#include "review/settle.h"

namespace ziping::batch {
namespace {

// The context of the run that read the pages, from what it wrote down, with other patterns.
Result<JobContext> context_of(const std::string& generator, const std::string& patterns) {
  const auto stored = nlohmann::json::parse(generator, nullptr, false);
  JobContext context;
  context.patterns = patterns;
  if (!stored.is_object() || !stored.contains("options")) {
    return Error{ErrorCode::StoreDamaged, "a document without the options it was read with; read it again", {}};
  }
  context.engines = stored.value("engines", "none");
  const std::string mode = stored["options"].value("ocr", "auto");
  context.read.ocr = mode == "always" ? OcrMode::Always : mode == "never" ? OcrMode::Never : OcrMode::Auto;
  context.max_dpi = stored["options"].value("max_dpi", context.max_dpi);
  auto pages = PageSelection::parse(stored["options"].value("pages", ""));
  if (!pages) return pages.error();
  context.pages = std::move(*pages);
  return context;
}

}  // namespace

Result<store::DocumentRecord> reinterpret(store::Store& store, const store::DocumentRow& row,
                                          const patterns::PatternSet& patterns) {
  const auto before = store.load(row.id);
  if (!before) return before.error();
  const auto context = context_of(before->generator, patterns.digest());
  if (!context) return context.error();
  const auto stored = store.pages(row.id);
  if (!stored) return stored.error();
  std::vector<layout::PageReading> pages;
  for (const store::PageRow& page : *stored) {
    auto reading = reading_from_json(page.reading);
    if (!reading) return reading.error();
    pages.push_back(std::move(*reading));
  }
  store::DocumentRecord record = interpret(std::move(pages), patterns);
  const store::DocumentRow result = std::exchange(record.row, row);
  record.row.status = result.status;
  record.row.entity = result.entity;
  record.row.year = result.year;
  record.row.job_key = job_key(row.sha256, *context);
  record.row.reading_key = reading_key(row.sha256, *context);
  record.generator = generator_json(*context);
  if (Status kept = review::keep_decisions(store, row.id, patterns, &record); !kept) return kept.error();
  if (Status kept = store.finish(row.id, record); !kept) return kept.error();
  return record;
}

}  // namespace ziping::batch
