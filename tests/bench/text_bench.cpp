// SPDX-License-Identifier: GPL-3.0-or-later
// How fast text becomes terms, and languages are told. Bytes a second; the seed is fixed.
#include <benchmark/benchmark.h>

#include <array>
#include <random>
#include <string>

#include "corpus/text/analyzer.hpp"
#include "corpus/text/detect.hpp"
#include "corpus/text/unicode.hpp"

namespace {

using namespace bifrons::text;

constexpr std::array<std::string_view, 3> sentences = {
    "What a company knows about its customers leaves the building every evening, and some of it never comes back. ",
    "Myyjän hiljainen tieto asiakkaasta katoaa, ellei CRM:n kenttiin kirjata muutakin kuin seuraava soittopäivä. ",
    "Знания о клиенте живут в голове продавца, пока отдел продаж не научится записывать их в CRM-систему. "};

// Sentences of one language with made-up words between, as new words keep coming in real text.
std::string text_in(std::size_t language, std::size_t bytes) {
  std::mt19937 random(7);
  std::string out;
  while (out.size() < bytes) {
    out += sentences[language];
    for (int i = 0; i < 3; ++i) out += "w" + std::to_string(random() % 20000) + "ing ";
    out += "\n";
  }
  return out;
}

constexpr std::array<std::array<std::string_view, 1>, 3> langs = {{{"en"}, {"fi"}, {"ru"}}};

void analyze(benchmark::State& state) {
  auto const language = static_cast<std::size_t>(state.range(0));
  auto const text = text_in(language, 1 << 20);
  Analyzer analyzer;
  for (auto _ : state) benchmark::DoNotOptimize(analyzer.analyze(text, langs[language]).size());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(analyze)->Arg(0)->Arg(1)->Arg(2);

void fold_text(benchmark::State& state) {
  auto const text = text_in(static_cast<std::size_t>(state.range(0)), 1 << 20);
  for (auto _ : state) benchmark::DoNotOptimize(fold(text).size());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(fold_text)->Arg(0)->Arg(2);

void find_languages(benchmark::State& state) {
  auto const text = text_in(static_cast<std::size_t>(state.range(0)), 1 << 16);
  for (auto _ : state) benchmark::DoNotOptimize(detect_languages(text).main.size());
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(find_languages)->Arg(0)->Arg(1)->Arg(2);

}  // namespace

BENCHMARK_MAIN();
