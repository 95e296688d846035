#include "core/engine/checkpoint/pickle.h"

#include <gtest/gtest.h>

#include "tests/core/engine/checkpoint/test_bytes.h"
#include "tests/tools/torch_file_writer.h"

namespace jukebox {
namespace {

Result<PickleResult> read(const PickleBuilder& builder, const PickleOptions& options = {}) {
  return readPickle(asBytes(builder.bytes()), options);
}
Result<PickleResult> readRaw(std::string_view bytes) {
  return readPickle(asBytes(bytes));
}

/// Concatenation (GCC 12 warns wrongly about operator+ with literals).
std::string joined(std::initializer_list<std::string_view> parts) {
  std::string result;
  for (const auto part : parts) result.append(part);
  return result;
}

using namespace std::string_view_literals;

TEST(Pickle, scalarsOfEveryOpcodeAreRead) {
  const auto result = readRaw(
      "\x80\x02(NK\x07M\x01\x02J\xFE\xFF\xFF\xFF\x8a\x00\x8a\x02\x00\x80\x8b\x01\x00\x00\x00\x05"
      "G\x3F\xF0\x00\x00\x00\x00\x00\x00\x88\x89U\x02hiT\x01\x00\x00\x00\xFFX\x02\x00\x00\x00\xC3\xA9"
      "\x8c\x01z\x8d\x01\x00\x00\x00\x00\x00\x00\x00yt."sv);
  ASSERT_TRUE(result) << result.error().message;
  const PickleValue root = result->document.root();
  ASSERT_EQ(root.kind(), PickleKind::tuple);
  ASSERT_EQ(root.size(), 15U);
  EXPECT_TRUE(root.at(0).isNone());
  EXPECT_EQ(root.at(1).asInteger(), 7);
  EXPECT_EQ(root.at(2).asInteger(), 513);
  EXPECT_EQ(root.at(3).asInteger(), -2);
  EXPECT_EQ(root.at(4).asInteger(), 0);
  EXPECT_EQ(root.at(5).asInteger(), -32768);
  EXPECT_EQ(root.at(6).asInteger(), 5);
  EXPECT_EQ(root.at(7).asReal(), 1.0);
  EXPECT_EQ(root.at(8).asBool(), true);
  EXPECT_EQ(root.at(9).asBool(), false);
  EXPECT_EQ(root.at(10).text(), "hi");
  EXPECT_EQ(root.at(11).kind(), PickleKind::bytes);
  EXPECT_EQ(root.at(12).text(), "é");
  EXPECT_EQ(root.at(13).text(), "z");
  EXPECT_EQ(root.at(14).text(), "y");
}

TEST(Pickle, bigIntegersAreKeptAsText) {
  const auto result = readRaw("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19."sv);
  ASSERT_TRUE(result);
  EXPECT_EQ(result->document.root().kind(), PickleKind::bigInteger);
  EXPECT_EQ(result->document.root().text(), "1950a86a20f9469cfc6c");
  EXPECT_EQ(result->byteCount, 15U);
}

TEST(Pickle, containersMemoAndProtocolFourAreRead) {
  // {"a": [1, 2], "b": the same list}, filled after it was memoised.
  const auto old = readRaw(
      "\x80\x02}q\x00(X\x01\x00\x00\x00"
      "a]r\x00\x01\x00\x00(K\x01K\x02"
      "eX\x01\x00\x00\x00"
      "bj\x00\x01\x00\x00u."sv);
  const auto text = readRaw(
      "}p0\n(X\x01\x00\x00\x00"
      "a]p1\nK\x01"
      "aK\x02"
      "aX\x01\x00\x00\x00"
      "bg1\nu."sv);
  const auto four = readRaw(
      "\x80\x04\x95\x20\x00\x00\x00\x00\x00\x00\x00}\x94(\x8c\x01"
      "a]\x94(K\x01K\x02"
      "e\x8c\x01"
      "bh\x01u."sv);
  for (const auto* result : {&old, &text, &four}) {
    ASSERT_TRUE(*result) << result->error().message << result->error().detail;
    const PickleValue root = (*result)->document.root();
    EXPECT_EQ(root.find("a")->size(), 2U);
    EXPECT_EQ(root.find("a")->index(), root.find("b")->index());
    EXPECT_EQ(root.find("b")->at(1).asInteger(), 2);
    EXPECT_FALSE(root.find("c"));
  }
}

TEST(Pickle, orderedDictionariesIgnoreTheirState) {
  PickleBuilder builder;
  builder.proto().global("collections", "OrderedDict").op(')').op('R').text("k").integer(1).op('s');
  builder.op('}').text("_metadata").op('}').op('s').op('b').stop();
  const auto result = read(builder);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->document.root().size(), 1U);

