#include "core/base/sha256.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "tests/core/base/temporary_folder.h"

namespace jukebox {
namespace {

struct Vector {
  std::string text;
  std::string hash;
};

/// FIPS 180-4 examples and the customary ones.
const std::vector<Vector> kVectors{
    {"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
    {"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"},
    {"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
     "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"},
    {"The quick brown fox jumps over the lazy dog", "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592"},
    {std::string(1'000'000, 'a'), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"}};

std::span<const std::byte> bytesOf(const std::string& text) {
  return std::as_bytes(std::span(text.data(), text.size()));
}

TEST(Sha256, knownTextsHaveTheirKnownHashes) {
  for (const auto& [text, hash] : kVectors) EXPECT_EQ(sha256Hex(text), hash) << text.size();
}

TEST(Sha256, piecesGiveTheSameHashAsTheWhole) {
  for (const std::size_t size : {1U, 3U, 63U, 64U, 65U, 1000U}) {
    const std::string& text = kVectors[4].text;
    Sha256 hash;
    for (std::size_t at = 0; at < text.size(); at += size)
      hash.update(bytesOf(text).subspan(at, std::min<std::size_t>(size, text.size() - at)));
    EXPECT_EQ(hash.finish(), kVectors[4].hash) << size;
  }
}

TEST(Sha256, aMovedHashGoesOn) {
  Sha256 first;
  first.update(bytesOf("a"));
  Sha256 second = std::move(first);
  second.update(bytesOf("bc"));
  EXPECT_EQ(second.finish(), kVectors[1].hash);
}

TEST(Sha256, filesAreHashedAsAWhole) {
  const test::TemporaryFolder folder;
  for (const auto& [text, hash] : kVectors) {
    test::writeText(folder / "file", text);
    EXPECT_EQ(sha256OfFile(folder / "file").value(), hash);
  }
  test::writeText(folder / "large", std::string(3'000'001, 'z'));
  EXPECT_EQ(sha256OfFile(folder / "large").value(), sha256Hex(std::string(3'000'001, 'z')));
}

TEST(Sha256, whatIsNoFileIsAnError) {
  const test::TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  EXPECT_EQ(sha256OfFile(folder / "missing").error().kind, ErrorKind::notFound);
  EXPECT_EQ(sha256OfFile(folder.path()).error().kind, ErrorKind::invalidInput);
  EXPECT_EQ(sha256OfFile(folder / "pipe").error().kind, ErrorKind::invalidInput);
}

}  // namespace
}  // namespace jukebox
