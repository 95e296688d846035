#include "core/domain/sample.h"

#include <gmock/gmock.h>

#include <limits>

#include "core/base/id.h"
#include "tests/core/domain/json_helpers.h"

namespace jukebox {
namespace {

using nlohmann::json;
using test::without;
using ::testing::HasSubstr;

Sample exampleSample() {
  Sample sample;
  sample.id = newId();
  sample.title = "Mara Vale – folk #42";
  sample.createdAt = "2026-11-20T10:00:00Z";
  sample.request.conditioning = {"Mara Vale", "folk", "La la"};
  sample.request.seed = 42;
  sample.request.count = 2;
  sample.sampleIndex = 1;
  sample.model = {"starter", "1.0", std::string(64, 'b'), "CC0-1.0", "Thanks.", "Synthesised.", true};
  sample.engineVersion = "0.1.0";
  sample.jobId = newId();
  sample.parentId = newId();
  sample.sampleRate = 44100;
  sample.durationSeconds = 20.25;
  sample.lowestLevel = 1;
  sample.topLevel = 2;
  sample.cleanedLyrics = "la la";
  sample.alignment = LyricAlignment{63, 1, 0.0029, {0.5, -1, 1.25}};
  sample.generationSeconds = 12.5;
  sample.device = "cpu";
  sample.dtype = "f32";
  sample.audioSha256 = std::string(64, 'c');
  sample.codesSha256 = std::string(64, 'd');
  sample.rating = 4;
  sample.favourite = true;
  sample.deleted = true;
  sample.notes = "two\nlines – ünïcode";
  sample.tags = {"rain", "demo 2"};
  return sample;
}

TEST(Sample, survivesJson) {
  const Sample sample = exampleSample();
  const auto read = sampleFromJson(json::parse(toJson(sample).dump()));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(toJson(*read), toJson(sample));
  EXPECT_EQ(read->request, sample.request);
  EXPECT_EQ(read->parentId, sample.parentId);
  EXPECT_EQ(read->tags, sample.tags);
  EXPECT_EQ(read->alignment->characterSeconds, sample.alignment->characterSeconds);
  EXPECT_TRUE(read->model.commercialUse);
}

TEST(Sample, whatIsOptionalMayBeAbsent) {
  json minimal{{"id", newId()}, {"request", json::object()}, {"parent_id", nullptr}, {"alignment", nullptr}};
  const auto read = sampleFromJson(minimal);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_FALSE(read->parentId.has_value());
  EXPECT_FALSE(read->alignment.has_value());
  EXPECT_EQ(read->audioFile, "audio.flac");
  EXPECT_EQ(read->rating, 0);
}

TEST(Sample, badFieldsAreRefused) {
  test::expectBadFields(toJson(exampleSample()),
                        {{"/format", 2, ErrorKind::unsupported},
                         {"/format", "1"},
                         {"/id", ".."},
                         {"/id", "/etc/passwd"},
                         {"/id", 7},
                         {"/id", std::string(26, 'u')},
                         without("/id"),
                         {"/title", std::string(4161, 't')},
                         {"/title", 7},
                         {"/created_at", std::string(65, '2')},
                         {"/request", "x"},
                         {"/request/levels", 7},
                         without("/request"),
                         {"/sample_index", -1},
                         {"/sample_index", 1024},
                         {"/model", 7},
                         {"/model/name", std::string(256, 'n')},
                         {"/model/commercial_use", "yes"},
                         {"/job_id", "../x"},
                         {"/parent_id", "../x"},
                         {"/parent_id", 7},
                         {"/sample_rate", 0},
                         {"/sample_rate", 1e6},
                         {"/duration_seconds", -1},
                         {"/duration_seconds", "20"},
                         {"/duration_seconds", std::numeric_limits<double>::quiet_NaN()},
                         {"/lowest_level", 8},
                         {"/lowest_level", 3},
                         {"/top_level", -1},
                         {"/top_level", 0},
                         {"/alignment", json::array()},
                         {"/alignment/layer", -1},
                         {"/alignment/character_seconds", "x"},
                         {"/alignment/character_seconds", {0.5, "x"}},
                         {"/alignment/character_seconds", {nullptr}},
                         {"/audio_file", "../audio.flac"},
                         {"/audio_file", "/audio.flac"},
                         {"/audio_file", "a/b.flac"},
                         {"/audio_file", ""},
                         {"/audio_file", "."},
                         {"/audio_file", "a\nb"},
                         {"/audio_file", std::string(256, 'a')},
                         {"/audio_sha256", std::string(65, 'c')},
                         {"/rating", 6},
                         {"/rating", -1},
                         {"/rating", 4.5},
                         {"/favourite", "no"},
                         {"/notes", std::string((1U << 20U) + 1, 'n')},
                         {"/tags", "rain"},
                         {"/tags", {"rain", 7}},
                         {"/tags", json(1025, "t")}},
                        sampleFromJson);
  for (const auto& value : test::nonObjects()) EXPECT_FALSE(sampleFromJson(value)) << value;
}

TEST(Sample, whatTheLargestRequestLeadsToCanBeReadBack) {
  Sample sample = exampleSample();
  sample.request.title = std::string(4096, 't');
  sample.request.count = 1024;
  sample.sampleIndex = 1023;
  sample.title = defaultTitle(sample.request, sample.sampleIndex);
  sample.request.conditioning.lyrics = std::string(1U << 20U, 'l');
  sample.cleanedLyrics = std::string(6U << 20U, 'l');  // transliteration makes several letters of a character
  sample.alignment->characterSeconds.assign((1U << 20U) + 1, 0.5);
  const auto read = sampleFromJson(toJson(sample));
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read->title, sample.title);
  EXPECT_EQ(read->cleanedLyrics, sample.cleanedLyrics);
  EXPECT_EQ(read->alignment->characterSeconds.size(), (1U << 20U) + 1);
}

TEST(DefaultTitle, saysWhoWhatAndWhichSeed) {
  GenerationRequest request;
  request.seed = 42;
  EXPECT_EQ(defaultTitle(request, 0), "Unknown artist – no genre #42");
  request.conditioning = {"Mara Vale", "folk", ""};
  EXPECT_EQ(defaultTitle(request, 0), "Mara Vale – folk #42");
  request.count = 3;
  EXPECT_EQ(defaultTitle(request, 2), "Mara Vale – folk #42 take 3");
  request.title = "Iron road";
  EXPECT_EQ(defaultTitle(request, 2), "Iron road (3)");
  request.count = 1;
  EXPECT_EQ(defaultTitle(request, 0), "Iron road");
}

TEST(AiMadeStatement, namesMachineModelLicenceSeedAndSample) {
  const Sample sample = exampleSample();
  const std::string statement = aiMadeStatement(sample);
  for (const std::string& part : {std::string("Made by a machine"), std::string("0.1.0"), std::string("starter"),
                                  std::string("CC0-1.0"), std::string("seed 42"), sample.id}) {
    EXPECT_THAT(statement, HasSubstr(part));
  }
}

}  // namespace
}  // namespace jukebox
