// SPDX-License-Identifier: GPL-3.0-or-later
// How many texts a second have their language told, beside CLD2 in the same run, and what our model costs to load.
// Usage: bench_languages FILE, with a text a line: {"in": {"text": …}} (a suite's vectors) or plain.
#include <unistd.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include <cld2/public/compact_lang_det.h>  // needs <cstdio>, <string> and <vector> before it

#include "corpus/text/detect.hpp"

namespace {

constexpr int rounds = 9;

// Of the processor, so that what else runs on the machine counts less.
double seconds_since(std::clock_t start) { return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC; }

std::string text_of(std::string const& line) {
  boost::system::error_code failed;
  auto const record = boost::json::parse(line, failed);
  if (failed) return line;
  auto const* text = record.find_pointer("/in/text", failed);
  return text != nullptr && text->is_string() ? std::string(text->get_string()) : line;
}

std::vector<std::string> read_texts(char const* path) {
  std::vector<std::string> texts;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) texts.push_back(text_of(line));
  return texts;
}

double resident_mib() {
  long all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return static_cast<double>(resident) * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1 << 20);
}

std::size_t ask_cld2(std::string const& text) {
  bool reliable = false;
  return static_cast<std::size_t>(CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable));
}

std::size_t ask_ours(std::string const& text) { return bifrons::text::detect_language(text).size(); }

template <typename Ask>
double texts_a_second(std::vector<std::string> const& texts, Ask ask, std::size_t& sink) {
  auto const start = std::clock();
  for (auto const& text : texts) sink += ask(text);
  return static_cast<double>(texts.size()) / seconds_since(start);
}

void report_load() {
  auto const before = resident_mib();
  auto const start = std::clock();
  auto const lang = bifrons::text::detect_language("a first text");
  auto const taken = seconds_since(start);
  std::printf("first text: %.1f ms, %.1f MiB more resident (%s)\n", 1e3 * taken, resident_mib() - before, lang.c_str());
}

}  // namespace

int main(int count, char** arguments) {
  auto const texts = count == 2 ? read_texts(arguments[1]) : std::vector<std::string>{};
  if (texts.empty()) return std::fputs("Usage: bench_languages FILE, with a text a line\n", stderr), 64;
  std::size_t bytes = 0, sink = 0;
  for (auto const& text : texts) bytes += text.size();
  report_load();
  double cld2 = 0, ours = 0;
  for (int round = 0; round < rounds; ++round) {  // side by side, so that a busy machine slows both; the best of each
    cld2 = std::max(cld2, texts_a_second(texts, ask_cld2, sink));
    ours = std::max(ours, texts_a_second(texts, ask_ours, sink));
  }
  std::printf("%zu texts of %zu bytes: CLD2 %.0f, ours %.0f texts/s, %.2f times (%zu)\n", texts.size(), bytes / texts.size(), cld2, ours, ours / cld2, sink);
  return 0;
}
