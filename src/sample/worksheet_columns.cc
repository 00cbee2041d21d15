#include "sample/worksheet_columns.h"

#include "output/csv_table.h"

namespace ziping::sample {

std::string worksheet_key(const store::SampleRecord& sample) {
  return std::to_string(sample.id) + "-" + sample.frame_sha256.substr(0, 12);
}

const std::vector<WorksheetColumn>& worksheet_columns() {
  static const std::vector<WorksheetColumn> columns = {{kSampleColumn, 3},
                                                       {kNumberColumn, 6},
                                                       {"zp:picture", 70, true},
                                                       {"zp:value", 14},
                                                       {"zp:unit", 8},
                                                       {kAuditedColumn, 16, false, true},
                                                       {kRemarkColumn, 26, false, true},
                                                       {"zp:text", 24},
                                                       {"zp:item", 26},
                                                       {"zp:concept", 20},
                                                       {"zp:subject", 20},
                                                       {"zp:period", 8},
                                                       {"zp:entity", 20},
                                                       {"zp:file", 30},
                                                       {"zp:page", 6},
                                                       {"zp:fact", 8},
                                                       {"zp:sure", 6},
                                                       {"zp:stratum", 18},
                                                       {"zp:hits", 6}};
  return columns;
}

const std::string& heading_of(const WorksheetColumn& column, const Words& words) {
  const auto found = words.find("sample." + column.name.substr(3));
  return found == words.end() ? column.name : found->second;
}

std::vector<std::string> worksheet_row(const store::SampleRecord& sample, std::size_t number) {
  const store::SampleItem& item = sample.items.at(number - 1);
  const store::FigureRow& figure = item.figure;
  const store::FrameRow& element = sample.frame.at(static_cast<std::size_t>(item.position));
  return {worksheet_key(sample),
          std::to_string(number),
          "",
          figure.value.to_string(),
          figure.unit,
          "",
          "",
          figure.text,
          figure.item.value_or(""),
          figure.concept_id,
          figure.subject.value_or(""),
          figure.period ? std::to_string(*figure.period) : "",
          figure.entity.value_or(""),
          figure.file,
          std::to_string(figure.page),
          element.fact,
          figure.sure ? "1" : "0",
          element.stratum,
          std::to_string(item.hits)};
}

std::string worksheet_csv(const store::SampleRecord& sample, const Words& words) {
  std::vector<output::Column> columns;
  for (const WorksheetColumn& column : worksheet_columns()) {
    if (!column.picture) columns.push_back({column.name, "", ""});
  }
  output::CsvTable table("worksheet", std::move(columns));
  for (const WorksheetColumn& column : worksheet_columns()) {
    if (!column.picture) table.text(heading_of(column, words));
  }
  for (std::size_t number = 1; number <= sample.items.size(); ++number) {
    const std::vector<std::string> row = worksheet_row(sample, number);
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (worksheet_columns()[i].picture) continue;
      if (worksheet_columns()[i].name == "zp:value") {
        table.number(sample.items[number - 1].figure.value);
      } else {
        table.text(row[i]);
      }
    }
  }
  return table.take().bytes;
}

}  // namespace ziping::sample
