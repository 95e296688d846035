#include "core/engine/checkpoint/zip_checkpoint.h"

#include <gtest/gtest.h>

#include <cstring>

#include "core/engine/checkpoint/zip_archive.h"
#include "tests/core/engine/checkpoint/test_bytes.h"
#include "tests/tools/torch_file_writer.h"

namespace jukebox {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

std::string smallPickle() {
  const std::int64_t shape[] = {3}, stride[] = {1};
  return PickleBuilder()
      .proto()
      .op('}')
      .text("a")
      .tensor(DType::f32, "0", 3, 0, shape, stride, false)
      .op('s')
      .stop()
      .bytes();
}

Entries goodEntries() {
  return {{"archive/data.pkl", smallPickle()},
          {"archive/byteorder", "little"},
          {"archive/data/0", std::string(12, 'x')},
          {"archive/version", "3\n"}};
}

Result<PickledCheckpoint> parse(const std::string& file) {
  return parseZipCheckpoint(asBytes(file));
}

/// Overwrites bytes at the n-th occurrence of a four-byte signature.
std::string patched(std::string file, std::string_view signature, std::size_t occurrence, std::size_t offset,
                    std::string_view bytes) {
  std::size_t position = file.find(signature);
  for (std::size_t i = 0; i < occurrence; ++i) position = file.find(signature, position + 1);
  EXPECT_NE(position, std::string::npos);
  return file.replace(position + offset, bytes.size(), bytes);
}

constexpr std::string_view kLocal = "PK\3\4", kCentral = "PK\1\2", kEnd = "PK\5\6", kEnd64 = "PK\6\6",
                           kLocator = "PK\6\7";

TEST(ZipCheckpoint, storedArchivesAreReadWithAndWithoutZip64) {
  for (const bool zip64 : {false, true}) {
    const std::string file = makeStoredZip(goodEntries(), zip64);
    const auto checkpoint = parse(file);
    ASSERT_TRUE(checkpoint) << checkpoint.error().message;
    EXPECT_EQ(bytesOf(checkpoint->tensor(0)).size(), 12U);
    EXPECT_EQ(bytesOf(checkpoint->tensor(0))[0], std::byte{'x'});
  }
}

TEST(ZipCheckpoint, archivesThatAreNoWeightsAreRefused) {
  const auto with = [](std::size_t index, std::string name, std::string bytes) {
    Entries entries = goodEntries();
    entries[index] = {std::move(name), std::move(bytes)};
    return makeStoredZip(entries);
  };
  EXPECT_FALSE(parse(with(0, "archive/other.pkl", smallPickle())));
  EXPECT_FALSE(parse(with(0, "data.pkl", smallPickle())));
  EXPECT_FALSE(parse(with(0, "a/b/data.pkl", smallPickle())));
  EXPECT_FALSE(parse(with(1, "other/data.pkl", smallPickle())));
  EXPECT_FALSE(parse(with(1, "archive/byteorder", "big")));
  EXPECT_FALSE(parse(with(1, "archive/constants.pkl", "")));
  EXPECT_FALSE(parse(with(1, "archive/code/model.py", "")));
  EXPECT_FALSE(parse(with(2, "archive/data/1", std::string(12, 'x'))));
  EXPECT_FALSE(parse(with(2, "archive/data/0", std::string(11, 'x'))));
  EXPECT_FALSE(parse(with(2, "archive/data/0", std::string(13, 'x'))));
  EXPECT_FALSE(parse(with(0, "archive/data.pkl", "")));
  EXPECT_FALSE(parse(with(0, "archive/data.pkl", PickleBuilder().proto().global("os", "system").stop().bytes())));
  EXPECT_TRUE(parse(with(1, "archive/.data/serialization_id", "123")));
}

TEST(ZipArchive, trickyNamesAreRefused) {
  for (const char* name : {"../data.pkl", "archive/../../x", "/etc/passwd", "a/./b", "a//b", "a\\b", "a\nb", "", "..",
                           "a/..", "\xFF\xFE"}) {
    const std::string file = makeStoredZip({{name, "x"}});
    EXPECT_FALSE(readZipArchive(asBytes(file))) << name;
  }
  EXPECT_TRUE(readZipArchive(asBytes(makeStoredZip({{"folder/", ""}, {"..a/b..", "x"}}))));
}

TEST(ZipArchive, lyingRecordsAreRefused) {
  const std::string good = makeStoredZip(goodEntries());
  ASSERT_TRUE(readZipArchive(asBytes(good)));
  const std::string_view big("\xF0\xFF\xFF\x7F", 4), zero("\0\0\0\0", 4), ones("\xFF\xFF\xFF\xFF", 4);
  struct Case {
    const char* what;
    std::string_view signature;
    std::size_t occurrence, offset;
    std::string_view bytes;
  };
  for (const Case& test : {Case{"deflated", kCentral, 2, 10, {"\x08\0", 2}},
                           Case{"locally deflated", kLocal, 2, 8, {"\x08\0", 2}},
                           Case{"encrypted", kCentral, 2, 8, {"\1\0", 2}},
                           Case{"locally encrypted", kLocal, 2, 6, {"\1\0", 2}},
                           Case{"bomb: large size", kCentral, 2, 24, big},
                           Case{"compressed size differs", kCentral, 2, 20, big},
                           Case{"local size differs", kLocal, 2, 22, big},
                           Case{"offset outside", kCentral, 2, 42, big},
                           Case{"offset of the first entry", kCentral, 2, 42, zero},
                           Case{"zip64 promised", kCentral, 2, 42, ones},
                           Case{"zip64 size promised", kCentral, 2, 24, ones},
                           Case{"name length", kCentral, 2, 28, {"\xFF\xFF", 2}},
                           Case{"local name length", kLocal, 2, 26, {"\xFF\xFF", 2}},
                           Case{"local name", kLocal, 2, 30, "b"},
                           Case{"central name", kCentral, 2, 46, "b"},
                           Case{"extra length", kCentral, 2, 30, {"\xFF\xFF", 2}},
                           Case{"local extra length", kLocal, 3, 28, {"\xFF\xFF", 2}},
                           Case{"local signature", kLocal, 1, 0, "QK"},
                           Case{"central signature", kCentral, 1, 0, "QK"},
                           Case{"end signature", kEnd, 0, 0, "QK"},
                           Case{"fewer entries", kEnd, 0, 10, {"\3\0", 2}},
                           Case{"more entries", kEnd, 0, 10, {"\5\0", 2}},
                           Case{"many entries", kEnd, 0, 10, {"\xFF\xFF", 2}},
                           Case{"directory offset", kEnd, 0, 16, big},
                           Case{"directory at 0", kEnd, 0, 16, zero},
                           Case{"directory size", kEnd, 0, 12, big},
                           Case{"empty directory", kEnd, 0, 12, zero},
                           Case{"comment", kEnd, 0, 20, {"\1\0", 2}}}) {
    EXPECT_FALSE(readZipArchive(asBytes(patched(good, test.signature, test.occurrence, test.offset, test.bytes))))
        << test.what;
  }
}

TEST(ZipArchive, lyingZip64RecordsAreRefused) {
  const std::string good = makeStoredZip(goodEntries(), true);
  ASSERT_TRUE(readZipArchive(asBytes(good)));
  const std::string_view huge("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 8);
  for (const auto& [signature, offset] : std::vector<std::pair<std::string_view, std::size_t>>{
           {kLocator, 8}, {kEnd64, 0}, {kEnd64, 32}, {kEnd64, 40}, {kEnd64, 48}}) {
    EXPECT_FALSE(readZipArchive(asBytes(patched(good, signature, 0, offset, huge)))) << offset;
  }
  const std::size_t nameLength = std::string_view("archive/data.pkl").size();
  for (const std::size_t field : {std::size_t{0}, std::size_t{8}, std::size_t{16}}) {
    EXPECT_FALSE(readZipArchive(asBytes(patched(good, kCentral, 0, 46 + nameLength + 4 + field, huge)))) << field;
  }
  EXPECT_FALSE(readZipArchive(asBytes(patched(good, kCentral, 0, 46 + nameLength + 2, std::string_view("\x08\0", 2)))));
  EXPECT_FALSE(readZipArchive(asBytes(patched(good, kCentral, 0, 46 + nameLength, std::string_view("\x02\0", 2)))));
}

TEST(ZipArchive, duplicatesAndOverlapsAreRefused) {
  EXPECT_FALSE(readZipArchive(asBytes(makeStoredZip({{"a", "1"}, {"a", "2"}}))));
  // The second entry's record points into the first entry's data, where a local header for it has been planted.
  const std::string planted = std::string("PK\3\4") + std::string(22, '\0') + std::string("\1\0\0\0", 4) + "b";
  std::string file = makeStoredZip({{"a", planted}, {"b", ""}});
  ASSERT_TRUE(readZipArchive(asBytes(file)));
  const auto position = static_cast<std::uint32_t>(file.find(planted));
  file = patched(file, kCentral, 1, 42, std::string_view(reinterpret_cast<const char*>(&position), 4));
  const auto result = readZipArchive(asBytes(file));
  ASSERT_FALSE(result);
  EXPECT_NE(result.error().message.find("overlap"), std::string::npos) << result.error().message;
}

TEST(ZipArchive, theNumberOfEntriesIsBounded) {
  const std::string file = makeStoredZip({{"a", ""}, {"b", ""}, {"c", ""}});
  EXPECT_TRUE(readZipArchive(asBytes(file), 3));
  EXPECT_FALSE(readZipArchive(asBytes(file), 2));
}

TEST(ZipCheckpoint, everyTruncationOfARealFileIsRefused) {
  const std::string file = readWholeFile(golden("pipeline/codes_zip.pth.tar"));
  ASSERT_TRUE(parse(file));
  for (std::size_t length = 0; length<file.size(); length += length + 1500> file.size() ? 1 : 301) {
    EXPECT_FALSE(parse(file.substr(0, length))) << length;
  }
}

TEST(ZipCheckpoint, flippedBytesNeverCrash) {
  const std::string file = readWholeFile(golden("pipeline/codes_zip.pth.tar"));
  std::size_t refused = 0;
  for (std::size_t i = 0; i<file.size(); i += i + 2000> file.size() ? 1 : 61) {
    std::string damaged = file;
    damaged[i] = static_cast<char>(damaged[i] ^ (1 << (i % 8)));
    refused += parse(damaged) ? 0 : 1;
  }
  EXPECT_GT(refused, 300U);
}

}  // namespace
}  // namespace jukebox
