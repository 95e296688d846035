#include "core/engine/checkpoint/checkpoint_file.h"

#include <gtest/gtest.h>

#include "core/engine/checkpoint/safetensors.h"
#include "tests/core/engine/checkpoint/test_bytes.h"
#include "tests/tools/torch_file_writer.h"

namespace jukebox {
namespace {

/// Both hold the same names, shapes, dtypes and bits.
void expectSameTensors(const StateDict& a, const StateDict& b) {
  ASSERT_EQ(a.size(), b.size());
  for (const auto& [name, view] : a) {
    const auto other = b.find(name);
    ASSERT_NE(other, b.end()) << name;
    ASSERT_EQ(view.dtype, other->second.dtype) << name;
    ASSERT_EQ(view.shape, other->second.shape) << name;
    ASSERT_EQ(bytesOf(view), bytesOf(other->second)) << name;
  }
}

TEST(CheckpointFile, theSameModelIsBitEqualInEveryFormat) {
  struct Case {
    const char* file;
    CheckpointFormat format;
  };
  for (const Case& test : {Case{"codec-tiny/model_legacy.pth.tar", CheckpointFormat::legacyTorch},
                           Case{"codec-tiny/model_zip.pth.tar", CheckpointFormat::zipTorch},
                           Case{"codec-small2/model_flat_legacy.pth.tar", CheckpointFormat::legacyTorch},
                           Case{"prior-top-v2-sep/model_legacy.pth.tar", CheckpointFormat::legacyTorch},
                           Case{"prior-top-v2-sep-merged/model_zip.pth.tar", CheckpointFormat::zipTorch},
                           Case{"prior-top-nolabels/model_zip.pth.tar", CheckpointFormat::zipTorch},
                           Case{"upsampler-0/model_legacy.pth.tar", CheckpointFormat::legacyTorch}}) {
    SCOPED_TRACE(test.file);
    const auto checkpoint = openCheckpoint(golden(test.file));
    ASSERT_TRUE(checkpoint) << checkpoint.error().message;
    EXPECT_EQ(checkpoint->format(), test.format);
    const auto reference = openCheckpoint(golden(test.file).parent_path() / "model.safetensors");
    ASSERT_TRUE(reference) << reference.error().message;
    EXPECT_EQ(reference->format(), CheckpointFormat::safetensors);
    StateDict tensors = checkpoint->stateDict();
    // The safetensors twin may leave out tied doubles.
    for (auto it = tensors.begin(); it != tensors.end();) {
      it = reference->find(it->first) == nullptr && it->first.ends_with("x_out.weight") ? tensors.erase(it) : ++it;
    }
    expectSameTensors(tensors, reference->stateDict());
  }
}

TEST(CheckpointFile, halfCheckpointsHoldTheRoundedValues) {
  const auto half = openCheckpoint(golden("prior-top-v2-sep-merged/model_half_legacy.pth.tar"));
  const auto full = openCheckpoint(golden("prior-top-v2-sep-merged/model.safetensors"));
  ASSERT_TRUE(half && full);
  std::size_t halves = 0;
  for (const auto& [name, view] : half->stateDict()) {
    const bool isDense = name.ends_with(".w");
    EXPECT_EQ(view.dtype, isDense ? DType::f16 : DType::f32) << name;
    halves += isDense ? 1 : 0;
    const TensorView* reference = full->find(name);
    ASSERT_NE(reference, nullptr) << name;
    const auto a = floatsOf(view), b = floatsOf(*reference);
    for (std::size_t i = 0; i < a.size(); ++i) ASSERT_NEAR(a[i], b[i], std::abs(b[i]) * 0x1p-11F + 1e-7F) << name;
  }
  EXPECT_GT(halves, 20U);
}

TEST(CheckpointFile, flatCheckpointsShareOneStorage) {
  const auto checkpoint = openCheckpoint(golden("codec-small2/model_flat_legacy.pth.tar"));
  ASSERT_TRUE(checkpoint);
  const auto& first = checkpoint->stateDict().begin()->second;
  for (const auto& [name, view] : checkpoint->stateDict()) EXPECT_TRUE(sameStorage(first, view)) << name;
  EXPECT_FALSE(sameTensor(first, std::next(checkpoint->stateDict().begin())->second));
}

TEST(CheckpointFile, tiedTensorsStayVisible) {
  const auto checkpoint = openCheckpoint(golden("upsampler-0/model_legacy.pth.tar"));
  ASSERT_TRUE(checkpoint);
  const auto* embedding = checkpoint->find("prior.x_emb.weight");
  const auto* output = checkpoint->find("prior.x_out.weight");
  ASSERT_TRUE(embedding != nullptr && output != nullptr);
  EXPECT_TRUE(sameTensor(*embedding, *output));
}

TEST(CheckpointFile, everyGoldenPyTorchFileIsRead) {
  int count = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(JUKEBOX_GOLDEN)) {
    if (entry.path().extension() != ".tar") continue;
    const auto checkpoint = openCheckpoint(entry.path());
    ASSERT_TRUE(checkpoint) << checkpoint.error().message << checkpoint.error().detail;
    EXPECT_FALSE(checkpoint->stateDict().empty()) << entry.path();
    ++count;
  }
  EXPECT_GE(count, 14);
}

TEST(CheckpointFile, savedCodesKeepTheirNestedData) {
  const auto expected = SafetensorsFile::open(golden("pipeline/codes_expected.safetensors"));
  ASSERT_TRUE(expected);
  for (const char* file : {"pipeline/codes_legacy.pth.tar", "pipeline/codes_zip.pth.tar"}) {
    const auto checkpoint = openCheckpoint(golden(file));
    ASSERT_TRUE(checkpoint) << checkpoint.error().message;
    const PickledCheckpoint& pickled = *checkpoint->pickled();
    const PickleValue root = pickled.document.root();
    const auto zs = root.find("zs");
    ASSERT_TRUE(zs && zs->size() == 3U);
    for (std::size_t level = 0; level < 3; ++level) {
      const TensorView view = pickled.tensor(*zs->at(level).tensorIndex());
      std::vector<std::int64_t> codes(static_cast<std::size_t>(view.elementCount()));
      ASSERT_TRUE(toInt64(view, codes));
      const TensorView wanted = *expected->require("zs." + std::to_string(level));
      std::vector<std::int64_t> wantedCodes(static_cast<std::size_t>(wanted.elementCount()));
      ASSERT_TRUE(toInt64(wanted, wantedCodes));
      for (std::int64_t row = 0; row < wanted.shape[0]; ++row) {
        for (std::int64_t t = 0; t < wanted.shape[1]; ++t) {
          EXPECT_EQ(codes[static_cast<std::size_t>(row * view.shape[1] + t)],
                    wantedCodes[static_cast<std::size_t>(row * wanted.shape[1] + t)]);
        }
      }
    }
    const auto info = root.find("labels")->at(0).find("info");
    EXPECT_EQ(info->at(0).find("artist")->text(), "Tin Kettle Band");
    EXPECT_EQ(info->at(0).find("full_tokens")->at(0).asInteger(), 15);
    EXPECT_EQ(root.find("sampling_kwargs")->at(0).find("temp")->asReal(), 0.99);
    EXPECT_EQ(root.find("sampling_kwargs")->at(0).find("fp16")->asBool(), false);
  }
}

TEST(CheckpointFile, optimiserStateDoesNotDisturb) {
  const auto checkpoint = openCheckpoint(golden("train-prior/checkpoint_latest.pth.tar"));
  ASSERT_TRUE(checkpoint) << checkpoint.error().message;
  EXPECT_EQ(checkpoint->stateDict().size(), 200U);
  EXPECT_TRUE(checkpoint->pickled()->document.root().find("opt").has_value());
  EXPECT_TRUE(checkpoint->pickled()->document.root().find("step")->asInteger().has_value());
}

TEST(CheckpointFile, distributedPrefixesAreRemoved) {
  const TemporaryFolder folder;
  const std::vector<TensorToWrite> tensors{
      {"a", DType::f32, {2, 3}, ""}, {"b", DType::f16, {4}, ""}, {"c", DType::f32, {2, 3}, "a"}};
  for (const bool zip : {false, true}) {
    const auto path = folder.path() / "x.pth";
    ASSERT_TRUE((zip ? writeZipTorchFile : writeLegacyTorchFile)(path, tensors, fillPseudoRandom, {false, "module."}));
    const auto checkpoint = openCheckpoint(path);
    ASSERT_TRUE(checkpoint) << checkpoint.error().message;
    ASSERT_EQ(checkpoint->stateDict().size(), 3U);
    EXPECT_TRUE(sameTensor(*checkpoint->find("a"), *checkpoint->find("c")));
  }
}

TEST(CheckpointFile, shardsAreJoinedAndMustKeepTheirPromises) {
  const TemporaryFolder folder;
  const auto save = [&](const char* name, const char* tensor) {
    ASSERT_TRUE(writeZipTorchFile(folder.path() / name, {{tensor, DType::f32, {3}, ""}}, fillPseudoRandom, {true, ""}));
  };
  save("pytorch_model-1.bin", "one");
  save("pytorch_model-2.bin", "two");
  const std::string good = R"({"metadata":{},"weight_map":{"one":"pytorch_model-1.bin","two":"pytorch_model-2.bin"}})";
  folder.write("pytorch_model.bin.index.json", good);
  const auto checkpoint = openCheckpoint(folder.path());
  ASSERT_TRUE(checkpoint) << checkpoint.error().message;
  EXPECT_EQ(checkpoint->format(), CheckpointFormat::shardedIndex);
  EXPECT_EQ(checkpoint->stateDict().size(), 2U);

  for (const char* bad : {R"({"weight_map":{"one":"../pytorch_model-1.bin","two":"pytorch_model-2.bin"}})",
                          R"({"weight_map":{"one":"/etc/passwd"}})", R"({"weight_map":{"one":"pytorch_model-9.bin"}})",
                          R"({"weight_map":{"one":"pytorch_model-1.bin","two":"pytorch_model-1.bin"}})",
                          R"({"weight_map":{"one":"pytorch_model-1.bin","three":"pytorch_model-1.bin"}})",
                          R"({"weight_map":{"one":"pytorch_model.bin.index.json"}})", R"({"weight_map":{"one":"."}})",
                          R"({"weight_map":{"one":7}})", R"({"weight_map":[]})", R"([])", R"({"weight_map":)", ""}) {
    folder.write("pytorch_model.bin.index.json", bad);
    EXPECT_FALSE(openCheckpoint(folder.path())) << bad;
  }
}

TEST(CheckpointFile, whatIsNotACheckpointSaysSo) {
  const TemporaryFolder folder;
  EXPECT_EQ(openCheckpoint(folder.path() / "missing").error().kind, ErrorKind::notFound);
  EXPECT_EQ(openCheckpoint(folder.path()).error().kind, ErrorKind::notFound);
  for (const char* text : {"", "hello", "PK\3\4", "PK\5\6"}) {
    EXPECT_FALSE(openCheckpoint(folder.write("x", text))) << text;
  }
}

}  // namespace
}  // namespace jukebox
