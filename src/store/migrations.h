#pragma once
#include <span>
#include <string_view>

namespace ziping::store {

/// The schema's migrations in order, embedded from schema/NNN_*.sql. A database at PRAGMA user_version n has had the
/// first n of them.
std::span<const std::string_view> migrations();

}  // namespace ziping::store
