// SPDX-License-Identifier: GPL-3.0-or-later
// robots.txt by RFC 9309: which addresses a site keeps from us, how fast it wants to be read, where its sitemaps are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bifrons::fetch {

/// What is read of a robots.txt; the rest is left unread (RFC 9309 2.5 asks for 500 KiB at least).
inline constexpr std::size_t robots_bytes = 500u << 10;

/// The rules that one agent has to keep on one site. A plain value.
class Robots {
 public:
  /// Any bytes are read as far as they make sense. agent: a product token ("bifrons"), a version behind it is left out.
  [[nodiscard]] static Robots parse(std::string_view text, std::string_view agent);
  [[nodiscard]] static Robots allow_all() { return {}; }
  [[nodiscard]] static Robots disallow_all();

  /// By the longest rule that matches path and query; allow wins a tie. /robots.txt itself is always allowed.
  [[nodiscard]] bool allowed(std::string_view address) const;

  /// Seconds, as asked for by the group that holds for us; absent where none, or no finite number ≥ 0.
  [[nodiscard]] std::optional<double> crawl_delay() const noexcept { return delay_; }

  /// As written, in file order, repeats kept: resolve against the file's own address.
  [[nodiscard]] std::vector<std::string> const& sitemaps() const noexcept { return sitemaps_; }

 private:
  struct Rule {
    bool allow = true;
    std::string pattern;  ///< escaped alike with paths; * and a last $ stand for themselves
  };
  friend class RobotsReader;
  std::vector<Rule> rules_;
  std::vector<std::string> sitemaps_;
  std::optional<double> delay_;
};

enum class RobotsPolicy : std::uint8_t { allow_all, disallow_all, use_body };

/// One response on the way to robots.txt.
struct RobotsResponse {
  int status = 0;         ///< 0: no answer at all
  bool location = false;  ///< names a place that may be followed
};

/// What RFC 9309 2.3.1 makes of the responses, redirects first: five are followed, 4xx allows, 5xx and silence forbid.
[[nodiscard]] RobotsPolicy robots_policy(std::span<RobotsResponse const> responses);

/// Redirects that are followed for robots.txt.
inline constexpr int robots_redirects = 5;

}  // namespace bifrons::fetch
