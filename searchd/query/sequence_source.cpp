// SPDX-License-Identifier: GPL-3.0-or-later
// Leapfrogs over the articles that have all operands, and asks for each whether they stand as they should.
#include "searchd/query/sequence_source.hpp"

#include <algorithm>

#include "corpus/schema/fields.hpp"
#include "corpus/schema/neighbours.hpp"
#include "corpus/schema/places.hpp"

namespace bifrons::query {
namespace {

constexpr std::size_t cheap_steps = 2;  ///< from slot to slot: a leap costs as much as two or three

/// The articles with any of an operand's terms.
class Having {
 public:
  Having(Xapian::Database const& database, std::vector<std::string> const& terms) {
    for (auto const& term : terms) add(database.postlist_begin(term), database.postlist_end(term));
  }

  /// The first article at or after id; 0 where there is none.
  Xapian::docid skip_to(Xapian::docid id) {
    Xapian::docid first = 0;
    for (auto& list : lists_) {
      if (list.at != list.end && *list.at < id) list.at.skip_to(id);
      if (list.at != list.end && (first == 0 || *list.at < first)) first = *list.at;
    }
    return first;
  }
  [[nodiscard]] std::uint32_t occurrences(Xapian::docid id) const {
    std::uint32_t sum = 0;
    for (auto const& list : lists_)
      if (list.at != list.end && *list.at == id) sum += list.at.get_wdf();
    return sum;
  }

 private:
  struct List {
    Xapian::PostingIterator at, end;
  };
  void add(Xapian::PostingIterator begin, Xapian::PostingIterator end) { lists_.push_back({std::move(begin), std::move(end)}); }
  std::vector<List> lists_;
};

/// A slot's values for articles in ascending order.
class Slot {
 public:
  Slot(Xapian::Database const& database, std::uint8_t slot) : at_(database.valuestream_begin(slot)), end_(database.valuestream_end(slot)) {}

  /// "" where the article has none.
  std::string of(Xapian::docid id) {
    for (std::size_t steps = 0; at_ != end_ && at_.get_docid() < id && steps < cheap_steps; ++steps) ++at_;
    if (at_ != end_ && at_.get_docid() < id) at_.skip_to(id);
    return at_ != end_ && at_.get_docid() == id ? *at_ : std::string();
  }

 private:
  Xapian::ValueIterator at_, end_;
};

/// What an article's neighbours must have for a phrase to stand in it; none where words may stand apart, or in other forms.
std::vector<std::uint32_t> pairs_of(Sequence const& sequence) {
  std::vector<std::uint32_t> pairs;
  auto const& operands = sequence.operands;
  for (std::size_t i = 0; sequence.in_order && i + 1 < operands.size(); ++i)
    if (!operands[i].word.empty() && !operands[i + 1].word.empty())
      pairs.push_back(schema::pair_hash(schema::word_hash(operands[i].word), schema::word_hash(operands[i + 1].word)));
  return pairs;
}

/// The first article at or after id that has all; 0 where there is none.
Xapian::docid next_with_all(std::vector<Having>& all, Xapian::docid id) {
  for (std::size_t agreed = 0, i = 0; agreed < all.size(); i = (i + 1) % all.size()) {
    auto const at = all[i].skip_to(id);
    if (at == 0) return 0;
    agreed = at == id ? agreed + 1 : 1;
    id = at;
  }
  return id;
}

bool in_text(SequenceCheck& check, Xapian::Database const& database, Xapian::docid id, text::Analyzer& analyzer) {
  auto const record = schema::read_record(database.get_document(id));
  return record && check.in_text(*record, analyzer);
}

}  // namespace

void SequenceSource::init(Xapian::Database const& database) {
  found_.clear();
  next_ = 0;
  std::vector<Having> all;
  for (auto const& operand : sequence_.operands) all.emplace_back(database, operand.terms);
  if (all.empty()) return;
  SequenceCheck check(sequence_);
  std::vector<std::uint32_t> occurrences(all.size());
  Slot places(database, schema::slot_places), neighbours(database, schema::slot_neighbours);
  auto const pairs = pairs_of(sequence_);
  for (auto id = next_with_all(all, 1); id != 0; id = next_with_all(all, id + 1)) {
    if (std::chrono::steady_clock::now() > deadline_) throw TimeIsUp{};
    if (auto const filter = pairs.empty() ? std::string() : neighbours.of(id); !std::ranges::all_of(pairs, [&](auto pair) { return schema::may_have_pair(filter, pair); })) continue;
    std::ranges::transform(all, occurrences.begin(), [id](Having const& having) { return having.occurrences(id); });
    auto const finding = check.in_places(places.of(id), occurrences);
    if (finding == SequenceCheck::Finding::certain || (finding == SequenceCheck::Finding::doubtful && in_text(check, database, id, analyzer_))) found_.push_back(id);
  }
}

void SequenceSource::skip_to(Xapian::docid id, double) {
  auto const from = found_.begin() + static_cast<std::ptrdiff_t>(next_ == 0 ? 0 : std::min(next_ - 1, found_.size()));
  next_ = static_cast<std::size_t>(std::lower_bound(from, found_.end(), id) - found_.begin()) + 1;
}

}  // namespace bifrons::query
