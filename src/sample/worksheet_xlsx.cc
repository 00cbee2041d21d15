#include <xlsxwriter.h>

#include <algorithm>

#include "output/workbook.h"
#include "sample/worksheet_columns.h"

namespace ziping::sample {
namespace {

using output::Look;
using output::Shade;

// A row is at most this high (points), whatever its picture.
constexpr double kHighestRow = 120;
// Pixels of a spreadsheet's screen an inch.
constexpr double kScreenDpi = 96;
constexpr double kPixelsOfCharacter = 7;

void put_picture(lxw_worksheet* sheet, int row, int col, double width, const Crop& crop) {
  const double room = width * kPixelsOfCharacter - 4;
  const double high = kHighestRow / 72 * kScreenDpi - 4;
  const double scale = std::min({1.0, room / crop.width, high / crop.height});
  worksheet_set_row(sheet, static_cast<lxw_row_t>(row), std::max(20.0, crop.height * scale / kScreenDpi * 72 + 4),
                    nullptr);
  lxw_image_options options{};
  options.x_scale = options.y_scale = scale;
  options.x_offset = options.y_offset = 2;
  options.object_position = LXW_OBJECT_MOVE_AND_SIZE;
  worksheet_insert_image_buffer_opt(sheet, static_cast<lxw_row_t>(row), static_cast<lxw_col_t>(col),
                                    reinterpret_cast<const unsigned char*>(crop.png.data()), crop.png.size(), &options);
}

void put_row(output::Workbook& book, lxw_worksheet* sheet, const store::SampleRecord& sample, std::size_t number,
             const std::vector<Crop>& crops) {
  const auto& columns = worksheet_columns();
  const store::SampleItem& item = sample.items[number - 1];
  const int row = static_cast<int>(number) + 1;
  const std::vector<std::string> texts = worksheet_row(sample, number);
  const Look plain{Shade::None, true, 0, false};
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const int col = static_cast<int>(i);
    if (columns[i].name == "zp:value") {
      const Look look{item.figure.sure ? Shade::None : Shade::Unsure, true, item.figure.value.scale(), true};
      book.number(sheet, row, col, item.figure.value, look);
    } else if (columns[i].picture && number <= crops.size()) {
      const Crop& crop = crops[number - 1];
      book.text(sheet, row, col, crop.problem, plain);
      if (!crop.png.empty()) put_picture(sheet, row, col, columns[i].width, crop);
    } else {
      book.text(sheet, row, col, texts[i], columns[i].open ? Look{Shade::Doubtful, true, 0, false} : plain);
    }
  }
}

}  // namespace

Result<std::string> worksheet_xlsx(const store::SampleRecord& sample, const std::vector<Crop>& crops,
                                   const Words& words) {
  auto book = output::Workbook::create();
  if (!book) return book.error();
  lxw_worksheet* sheet = (*book)->sheet("sample");
  if (sheet == nullptr) return Error{ErrorCode::Internal, "the worksheet cannot be begun", {}};
  const auto& columns = worksheet_columns();
  std::vector<double> widths;
  for (const WorksheetColumn& column : columns) widths.push_back(column.width);
  (*book)->widths(sheet, widths);
  lxw_row_col_options hidden{};
  hidden.hidden = LXW_TRUE;
  worksheet_set_row_opt(sheet, 0, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
  worksheet_set_column_opt(sheet, 0, 0, widths[0], nullptr, &hidden);
  worksheet_freeze_panes(sheet, 2, 2);
  for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
    const WorksheetColumn& column = columns[static_cast<std::size_t>(i)];
    (*book)->text(sheet, 0, i, column.name, Look{});
  }
  for (int i = 0; i < static_cast<int>(columns.size()); ++i) {
    const WorksheetColumn& column = columns[static_cast<std::size_t>(i)];
    (*book)->text(sheet, 1, i, heading_of(column, words), Look{Shade::Head, true, 0, false});
  }
  for (std::size_t number = 1; number <= sample.items.size(); ++number) put_row(**book, sheet, sample, number, crops);
  std::string bytes;
  const Status done = (*book)->finish([&](std::string_view part) -> Status {
    bytes += part;
    return Done{};
  });
  return done ? Result<std::string>(std::move(bytes)) : done.error();
}

}  // namespace ziping::sample
