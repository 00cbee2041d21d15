#include "output/hidden_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>
#include <string_view>

#include "base/box.h"
#include "output/content_walk.h"

namespace ziping::output {
namespace {

using Object = QPDFObjectHandle;
using Matrix = std::array<double, 6>;

constexpr int kInvisible = 3;
constexpr int kDeepestForm = 4;
/// Pictures of pages end up to so many points in front of the page's edge.
constexpr double kNearEdge = 3;

/// First `first`, then `next`.
Matrix joined(const Matrix& first, const Matrix& next) {
  return {first[0] * next[0] + first[1] * next[2],           first[0] * next[1] + first[1] * next[3],
          first[2] * next[0] + first[3] * next[2],           first[2] * next[1] + first[3] * next[3],
          first[4] * next[0] + first[5] * next[2] + next[4], first[4] * next[1] + first[5] * next[3] + next[5]};
}

struct GraphicsState {
  Matrix matrix{1, 0, 0, 1, 0, 0};
  int mode = 0;
  bool drawn_font = false;  // of type 3, which no mode makes invisible
  bool clipped = false;
  bool plain = true;  // neither see-through nor blended
};

/// An operation that shows text.
struct Show {
  std::size_t operation = 0;
  bool invisible = false;
  /// Counts over the page and its forms.
  int time = 0;
  bool placed = true;  // text was placed anew since the last show
};

/// A content stream with the texts it shows, and the forms it uses.
struct Stream {
  std::string content;
  std::vector<Operation> operations;
  std::vector<std::vector<Show>> texts;
  std::map<std::string, std::unique_ptr<Stream>> forms;
  std::set<std::string> used_often;
};

bool is_show(std::string_view name) {
  return name == "Tj" || name == "TJ" || name == "'" || name == "\"";
}

bool has_transparency(Object state) {
  const auto less_than_one = [&](const char* key) {
    Object value = state.getKey(key);
    return value.isNumber() && value.getNumericValue() < 1;
  };
  Object blend = state.getKey("/BM");
  Object mask = state.getKey("/SMask");
  return less_than_one("/ca") || less_than_one("/CA") || (!blend.isNull() && !blend.isNameAndEquals("/Normal")) ||
         (!mask.isNull() && !mask.isNameAndEquals("/None"));
}

bool is_opaque_picture(Object picture) {
  if (!picture.isStream()) return false;
  Object entries = picture.getDict();
  Object mask = entries.getKey("/ImageMask");
  Object inside = entries.getKey("/SMaskInData");
  return entries.getKey("/Subtype").isNameAndEquals("/Image") && !entries.hasKey("/SMask") &&
         !entries.hasKey("/Mask") && !(mask.isBool() && mask.getBoolValue()) &&
         !(inside.isInteger() && inside.getIntValue() != 0);
}

class Walker {
 public:
  Walker(QPDF& pdf, const Box& page) : pdf_(pdf), page_(page) {}