  PickleBuilder pairs;
  pairs.proto().global("collections", "OrderedDict").mark().op(']').mark();
  pairs.mark().text("x").integer(5).op('t').op('e').op('t').op('R').stop();
  EXPECT_EQ(read(pairs)->document.root().find("x")->asInteger(), 5);
}

TEST(Pickle, tensorsAreDescribed) {
  PickleBuilder builder;
  const std::vector<std::int64_t> shape{2, 3}, strides{3, 1};
  builder.proto().tensor(DType::f16, "123", 10, 4, shape, strides).stop();
  const auto result = read(builder);
  ASSERT_TRUE(result) << result.error().message;
  const PickleTensor& tensor = result->document.tensors()[*result->document.root().tensorIndex()];
  EXPECT_EQ(tensor.shape, shape);
  EXPECT_EQ(tensor.storageOffset, 4);
  EXPECT_EQ(result->document.storages()[tensor.storage].dtype, DType::f16);
  EXPECT_EQ(result->document.storages()[tensor.storage].key, "123");
}

TEST(Pickle, olderAndWrappedTensorsAreRead) {
  const std::int64_t four[] = {4}, one[] = {1};
  PickleBuilder old;
  old.proto().global("torch._utils", "_rebuild_tensor").mark().storage(DType::i64, "1", 4).integer(0);
  old.integers(four).integers(one).op('t').op('R').stop();
  EXPECT_TRUE(read(old));
  PickleBuilder parameter;
  parameter.proto().global("torch._utils", "_rebuild_parameter").mark().tensor(DType::f32, "1", 4, 0, four, one);
  parameter.op(0x88).op('}').op('t').op('R').stop();
  EXPECT_TRUE(read(parameter)->document.root().tensorIndex());
  PickleBuilder size;
  size.proto().global("torch", "Size").mark().integers(four).op('t').op('R').stop();
  EXPECT_EQ(read(size)->document.root().at(0).asInteger(), 4);
}

TEST(Pickle, tensorsMustStayInsideTheirStorage) {
  struct Case {
    std::int64_t room, offset;
    std::vector<std::int64_t> shape, strides;
    bool good;
  };
  const std::int64_t huge = std::int64_t{1} << 62;
  for (const Case& test :
       {Case{6, 0, {2, 3}, {3, 1}, true}, Case{6, 1, {2, 3}, {3, 1}, false}, Case{6, 6, {0}, {1}, true},
        Case{6, 7, {0}, {1}, false}, Case{6, -1, {2}, {1}, false}, Case{6, 0, {-2}, {1}, false},
        Case{6, 0, {2}, {-1}, false}, Case{6, 0, {2, 3}, {1}, false}, Case{6, 0, {7}, {0}, false},
        Case{6, 0, {3}, {huge}, false}, Case{6, 0, {huge, huge}, {0, 0}, false}, Case{6, 0, {6}, {0}, true},
        Case{-6, 0, {1}, {1}, false}, Case{0, 0, {}, {}, false}, Case{1, 0, {}, {}, true},
        Case{6, 0, {1, 1, 1, 1, 1, 1, 1, 1, 1}, {1, 1, 1, 1, 1, 1, 1, 1, 1}, false}}) {
    PickleBuilder builder;
    builder.proto().tensor(DType::f32, "1", test.room, test.offset, test.shape, test.strides).stop();
    const auto result = read(builder);
    EXPECT_EQ(result.has_value(), test.good)
        << test.room << " " << test.offset << shapeText(test.shape) << shapeText(test.strides);
    if (!result) {
      EXPECT_EQ(result.error().kind, ErrorKind::corrupt);
    }
  }
}

TEST(Pickle, oneStorageCannotHaveTwoDescriptions) {
  const std::int64_t one[] = {1};
  PickleBuilder builder;
  builder.proto().mark().tensor(DType::f32, "1", 4, 0, one, one).tensor(DType::f16, "1", 4, 0, one, one).op('t').stop();
  EXPECT_FALSE(read(builder));
}

TEST(Pickle, namesOutsideTheAllowListAreRefusedByName) {
  for (const auto& [module, name] :
       std::vector<std::pair<std::string, std::string>>{{"os", "system"},
                                                        {"builtins", "eval"},
                                                        {"posix", "system"},
                                                        {"torch", "load"},
                                                        {"torch._utils", "_rebuild_qtensor"},
                                                        {"torch", "FloatStorage2"},
                                                        {"collections", "Counter"},
                                                        {"torch._utils", "_rebuild_tensor_v3"},
                                                        {"numpy.core.multiarray", "_reconstruct"},
                                                        {"", ""}}) {
    PickleBuilder builder;
    builder.proto().global(module, name).text("x").op(0x85).op('R').stop();
    const auto result = read(builder);
    ASSERT_FALSE(result) << module << name;
    EXPECT_EQ(result.error().kind, ErrorKind::unsupported);
    EXPECT_NE(result.error().message.find(joined({module, ".", name})), std::string::npos) << result.error().message;
  }
}

TEST(Pickle, stackGlobalGoesThroughTheSameList) {
  PickleBuilder bad, good, odd;
  bad.proto(4).text("os").text("system").op(0x93).stop();
  EXPECT_EQ(read(bad).error().kind, ErrorKind::unsupported);
  good.proto(4).text("collections").text("OrderedDict").op(0x93).op(')').op('R').stop();
  EXPECT_TRUE(read(good));
  odd.proto(4).integer(1).text("OrderedDict").op(0x93).stop();
  EXPECT_EQ(read(odd).error().kind, ErrorKind::corrupt);
}

TEST(Pickle, forbiddenOpcodesAreRefused) {
  // INST, OBJ, NEWOBJ, NEWOBJ_EX, EXT1, EXT2, EXT4, PERSID, BYTEARRAY8, NEXT_BUFFER, READONLY_BUFFER, INT, LONG,
  // STRING…
  for (const std::uint8_t opcode :
       {std::uint8_t{'i'}, std::uint8_t{'o'}, std::uint8_t{0x81}, std::uint8_t{0x92}, std::uint8_t{0x82},
        std::uint8_t{0x83}, std::uint8_t{0x84}, std::uint8_t{'P'}, std::uint8_t{0x96}, std::uint8_t{0x97},
        std::uint8_t{0x98}, std::uint8_t{'I'}, std::uint8_t{'L'}, std::uint8_t{'S'}, std::uint8_t{'V'},
        std::uint8_t{'F'}, std::uint8_t{0x00}, std::uint8_t{0xFF}}) {
    PickleBuilder builder;
    builder.proto().mark().global("collections", "OrderedDict").op(')').op(opcode).raw("1\nx\n").stop();
    const auto result = read(builder);
    ASSERT_FALSE(result) << int{opcode};
    EXPECT_EQ(result.error().kind, ErrorKind::unsupported) << int{opcode};
  }
}

TEST(Pickle, functionsAndClassesCannotBeValuesNorBeMisused) {
  PickleBuilder bare, inDict, calledDict, buildOnDict, storageAsValue, reduceTensorFunction;
  bare.proto().global("torch._utils", "_rebuild_tensor_v2").stop();
  inDict.proto().op('}').text("x").global("torch", "FloatStorage").op('s').stop();
  calledDict.proto().op('}').op(')').op('R').stop();
  buildOnDict.proto().op('}').op('}').op('b').stop();
  reduceTensorFunction.proto().global("torch", "FloatStorage").op(')').op('R').stop();
  for (const auto* builder : {&bare, &inDict, &calledDict, &buildOnDict, &reduceTensorFunction}) {
    EXPECT_EQ(read(*builder).error().kind, ErrorKind::unsupported);
  }
}

TEST(Pickle, brokenPicklesAreCorrupt) {
  for (const std::string_view bytes : {""sv,
                                       "\x80"sv,
                                       "\x80\x02"sv,
                                       "."sv,
                                       "N"sv,
                                       "NN."sv,
                                       "(."sv,
                                       "(N."sv,
                                       "0"sv,
                                       "1"sv,
                                       "t."sv,
                                       "a."sv,
                                       "Na."sv,
                                       "NNa."sv,
                                       "]NNs."sv,
                                       "}Ns."sv,
                                       "}(Nu."sv,
                                       "(Nd."sv,
                                       "h\x05."sv,
                                       "j\x01\x00\x00\x00."sv,
                                       "q\x00"sv,
                                       "(q\x00."sv,
                                       "\x86."sv,
                                       "N\x86."sv,
                                       "2."sv,
                                       "K"sv,
                                       "M\x01"sv,
                                       "J\x01\x02"sv,
                                       "G\x01"sv,
                                       "X\x05\x00\x00\x00hi."sv,
                                       "X\xFF\xFF\xFF\xFFhi."sv,
                                       "\x8d\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7Fhi."sv,
                                       "X\x01\x00\x00\x00\xFF."sv,
                                       "\x8b\xFF\xFF\xFF\xFF."sv,
                                       "\x8b\x00\x00\x00\x10."sv,
                                       "ccollections"sv,
                                       "ccollections\nOrderedDict"sv,
                                       "ccollections\nOrderedDict\nR."sv,
                                       "ccollections\nOrderedDict\nNR."sv,
                                       "ccollections\nOrderedDict\n(K\x01tR."sv,
                                       "NQ."sv,
                                       "(tQ."sv,
                                       "(K\x01tQ."sv,
                                       "(X\x07\x00\x00\x00storagetQ."sv,
                                       "p\n."sv,
                                       "Np99999999999\n."sv,
                                       "Npx\n."sv,
                                       "g1\n."sv,
                                       "\x94."sv}) {
    const auto result = readRaw(bytes);
    ASSERT_FALSE(result) << testing::PrintToString(std::string(bytes));
    EXPECT_EQ(result.error().kind, ErrorKind::corrupt) << testing::PrintToString(std::string(bytes));
  }
  EXPECT_EQ(readRaw("\x80\x05N."sv).error().kind, ErrorKind::unsupported);
  EXPECT_EQ(readRaw("(X\x06\x00\x00\x00moduleNtQ."sv).error().kind, ErrorKind::unsupported);
}

TEST(Pickle, selfReferencesAndDeepNestsAreRefusedWithoutRecursion) {
  EXPECT_EQ(readRaw("]q\x00h\x00"
                    "a."sv)
                .error()
                .kind,
            ErrorKind::corrupt);
  EXPECT_EQ(readRaw("}q\x00NX\x01\x00\x00\x00x0h\x00s."sv).error().kind, ErrorKind::corrupt);
  // A million nested tuples and a million nested lists.
  const std::string tuples = joined({")", std::string(1'000'000, '\x85'), "."});
  EXPECT_EQ(readRaw(tuples).error().kind, ErrorKind::corrupt);
  const std::string lists = joined({std::string(900'000, ']'), std::string(899'999, 'a'), "."});
  EXPECT_EQ(readRaw(lists).error().kind, ErrorKind::corrupt);
  // Sixty deep is fine.
  EXPECT_TRUE(readRaw(joined({")", std::string(60, '\x85'), "."})));
}

