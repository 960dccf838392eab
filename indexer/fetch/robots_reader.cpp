// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of robots.txt: lines, keys with their usual misspellings, groups.
#include "indexer/fetch/robots_reader.hpp"

#include <array>
#include <charconv>
#include <cmath>

#include "corpus/charset/charset.hpp"

namespace bifrons::fetch {
namespace {

constexpr std::string_view blanks = " \t\f\v";

std::string_view trim(std::string_view s) {
  auto const first = s.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return s.substr(first, s.find_last_not_of(blanks) - first + 1);
}

std::string lower(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

/// The product token at the start of s (letters, "_" and "-"), in lower case.
std::string product_token(std::string_view s) {
  std::size_t n = 0;
  while (n < s.size() && (std::string_view("_-").find(s[n]) != std::string_view::npos || (s[n] >= 'a' && s[n] <= 'z') || (s[n] >= 'A' && s[n] <= 'Z'))) ++n;
  return lower(s.substr(0, n));
}

enum class Key { other, user_agent, allow, disallow, crawl_delay, sitemap };

struct Spelling {
  std::string_view text;
  Key key;
};

constexpr auto spellings = std::to_array<Spelling>({
    {"user-agent", Key::user_agent}, {"useragent", Key::user_agent}, {"user agent", Key::user_agent},
    {"allow", Key::allow},
    {"disallow", Key::disallow}, {"dissallow", Key::disallow}, {"dissalow", Key::disallow}, {"disalow", Key::disallow},
    {"diasllow", Key::disallow}, {"disallaw", Key::disallow},
    {"crawl-delay", Key::crawl_delay}, {"crawldelay", Key::crawl_delay}, {"crawl delay", Key::crawl_delay},
    {"sitemap", Key::sitemap}, {"site-map", Key::sitemap},
});

Key key_of(std::string_view text) {
  auto const key = lower(text);
  for (auto const& spelling : spellings)
    if (spelling.text == key) return spelling.key;
  return Key::other;
}

/// Text between tags: some servers send the file as a page, a <br> behind each line.
std::string without_tags(std::string_view text) {
  std::string out;
  for (auto open = text.find('<'); open != std::string_view::npos; open = text.find('<')) {
    out += text.substr(0, open);
    auto const close = text.find('>', open);
    if (close == std::string_view::npos) return out;
    text.remove_prefix(close + 1);
  }
  return out.append(text);
}

std::optional<double> seconds(std::string_view text) {
  double value = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc{} || end != text.data() + text.size() || !std::isfinite(value) || value < 0) return std::nullopt;
  return value;
}

}  // namespace

RobotsReader::RobotsReader(std::string_view agent) : agent_(product_token(agent)) {}

void RobotsReader::line(std::string_view text) {
  text = trim(text.substr(0, text.find('#')));
  auto separator = text.find(':');
  if (separator == std::string_view::npos) {  // "disallow /": a colon forgotten between exactly two words
    separator = text.find_first_of(blanks);
    if (separator == std::string_view::npos || trim(text.substr(separator)).find_first_of(blanks) != std::string_view::npos) return;
  }
  auto const value = trim(text.substr(separator + 1));
  switch (key_of(trim(text.substr(0, separator)))) {
    case Key::user_agent: return user_agent(value);
    case Key::allow: return rule(true, value);
    case Key::disallow: return rule(false, value);
    case Key::crawl_delay: return crawl_delay(value);
    case Key::sitemap:
      if (!value.empty()) sitemaps_.emplace_back(value);
      return;
    case Key::other: return;
  }
}

void RobotsReader::user_agent(std::string_view value) {
  if (rules_seen_) in_own_ = in_any_ = false;
  if (rules_seen_ || delay_seen_) delay_in_own_ = delay_in_any_ = false;
  rules_seen_ = delay_seen_ = false;
  agents_seen_ = true;
  bool const any = value == "*" || value.starts_with("* ") || value.starts_with("*\t");
  bool const own = !any && !agent_.empty() && product_token(value) == agent_;
  in_any_ |= any;
  in_own_ |= own;
  delay_in_any_ |= any;
  delay_in_own_ |= own;
  any_.named |= any;
  own_.named |= own;
}

void RobotsReader::rule(bool allow, std::string_view value) {
  if (!agents_seen_) return;
  rules_seen_ = true;
  if (value.empty()) return;  // an empty rule matches nothing
  // A whole address is no path; read as one it can at least keep addresses inside addresses away.
  bool const is_address = value.starts_with("http://") || value.starts_with("https://");
  auto const pattern = robots_pattern(is_address ? '/' + std::string(value) : std::string(value));
  if (in_own_) own_.rules.push_back({allow, pattern});
  if (in_any_) any_.rules.push_back({allow, pattern});
}

void RobotsReader::crawl_delay(std::string_view value) {
  auto const delay = seconds(value);
  delay_seen_ = true;
  if (!agents_seen_) stray_delay_ = delay;
  if (!delay) return;
  if (delay_in_own_) own_.delay = delay;
  if (delay_in_any_) any_.delay = delay;
}

Robots RobotsReader::finish() && {
  Robots robots;
  auto& group = own_.named ? own_ : any_;
  robots.rules_ = std::move(group.rules);
  robots.delay_ = agents_seen_ ? group.delay : stray_delay_;
  robots.sitemaps_ = std::move(sitemaps_);
  return robots;
}

Robots Robots::parse(std::string_view text, std::string_view agent) {
  text = text.substr(0, robots_bytes);
  if (bool const little = text.starts_with("\xFF\xFE"); little || text.starts_with("\xFE\xFF"))  // against the rules, but its wish is plain
    return parse(charset::decode(text, little ? "utf-16le" : "utf-16be"), agent);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  auto const first = text.find_first_not_of(" \t\r\n");
  auto const page = first != std::string_view::npos && text[first] == '<' ? without_tags(text) : std::string{};
  if (!page.empty()) text = page;
  RobotsReader reader(agent);
  while (!text.empty()) {
    auto const end = std::min(text.find_first_of("\r\n"), text.size());
    reader.line(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return std::move(reader).finish();
}

}  // namespace bifrons::fetch
