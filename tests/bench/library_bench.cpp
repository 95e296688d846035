// Library bench: how long typical searches take in a library of 100,000 samples (target: a frame, 16 ms).
//   library_bench [SAMPLES] [DATABASE]     the database is made if it is not there, else used as it is
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "core/base/id.h"
#include "db/migrate.h"
#include "db/sample_store.h"
#include "db/transaction.h"

namespace jukebox {
namespace {

using Clock = std::chrono::steady_clock;

double millisecondsSince(Clock::time_point start) {
  return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

template <class T>
T require(Result<T> result) {
  if (result) return std::move(*result);
  fmt::print(stderr, "{} {}\n", result.error().sentence(), result.error().detail);
  std::exit(1);
}
void require(const Status& status) {
  if (status) return;
  fmt::print(stderr, "{} {}\n", status.error().sentence(), status.error().detail);
  std::exit(1);
}

/// Words with the skew of a language: a few are everywhere, most are rare.
class WordSource {
 public:
  WordSource() : m_random(7) {
    constexpr std::string_view kSyllables[] = {"ra", "mo",  "ti", "sel", "no", "va",
                                               "lu", "ken", "do", "sha", "ri", "pe"};
    for (int i = 0; i < 5000; ++i) {
      std::string word;
      for (int value = i + 12, n = 0; n < 3; ++n, value /= 12) word += kSyllables[static_cast<std::size_t>(value % 12)];
      m_words.push_back(word + (i < 1728 ? "" : std::to_string(i % 10)));
    }
  }
  std::uint64_t number(std::uint64_t below) { return m_random() % below; }
  const std::string& word() {
    const double uniform = std::uniform_real_distribution<double>(0, 1)(m_random);
    return m_words[static_cast<std::size_t>(std::pow(static_cast<double>(m_words.size()), uniform)) - 1];
  }
  std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += (i > 0 ? " " : "") + word();
    return text;
  }

 private:
  std::mt19937_64 m_random;
  std::vector<std::string> m_words;
};

Sample makeSample(WordSource& source, int index) {
  constexpr const char* kGenres[] = {"folk", "jazz", "rock", "classical", "pop", "hip hop", "blues", "soul"};
  Sample sample;
  sample.id = newId();
  sample.createdAt = fmt::format("2026-{:02}-{:02}T{:02}:{:02}:{:02}Z", 1 + index / 10000 % 12, 1 + index / 400 % 28,
                                 index / 60 % 24, index % 60, source.number(60));
  sample.request.conditioning = {"Artist " + source.word(), kGenres[source.number(8)], source.words(150)};
  sample.request.seed = source.number(1U << 30U);
  sample.title = source.words(3);
  sample.model.name = source.number(4) == 0 ? "big" : "starter";
  sample.sampleRate = 44100;
  sample.durationSeconds = static_cast<double>(10 + source.number(300));
  sample.lowestLevel = source.number(5) == 0 ? 1 : 0;
  sample.topLevel = 2;
  sample.rating = static_cast<int>(source.number(6));
  sample.favourite = source.number(20) == 0;
  sample.deleted = source.number(50) == 0;
  if (source.number(3) == 0) sample.tags = {source.word(), source.word()};
  if (source.number(10) == 0) sample.parentId = newId();
  return sample;
}

void fill(Database& database, SampleStore& store, int count) {
  WordSource source;
  const auto start = Clock::now();
  for (int i = 0; i < count;) {
    auto transaction = require(Transaction::begin(database));
    for (int end = std::min(count, i + 1000); i < end; ++i) require(store.put(makeSample(source, i), 1'000'000));
    require(transaction.commit());
  }
  fmt::print("filled {} samples in {:.1f} s\n", count, millisecondsSince(start) / 1000);
}

/// Medians of 15 runs after a first one that warms the cache. Processor time is what counts on a busy machine.
void measure(const std::string& name, const std::function<std::size_t()>& run) {
  constexpr int kRuns = 15;
  std::vector<double> wall, processor;
  const auto rows = run();
  for (int i = 0; i < kRuns; ++i) {
    const auto start = Clock::now();
    const auto startProcessor = std::clock();
    run();
    processor.push_back(1000.0 * static_cast<double>(std::clock() - startProcessor) / CLOCKS_PER_SEC);
    wall.push_back(millisecondsSince(start));
  }
  std::sort(wall.begin(), wall.end());
  std::sort(processor.begin(), processor.end());
  fmt::print("{:<46} {:>8} rows {:>8.2f} ms {:>8.2f} ms processor{}\n", name, rows, wall[kRuns / 2],
             processor[kRuns / 2], processor[kRuns / 2] > 16 ? "  SLOW" : "");
}

void measureAll(SampleStore& store) {
  for (const auto sort : {SampleSort::newest, SampleSort::oldest, SampleSort::title, SampleSort::artist,
                          SampleSort::genre, SampleSort::longest, SampleSort::bestRated}) {
    measure(fmt::format("first 200 by {}", sampleSortName(sort)),
            [&] { return require(store.list({}, sort, 200)).size(); });
  }
  measure("200 by newest from 50,000", [&] { return require(store.list({}, SampleSort::newest, 200, 50000)).size(); });
  for (const char* text : {"ramora",
                           "ra",
                           "ra mo",
                           "sel9",
                           "\"ramora momora\"",
                           "artist:sel",
                           "genre:folk",
                           "genre:folk rating:>3",
                           "tag:ramora",
                           "is:favourite",
                           "is:favourite ramora",
                           "rating:>3",
                           "duration:<30",
                           "duration:<30 rating:5 is:draft",
                           "model:big",
                           "seed:42",
                           "made:2026-05-03",
                           "has:parent",
                           "-ramora",
                           "is:deleted",
                           "is:draft -is:favourite",
                           "nosuchword"}) {
    const auto query = require(parseSampleQuery(text));
    measure(fmt::format("list 200: {}", text),
            [&] { return require(store.list(query, SampleSort::newest, 200)).size(); });
    measure(fmt::format("count:    {}", text), [&] { return static_cast<std::size_t>(require(store.count(query))); });
    if (!query.hasText()) continue;
    measure(fmt::format("by relevance: {}", text),
            [&] { return require(store.list(query, SampleSort::relevance, 200)).size(); });
  }
  measure("count: everything", [&] { return static_cast<std::size_t>(require(store.count({}))); });
  measure("artists with counts", [&] { return require(store.artists()).size(); });
  measure("genres with counts", [&] { return require(store.genres()).size(); });
  measure("tags with counts", [&] { return require(store.tags()).size(); });
  measure("stats", [&] { return static_cast<std::size_t>(require(store.stats()).count); });
  const auto ids = require(store.ids());
  measure("get one", [&] { return require(store.get(ids[ids.size() / 2])).id.size(); });
  SampleEdit edit;
  edit.rating = 3;
  measure("edit one (with fsync)", [&] { return require(store.edit(ids[ids.size() / 2], edit)).id.size(); });
}

int run(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 100'000;
  const std::filesystem::path path =
      argc > 2 ? std::filesystem::path(argv[2]) : std::filesystem::temp_directory_path() / "library_bench.sqlite";
  const bool isNew = !std::filesystem::exists(path);
  const auto start = Clock::now();
  const auto database = require(Database::open(path, OpenMode::create));
  require(migrate(*database));
  auto store = require(SampleStore::open(*database));
  fmt::print("opened {} in {:.2f} ms\n", path.string(), millisecondsSince(start));
  if (isNew) fill(*database, store, count);
  measureAll(store);
  return 0;
}

}  // namespace
}  // namespace jukebox

int main(int argc, char** argv) {
  return jukebox::run(argc, argv);
}
