#include "core/engine/checkpoint/legacy_checkpoint.h"

#include <gtest/gtest.h>

#include <cstring>

#include "tests/core/engine/checkpoint/test_bytes.h"
#include "tests/tools/torch_file_writer.h"

namespace jukebox {
namespace {

/// Pieces of a legacy file with one storage of three floats; each may be replaced by something broken.
struct LegacyPieces {
  std::string magic =
      PickleBuilder().proto().op(0x8a).op(10).raw("\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19").stop().bytes();
  std::string version = PickleBuilder().proto().integer(1001).stop().bytes();
  std::string info = PickleBuilder().proto().op('}').text("little_endian").op(0x88).op('s').stop().bytes();
  std::string object;
  std::string keys = PickleBuilder().proto().op(']').text("77").op('a').stop().bytes();
  std::string data = std::string("\3\0\0\0\0\0\0\0", 8) + std::string(12, 'x');

  LegacyPieces() {
    const std::int64_t shape[] = {3}, stride[] = {1};
    object =
        PickleBuilder().proto().op('}').text("a").tensor(DType::f32, "77", 3, 0, shape, stride).op('s').stop().bytes();
  }
  std::string join() const {
    std::string file = magic;
    return file.append(version).append(info).append(object).append(keys).append(data);
  }
};

Result<PickledCheckpoint> parse(const std::string& file) {
  return parseLegacyCheckpoint(asBytes(file));
}

TEST(LegacyCheckpoint, aMinimalFileIsRead) {
  const std::string file = LegacyPieces().join();
  const auto checkpoint = parse(file);
  ASSERT_TRUE(checkpoint) << checkpoint.error().message;
  const TensorView view = checkpoint->tensor(*checkpoint->document.root().find("a")->tensorIndex());
  EXPECT_EQ(view.shape, std::vector<std::int64_t>{3});
  EXPECT_EQ(bytesOf(view)[11], std::byte{'x'});
}

TEST(LegacyCheckpoint, viewsArePartsOfTheirStorage) {
  LegacyPieces pieces;
  const std::int64_t shape[] = {2}, stride[] = {1};
  PickleBuilder object;
  object.proto().global("torch._utils", "_rebuild_tensor_v2").mark();
  object.mark().text("storage").global("torch", "CharStorage").text("77").text("cpu").integer(3);
  object.mark().text("view").integer(1).integer(2).op('t').op('t').op('Q');
  object.integer(0).integers(shape).integers(stride).op(0x89).op('}').op('t').op('R').stop();
  pieces.object = object.bytes();
  pieces.data = std::string("\3\0\0\0\0\0\0\0abc", 11);
  const std::string file = pieces.join();
  const auto checkpoint = parse(file);
  ASSERT_TRUE(checkpoint) << checkpoint.error().message;
  EXPECT_EQ(bytesOf(checkpoint->tensor(0)), (std::vector<std::byte>{std::byte{'b'}, std::byte{'c'}}));

  PickleBuilder outside;
  outside.proto().mark().text("storage").global("torch", "CharStorage").text("77").text("cpu").integer(3);
  outside.mark().text("view").integer(2).integer(2).op('t').op('t').op('Q').stop();
  pieces.object = outside.bytes();
  EXPECT_FALSE(parse(pieces.join()));
}

TEST(LegacyCheckpoint, lyingPiecesAreRefused) {
  using Change = void (*)(LegacyPieces&);
  const std::vector<std::pair<const char*, Change>> changes{
      {"version", [](LegacyPieces& p) { p.version = PickleBuilder().proto().integer(1002).stop().bytes(); }},
      {"version type", [](LegacyPieces& p) { p.version = PickleBuilder().proto().op('N').stop().bytes(); }},
      {"big endian",
       [](LegacyPieces& p) {
         p.info = PickleBuilder().proto().op('}').text("little_endian").op(0x89).op('s').stop().bytes();
       }},
      {"no endian", [](LegacyPieces& p) { p.info = PickleBuilder().proto().op('}').stop().bytes(); }},
      {"endian type",
       [](LegacyPieces& p) {
         p.info = PickleBuilder().proto().op('}').text("little_endian").integer(1).op('s').stop().bytes();
       }},
      {"no keys", [](LegacyPieces& p) { p.keys = PickleBuilder().proto().op(']').stop().bytes(); }},
      {"keys no list", [](LegacyPieces& p) { p.keys = PickleBuilder().proto().op('N').stop().bytes(); }},
      {"key type",
       [](LegacyPieces& p) { p.keys = PickleBuilder().proto().op(']').integer(77).op('a').stop().bytes(); }},
      {"foreign key",
       [](LegacyPieces& p) { p.keys = PickleBuilder().proto().op(']').text("78").op('a').stop().bytes(); }},
      {"key twice",
       [](LegacyPieces& p) {
         p.keys = PickleBuilder().proto().op(']').text("77").op('a').text("77").op('a').stop().bytes();
         p.data += p.data;
       }},
      {"small count", [](LegacyPieces& p) { p.data[0] = 2; }},
      {"huge count", [](LegacyPieces& p) { p.data[7] = 0x7F; }},
      {"negative count", [](LegacyPieces& p) { p.data[7] = static_cast<char>(0xFF); }},
      {"trailing bytes", [](LegacyPieces& p) { p.data += "y"; }},
      {"missing data", [](LegacyPieces& p) { p.data.pop_back(); }},
      {"no data", [](LegacyPieces& p) { p.data.clear(); }},
      {"forbidden name in the keys",
       [](LegacyPieces& p) { p.keys = PickleBuilder().proto().global("os", "system").stop().bytes(); }},
      {"forbidden name",
       [](LegacyPieces& p) { p.object = PickleBuilder().proto().global("os", "system").stop().bytes(); }}};
  for (const auto& [name, change] : changes) {
    LegacyPieces pieces;
    change(pieces);
    EXPECT_FALSE(parse(pieces.join())) << name;
  }
}

TEST(LegacyCheckpoint, countsNearTheLimitDoNotOverflow) {
  // 2^61 doubles are 2^64 bytes: the size must not wrap around to zero.
  LegacyPieces pieces;
  const std::int64_t shape[] = {0}, stride[] = {1};
  const std::int64_t count = std::int64_t{1} << 61;
  pieces.object = PickleBuilder()
                      .proto()
                      .op('}')
                      .text("a")
                      .tensor(DType::f64, "77", count, 0, shape, stride)
                      .op('s')
                      .stop()
                      .bytes();
  std::memcpy(pieces.data.data(), &count, sizeof count);
  pieces.data.resize(8);
  EXPECT_FALSE(parse(pieces.join()));
}

TEST(LegacyCheckpoint, everyTruncationOfARealFileIsRefused) {
  const std::string file = readWholeFile(golden("pipeline/codes_legacy.pth.tar"));
  ASSERT_TRUE(parse(file));
  for (std::size_t length = 0; length < file.size(); length += length < 2000 ? 1 : 501) {
    EXPECT_FALSE(parse(file.substr(0, length))) << length;
  }
}

TEST(LegacyCheckpoint, flippedBytesNeverCrash) {
  const std::string file = readWholeFile(golden("pipeline/codes_legacy.pth.tar"));
  std::size_t refused = 0;
  for (std::size_t i = 0; i < 1900; ++i) {
    std::string damaged = file;
    damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
    refused += parse(damaged) ? 0 : 1;
  }
  EXPECT_GT(refused, 900U);
}

}  // namespace
}  // namespace jukebox