  std::unique_ptr<Stream> walk(const std::string& content, Object resources, GraphicsState state, int depth) {
    auto stream = std::make_unique<Stream>();
    stream->content = content;
    stream->operations = operations_of(pdf_, content);
    std::vector<GraphicsState> saved;
    bool placed = true;
    for (std::size_t i = 0; i < stream->operations.size(); ++i) {
      const Operation& operation = stream->operations[i];
      const std::string& name = operation.name;
      const auto number = [&](std::size_t at) {
        if (at >= operation.operands.size()) return 0.0;
        Object value = operation.operands[at];
        return value.isNumber() ? value.getNumericValue() : 0.0;
      };
      if (name == "q") {
        saved.push_back(state);
      } else if (name == "Q") {
        if (!saved.empty()) state = saved.back();
        if (!saved.empty()) saved.pop_back();
      } else if (name == "cm") {
        state.matrix = joined({number(0), number(1), number(2), number(3), number(4), number(5)}, state.matrix);
      } else if (name == "W" || name == "W*") {
        state.clipped = true;
      } else if (name == "gs") {
        if (has_transparency(named(resources, "/ExtGState", operation))) state.plain = false;
      } else if (name == "Tr") {
        state.mode = static_cast<int>(number(0));
        // Modes from 4 on make the text a clip.
        if (state.mode > kInvisible) state.clipped = true;
      } else if (name == "Tf") {
        state.drawn_font = named(resources, "/Font", operation).isDictionary() &&
                           named(resources, "/Font", operation).getKey("/Subtype").isNameAndEquals("/Type3");
      } else if (name == "BT") {
        stream->texts.emplace_back();
        placed = true;
      } else if (name == "Td" || name == "TD" || name == "Tm" || name == "T*") {
        placed = true;
      } else if (is_show(name)) {
        if (stream->texts.empty()) stream->texts.emplace_back();
        placed = placed || name == "'" || name == "\"";
        const bool invisible = state.mode == kInvisible && !state.drawn_font;
        // What clips is no text to be taken away.
        const int time = state.mode > kInvisible ? kNever : ++time_;
        stream->texts.back().push_back({i, invisible, time, placed});
        placed = false;
      } else if (name == "Do") {
        use(*stream, resources, operation, state, depth);
      }
    }
    return stream;
  }

  /// The time at which the page was last covered whole.
  int covered() const { return covered_; }

  static constexpr int kNever = 1 << 30;

 private:
  static Object named(Object resources, const char* kind, const Operation& operation) {
    if (operation.operands.empty() || !resources.isDictionary()) return Object::newNull();
    Object key = operation.operands[0];
    if (!key.isName()) return Object::newNull();
    Object group = resources.getKey(kind);
    const std::string name = key.getName();
    return group.isDictionary() && group.hasKey(name) ? group.getKey(name) : Object::newNull();
  }

  void use(Stream& stream, Object resources, const Operation& operation, const GraphicsState& state, int depth) {
    Object object = named(resources, "/XObject", operation);
    if (!object.isStream()) return;
    if (is_opaque_picture(object)) {
      if (depth == 0 && !state.clipped && state.plain && covers_page(state.matrix)) covered_ = ++time_;
      return;
    }
    if (!object.getDict().getKey("/Subtype").isNameAndEquals("/Form") || depth >= kDeepestForm) return;
    const std::string name = Object(operation.operands[0]).getName();
    if (stream.forms.count(name) > 0) {
      stream.used_often.insert(name);
      return;
    }
    Object own = object.getDict().getKey("/Resources");
    stream.forms[name] = walk(content_of(object), own.isDictionary() ? own : resources, state, depth + 1);
  }

  bool covers_page(const Matrix& m) const {
    // Upright or turned by quarters.
    const bool upright = std::abs(m[1]) < 0.01 && std::abs(m[2]) < 0.01;
    const bool lying = std::abs(m[0]) < 0.01 && std::abs(m[3]) < 0.01;
    if (!upright && !lying) return false;
    const double width = upright ? m[0] : m[2];
    const double height = upright ? m[3] : m[1];
    const Box box = {std::min(m[4], m[4] + width), std::min(m[5], m[5] + height), std::max(m[4], m[4] + width),
                     std::max(m[5], m[5] + height)};
    return box.x0 <= page_.x0 + kNearEdge && box.y0 <= page_.y0 + kNearEdge && box.x1 >= page_.x1 - kNearEdge &&
           box.y1 >= page_.y1 - kNearEdge;
  }

