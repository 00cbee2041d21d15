#pragma once
#include <string>
#include <vector>

#include "sample/design.h"
#include "store/samples.h"

namespace ziping::testing {

inline const sample::MoneyUnits kMoney = {{"万元", Decimal(10'000)}, {"元", Decimal(1)}};

/// An amount in ten thousand yuan, of document `document` (a letter), 2023, one
/// entity a document.
inline store::FigureRow amount(char document, int number, const std::string& value) {
  store::FigureRow row;
  row.document = std::string(64, document);
  row.file = std::string("reports/") + document + ".pdf";
  row.entity = std::string("青禾县") + document + "局";
  row.year = 2023;
  row.form = "dept_self_eval";
  row.fact = "f" + std::to_string(number);
  row.concept_id = "funds.executed";
  row.item = "项目支出";
  row.text = value;
  row.value = *Decimal::parse(value);
  row.unit = "万元";
  row.base_value = *row.value.times(Decimal(10'000));
  row.page = 1;
  row.box = {100, 100, 160, 112};
  return row;
}

/// Forty amounts of two documents, and a rate that is no money.
inline std::vector<store::FigureRow> population() {
  std::vector<store::FigureRow> rows;
  for (int i = 0; i < 40; ++i) {
    rows.push_back(amount(i < 25 ? 'a' : 'b', i + 1, std::to_string(1 + i * i % 37 * 3) + ".50"));
  }
  rows[7].sure = false;
  rows[9].errors = 2;
  store::FigureRow rate = amount('b', 41, "95.00");
  rate.unit = "%";
  rate.base_value = rate.value;
  rows.push_back(rate);
  return rows;
}

}  // namespace ziping::testing
