#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/decimal.h"
#include "base/result.h"
#include "output/sink.h"

struct lxw_workbook;
struct lxw_worksheet;
struct lxw_format;

namespace ziping::output {

enum class Shade { None, Head, Unsure, Wrong, Doubtful };

/// How a cell looks: its colour, with or without a ruled border, and for numbers the digits behind the point.
struct Look {
  Shade shade = Shade::None;
  bool border = false;
  int decimals = 0;
  bool thousands = false;
  auto operator<=>(const Look&) const = default;
};

/// A place or a block of merged places, from 0.
struct Block {
  int row = 0;
  int col = 0;
  int rows = 1;
  int cols = 1;
};

/// A workbook under construction in a folder of its own, which is gone with it. What is written goes on to the disk row
/// by row, so that its size does not matter: the rows of a sheet are written from top to bottom, and one that is passed
/// cannot be changed any more.
class Workbook {
 public:
  static Result<std::unique_ptr<Workbook>> create();
  ~Workbook();
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;

  /// A new sheet behind the others. The name must be valid and unique; a null sheet takes what is written and keeps
  /// none.
  lxw_worksheet* sheet(const std::string& name);
  void widths(lxw_worksheet* sheet, const std::vector<double>& columns);
  void freeze_head(lxw_worksheet* sheet);

  void text(lxw_worksheet* sheet, int row, int col, std::string_view text, const Look& look);
  /// As a number where it has at most 15 digits, else as text.
  void number(lxw_worksheet* sheet, int row, int col, const Decimal& value, const Look& look);
  void blank(lxw_worksheet* sheet, int row, int col, const Look& look);
  /// Makes one place of a block. Of a block of one row before its content is written, of others in its last row, the
  /// places it covers having been written blank.
  void merge(lxw_worksheet* sheet, const Block& block, const Look& look);
  /// Links the place to the address; before its content is written. A sheet takes 65,000 links, further ones are left
  /// out.
  void link(lxw_worksheet* sheet, int row, int col, const std::string& address);

  /// Closes it and passes its bytes on.
  Status finish(const Sink& sink);

 private:
  Workbook(std::string folder, lxw_workbook* book) : folder_(std::move(folder)), book_(book) {}
  lxw_format* format(const Look& look, bool number);

  std::string folder_;
  lxw_workbook* book_ = nullptr;
  std::map<std::pair<Look, bool>, lxw_format*> formats_;
  std::map<lxw_worksheet*, int> links_;
};

/// A figure as printed ("1,234.50", "-3", no sign in front but -), with how it is grouped; nullopt for all that a
/// number would not show again as it stands (leading zeros, units, %).
std::optional<std::pair<Decimal, bool>> plain_figure(std::string_view text);

}  // namespace ziping::output
