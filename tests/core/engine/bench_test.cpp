#include "core/engine/bench/bench.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace jukebox {
namespace {

BenchRequest request(const std::string& kind, const std::string& shape = "tiny") {
  BenchRequest request;
  request.kind = kind;
  request.shape = shape;
  return request;
}

TEST(Bench, theMachineReadsAndMultiplies) {
  const auto report = runBench(request("machine"), {});
  ASSERT_TRUE(report.has_value());
  EXPECT_GT((*report)["read_bytes_per_second"].get<double>(), 1e8);
  EXPECT_GT((*report)["gemm_flops"].get<double>(), 1e8);
}

TEST(Bench, decodingIsComparedWithTheMemory) {
  auto tiny = request("decode");
  tiny.tokens = 16;
  for (const WeightDtype dtype : kStoredWeightDtypes) {
    tiny.dtype = dtype;
    const auto report = runBench(tiny, {});
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ((*report)["tokens"].get<int>(), 16);
    EXPECT_GT((*report)["tokens_per_second"].get<double>(), 0);
    EXPECT_NEAR((*report)["share_of_bandwidth"].get<double>(),
                (*report)["weight_bytes_per_second"].get<double>() / (*report)["read_bytes_per_second"].get<double>(),
                1e-9);
  }
}

TEST(Bench, readingGivenTokensIsComparedWithTheMatrixProduct) {
  auto tiny = request("decode");
  tiny.tokens = 4;
  tiny.prefillTokens = 256;
  for (const WeightDtype dtype : {WeightDtype::f32, WeightDtype::int8}) {
    tiny.dtype = dtype;
    const auto report = runBench(tiny, {});
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ((*report)["prefill_tokens"].get<int>(), 256);
    EXPECT_GT((*report)["prefill_tokens_per_second"].get<double>(), 0);
    EXPECT_NEAR((*report)["prefill_share_of_gemm"].get<double>(),
                (*report)["prefill_flops"].get<double>() / (*report)["gemm_flops"].get<double>(), 1e-9);
  }
}

TEST(Bench, whatCannotBeMeasuredIsRefusedWithTheReason) {
  EXPECT_EQ(runBench(request("patience"), {}).error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(runBench(request("decode", "round"), {}).error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(runBench(request("generation"), {}).error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(runBench(request("song", "9b"), {}).error().kind, ErrorKind::notFound);
  auto tooShort = request("song", "1b_lyrics");
  tooShort.seconds = 5;
  const auto refused = runBench(tooShort, {});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().kind, ErrorKind::invalidInput);
  EXPECT_NE(refused.error().message.find("level 2"), std::string::npos);
}

}  // namespace
}  // namespace jukebox
