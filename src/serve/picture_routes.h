#pragma once
#include <condition_variable>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "batch/picture_drawer.h"
#include "serve/documents.h"
#include "serve/router.h"

namespace ziping::serve {

/// Pictures drawn before, at most so many bytes of them; the least used go first. Thread safe.
class PictureCache {
 public:
  explicit PictureCache(std::size_t most) : most_(most) {}
  /// The picture kept, else what `draw` makes, which is then kept. Of several who ask for the same at once one draws
  /// and the others wait for it.
  Result<batch::Picture> get(const std::string& key, const std::function<Result<batch::Picture>()>& draw);

 private:
  using Entry = std::pair<std::string, batch::Picture>;
  std::optional<batch::Picture> find(const std::string& key);
  void keep(const std::string& key, const batch::Picture& picture);

  std::size_t most_;
  std::size_t bytes_ = 0;
  std::mutex mutex_;
  std::condition_variable drawn_;
  std::set<std::string> drawing_;
  std::list<Entry> entries_;  // the last used first
  std::map<std::string, std::list<Entry>::iterator> by_key_;
};

/// Where a document's file may be today: the names under which it was met, as they are and beside the database.
std::vector<std::string> files_of(const store::Store& store, std::int64_t document_id, const std::string& database);

/// Pages as pictures. The references must outlive the router.
void add_picture_routes(Router& router, Documents& documents, batch::PictureDrawer& drawer, PictureCache& cache,
                        std::string database);

}  // namespace ziping::serve