TEST(Pickle, bombsHitTheLimits) {
  // Doubling references: 2^60 paths, but few nodes; accepted and walked once.
  std::string doubling = "]";
  for (int i = 0; i < 60; ++i) doubling += "2\x86";
  const auto shared = readRaw(joined({doubling, "."}));
  ASSERT_TRUE(shared) << shared.error().message;
  EXPECT_FALSE(shared->document.findPlaceholder(shared->document.root()));

  PickleOptions small;
  small.limits.values = 1000;
  small.limits.stackDepth = 500;
  small.limits.memoEntries = 100;
  small.limits.references = 5000;
  small.limits.textBytes = 10;
  small.limits.tensors = 2;
  small.limits.pickleBytes = 100'000;
  const auto refused = [&](const std::string& bytes) {
    const auto result = readPickle(asBytes(bytes), small);
    return !result && result.error().kind == ErrorKind::corrupt;
  };
  EXPECT_TRUE(refused(joined({"(", std::string(2000, ')'), "t."})));
  EXPECT_TRUE(refused(joined({"(", std::string(600, 'N'), "t."})));
  EXPECT_TRUE(refused(joined({std::string(600, '('), "N."})));
  std::string memo = "N";
  for (int i = 0; i < 200; ++i) memo.append("q").push_back(static_cast<char>(i));
  EXPECT_TRUE(refused(joined({memo, "."})));
  std::string growing = "]q";
  growing += '\0';
  for (int i = 0; i < 60; ++i) growing.append("(").append(100, 'N').append("e");
  EXPECT_TRUE(refused(joined({growing, "."})));
  EXPECT_TRUE(refused(std::string("X\x0B\x00\x00\x00hello world.", 17)));
  PickleBuilder tensors;
  tensors.proto().mark();
  const std::int64_t one[] = {1};
  for (int i = 0; i < 3; ++i) tensors.tensor(DType::f32, std::to_string(i), 1, 0, one, one);
  EXPECT_TRUE(refused(tensors.op('t').stop().bytes()));
  EXPECT_TRUE(refused(joined({std::string(150'000, '0'), "N."})));
}

TEST(Pickle, unknownNamesBecomePlaceholdersOnlyOnRequest) {
  PickleBuilder builder;
  builder.proto().op('}').mark().text("hps").global("my.module", "Settings").op(')').op(0x81).op('}').op('b');
  builder.text("call").global("os", "system").text("rm").op(0x85).op('R').text("n").integer(3).op('u').stop();
  EXPECT_EQ(read(builder).error().kind, ErrorKind::unsupported);
  PickleOptions lenient;
  lenient.allowUnknownGlobals = true;
  const auto result = read(builder, lenient);
  ASSERT_TRUE(result) << result.error().message;
  const PickleValue root = result->document.root();
  EXPECT_EQ(root.find("hps")->kind(), PickleKind::placeholder);
  EXPECT_EQ(root.find("call")->text(), "os.system");
  EXPECT_EQ(root.find("n")->asInteger(), 3);
  EXPECT_TRUE(result->document.findPlaceholder(root));
  EXPECT_FALSE(result->document.findPlaceholder(*root.find("n")));
}

TEST(Pickle, numpyNumbersInSettingsAreDecoded) {
  PickleBuilder builder;
  builder.proto().global("numpy.core.multiarray", "scalar").global("numpy", "dtype").text("f8").integer(0).integer(1);
  builder.op(0x87)
      .op('R')
      .mark()
      .integer(3)
      .text("<")
      .op('N')
      .op('N')
      .op('N')
      .integer(-1)
      .integer(-1)
      .integer(0)
      .op('t')
      .op('b');
  builder.global("_codecs", "encode").text(std::string("\0\0\0\0\0\0\xC3\xB8?", 9)).text("latin1").op(0x86).op('R');
  builder.op(0x86).op('R').stop();
  const auto result = read(builder);
  ASSERT_TRUE(result) << result.error().message;
  EXPECT_EQ(result->document.root().asReal(), 1.5);
}

TEST(Pickle, everyTruncationOfARealPickleIsCorrupt) {
  const std::string file = readWholeFile(golden("pipeline/codes_legacy.pth.tar"));
  const std::string_view object = std::string_view(file).substr(137, 1676 - 137);
  ASSERT_TRUE(readRaw(object));
  for (std::size_t length = 0; length < object.size(); ++length) {
    const auto result = readRaw(object.substr(0, length));
    ASSERT_FALSE(result) << length;
    EXPECT_EQ(result.error().kind, ErrorKind::corrupt) << length;
  }
}

}  // namespace
}  // namespace jukebox
