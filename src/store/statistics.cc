#include "store/statistics.h"

#include "store/state.h"

namespace ziping::store {

Result<Statistics> Store::statistics() const {
  const auto guard = state_->guard();
  Statistics all;
  Query documents = state_->query(Sql::CountDocuments);
  while (documents.step()) all.documents[documents.text(0)] = documents.small(1);
  if (Status status = documents.status(); !status) return status.error();
  Query pages = state_->query(Sql::CountPages);
  while (pages.step()) {
    all.pages[pages.text(0)] += pages.small(2);
    all.sources[pages.text(1)] += pages.small(2);
    all.cpu_seconds += pages.real(3);
  }
  if (Status status = pages.status(); !status) return status.error();
  Query facts = state_->query(Sql::CountAllFacts);
  if (facts.step()) {
    all.figures = facts.number(0);
    all.sure = facts.number(1);
    all.texts = facts.number(2);
    all.tables = facts.small(3);
  }
  if (Status status = facts.status(); !status) return status.error();
  Query checks = state_->query(Sql::CountChecks);
  while (checks.step()) {
    all.checks.push_back({checks.text(0), checks.text(1), checks.small(2), checks.small(3), checks.small(4)});
  }
  if (Status status = checks.status(); !status) return status.error();
  Query entities = state_->query(Sql::CountEntities);
  while (entities.step()) {
    all.entities.push_back({entities.text(0), entities.small(1), entities.small(2), entities.number(3),
                            entities.number(4), entities.small(5), entities.small(6)});
  }
  if (Status status = entities.status(); !status) return status.error();
  return all;
}

}  // namespace ziping::store
