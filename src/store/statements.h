#pragma once
#include <array>
#include <cstddef>
#include <string_view>

namespace ziping::store {

/// Every statement the product runs on its tables. All are prepared when a store is opened, so that a slip in one
/// fails the first test.
enum class Sql {
  FindByHash,
  FindById,
  FindByHashPrefix,
  FindByFile,
  List,
  Paths,
  HasPath,
  AddPath,
  InsertDocument,
  BeginDocument,
  CountAttempt,
  DropReadings,
  Readings,
  PutReading,
  FinishDocument,
  DropSearch,
  DropPassages,
  DropPages,
  DropParagraphs,
  DropTables,
  DropFacts,
  DropFindings,
  DropDiagnostics,
  AddPage,
  AddLine,
  AddParagraph,
  AddPassage,
  AddPassageLine,
  AddSearch,
  AddTable,
  AddPart,
  AddColumn,
  AddRow,
  AddCell,
  AddCellReading,
  AddFact,
  AddFinding,
  AddFindingFact,
  AddDiagnostic,
  LoadGenerator,
  LoadPages,
  LoadLines,
  LoadParagraphs,
  LoadTables,
  LoadParts,
  LoadColumns,
  LoadRows,
  LoadCells,
  LoadCellReadings,
  LoadFacts,
  LoadFindings,
  LoadFindingFacts,
  LoadDiagnostics,
  Terms,
  Search,
  Passages,
  PassageLines,
  PageSums,
  LostReadings,
  OrphanFindingFacts,
  OrphanSearch,
  StrayCells,
  AddDecision,
  LastChain,
  Decisions,
  AllDecisions,
  DropSettled,
  AddSettled,
  LoadSettled,
  CountFacts,
  CountFindings,
  SettledUndone,
  SettledAbroad,
  Count
};

constexpr std::size_t kStatements = static_cast<std::size_t>(Sql::Count);

/// Their texts, in the order of the enumerators.
const std::array<std::string_view, kStatements>& statements();

}  // namespace ziping::store
