#include "core/base/result.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace jukebox {
namespace {

Result<int> half(int number) {
  if (number % 2 != 0) return makeError(ErrorKind::invalidInput, "Odd.", "Give an even number.", "half()");
  return number / 2;
}

Result<int> quarter(int number) {
  ASSIGN_OR_RETURN(const int first, half(number));
  ASSIGN_OR_RETURN(int second, half(first));
  return second;
}

Status checkEven(int number, int& callsBehind) {
  RETURN_IF_ERROR(half(number));
  ++callsBehind;
  return {};
}

Result<std::unique_ptr<std::string>> moveOnly(bool works) {
  if (!works) return makeError(ErrorKind::busy, "Busy.");
  return std::make_unique<std::string>("text");
}

Result<std::string> throughMoveOnly(bool works) {
  ASSIGN_OR_RETURN(const std::unique_ptr<std::string> pointer, moveOnly(works));
  return *pointer;
}

TEST(Result, holdsAValueOrAnError) {
  EXPECT_EQ(half(8).value(), 4);
  const auto failed = half(7);
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(failed.error().message, "Odd.");
  EXPECT_EQ(failed.error().advice, "Give an even number.");
  EXPECT_EQ(failed.error().detail, "half()");
}

TEST(Result, statusIsSuccessByDefault) {
  EXPECT_TRUE(Status());
  EXPECT_FALSE(Status(makeError(ErrorKind::io, "x")));
}

TEST(ResultMacros, assignGivesTheValueOrLeavesWithTheError) {
  EXPECT_EQ(quarter(12).value(), 3);
  EXPECT_EQ(quarter(6).error().message, "Odd.");
  EXPECT_EQ(quarter(7).error().message, "Odd.");
}

TEST(ResultMacros, assignMovesWhatCannotBeCopied) {
  EXPECT_EQ(throughMoveOnly(true).value(), "text");
  EXPECT_EQ(throughMoveOnly(false).error().kind, ErrorKind::busy);
}

TEST(ResultMacros, returnIfErrorGoesOnOnlyAfterSuccess) {
  int callsBehind = 0;
  EXPECT_TRUE(checkEven(4, callsBehind));
  EXPECT_EQ(callsBehind, 1);
  EXPECT_EQ(checkEven(5, callsBehind).error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(callsBehind, 1);
}

TEST(ResultMacros, theExpressionIsEvaluatedOnce) {
  int evaluations = 0;
  const auto counted = [&]() -> Result<int> {
    ++evaluations;
    return 1;
  };
  const auto use = [&]() -> Status {
    RETURN_IF_ERROR(counted());
    ASSIGN_OR_RETURN(const int value, counted());
    EXPECT_EQ(value, 1);
    return {};
  };
  EXPECT_TRUE(use());
  EXPECT_EQ(evaluations, 2);
}

}  // namespace
}  // namespace jukebox
