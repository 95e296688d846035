#pragma once
// KeyValueCache: keys and values of one layer for one sequence; only positions that its pattern can still see.

#include <ATen/ATen.h>

#include "core/engine/transformer/attention_pattern.h"

namespace jukebox {

/// Belongs to one window of one sample; (capacity, S) each, in float32 or half precision. Slots as cacheSlot() says.
class KeyValueCache {
 public:
  KeyValueCache(AttentionType type, const AttentionGeometry& geometry, std::int64_t attentionWidth, at::Device device,
                CacheFormat format = CacheFormat::f32);

  /// Forgets everything; the memory stays. Type 6 keeps its encoder keys until setEncoder() replaces them.
  void clear() { m_length = 0; }

  /// Positions processed so far.
  std::int64_t length() const { return m_length; }

  /// Stores keys and values (count, S) of positions length() … length()+count−1 and advances.
  void append(const at::Tensor& keys, const at::Tensor& values);

  /// Slot where the next position goes, for writing in place (−1: not kept); then call advance().
  std::int64_t nextSlot() const { return cacheSlot(m_type, m_geometry, m_length); }
  void advance() { ++m_length; }

  /// Type 6: encoder keys and values (encoderLength, S).
  void setEncoder(const at::Tensor& keys, const at::Tensor& values);

  /// Keys and values of positions [begin, length()) in order, all of which must still be held. (n, S), float32.
  at::Tensor keysFrom(std::int64_t begin) const { return gather(m_keys, begin); }
  at::Tensor valuesFrom(std::int64_t begin) const { return gather(m_values, begin); }

  /// Keys and values of the first `count` slots (count, S), float32.
  at::Tensor firstKeys(std::int64_t count) const { return m_keys.narrow(0, 0, count).to(at::kFloat); }
  at::Tensor firstValues(std::int64_t count) const { return m_values.narrow(0, 0, count).to(at::kFloat); }

  /// The slots in their format, for the decode kernels.
  void* keyData() { return m_keys.data_ptr(); }
  void* valueData() { return m_values.data_ptr(); }
  CacheFormat format() const { return m_keys.scalar_type() == at::kHalf ? CacheFormat::f16 : CacheFormat::f32; }
  std::int64_t capacity() const { return m_keys.size(0); }
  AttentionType type() const { return m_type; }
  const AttentionGeometry& geometry() const { return m_geometry; }

 private:
  at::Tensor gather(const at::Tensor& storage, std::int64_t begin) const;
  AttentionType m_type;
  AttentionGeometry m_geometry;
  at::Tensor m_keys, m_values;
  std::int64_t m_length = 0;
};

}  // namespace jukebox
