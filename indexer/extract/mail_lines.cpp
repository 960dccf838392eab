// SPDX-License-Identifier: GPL-3.0-or-later
// A mail begins with two header lines at least, in the words of its program's language.
#include "indexer/extract/mail_lines.hpp"

#include <array>

#include "indexer/dates/dates.hpp"
#include "indexer/extract/letters.hpp"
#include "indexer/extract/names.hpp"

namespace bifrons::extract {
namespace {

constexpr std::size_t header_lines = 60, signature_lines = 12;

enum class Header : std::uint8_t { none, from, date, subject, other };

struct Name {
  std::string_view text;
  Header header;
};

constexpr std::array<Name, 33> names{{{"from", Header::from},           {"to", Header::other},           {"cc", Header::other},          {"bcc", Header::other},
                                      {"date", Header::date},           {"sent", Header::date},          {"subject", Header::subject},   {"reply-to", Header::other},
                                      {"message-id", Header::other},    {"in-reply-to", Header::other},  {"references", Header::other},  {"mime-version", Header::other},
                                      {"content-type", Header::other},  {"received", Header::other},     {"return-path", Header::other}, {"content-transfer-encoding", Header::other},
                                      {"user-agent", Header::other},    {"list-id", Header::other},      {"importance", Header::other},  {"lähettäjä", Header::from},
                                      {"vastaanottaja", Header::other}, {"kopio", Header::other},        {"päiväys", Header::date},      {"lähetetty", Header::date},
                                      {"aihe", Header::subject},        {"от", Header::from},            {"от кого", Header::from},      {"кому", Header::other},
                                      {"копия", Header::other},         {"дата", Header::date},          {"отправлено", Header::date},   {"тема", Header::subject},
                                      {"вложения", Header::other}}};

struct HeaderLine {
  Header header = Header::none;
  std::string_view value;
};

HeaderLine header_of(RawLine const& line) {
  auto const colon = line.text.find(':');
  if (colon == std::string::npos || colon > 50 || line.quoted || line.item) return {};
  auto const name = lowered(std::string_view(line.text).substr(0, colon));
  for (auto const& known : names)
    if (name == lowered(known.text)) return {known.header, trimmed(std::string_view(line.text).substr(colon + 1))};
  bool const foreign = name.starts_with("x-") || name.starts_with("list-") || name.starts_with("dkim-") || name.starts_with("arc-") || name.starts_with("authentication-");
  return {foreign ? Header::other : Header::none, {}};
}

/// "Jane Doe <jane@firm.test>" as Jane Doe; an address alone is no name.
std::string sender(std::string_view value) {
  auto name = trimmed(value.substr(0, value.find('<')));
  if (auto const open = name.find('('); open != std::string_view::npos && name.find('@') < open) name = name.substr(open + 1, name.find(')') - open - 1);
  while (!name.empty() && (name.front() == '"' || name.front() == '\'')) name.remove_prefix(1);
  while (!name.empty() && (name.back() == '"' || name.back() == '\'')) name.remove_suffix(1);
  return name.find('@') != std::string_view::npos || name.find('[') != std::string_view::npos ? std::string() : name_of(name);
}

std::string without_reply_marks(std::string_view subject) {
  for (bool cut = true; cut;) {
    cut = false;
    auto const low = lowered(subject.substr(0, 12));
    for (std::string_view const mark : {"re:", "fwd:", "fw:", "vs:", "vl:", "отв:"})
      if (low.starts_with(mark)) subject = trimmed(subject.substr(mark.size())), cut = true;
  }
  return std::string(subject);
}

void read_header(HeaderLine const& line, MailHead& head) {
  if (line.header == Header::subject && head.subject.empty()) head.subject = without_reply_marks(line.value);
  if (line.header == Header::from && head.author.empty()) head.author = sender(line.value);
  if (line.header != Header::date || !head.date.empty()) return;
  if (auto whole = dates::parse_date(line.value)) head.date = *whole;
  else if (auto const found = dates::find_dates(line.value.substr(0, 200)); !found.empty()) head.date = found.front().iso;
}

/// "On Fri, 9 Oct 2009 Jane Doe wrote:", the line above a quotation.
bool tells_of_writer(RawLine const& line) {
  if (line.quoted || line.chars > 200 || !line.text.ends_with(':')) return false;
  auto const low = lowered(line.text);
  for (std::string_view const word : {"wrote", "kirjoitti", "написал", "пишет", "писал", "@"})
    if (low.find(word) != std::string::npos) return true;
  return false;
}

bool begins_original(std::string_view text) {
  auto const low = lowered(text.substr(0, 120));
  if (!low.starts_with("---") && !low.starts_with("___")) return false;
  for (std::string_view const word : {"original message", "alkuperäinen viesti", "исходное сообщение", "forwarded message", "välitetty viesti", "пересылаемое сообщение"})
    if (low.find(word) != std::string::npos) return true;
  return false;
}

/// Quotations and who is quoted; all below the mark of an original that a program put at the end.
void mark_quotes(RawLines& lines, std::size_t from) {
  bool written = false;
  for (auto i = from; i < lines.size(); ++i) {
    if (written && begins_original(lines[i].text)) {
      for (; i < lines.size(); ++i) lines[i].reason = Reason::quoted_reply;
      return;
    }
    written |= !lines[i].quoted && lines[i].chars > 20;
    if (!lines[i].quoted) continue;
    lines[i].reason = Reason::quoted_reply;
    if (i == from || !tells_of_writer(lines[i - 1])) continue;
    lines[i - 1].reason = Reason::quoted_reply;
    bool const broken = i >= from + 2 && !lines[i - 1].after_blank && lines[i - 2].after_blank && lines[i - 2].text.find_first_of("0123456789") != std::string::npos;
    if (broken) lines[i - 2].reason = Reason::quoted_reply;
  }
}

void mark_signature(RawLines& lines, bool mail) {
  for (auto i = lines.size(); i-- > 0 && (mail || lines.size() - i <= signature_lines + 1);) {
    if (lines[i].text != "--" || lines[i].quoted) continue;
    for (auto k = i; k < lines.size(); ++k)
      if (lines[k].reason == Reason::none) lines[k].reason = Reason::signature;
    return;
  }
}

}  // namespace

MailHead mark_mail(RawLines& lines) {
  MailHead head;
  std::size_t end = 0, told = 0;
  for (; end < std::min(lines.size(), header_lines) && !(end > 0 && lines[end].after_blank); ++end) {
    auto const line = header_of(lines[end]);
    bool const folded = end > 0 && lines[end].indent > 0;
    if (line.header == Header::none && !folded) break;
    told += line.header == Header::from || line.header == Header::date || line.header == Header::subject;
    read_header(line, head);
  }
  bool const mail = end >= 2 && told >= 2;
  if (mail) {
    for (std::size_t i = 0; i < end; ++i) lines[i].reason = Reason::mail_header;
    mark_quotes(lines, end);
  }
  mark_signature(lines, mail);
  return mail ? head : MailHead{};
}

}  // namespace bifrons::extract
