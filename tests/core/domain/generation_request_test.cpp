#include "core/domain/generation_request.h"

#include <gmock/gmock.h>

#include <cmath>
#include <functional>
#include <limits>

#include "core/base/id.h"
#include "tests/core/domain/json_helpers.h"

namespace jukebox {
namespace {

using nlohmann::json;
constexpr double kInfinity = std::numeric_limits<double>::infinity();
const std::string kNoUtf8 = "bad \xff byte";
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

GenerationRequest fullRequest() {
  GenerationRequest request;
  request.model = "/models/mine";
  request.mode = GenerationMode::continuation;
  request.title = "Iron road – 2";
  request.conditioning = {"Mara Vale", "folk", "a line\nanother"};
  request.durationSeconds = 31.25;
  request.totalDurationSeconds = 180;
  request.offsetSeconds = 0;
  request.seed = std::numeric_limits<std::uint64_t>::max();
  request.count = 3;
  request.levels = {{0.99, 0, 0.95, 0.5}, {1.0, 40, 0, 0.25}, {0.98, 0, 0, 0.125}};
  request.lowestLevel = 1;
  request.allowUnknownNames = true;
  request.promptFile = "/music/prompt.flac";
  request.promptStartSeconds = 61.25;
  request.promptSeconds = 5.5;
  request.fromSample = newId();
  request.device = "cuda:1";
  request.dtype = WeightDtype::int8;
  request.maximumBatch = 4;
  request.prefillChunkTokens = 32;
  return request;
}

TEST(GenerationRequest, survivesJson) {
  for (const auto& request : {GenerationRequest{}, fullRequest()}) {
    const auto read = generationRequestFromJson(toJson(request));
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(*read, request);
  }
}

TEST(GenerationRequest, promptsOfOldRequestsBeginAtZero) {
  json old = toJson(fullRequest());
  old.erase("prompt_start_seconds");
  EXPECT_EQ(generationRequestFromJson(old).value().promptStartSeconds, 0);
  EXPECT_FALSE(toJson(GenerationRequest{}).contains("prompt_start_seconds"));
}

TEST(GenerationRequest, survivesTheTextOfTheJson) {
  const auto request = fullRequest();
  EXPECT_EQ(generationRequestFromJson(json::parse(toJson(request).dump())).value(), request);
}

TEST(GenerationRequest, anEmptyObjectIsTheDefaultAndUnknownFieldsAreIgnored) {
  EXPECT_EQ(generationRequestFromJson(json::object()).value(), GenerationRequest{});
  EXPECT_EQ(generationRequestFromJson({{"colour", "blue"}, {"levels", nullptr}, {"seed", nullptr}}).value(),
            GenerationRequest{});
}

TEST(GenerationRequest, badFieldsAreRefused) {
  json nested = json::object();
  for (int i = 0; i < 60; ++i) nested = json::array({nested});
  const auto invalid = ErrorKind::invalidInput;
  test::expectBadFields(toJson(fullRequest()),
                        {{"/model", 7},
                         {"/model", "", invalid},
                         {"/model", std::string(4097, 'm')},
                         {"/model", nested},
                         {"/mode", "dance", invalid},
                         {"/mode", 3},
                         {"/title", std::string(4097, 't')},
                         {"/title", "\xff", invalid},
                         {"/conditioning", "folk"},
                         {"/conditioning/artist", "\xff"},
                         {"/duration_seconds", 0, invalid},
                         {"/duration_seconds", -1},
                         {"/duration_seconds", 86401},
                         {"/duration_seconds", "20"},
                         {"/duration_seconds", kNaN},
                         {"/duration_seconds", kInfinity},
                         {"/total_duration_seconds", 0, invalid},
                         {"/total_duration_seconds", kNaN},
                         {"/offset_seconds", -0.5},
                         {"/seed", -1},
                         {"/seed", 1.5},
                         {"/seed", "42"},
                         {"/seed", 1e30},
                         {"/count", 0},
                         {"/count", 1025},
                         {"/count", 1.5},
                         {"/count", json::array()},
                         {"/levels", 7},
                         {"/levels", json::object()},
                         {"/levels", json(9, json::object())},
                         {"/levels/0", 7},
                         {"/levels/0/temperature", 0, invalid},
                         {"/levels/0/temperature", 11},
                         {"/levels/0/temperature", kNaN},
                         {"/levels/0/top_k", -1},
                         {"/levels/0/top_k", 5, invalid},
                         {"/levels/0/top_p", 1.01},
                         {"/levels/0/hop_fraction", 0, invalid},
                         {"/levels/0/hop_fraction", 2},
                         {"/levels/0/guidance", -0.5},
                         {"/levels/0/guidance", 21},
                         {"/levels/0/guidance", kNaN},
                         {"/lowest_level", -1},
                         {"/lowest_level", 8},
                         {"/allow_unknown_names", "yes"},
                         {"/prompt_file", std::string(4097, 'p')},
                         {"/prompt_start_seconds", -1},
                         {"/prompt_start_seconds", 1e9},
                         {"/prompt_start_seconds", "soon"},
                         {"/prompt_seconds", 0, invalid},
                         {"/prompt_seconds", 1e9},
                         {"/from_sample", "../../etc"},
                         {"/from_sample", "short"},
                         {"/from_sample", std::string(26, 'I')},
                         {"/from_sample", "", invalid},
                         {"/device", std::string(33, 'd')},
                         {"/dtype", "f64", invalid},
                         {"/maximum_batch", -1},
                         {"/maximum_batch", 1025},
                         {"/prefill_chunk_tokens", -1},
                         {"/prefill_chunk_tokens", 1 << 21}},
                        generationRequestFromJson);
  for (const auto& value : test::nonObjects()) EXPECT_FALSE(generationRequestFromJson(value)) << value;
}

/// A change that makes the default request invalid.
using Change = std::function<void(GenerationRequest&)>;

TEST(GenerationRequest, validateNamesEveryProblem) {
  const std::vector<Change> changes{
      [](auto& r) { r.model.clear(); },
      [](auto& r) { r.model = kNoUtf8; },
      [](auto& r) { r.durationSeconds = 0; },
      [](auto& r) { r.durationSeconds = -kInfinity; },
      [](auto& r) { r.durationSeconds = kNaN; },
      [](auto& r) { r.durationSeconds = 24 * 3600 + 1; },
      [](auto& r) { r.totalDurationSeconds = kNaN; },
      [](auto& r) { r.totalDurationSeconds = 0; },
      [](auto& r) { r.offsetSeconds = -1; },
      [](auto& r) { r.offsetSeconds = kNaN; },
      [](auto& r) { r.count = 0; },
      [](auto& r) { r.count = 1025; },
      [](auto& r) { r.levels.resize(9); },
      [](auto& r) {
        r.levels = {{0, 0, 0, 0.5}};
      },
      [](auto& r) {
        r.levels = {{kNaN, 0, 0, 0.5}};
      },
      [](auto& r) {
        r.levels = {{1, -1, 0, 0.5}};
      },
      [](auto& r) {
        r.levels = {{1, (1 << 24) + 1, 0, 0.5}};
      },
      [](auto& r) {
        r.levels = {{1, 0, 1.5, 0.5}};
      },
      [](auto& r) {
        r.levels = {{1, 0, kNaN, 0.5}};
      },
      [](auto& r) {
        r.levels = {{1, 10, 0.5, 0.5}};
      },
      [](auto& r) {
        r.levels = {{1, 0, 0, 0}};
      },
      [](auto& r) {
        r.levels = {{1, 0, 0, 1.001}};
      },
      [](auto& r) { r.lowestLevel = -1; },
      [](auto& r) { r.lowestLevel = 8; },
      [](auto& r) { r.mode = GenerationMode::primed; },
      [](auto& r) { r.mode = GenerationMode::continuation; },
      [](auto& r) { r.mode = GenerationMode::upsample; },
      [](auto& r) { r.promptStartSeconds = -0.5; },
      [](auto& r) { r.promptStartSeconds = kNaN; },
      [](auto& r) { r.promptStartSeconds = 24 * 3600 + 1; },
      [](auto& r) { r.promptSeconds = 0; },
      [](auto& r) { r.promptSeconds = kNaN; },
      [](auto& r) { r.promptSeconds = kInfinity; },
      [](auto& r) { r.maximumBatch = -1; },
      [](auto& r) { r.prefillChunkTokens = -1; },
      [](auto& r) { r.title = kNoUtf8; },
      [](auto& r) { r.title = std::string(4097, 't'); },
      [](auto& r) { r.conditioning.artist = std::string(1025, 'a'); },
      [](auto& r) { r.conditioning.genre = kNoUtf8; },
      [](auto& r) { r.conditioning.lyrics = std::string((1U << 20U) + 1, 'l'); },
      [](auto& r) { r.promptFile = "bad\xff.wav"; },
      [](auto& r) { r.device = kNoUtf8; },
  };
  ASSERT_TRUE(validate(GenerationRequest{}));
  for (std::size_t i = 0; i < changes.size(); ++i) {
    GenerationRequest request;
    changes[i](request);
    const auto status = validate(request);
    ASSERT_FALSE(status) << "change " << i;
    EXPECT_EQ(status.error().kind, ErrorKind::invalidInput) << "change " << i;
    EXPECT_FALSE(status.error().message.empty());
  }
}

TEST(GenerationRequest, whatIsValidCanBeWrittenAndReadBack) {
  // The largest request that validate() lets pass must not become a job file that nobody can read.
  GenerationRequest request = fullRequest();
  request.model = std::string(4096, 'm');
  request.title = std::string(4096, 't');
  request.conditioning = {std::string(1024, 'a'), std::string(1024, 'g'), std::string(1U << 20U, 'l')};
  request.promptFile = std::string(4096, 'p');
  request.device = std::string(32, 'd');
  request.levels.assign(8, {10, 1 << 24, 0, 1});
  request.count = 1024;
  request.lowestLevel = 7;
  request.maximumBatch = 1024;
  request.prefillChunkTokens = 1 << 20;
  request.durationSeconds = *(request.promptSeconds = 24 * 3600);
  ASSERT_TRUE(validate(request)) << validate(request).error().message;
  EXPECT_EQ(generationRequestFromJson(json::parse(toJson(request).dump())).value(), request);
}

TEST(GenerationMode, namesAreReadBack) {
  for (const auto mode :
       {GenerationMode::ancestral, GenerationMode::continuation, GenerationMode::upsample, GenerationMode::primed}) {
    EXPECT_EQ(generationModeFromName(generationModeName(mode)).value(), mode);
  }
  for (const char* name : {"", "Ancestral", "continuation", "upsample "}) {
    EXPECT_EQ(generationModeFromName(name).error().kind, ErrorKind::invalidInput) << name;
  }
}

TEST(WeightDtype, namesAreReadBack) {
  for (const auto dtype :
       {WeightDtype::automatic, WeightDtype::f32, WeightDtype::f16, WeightDtype::int8, WeightDtype::int8g64}) {
    EXPECT_EQ(weightDtypeFromName(weightDtypeName(dtype)).value(), dtype);
  }
  for (const char* name : {"", "F32", "automatic", "int4"}) {
    EXPECT_EQ(weightDtypeFromName(name).error().kind, ErrorKind::invalidInput) << name;
  }
}

}  // namespace
}  // namespace jukebox
