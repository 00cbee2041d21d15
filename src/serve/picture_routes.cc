#include "serve/picture_routes.h"

#include <fmt/format.h>

#include <charconv>
#include <filesystem>

#include "base/limits.h"
#include "base/sha256.h"
#include "serve/document_routes.h"

namespace ziping::serve {
namespace {

constexpr int kLeastWidth = 16;
constexpr int kDefaultWidth = 1000;

// nullopt with `present` set where the text is no number.
std::optional<double> real_parameter(const Request& request, const char* name, bool* bad) {
  const auto text = request.parameter(name);
  if (!text) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  const bool fine =
      error == std::errc() && end == text->data() + text->size() && value >= 0 && value <= limits().max_page_points;
  if (!fine) *bad = true;
  return fine ? std::optional(value) : std::nullopt;
}

struct Part {
  Box box;
  bool bad = false;
};

Part part_of(const Request& request) {
  Part part;
  const auto x0 = real_parameter(request, "x0", &part.bad);
  const auto y0 = real_parameter(request, "y0", &part.bad);
  const auto x1 = real_parameter(request, "x1", &part.bad);
  const auto y1 = real_parameter(request, "y1", &part.bad);
  const bool any = x0 || y0 || x1 || y1;
  if (!any || part.bad) return part;
  part.bad = !x0 || !y0 || !x1 || !y1 || *x1 - *x0 < 1 || *y1 - *y0 < 1;
  if (!part.bad) part.box = {*x0, *y0, *x1, *y1};
  return part;
}

Result<batch::Picture> draw(const std::vector<std::string>& files, batch::PictureRequest request,
                            batch::PictureDrawer& drawer) {
  Error last{ErrorCode::InputMissing, "the document's file is not where it was read; put it back there", {}};
  for (const std::string& file : files) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) continue;
    request.path = file;
    auto picture = drawer.draw(request);
    if (picture) return picture;
    last = picture.error();
  }
  return last;
}

Reply picture(const Request& request, const OpenDocument& document, Documents& documents, batch::PictureDrawer& drawer,
              PictureCache& cache, const std::string& database) {
  const layout::PageReading* page = document.page(page_number(request));
  if (page == nullptr) return no_such("page");
  const Number width = number_parameter(request, "width", kDefaultWidth, kLeastWidth, limits().picture_width);
  if (width.refusal) return *width.refusal;
  const Part part = part_of(request);
  if (part.bad) {
    return problem(400, "parameter-invalid", "a parameter cannot be used",
                   "x0, y0, x1, y1: a part of the page in points");
  }
  const std::string& sha256 = document.record.row.sha256;
  const std::string key = fmt::format("{} {} {} {} {} {} {} {} {}", ZIPING_VERSION, sha256, page->number,
                                      page->rotation, width.value, part.box.x0, part.box.y0, part.box.x1, part.box.y1);
  const std::string etag = '"' + sha256_hex(std::string_view(key)).substr(0, 32) + '"';
  Reply reply;
  reply.headers = {{"ETag", etag}, {"Cache-Control", "private, max-age=3600"}};
  if (request.header("if-none-match") == etag) {
    reply.status = 304;
    return reply;
  }
  auto drawn = cache.get(key, [&] {
    const auto files = files_of(documents.store(), document.record.row.id, database);
    return draw(files, {"", sha256, page->number, page->rotation, width.value, part.box}, drawer);
  });
  if (!drawn) return problem(drawn.error());
  reply.content_type = drawn->media_type;
  reply.body = std::move(drawn->bytes);
  return reply;
}

}  // namespace

Result<batch::Picture> PictureCache::get(const std::string& key, const std::function<Result<batch::Picture>()>& draw) {
  std::unique_lock guard(mutex_);
  while (true) {
    if (auto known = find(key)) return std::move(*known);
    if (drawing_.insert(key).second) break;
    drawn_.wait(guard);
  }
  guard.unlock();
  Result<batch::Picture> picture = draw();
  guard.lock();
  if (picture) keep(key, *picture);
  drawing_.erase(key);
  drawn_.notify_all();
  return picture;
}

std::optional<batch::Picture> PictureCache::find(const std::string& key) {
  const auto found = by_key_.find(key);
  if (found == by_key_.end()) return std::nullopt;
  entries_.splice(entries_.begin(), entries_, found->second);
  return found->second->second;
}

void PictureCache::keep(const std::string& key, const batch::Picture& picture) {
  if (by_key_.count(key) != 0 || picture.bytes.size() > most_) return;
  entries_.emplace_front(key, picture);
  by_key_[key] = entries_.begin();
  bytes_ += picture.bytes.size();
  while (bytes_ > most_) {
    bytes_ -= entries_.back().second.bytes.size();
    by_key_.erase(entries_.back().first);
    entries_.pop_back();
  }
}

std::vector<std::string> files_of(const store::Store& store, std::int64_t document_id, const std::string& database) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  const auto met = store.paths(document_id);
  if (!met) return files;
  for (const std::string& file : *met) {
    files.push_back(file);
    if (fs::path(file).is_relative()) files.push_back((fs::path(database).parent_path() / file).string());
  }
  return files;
}

void add_picture_routes(Router& router, Documents& documents, batch::PictureDrawer& drawer, PictureCache& cache,
                        std::string database) {
  Route route = about_document(documents, "/pages/{page}/picture", "A page as it is displayed upright, or a part of it",
                               {{"width", "query", "integer", "at least so many pixels wide (16 to 4000)"},
                                {"x0", "query", "number", "the part's left edge in points"},
                                {"y0", "query", "number", "its upper edge"},
                                {"x1", "query", "number", "its right edge"},
                                {"y1", "query", "number", "its lower edge"}},
                               "",
                               [&documents, &drawer, &cache, database = std::move(database)](
                                   const Request& request, const OpenDocument& document) {
                                 return picture(request, document, documents, drawer, cache, database);
                               });
  route.media = "image/png";
  router.add(std::move(route));
}

}  // namespace ziping::serve
