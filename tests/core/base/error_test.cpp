#include "core/base/error.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <map>

namespace jukebox {
namespace {

using ::testing::HasSubstr;

TEST(ErrorKindName, everyKindHasItsStableName) {
  const std::map<ErrorKind, std::string_view> names{{ErrorKind::invalidInput, "invalid_input"},
                                                    {ErrorKind::notFound, "not_found"},
                                                    {ErrorKind::alreadyExists, "already_exists"},
                                                    {ErrorKind::corrupt, "corrupt"},
                                                    {ErrorKind::unsupported, "unsupported"},
                                                    {ErrorKind::io, "io"},
                                                    {ErrorKind::noSpace, "no_space"},
                                                    {ErrorKind::outOfMemory, "out_of_memory"},
                                                    {ErrorKind::busy, "busy"},
                                                    {ErrorKind::cancelled, "cancelled"},
                                                    {ErrorKind::internal, "internal"}};
  for (const auto& [kind, name] : names) EXPECT_EQ(errorKindName(kind), name);
}

TEST(Error, theSentenceJoinsMessageAndAdviceWithoutTheDetail) {
  EXPECT_EQ((Error{ErrorKind::io, "It broke.", "Try again.", "0x7f"}.sentence()), "It broke. Try again.");
  EXPECT_EQ((Error{ErrorKind::io, "It broke.", "", "0x7f"}.sentence()), "It broke.");
}

TEST(Error, errnoValuesBecomeKindsAndNameThePath) {
  struct Case {
    int value;
    ErrorKind kind;
  };
  for (const auto [value, kind] :
       {Case{ENOENT, ErrorKind::notFound}, Case{ENOSPC, ErrorKind::noSpace}, Case{EDQUOT, ErrorKind::noSpace},
        Case{EEXIST, ErrorKind::alreadyExists}, Case{ENOTEMPTY, ErrorKind::alreadyExists},
        Case{ENOMEM, ErrorKind::outOfMemory}, Case{EACCES, ErrorKind::io}, Case{EIO, ErrorKind::io}}) {
    const Error error = errorFromErrno(value, "write", "/music/song.flac");
    EXPECT_EQ(error.kind, kind) << value;
    EXPECT_THAT(error.message, HasSubstr("write /music/song.flac"));
    EXPECT_THAT(error.detail, HasSubstr(std::to_string(value)));
  }
}

}  // namespace
}  // namespace jukebox
