#pragma once
#include <map>
#include <string>
#include <string_view>

#include "serve/message.h"

namespace ziping::serve {

/// Texts of the interface by key, for one language.
using Texts = std::map<std::string, std::string, std::less<>>;

/// The files of the desk as they are served: from the program itself, never from the disk.
class Assets {
 public:
  /// `chinese`, `english`: become messages.zh.json and messages.en.json.
  Assets(const Texts& chinese, const Texts& english);

  /// 304 where the request has it already, 404 where there is no such file.
  Reply reply(const Request& request, const std::string& name) const;

 private:
  struct Asset {
    std::string_view bytes;
    std::string type;
    std::string etag;
  };
  void add(const std::string& name, std::string_view bytes);

  std::map<std::string, Asset> assets_;
  std::string messages_zh_;
  std::string messages_en_;
};

/// The bytes of a file of the desk ("style.css"), empty where there is none.
std::string_view asset(std::string_view name);

}  // namespace ziping::serve
