#include "core/engine/checkpoint/safetensors.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/core/engine/checkpoint/test_bytes.h"

namespace jukebox {
namespace {

std::string image(std::string_view json, std::size_t dataBytes, std::uint64_t claimedHeader = 0) {
  const std::uint64_t length = claimedHeader != 0 ? claimedHeader : json.size();
  return std::string(reinterpret_cast<const char*>(&length), sizeof length) + std::string(json) +
         std::string(dataBytes, 'x');
}

std::string one(std::string_view dtype, std::string_view shape, std::string_view offsets) {
  return fmt::format(R"({{"a":{{"dtype":"{}","shape":{},"data_offsets":{}}}}})", dtype, shape, offsets);
}

TEST(Safetensors, goodHeadersAreRead) {
  const std::string file = image(R"({"__metadata__":{"k":"v"},"b":{"shape":[2,2],"data_offsets":[4,20],"dtype":"F32"},)"
                                 R"("a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]},)"
                                 R"("empty":{"dtype":"F64","shape":[0],"data_offsets":[20,20]},)"
                                 R"("scalar":{"dtype":"F64","shape":[],"data_offsets":[20,28]}}   )",
                                 28);
  const auto content = parseSafetensors(asBytes(file));
  ASSERT_TRUE(content) << content.error().message;
  EXPECT_EQ(content->tensors.size(), 4U);
  EXPECT_EQ(content->metadata.at("k"), "v");
  EXPECT_EQ(content->tensors.at("b").shape, (std::vector<std::int64_t>{2, 2}));
  EXPECT_EQ(content->tensors.at("scalar").elementCount(), 1);
}

TEST(Safetensors, lyingFilesAreRefused) {
  const std::string deep(100'000, '[');
  const std::vector<std::string> bad{
      "",
      "short",
      image("{}", 0, 3),
      image("{}", 0, ~std::uint64_t{0}),
      image("{}", 0, std::uint64_t{1} << 40),
      image("[]", 0),
      image("{", 0),
      image("{} x", 0),
      image(" {}", 0),
      image("{\"a\":" + deep, 0),
      image("{\"a\":1}", 0),
      image("{\"a\":null}", 0),
      image("{\"a\":{}}", 0),
      image("{\"a\":{\"dtype\":{}}}", 0),
      image("{\"\xFF\":{}}", 0),
      image("{\"__metadata__\":{\"k\":1}}", 0),
      image("{\"__metadata__\":{},\"__metadata__\":{}}", 0),
      image(one("F32", "[2]", "[0,7]"), 8),
      image(one("F32", "[2]", "[0,8]"), 7),
      image(one("F32", "[2]", "[8,0]"), 8),
      image(one("F32", "[2]", "[0,8,9]"), 8),
      image(one("F32", "[2]", "[8]"), 8),
      image(one("F32", "[-2]", "[0,8]"), 8),
      image(one("F32", "[2.0]", "[0,8]"), 8),
      image(one("F32", "[[2]]", "[0,8]"), 8),
      image(one("F32", "[1,1,1,1,1,1,1,1,2]", "[0,8]"), 8),
      image(one("F32", "[4294967296,4294967296,4]", "[0,0]"), 8),
      image(one("F32", "[18446744073709551615]", "[0,8]"), 8),
      image(one("F32", "[99999999999999999999]", "[0,8]"), 8),
      image(one("F4", "[2]", "[0,8]"), 8),
      image(one("F32", "[2]", "[0,8],\"dtype\":\"F32\""), 8),
      image(one("F32", "[2]", "[0,8],\"more\":1"), 8),
      image(
          R"({"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]},"a":{"dtype":"I8","shape":[4],"data_offsets":[4,8]}})",
          8),
      image(
          R"({"a":{"dtype":"I8","shape":[4],"data_offsets":[0,4]},"b":{"dtype":"I8","shape":[4],"data_offsets":[3,7]}})",
          8)};
  for (const auto& file : bad) {
    const auto content = parseSafetensors(asBytes(file));
    ASSERT_FALSE(content) << file.substr(0, 120);
    EXPECT_EQ(content.error().kind, ErrorKind::corrupt) << file.substr(0, 120);
  }
}

