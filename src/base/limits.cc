#include "base/limits.h"

namespace ziping {
namespace {
Limits& current() {
  static Limits value;
  return value;
}
}  // namespace

const Limits& limits() {
  return current();
}
void set_limits(const Limits& value) {
  current() = value;
}

}  // namespace ziping
