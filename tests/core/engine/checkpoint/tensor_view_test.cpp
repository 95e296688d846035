#include "core/engine/checkpoint/tensor_view.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

#include "core/engine/checkpoint/half_float.h"
#include "tests/core/engine/checkpoint/test_bytes.h"

namespace jukebox {
namespace {

TEST(TensorView, everyDTypeNameLeadsBackToItself) {
  for (const DType dtype : {DType::f64, DType::f32, DType::f16, DType::bf16, DType::i64, DType::i32, DType::i16,
                            DType::i8, DType::u8, DType::boolean}) {
    EXPECT_EQ(dtypeFromName(dtypeName(dtype)), dtype);
  }
  EXPECT_FALSE(dtypeFromName("F8_E4M3").has_value());
}

TEST(TensorView, elementCountsRefuseOverflowAndNegativeSizes) {
  using Shape = std::vector<std::int64_t>;
  EXPECT_EQ(elementCountOf(Shape{}), 1);
  EXPECT_EQ(elementCountOf(Shape{3, 4}), 12);
  EXPECT_EQ(elementCountOf(Shape{3, 0, 4}), 0);
  EXPECT_FALSE(elementCountOf(Shape{-1, 2}));
  EXPECT_FALSE(elementCountOf(Shape{std::int64_t{1} << 40, std::int64_t{1} << 40}));
  EXPECT_FALSE(elementCountOf(Shape{0, std::int64_t{1} << 40, std::int64_t{1} << 40}));
  EXPECT_FALSE(byteCountOf(DType::f64, Shape{std::numeric_limits<std::int64_t>::max()}));
}

TEST(TensorView, transposedViewsAreCopiedInRowMajorOrder) {
  const std::vector<std::int32_t> data{0, 1, 2, 3, 4, 5, 6};
  const TensorView view{DType::i32, {3, 2}, {1, 3}, std::as_bytes(std::span(data)), 1};
  ASSERT_TRUE(fitsItsStorage(view));
  EXPECT_FALSE(view.isContiguous());
  std::vector<std::int64_t> values(6);
  ASSERT_TRUE(toInt64(view, values));
  EXPECT_EQ(values, (std::vector<std::int64_t>{1, 4, 2, 5, 3, 6}));
}

TEST(TensorView, unalignedStoragesAreReadCorrectly) {
  std::vector<std::byte> raw(1 + 2 * sizeof(float));
  const float numbers[] = {1.5F, -2.25F};
  std::memcpy(raw.data() + 1, numbers, sizeof numbers);
  const auto view = TensorView::contiguous(DType::f32, {2}, std::span(raw).subspan(1));
  EXPECT_EQ(floatsOf(view), (std::vector<float>{1.5F, -2.25F}));
}

TEST(TensorView, reachesOutsideTheStorageAreFound) {
  const std::vector<float> data(12);
  const auto bytes = std::as_bytes(std::span(data));
  struct Case {
    std::vector<std::int64_t> shape, strides;
    std::size_t offset;
    bool fits;
  };
  const std::int64_t huge = std::numeric_limits<std::int64_t>::max();
  for (const Case& test : {Case{{3, 4}, {4, 1}, 0, true}, Case{{3, 4}, {4, 1}, 1, false}, Case{{2}, {11}, 0, true},
                           Case{{2}, {12}, 0, false}, Case{{0}, {1}, 12, true}, Case{{0}, {1}, 13, false},
                           Case{{2}, {-1}, 5, false}, Case{{3, 3}, {huge, huge}, 0, false}, Case{{2}, {1, 1}, 0, false},
                           Case{{}, {}, 11, true}, Case{{}, {}, 12, false}}) {
    EXPECT_EQ(fitsItsStorage({DType::f32, test.shape, test.strides, bytes, test.offset}), test.fits)
        << shapeText(test.shape) << shapeText(test.strides) << test.offset;
  }
}

TEST(TensorView, conversionNeedsExactRoomAndAFloatingType) {
  const std::vector<float> data(4);
  std::vector<float> room(3);
  EXPECT_EQ(toFloat32(TensorView::contiguous(DType::f32, {4}, std::as_bytes(std::span(data))), room).error().kind,
            ErrorKind::invalidInput);
  std::vector<float> four(4);
  EXPECT_EQ(toFloat32(TensorView::contiguous(DType::i32, {4}, std::as_bytes(std::span(data))), four).error().kind,
            ErrorKind::invalidInput);
}

TEST(HalfFloat, everyHalfSurvivesTheWayThroughFloat) {
  for (std::uint32_t bits = 0; bits <= 0xFFFF; ++bits) {
    const auto half = static_cast<std::uint16_t>(bits);
    const float value = floatFromHalf(half);
    if (std::isnan(value)) {
      EXPECT_TRUE(std::isnan(floatFromHalf(halfFromFloat(value))));
    } else {
      ASSERT_EQ(halfFromFloat(value), half) << bits;
    }
  }
}

TEST(HalfFloat, roundingGoesToTheNearestEven) {
  struct Case {
    float value;
    std::uint16_t half;
  };
  for (const Case& test :
       {Case{1.0F, 0x3C00}, Case{1.0F + 0x1p-11F, 0x3C00}, Case{1.0F + 3 * 0x1p-11F, 0x3C02},
        Case{1.0F + 0x1.002p-11F, 0x3C01}, Case{65504.0F, 0x7BFF}, Case{65519.0F, 0x7BFF}, Case{65520.0F, 0x7C00},
        Case{-65520.0F, 0xFC00}, Case{0x1p-24F, 0x0001}, Case{0x1p-25F, 0x0000}, Case{0x1.8p-24F, 0x0002},
        Case{0x1p-14F, 0x0400}, Case{-0.0F, 0x8000}, Case{std::numeric_limits<float>::infinity(), 0x7C00}}) {
    EXPECT_EQ(halfFromFloat(test.value), test.half) << test.value;
  }
}

TEST(HalfFloat, bfloatIsTheUpperHalfOfAFloat) {
  EXPECT_EQ(floatFromBfloat16(0x3FC0), 1.5F);
}

}  // namespace
}  // namespace jukebox
