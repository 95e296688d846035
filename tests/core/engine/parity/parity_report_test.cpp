#include "core/engine/parity/parity_report.h"

#include <gtest/gtest.h>

#include <limits>
#include <nlohmann/json.hpp>

namespace jukebox {
namespace {

bool passes(const at::Tensor& actual, const at::Tensor& expected,
            ParityTolerance tolerance = ParityTolerance::standard) {
  ParityReport report("case", "kind");
  report.compare("x", actual, expected, tolerance);
  return report.passed();
}

TEST(ParityReport, holdsFloatsToAbsolutePlusRelativeTolerance) {
  const at::Tensor one = at::full({3}, 1.0F);
  EXPECT_TRUE(passes(one + 1.9e-4, one));
  EXPECT_FALSE(passes(one + 2.1e-4, one));
  EXPECT_FALSE(passes(at::full({2}, 1.0F), one));
}

TEST(ParityReport, integersMustBeEqual) {
  const at::Tensor codes = at::arange(4, at::kLong);
  EXPECT_TRUE(passes(codes.clone(), codes));
  EXPECT_FALSE(passes(codes + 1, codes));
}

TEST(ParityReport, infinitiesMustMatchAndNotANumberNeverPasses) {
  const float inf = std::numeric_limits<float>::infinity();
  EXPECT_TRUE(passes(at::full({1}, -inf), at::full({1}, -inf)));
  EXPECT_FALSE(passes(at::full({1}, -inf), at::full({1}, 0.0F)));
  EXPECT_FALSE(passes(at::full({1}, std::nanf("")), at::full({1}, 0.0F)));
  EXPECT_FALSE(passes(at::full({1}, std::nanf("")), at::full({1}, std::nanf(""))));
}

TEST(ParityReport, anEmptyReportAndAForgottenTensorDoNotPass) {
  ParityReport empty("case", "kind");
  EXPECT_FALSE(empty.passed());
  ParityReport report("case", "kind");
  const std::map<std::string, at::Tensor> expected{{"a", at::zeros({2})}, {"b", at::zeros({2})}};
  report.compare("a", at::zeros({2}), expected.at("a"));
  EXPECT_TRUE(report.passed());
  report.requireAll(expected);
  EXPECT_FALSE(report.passed());
  EXPECT_EQ(report.toJson().at("rows").size(), 2U);
}

}  // namespace
}  // namespace jukebox
