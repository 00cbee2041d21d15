#include <fmt/format.h>

#include "store/migrations.h"
#include "store/state.h"

namespace ziping::store {
namespace {

/// "ziPG" as PRAGMA application_id.
constexpr std::int64_t kApplicationId = 0x7A695047;

Error refuse(ErrorCode code, const Connection& connection, std::string_view reason) {
  Origin origin;
  origin.stage = "store";
  return {code, fmt::format("database {}: {}", connection.path(), reason), origin};
}

Status migrate(Connection& connection, std::int64_t from) {
  const auto steps = migrations();
  Transaction transaction(connection);
  if (Status begun = transaction.begin(); !begun) return begun;
  for (auto version = static_cast<std::size_t>(from); version < steps.size(); ++version) {
    if (Status done = connection.execute(std::string(steps[version])); !done) return done;
  }
  const std::string marks =
      fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", kApplicationId, steps.size());
  if (Status done = connection.execute(marks); !done) return done;
  return transaction.commit();
}

}  // namespace

Status adopt_schema(Connection& connection, bool read_only) {
  const Result<std::int64_t> application = connection.number("PRAGMA application_id");
  if (!application) return application.error();
  const Result<std::int64_t> version = connection.number("PRAGMA user_version");
  if (!version) return version.error();
  const Result<std::int64_t> objects = connection.number("SELECT count(*) FROM sqlite_schema");
  if (!objects) return objects.error();
  const bool fresh = *application == 0 && *version == 0 && *objects == 0;
  if (!fresh && *application != kApplicationId) {
    return refuse(ErrorCode::StoreForeign, connection,
                  "is an SQLite database of another program; give another --db, this file is not touched");
  }
  const auto newest = static_cast<std::int64_t>(migrations().size());
  if (*version > newest) {
    return refuse(ErrorCode::StoreNewer, connection,
                  fmt::format("was written by a newer ziping (schema {}, this program knows {}); update ziping",
                              *version, newest));
  }
  if (!fresh) {
    const Result<std::string> sound = connection.text("PRAGMA quick_check(1)");
    if (!sound) return sound.error();
    if (*sound != "ok") {
      return refuse(ErrorCode::StoreDamaged, connection,
                    fmt::format("is damaged ({}); restore a copy, or move it away and extract again", *sound));
    }
  }
  if (*version == newest) return Done{};
  if (read_only) {
    return refuse(ErrorCode::StoreForeign, connection,
                  fresh ? "is empty; run ziping extract first" : "is of an older ziping; run ziping extract once");
  }
  return migrate(connection, *version);
}

}  // namespace ziping::store
