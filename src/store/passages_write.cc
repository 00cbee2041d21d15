#include "base/utf8.h"
#include "store/names.h"
#include "store/state.h"

namespace ziping::store {
namespace {

class PassageWriter {
 public:
  PassageWriter(Store::State& state, std::int64_t document, const layout::DocumentReading& reading)
      : state_(state), document_(document), reading_(reading) {}

  /// In reading order: before each table the paragraphs that stand before it.
  Status write() {
    auto paragraph = reading_.paragraphs.begin();
    for (std::size_t table = 0; table <= reading_.tables.size(); ++table) {
      const bool last = table == reading_.tables.size();
      for (; paragraph != reading_.paragraphs.end() && (last || paragraph->before_table <= table); ++paragraph) {
        if (Status done = add(*paragraph); !done) return done;
      }
      if (last) break;
      for (const layout::Cell& cell : reading_.tables[table].cells) {
        if (Status done = add(reading_.tables[table].id, cell); !done) return done;
      }
    }
    return state_.query(Sql::AddSearch).bind(document_).run();
  }

 private:
  Status add(const layout::Paragraph& paragraph) {
    if (paragraph.text.empty() || paragraph.lines.empty()) return Done{};
    const layout::TextLine& first = paragraph.lines.front();
    {
      Query query = state_.query(Sql::AddPassage);
      query.bind(document_).bind(ordinal_++).bind(to_name(paragraph.kind)).bind(first.page);
      query.bind_null().bind_null().bind_null().bind(paragraph.text).bind(displayed(reading_, first.box, first.page));
      if (Status done = query.run(); !done) return done;
    }
    if (paragraph.lines.size() < 2 || paragraph.starts.size() != paragraph.lines.size()) return Done{};
    const std::int64_t id = state_.connection.last_id();
    for (std::size_t i = 0; i < paragraph.lines.size(); ++i) {
      const layout::TextLine& line = paragraph.lines[i];
      const std::size_t start = utf8::length(std::string_view(paragraph.text).substr(0, paragraph.starts[i]));
      Query query = state_.query(Sql::AddPassageLine);
      query.bind(id).bind(start).bind(line.page).bind(displayed(reading_, line.box, line.page));
      if (Status done = query.run(); !done) return done;
    }
    return Done{};
  }

  Status add(const std::string& table, const layout::Cell& cell) {
    if (cell.text.empty()) return Done{};
    Query query = state_.query(Sql::AddPassage);
    query.bind(document_).bind(ordinal_++).bind("cell").bind(cell.page).bind(table).bind(cell.row).bind(cell.col);
    const Box& box = cell.ink.empty() ? cell.box : cell.ink;
    return query.bind(cell.text).bind(displayed(reading_, box, cell.page)).run();
  }

  Store::State& state_;
  std::int64_t document_;
  const layout::DocumentReading& reading_;
  int ordinal_ = 0;
};

}  // namespace

Status write_passages(Store::State& state, std::int64_t document_id, const layout::DocumentReading& reading) {
  return PassageWriter(state, document_id, reading).write();
}

Box displayed(const layout::DocumentReading& reading, const Box& box, int page) {
  // Pages are in order, and nearly always all there.
  const auto guess = static_cast<std::size_t>(page - 1);
  if (page >= 1 && guess < reading.pages.size() && reading.pages[guess].number == page) {
    return layout::to_displayed(box, reading.pages[guess]);
  }
  for (const layout::PageReading& other : reading.pages) {
    if (other.number == page) return layout::to_displayed(box, other);
  }
  return box;
}

}  // namespace ziping::store
