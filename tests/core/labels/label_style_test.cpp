#include "core/labels/label_style.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

TEST(LabelStyle, namesAreReadBack) {
  for (const LabelStyle style : {LabelStyle::v2, LabelStyle::v3}) {
    EXPECT_EQ(parseLabelStyle(labelStyleName(style)).value(), style);
  }
}

TEST(LabelStyle, anythingElseIsRefused) {
  for (const char* name : {"", "v1", "V3", "v3 ", "v22"}) {
    const auto style = parseLabelStyle(name);
    ASSERT_FALSE(style.has_value()) << name;
    EXPECT_EQ(style.error().kind, ErrorKind::invalidInput);
  }
}

}  // namespace
}  // namespace jukebox
