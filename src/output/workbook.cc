#include "output/workbook.h"

#include <fmt/format.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <vector>

#include "base/utf8.h"
#include "output/terminal_text.h"

namespace ziping::output {
namespace {

namespace fs = std::filesystem;

// Excel takes 32,767 UTF-16 units; the rest is room for what counts twice.
constexpr std::size_t kLongestText = 32'000;
constexpr std::size_t kMostDigits = 15;
// Excel opens no sheet with more than 65,530.
constexpr int kMostLinks = 65'000;
constexpr std::size_t kPiece = std::size_t{1} << 20U;

/// Only what XML and a spreadsheet may hold.
std::string storable(std::string_view text) {
  std::string result;
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8::next(text, at);
    units += code > 0xFFFF ? 2 : 1;
    if (units > kLongestText) return result + "...";
    const bool barred = (code & 0xFFFEU) == 0xFFFE;
    utf8::append(result, barred ? utf8::kReplacement : code == U'\n' ? code : harmless(code));
  }
  return result;
}

lxw_color_t colour_of(Shade shade) {
  switch (shade) {
    case Shade::Head:
      return 0xD9E1F2;
    case Shade::Unsure:
      return 0xFFEB9C;
    case Shade::Wrong:
      return 0xFFC7CE;
    case Shade::Doubtful:
      return 0xFCE4D6;
    case Shade::None:
      break;
  }
  return 0xFFFFFF;
}

lxw_row_t row_of(int row) {
  return static_cast<lxw_row_t>(row);
}
lxw_col_t col_of(int col) {
  return static_cast<lxw_col_t>(col);
}

}  // namespace

Result<std::unique_ptr<Workbook>> Workbook::create() {
  std::error_code failed;
  std::string folder = (fs::temp_directory_path(failed) / "ziping-xlsx-XXXXXX").string();
  if (failed || ::mkdtemp(folder.data()) == nullptr) {
    return Error{ErrorCode::OutputUnwritable, "no folder for temporary files: " + folder, {}};
  }
  lxw_workbook_options options{};
  options.tmpdir = folder.data();
  options.constant_memory = LXW_TRUE;
  lxw_workbook* book = workbook_new_opt((folder + "/book.xlsx").c_str(), &options);
  if (book == nullptr) {
    fs::remove_all(folder, failed);
    return Error{ErrorCode::OutputUnwritable, "no workbook can be made in " + folder, {}};
  }
  return std::unique_ptr<Workbook>(new Workbook(std::move(folder), book));
}

Workbook::~Workbook() {
  if (book_ != nullptr) lxw_workbook_free(book_);
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

lxw_worksheet* Workbook::sheet(const std::string& name) {
  return workbook_add_worksheet(book_, name.c_str());
}

void Workbook::widths(lxw_worksheet* sheet, const std::vector<double>& columns) {
  for (std::size_t i = 0; sheet != nullptr && i < columns.size(); ++i) {
    const auto col = static_cast<lxw_col_t>(i);
    worksheet_set_column(sheet, col, col, columns[i], nullptr);
  }
}

void Workbook::freeze_head(lxw_worksheet* sheet) {
  if (sheet != nullptr) worksheet_freeze_panes(sheet, 1, 0);
}

lxw_format* Workbook::format(const Look& look, bool number) {
  lxw_format*& format = formats_[{look, number}];
  if (format != nullptr) return format;
  format = workbook_add_format(book_);
  format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
  format_set_text_wrap(format);
  if (look.border) format_set_border(format, LXW_BORDER_THIN);
  if (look.shade == Shade::Head) format_set_bold(format);
  if (look.shade != Shade::None) {
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_fg_color(format, colour_of(look.shade));
  }
  if (number) {
    const std::string digits = look.decimals > 0 ? "." + std::string(static_cast<std::size_t>(look.decimals), '0') : "";
    format_set_num_format(format, ((look.thousands ? "#,##0" : "0") + digits).c_str());
  } else {
    format_set_num_format(format, "@");
  }
  return format;
}

void Workbook::merge(lxw_worksheet* sheet, const Block& block, const Look& look) {
  if (sheet == nullptr || (block.rows < 2 && block.cols < 2)) return;
  worksheet_merge_range(sheet, row_of(block.row), col_of(block.col), row_of(block.row + block.rows - 1),
                        col_of(block.col + block.cols - 1), "", format(look, false));
}

void Workbook::blank(lxw_worksheet* sheet, int row, int col, const Look& look) {
  if (sheet != nullptr) worksheet_write_blank(sheet, row_of(row), col_of(col), format(look, false));
}

void Workbook::text(lxw_worksheet* sheet, int row, int col, std::string_view text, const Look& look) {
  const std::string stored = storable(text);
  if (stored.empty()) return blank(sheet, row, col, look);
  if (sheet != nullptr) worksheet_write_string(sheet, row_of(row), col_of(col), stored.c_str(), format(look, false));
}

void Workbook::number(lxw_worksheet* sheet, int row, int col, const Decimal& value, const Look& look) {
  const std::string digits = value.to_string();
  const auto count = static_cast<std::size_t>(
      std::count_if(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }));
  if (count > kMostDigits) return text(sheet, row, col, digits, look);
  if (sheet == nullptr) return;
  worksheet_write_number(sheet, row_of(row), col_of(col), value.approximate(), format(look, true));
}

void Workbook::link(lxw_worksheet* sheet, int row, int col, const std::string& address) {
  if (sheet == nullptr || address.empty() || ++links_[sheet] > kMostLinks) return;
  worksheet_write_url(sheet, row_of(row), col_of(col), address.c_str(), nullptr);
}

Status Workbook::finish(const Sink& sink) {
  lxw_workbook* book = book_;
  book_ = nullptr;
  // Closing frees it, whether it succeeds or not.
  if (const lxw_error failed = workbook_close(book); failed != LXW_NO_ERROR) {
    return Error{
        ErrorCode::OutputUnwritable, fmt::format("the workbook cannot be written: {}", lxw_strerror(failed)), {}};
  }
  std::ifstream in(folder_ + "/book.xlsx", std::ios::binary);
  std::vector<char> piece(kPiece);
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
    const Status passed = sink({piece.data(), static_cast<std::size_t>(in.gcount())});
    if (!passed) return passed;
  }
  if (!in.eof()) return Error{ErrorCode::OutputUnwritable, "the workbook cannot be read back from " + folder_, {}};
  return Done{};
}

std::optional<std::pair<Decimal, bool>> plain_figure(std::string_view text) {
  const bool grouped = text.find(',') != std::string_view::npos;
  std::string digits;
  std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c != ','; });
  const auto value = Decimal::parse(digits);
  if (!value) return std::nullopt;
  // Only what the number format prints again byte for byte.
  std::string again = value->to_string();
  if (grouped) {
    const std::size_t end = std::min(again.find('.'), again.size());
    const std::size_t first = again.starts_with('-') ? 1 : 0;
    for (std::size_t at = end; at > first + 3;) again.insert(at -= 3, ",");
  }
  if (again != text || again.size() > 20) return std::nullopt;
  return std::pair{*value, grouped};
}

}  // namespace ziping::output
