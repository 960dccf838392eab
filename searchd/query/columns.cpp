// SPDX-License-Identifier: GPL-3.0-or-later
// Reads value streams into arrays.
#include "searchd/query/columns.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "corpus/schema/document.hpp"
#include "corpus/schema/fields.hpp"

namespace bifrons::query {

using schema::find_field;

Columns::Columns(Xapian::Database database) : database_(std::move(database)), size_(database_.get_lastdocid() + std::size_t{1}), lists_(database_), unions_(size_), near_stems_(database_) {}

template <class Take>
void Columns::each(std::uint8_t slot, Take&& take) const {
  for (auto it = database_.valuestream_begin(slot), end = database_.valuestream_end(slot); it != end; ++it)
    if (it.get_docid() < size_) take(it.get_docid(), *it);
}

std::vector<std::uint32_t> Columns::days_of(std::uint8_t slot) const {
  std::vector<std::uint32_t> column(size_);
  each(slot, [&](Xapian::docid id, std::string const& day) { std::from_chars(day.data(), day.data() + day.size(), column[id]); });
  return column;
}

std::vector<std::uint32_t> const& Columns::dates() {
  if (!dates_) dates_ = days_of(find_field("date")->slot);
  return *dates_;
}

std::vector<std::uint32_t> const& Columns::last_dates() {
  if (!last_dates_) last_dates_ = days_of(schema::slot_date_last);
  return *last_dates_;
}

std::vector<Xapian::termcount> const& Columns::document_lengths() {
  if (document_lengths_) return *document_lengths_;
  std::vector<Xapian::termcount> column(size_);
  for (auto it = database_.postlist_begin({}), end = database_.postlist_end({}); it != end; ++it)
    if (*it < size_) column[*it] = it.get_doclength();
  return document_lengths_.emplace(std::move(column));
}

std::vector<std::uint32_t> const& Columns::title_order() {
  if (title_order_) return *title_order_;
  std::vector<std::pair<std::string, Xapian::docid>> titles;
  each(find_field("title")->slot, [&](Xapian::docid id, std::string title) { titles.emplace_back(std::move(title), id); });
  std::ranges::sort(titles);
  std::vector<std::uint32_t> column(size_, UINT32_MAX);  // untitled ones last
  std::uint32_t place = 0;
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (i > 0 && titles[i].first != titles[i - 1].first) ++place;
    column[titles[i].second] = place;
  }
  return title_order_.emplace(std::move(column));
}

std::vector<std::uint32_t> const& Columns::copy_groups() {
  if (copy_groups_) return *copy_groups_;
  std::vector<std::uint32_t> column(size_);
  struct First {
    Xapian::docid id = 0;
    std::uint32_t group = 0;
  };
  std::unordered_map<std::string, First> first_of;
  each(schema::slot_fold, [&](Xapian::docid id, std::string key) {
    auto const [place, is_new] = first_of.try_emplace(std::move(key), First{id, 0});
    if (is_new) return;
    auto& first = place->second;
    if (first.group == 0) column[first.id] = first.group = ++copy_group_count_;
    column[id] = first.group;
  });
  return copy_groups_.emplace(std::move(column));
}

std::uint32_t Columns::copy_group_count() {
  (void)copy_groups();
  return copy_group_count_;
}

std::vector<std::uint32_t> const& Columns::title_lengths() {
  if (title_lengths_) return *title_lengths_;
  std::vector<std::uint32_t> column(size_);
  std::uint64_t sum = 0, count = 0;
  each(schema::slot_title_length, [&](Xapian::docid id, std::string const& slot) {
    column[id] = schema::decode_count(slot);
    sum += column[id];
    ++count;
  });
  mean_title_length_ = count == 0 ? 1.0 : static_cast<double>(sum) / static_cast<double>(count);
  return title_lengths_.emplace(std::move(column));
}

double Columns::mean_title_length() {
  (void)title_lengths();
  return mean_title_length_;
}

std::vector<std::uint32_t> const& Columns::lengths() {
  if (lengths_) return *lengths_;
  std::vector<std::uint32_t> column(size_);
  each(schema::slot_length, [&](Xapian::docid id, std::string const& slot) { column[id] = schema::decode_count(slot); });
  return lengths_.emplace(std::move(column));
}

std::vector<bool> const& Columns::reprints() {
  if (reprints_) return *reprints_;
  std::vector<bool> column(size_);
  each(schema::slot_reprint, [&](Xapian::docid id, std::string const&) { column[id] = true; });
  return reprints_.emplace(std::move(column));
}

std::vector<std::string> const& Columns::ids() {
  if (ids_) return *ids_;
  std::vector<std::string> column(size_);
  each(schema::slot_id, [&](Xapian::docid id, std::string value) { column[id] = std::move(value); });
  return ids_.emplace(std::move(column));
}

ValueColumn const& Columns::values(std::uint8_t slot) {
  auto& kept = values_.at(slot);
  if (kept) return *kept;
  ValueColumn column;
  std::unordered_map<std::string, std::uint32_t> numbers;
  std::size_t next = 0;
  auto const begin_until = [&](std::size_t id) {
    for (; next <= id; ++next) column.begins.push_back(static_cast<std::uint32_t>(column.numbers.size()));
  };
  each(slot, [&](Xapian::docid id, std::string const& encoded) {
    begin_until(id);
    for (auto& value : schema::decode_values(encoded)) {
      auto const [place, is_new] = numbers.try_emplace(value, static_cast<std::uint32_t>(column.values.size()));
      if (is_new) column.values.push_back(std::move(value));
      column.numbers.push_back(place->second);
    }
  });
  begin_until(size_);
  return kept.emplace(std::move(column));
}

}  // namespace bifrons::query