  QPDF& pdf_;
  Box page_;
  int time_ = 0;
  int covered_ = 0;
};

/// The shows of a stream that nobody sees and nobody's place depends on. `no_text`: that is all the text there is, in
/// the stream and its forms; then the choices of fonts are among them.
std::vector<std::size_t> removable(const Stream& stream, int covered, bool* no_text) {
  std::vector<std::size_t> result;
  std::size_t shows = 0;
  for (const std::vector<Show>& text : stream.texts) {
    shows += text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
      const bool unseen = text[i].time != Walker::kNever && (text[i].invisible || text[i].time < covered);
      if (!unseen) continue;
      // The next text goes on where this one ends, unless it is unseen too, and so on.
      std::size_t next = i + 1;
      while (next < text.size() && !text[next].placed && text[next].time != Walker::kNever &&
             (text[next].invisible || text[next].time < covered)) {
        ++next;
      }
      if (next == text.size() || text[next].placed) result.push_back(text[i].operation);
    }
  }
  *no_text = shows > 0 && result.size() == shows && stream.forms.empty();
  if (*no_text) {
    for (std::size_t i = 0; i < stream.operations.size(); ++i) {
      if (stream.operations[i].name == "Tf") result.push_back(i);
    }
    std::sort(result.begin(), result.end());
  }
  return result;
}

/// The content without these operations; what they set beside showing text stays.
std::string without(const Stream& stream, const std::vector<std::size_t>& operations) {
  std::string content;
  std::size_t copied = 0;
  for (const std::size_t index : operations) {
    const Operation& operation = stream.operations[index];
    content.append(stream.content, copied, operation.begin - copied);
    if (operation.name == "'") content += "T*";
    if (operation.name == "\"" && operation.operands.size() == 3) {
      content += Object(operation.operands[0]).unparse() + " Tw " + Object(operation.operands[1]).unparse() + " Tc T*";
    }
    copied = operation.end;
  }
  return content.append(stream.content, copied);
}

/// Rewrites a stream's content and its forms; `resources` are its own and may be changed. True where anything was.
bool rewrite(QPDF& pdf, const Stream& stream, int covered, Object resources, std::string* content) {
  bool changed = false;
  for (const auto& [name, form] : stream.forms) {
    if (stream.used_often.count(name) > 0 || !resources.isDictionary()) continue;
    Object objects = resources.getKey("/XObject");
    if (!objects.isDictionary() || !objects.hasKey(name)) continue;
    Object old = objects.getKey(name);
    // Others may use the form: this page gets one of its own.
    Object entries = old.getDict().shallowCopy();
    Object own = entries.getKey("/Resources");
    if (own.isDictionary()) {
      own = own.shallowCopy();
      if (own.getKey("/XObject").isDictionary()) own.replaceKey("/XObject", own.getKey("/XObject").shallowCopy());
    }
    std::string inner;
    if (!rewrite(pdf, *form, covered, own, &inner)) continue;
    if (own.isDictionary()) entries.replaceKey("/Resources", own);
    for (const char* key : {"/Length", "/Filter", "/DecodeParms"}) entries.removeKey(key);
    Object fresh = pdf.newStream(inner);
    fresh.replaceDict(entries);
    objects.replaceKey(name, fresh);
    changed = true;
  }
  bool no_text = false;
  const std::vector<std::size_t> gone = removable(stream, covered, &no_text);
  if (no_text && resources.isDictionary()) resources.removeKey("/Font");
  *content = without(stream, gone);
  return changed || !gone.empty();
}

}  // namespace

bool remove_hidden_text(QPDF& pdf, QPDFPageObjectHelper& page) {
  const Object::Rectangle crop = page.getCropBox().getArrayAsRectangle();
  Walker walker(pdf, {crop.llx, crop.lly, crop.urx, crop.ury});
  Object resources = page.getAttribute("/Resources", true);
  const auto stream = walker.walk(content_of(page.getObjectHandle()), resources, {}, 0);
  if (resources.isDictionary() && resources.getKey("/XObject").isDictionary()) {
    resources.replaceKey("/XObject", resources.getKey("/XObject").shallowCopy());
  }
  std::string content;
  if (!rewrite(pdf, *stream, walker.covered(), resources, &content)) return false;
  page.getObjectHandle().replaceKey("/Contents", pdf.newStream(content));
  return true;
}

}  // namespace ziping::output
