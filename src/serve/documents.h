#pragma once
#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "patterns/pattern_set.h"
#include "review/form_decision.h"
#include "review/queue.h"
#include "review/trail.h"
#include "store/store.h"

namespace ziping::serve {

/// A document as the interface shows it; never changed once made. `state` of each fact: "open" (waits for a person),
/// "settled" or "none"; `failing`: ids of the failing findings that each fact is in.
struct OpenDocument {
  store::DocumentRecord record;
  store::DocumentCounts counts;
  review::Trail trail;
  std::vector<review::Waiting> queue;
  std::map<std::string, std::string> state;
  std::map<std::string, std::vector<std::string>> failing;
  std::map<std::string, std::size_t> places;  // of the facts

  const extract::Fact* fact(const std::string& id) const {
    const auto found = places.find(id);
    return found == places.end() ? nullptr : &record.extraction.facts[found->second];
  }
  const layout::PageReading* page(int number) const;
};

struct ListedDocument {
  store::DocumentRow row;
  store::DocumentCounts counts;
};

/// The documents of the store, those in use kept ready. Thread safe; decisions are made one after the other.
class Documents {
 public:
  Documents(store::Store& store, std::shared_ptr<const patterns::PatternSet> patterns);

  /// By the first digits (12 or more) of the hash, or all of it. Null where there is none or it has not been read yet.
  Result<std::shared_ptr<const OpenDocument>> get(const std::string& id);
  Result<std::vector<ListedDocument>> list();
  /// Something else than `decide` and `undo` wrote the document.
  void changed(const std::string& sha256);
  /// Any of them may have been written: a run compares documents with each other at its end.
  void all_changed();

  /// What stands when a decision is made must be what the reviewer saw: `seen` says what that was, where it is given.
  struct Seen {
    std::optional<std::string> text;
    std::optional<std::optional<std::int64_t>> decision;
  };
  struct Decided {
    /// The document before and after; null `outcome` where what was seen is no longer what stands.
    std::shared_ptr<const OpenDocument> before;
    std::shared_ptr<const OpenDocument> after;
    std::optional<review::Outcome> outcome;
  };
  Result<Decided> decide(const std::string& id, const review::Statement& statement, const Seen& seen);
  /// What kind of form a table is.
  Result<Decided> decide_form(const std::string& id, const review::FormStatement& statement);
  Result<Decided> undo(const std::string& id, const std::string& reviewer, const std::string& when);

  const patterns::PatternSet& patterns() const { return *patterns_; }
  store::Store& store() { return store_; }

 private:
  Result<std::shared_ptr<const OpenDocument>> load(std::int64_t id);
  std::shared_ptr<const OpenDocument> keep(std::shared_ptr<OpenDocument> document);
  Result<std::shared_ptr<const OpenDocument>> open(store::DocumentRecord record,
                                                   std::vector<store::Decision> decisions);
  /// What became of a document by a decision that was stored.
  Result<Decided> decided(std::shared_ptr<const OpenDocument> before, Result<review::Outcome> outcome);

  store::Store& store_;
  std::shared_ptr<const patterns::PatternSet> patterns_;
  std::mutex mutex_;
  std::mutex deciding_;
  std::list<std::shared_ptr<const OpenDocument>> open_;  // the last used first
  std::map<std::string, store::DocumentCounts> counts_;  // by hash
};

}  // namespace ziping::serve