TEST(Safetensors, everyTruncationOfAGoodFileIsRefused) {
  const std::string file = readWholeFile(golden("upsampler-1/inputs.safetensors"));
  ASSERT_TRUE(parseSafetensors(asBytes(file)));
  for (std::size_t length = 0; length < file.size(); length += 7) {
    EXPECT_FALSE(parseSafetensors(asBytes(std::string_view(file).substr(0, length)))) << length;
  }
}

TEST(Safetensors, everyGoldenFileIsRead) {
  int count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(JUKEBOX_GOLDEN)) {
    if (entry.path().extension() != ".safetensors") continue;
    const auto file = SafetensorsFile::open(entry.path());
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_FALSE(file->tensors().empty());
    ++count;
  }
  EXPECT_GT(count, 30);
}

TEST(Safetensors, writtenTensorsComeBackAlignedAndWithoutGaps) {
  const TemporaryFolder folder;
  const std::vector<float> big(64, 1.25F), odd{1, 2, 3};
  const std::vector<std::int8_t> bytes{1, 2, 3, 4, 5};
  const auto path = folder.path() / "x.safetensors";
  ASSERT_TRUE(writeSafetensors(path,
                               {{"bytes", {DType::i8, {5}, std::as_bytes(std::span(bytes))}},
                                {"odd", {DType::f32, {3}, std::as_bytes(std::span(odd))}},
                                {"zz big", {DType::f32, {8, 8}, std::as_bytes(std::span(big))}},
                                {"empty", {DType::f32, {0, 4}, {}}}},
                               {{"made by", "test \"quoted\""}}));
  const auto file = SafetensorsFile::open(path);
  ASSERT_TRUE(file) << file.error().message;
  EXPECT_EQ(file->metadata().at("made by"), "test \"quoted\"");
  EXPECT_EQ(floatsOf(*file->find("odd")), odd);
  EXPECT_EQ(floatsOf(*file->find("zz big")), big);
  EXPECT_EQ(file->find("empty")->elementCount(), 0);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(file->find("zz big")->storage.data()) % 64, 0U);
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(file->find("odd")->storage.data()) % 4, 0U);
  EXPECT_FALSE(file->require("missing"));
}

TEST(Safetensors, unfinishedOrOverfullFilesNeverAppear) {
  const TemporaryFolder folder;
  const auto path = folder.path() / "x.safetensors";
  const std::vector<TensorSpec> specs{{"a", DType::u8, {4}}};
  const auto four = asBytes("1234");
  EXPECT_FALSE(writeSafetensors(path, specs, {}, [&](SafetensorsWriter& w) { return w.append("a", four.first(3)); }));
  EXPECT_FALSE(writeSafetensors(path, specs, {}, [&](SafetensorsWriter& w) { return w.append("b", four); }));
  EXPECT_FALSE(writeSafetensors(path, specs, {}, [&](SafetensorsWriter& w) -> Status {
    RETURN_IF_ERROR(w.append("a", four));
    return w.append("a", four.first(1));
  }));
  EXPECT_FALSE(writeSafetensors(path, {{"a", DType::u8, {4}}, {"a", DType::u8, {4}}}, {},
                                [](SafetensorsWriter&) { return Status{}; }));
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
  ASSERT_TRUE(writeSafetensors(path, specs, {}, [&](SafetensorsWriter& w) -> Status {
    RETURN_IF_ERROR(w.append("a", four.first(1)));
    return w.append("a", four.subspan(1));
  }));
  EXPECT_EQ(bytesOf(*SafetensorsFile::open(path)->find("a"))[3], std::byte{'4'});
}

}  // namespace
}  // namespace jukebox
