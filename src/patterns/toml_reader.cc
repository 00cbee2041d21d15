#include "patterns/toml_reader.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <deque>
#include <fstream>
#include <iterator>
#include <set>
#include <unordered_map>
#include <utility>

namespace ziping::patterns {

Error SourcePlace::error(std::string message) const {
  Error error;
  error.code = ErrorCode::PatternInvalid;
  error.message = std::move(message);
  error.origin.stage = "patterns";
  error.origin.file = file;
  error.origin.line = line;
  error.origin.column = column;
  return error;
}

struct TomlRecord::Node {
  TomlFile::State* file = nullptr;
  const toml::table* table = nullptr;
  std::set<std::string, std::less<>> asked;
};

struct TomlFile::State {
  std::string name;
  toml::table root;
  std::deque<TomlRecord::Node> nodes;
  std::unordered_map<const toml::table*, TomlRecord::Node*> by_table;
  std::optional<Error> error;
  // Stands in where a required table is missing, so that reading can go on.
  toml::table nothing;

  TomlRecord::Node* node(const toml::table& table) {
    auto found = by_table.find(&table);
    if (found != by_table.end()) return found->second;
    nodes.push_back({this, &table, {}});
    by_table.emplace(&table, &nodes.back());
    return &nodes.back();
  }
  SourcePlace place(const toml::source_region& source) const {
    return {name, static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
  }
  void fail(const SourcePlace& at, std::string message) {
    if (!error) error = at.error(std::move(message));
  }
  const toml::node* ask(TomlRecord::Node* of, std::string_view key) {
    of->asked.emplace(key);
    return of->table->get(key);
  }
  /// The node of a required key; notes an error where it is absent (unless the record itself is).
  const toml::node* need(TomlRecord::Node* of, std::string_view key) {
    const toml::node* found = ask(of, key);
    if (!found && of->table != &nothing) fail(place(of->table->source()), fmt::format("key '{}' is missing", key));
    return found;
  }
};

namespace {

template <class T>
constexpr std::string_view type_name() {
  if constexpr (std::is_same_v<T, std::string>) return "a string";
  if constexpr (std::is_same_v<T, std::int64_t>) return "an integer";
  if constexpr (std::is_same_v<T, double>) return "a number";
  return "true or false";
}

// Asks the node for exactly the type T (numbers also take integers); notes an error otherwise.
template <class T, class State>
T value_of(State& file, const toml::node* node, std::string_view key, T fallback) {
  if (!node) return fallback;
  std::optional<T> value;
  if constexpr (std::is_same_v<T, double>) {
    value = node->value<double>();
  } else {
    value = node->value_exact<T>();
  }
  if (value) return *value;
  file.fail(file.place(node->source()), fmt::format("key '{}' must be {}", key, type_name<T>()));
  return fallback;
}

}  // namespace

bool TomlRecord::has(std::string_view key) const {
  return node_->file->ask(node_, key) != nullptr;
}

std::string TomlRecord::text(std::string_view key) const {
  return value_of<std::string>(*node_->file, node_->file->need(node_, key), key, {});
}
std::string TomlRecord::text_or(std::string_view key, std::string_view fallback) const {
  return value_of<std::string>(*node_->file, node_->file->ask(node_, key), key, std::string(fallback));
}
std::int64_t TomlRecord::integer(std::string_view key) const {
  return value_of<std::int64_t>(*node_->file, node_->file->need(node_, key), key, 0);
}
std::int64_t TomlRecord::integer_or(std::string_view key, std::int64_t fallback) const {
  return value_of<std::int64_t>(*node_->file, node_->file->ask(node_, key), key, fallback);
}
double TomlRecord::number(std::string_view key) const {
  return value_of<double>(*node_->file, node_->file->need(node_, key), key, 0);
}
double TomlRecord::number_or(std::string_view key, double fallback) const {
  return value_of<double>(*node_->file, node_->file->ask(node_, key), key, fallback);
}
bool TomlRecord::flag_or(std::string_view key, bool fallback) const {
  return value_of<bool>(*node_->file, node_->file->ask(node_, key), key, fallback);
}

Decimal TomlRecord::decimal(std::string_view key) const {
  if (!node_->file->need(node_, key)) return {};
  return find_decimal(key).value_or(Decimal());
}
std::optional<Decimal> TomlRecord::find_decimal(std::string_view key) const {
  const toml::node* node = node_->file->ask(node_, key);
  if (!node) return std::nullopt;
  if (auto whole = node->value_exact<std::int64_t>()) return Decimal(*whole);
  if (auto printed = node->value_exact<std::string>()) {
    if (auto value = Decimal::parse(*printed)) return value;
  }
  fail(key, fmt::format("key '{}' must be a decimal in quotes or an integer", key));
  return std::nullopt;
}

std::vector<PlacedText> TomlRecord::placed_texts(std::string_view key) const {
  std::vector<PlacedText> texts;
  const toml::node* node = node_->file->ask(node_, key);
  if (!node) return texts;
  const toml::array* list = node->as_array();
  if (!list) {
    fail(key, fmt::format("key '{}' must be a list of strings", key));
    return texts;
  }
  for (const toml::node& element : *list) {
    auto text = element.value_exact<std::string>();
    SourcePlace at = node_->file->place(element.source());
    if (!text) {
      node_->file->fail(at, fmt::format("key '{}' must be a list of strings", key));
      break;
    }
    texts.push_back({std::move(*text), std::move(at)});
  }
  return texts;
}
std::vector<std::string> TomlRecord::texts_or_none(std::string_view key) const {
  std::vector<std::string> texts;
  for (PlacedText& placed : placed_texts(key)) texts.push_back(std::move(placed.text));
  return texts;
}
std::vector<std::string> TomlRecord::texts(std::string_view key) const {
  node_->file->need(node_, key);
  return texts_or_none(key);
}

std::optional<TomlRecord> TomlRecord::find_table(std::string_view key) const {
  const toml::node* node = node_->file->ask(node_, key);
  if (!node) return std::nullopt;
  if (const toml::table* table = node->as_table()) return TomlRecord(node_->file->node(*table));
  fail(key, fmt::format("key '{}' must be a table", key));
  return std::nullopt;
}
TomlRecord TomlRecord::table(std::string_view key) const {
  node_->file->need(node_, key);
  if (auto found = find_table(key)) return *found;
  return TomlRecord(node_->file->node(node_->file->nothing));
}
std::vector<TomlRecord> TomlRecord::records(std::string_view key) const {
  std::vector<TomlRecord> records;
  const toml::node* node = node_->file->ask(node_, key);
  if (!node) return records;
  if (const toml::array* list = node->as_array()) {
    for (const toml::node& element : *list) {
      if (const toml::table* table = element.as_table()) {
        records.push_back(TomlRecord(node_->file->node(*table)));
      } else {
        node_->file->fail(node_->file->place(element.source()), fmt::format("key '{}' must be a list of tables", key));
      }
    }
    return records;
  }
  fail(key, fmt::format("key '{}' must be a list of tables", key));
  return records;
}

std::vector<std::string> TomlRecord::keys() const {
  std::vector<std::pair<SourcePlace, std::string>> placed;
  for (auto&& [key, node] : *node_->table) {
    placed.emplace_back(node_->file->place(key.source()), std::string(key.str()));
  }
  std::stable_sort(placed.begin(), placed.end(), [](const auto& a, const auto& b) {
    return std::pair(a.first.line, a.first.column) < std::pair(b.first.line, b.first.column);
  });
  std::vector<std::string> keys;
  for (auto& [place, key] : placed) keys.push_back(std::move(key));
  return keys;
}

SourcePlace TomlRecord::place() const {
  return node_->file->place(node_->table->source());
}
SourcePlace TomlRecord::place(std::string_view key) const {
  const toml::node* node = node_->table->get(key);
  return node ? node_->file->place(node->source()) : place();
}
void TomlRecord::fail(std::string_view key, std::string message) const {
  node_->file->fail(key.empty() ? place() : place(key), std::move(message));
}

TomlFile::TomlFile(std::unique_ptr<State> state) : state_(std::move(state)) {}
TomlFile::TomlFile(TomlFile&&) noexcept = default;
TomlFile& TomlFile::operator=(TomlFile&&) noexcept = default;
TomlFile::~TomlFile() = default;

Result<TomlFile> TomlFile::parse(std::string_view bytes, const std::string& name) {
  auto state = std::make_unique<State>();
  state->name = name;
  try {
    state->root = toml::parse(bytes, name);
  } catch (const toml::parse_error& problem) {
    return state->place(problem.source()).error(std::string(problem.description()));
  }
  return TomlFile(std::move(state));
}

Result<TomlFile> TomlFile::read(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return SourcePlace{path.string(), 0, 0}.error("cannot be opened");
  const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  if (in.bad()) return SourcePlace{path.string(), 0, 0}.error("cannot be read");
  return parse(bytes, path.string());
}

TomlRecord TomlFile::root() const {
  return TomlRecord(state_->node(state_->root));
}

Status TomlFile::status() const {
  if (state_->error) return *state_->error;
  for (TomlRecord::Node& node : state_->nodes) {
    if (node.table == &state_->nothing) continue;
    for (const std::string& key : TomlRecord(&node).keys()) {
      if (node.asked.contains(key)) continue;
      return TomlRecord(&node).place(key).error(fmt::format("unknown key '{}'", key));
    }
  }
  return Done{};
}

}  // namespace ziping::patterns
