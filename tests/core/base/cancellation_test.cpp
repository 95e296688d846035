#include "core/base/cancellation.h"

#include <gtest/gtest.h>

#include <thread>

namespace jukebox {
namespace {

TEST(Cancellation, aNewTokenLetsTheWorkGoOn) {
  const CancellationToken token;
  EXPECT_FALSE(token.shouldStopNow());
  EXPECT_FALSE(token.shouldStopAfterWindow());
}

TEST(Cancellation, theTwoModesAreToldApart) {
  CancellationToken token;
  token.request(CancelMode::afterWindow);
  EXPECT_FALSE(token.shouldStopNow());
  EXPECT_TRUE(token.shouldStopAfterWindow());
  token.request(CancelMode::now);
  EXPECT_TRUE(token.shouldStopNow());
  EXPECT_TRUE(token.shouldStopAfterWindow());
}

TEST(Cancellation, copiesShareTheFlagAndOthersDoNot) {
  CancellationToken asked;
  const CancellationToken copy = asked;
  const CancellationToken other;
  asked.request(CancelMode::now);
  EXPECT_TRUE(copy.shouldStopNow());
  EXPECT_FALSE(other.shouldStopNow());
}

TEST(Cancellation, aWorkerInAnotherThreadHearsIt) {
  CancellationToken token;
  std::thread worker([copy = token] {
    while (!copy.shouldStopNow()) std::this_thread::yield();
  });
  token.request(CancelMode::now);
  worker.join();
}

TEST(Cancellation, theErrorSaysThatTheUserAsked) {
  const Error error = CancellationToken::cancelledError();
  EXPECT_EQ(error.kind, ErrorKind::cancelled);
  EXPECT_FALSE(error.message.empty());
  EXPECT_FALSE(error.advice.empty());
}

TEST(Cancellation, aLaterMilderWishDoesNotTakeBackAnUrgentOne) {
  CancellationToken token;
  token.request(CancelMode::now);
  token.request(CancelMode::afterWindow);
  EXPECT_TRUE(token.shouldStopNow());
  token.request(CancelMode::none);
  EXPECT_TRUE(token.shouldStopNow());
}

}  // namespace
}  // namespace jukebox
