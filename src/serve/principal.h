#pragma once
#include <string>
#include <string_view>

namespace ziping::serve {

/// What somebody may do: read what is stored, hand in documents, settle figures.
struct Scopes {
  bool read = false;
  bool submit = false;
  bool review = false;
};

enum class Scope { None, Read, Submit, Review };

/// On whose behalf a request comes. `session`: by the desk's cookie, so that a change needs the `csrf` token too.
struct Principal {
  std::string name;
  Scopes scopes;
  bool known = false;
  bool session = false;
  std::string csrf;

  bool may(Scope scope) const {
    switch (scope) {
      case Scope::Read:
        return scopes.read;
      case Scope::Submit:
        return scopes.submit;
      case Scope::Review:
        return scopes.review;
      case Scope::None:
        break;
    }
    return true;
  }
};

inline std::string_view to_string(Scope scope) {
  switch (scope) {
    case Scope::Read:
      return "read";
    case Scope::Submit:
      return "submit";
    case Scope::Review:
      return "review";
    case Scope::None:
      break;
  }
  return "none";
}

}  // namespace ziping::serve
