#include "core/engine/transformer/key_value_cache.h"

#include <new>
#include <vector>

#include "core/base/anonymous_memory.h"

namespace jukebox {
namespace {

/// Zeros that take no memory until they are written: a window that has just begun holds little.
at::Tensor lazyZeros(std::int64_t rows, std::int64_t columns, at::ScalarType type) {
  const std::size_t bytes = static_cast<std::size_t>(rows * columns) * at::elementSize(type);
  if (bytes == 0) return at::zeros({rows, columns}, type);
  const auto memory = anonymousMemory(bytes);
  if (!memory) throw std::bad_alloc();
  return at::from_blob(memory.get(), {rows, columns}, [memory](void*) {}, at::TensorOptions().dtype(type));
}

}  // namespace

KeyValueCache::KeyValueCache(AttentionType type, const AttentionGeometry& geometry, std::int64_t attentionWidth,
                             at::Device device, CacheFormat format)
    : m_type(type), m_geometry(geometry) {
  const at::ScalarType scalar = format == CacheFormat::f16 ? at::kHalf : at::kFloat;
  const std::int64_t capacity = cacheCapacity(type, geometry);
  const auto make = [&] {
    if (device.is_cpu()) return lazyZeros(capacity, attentionWidth, scalar);
    return at::zeros({capacity, attentionWidth}, at::TensorOptions().dtype(scalar).device(device));
  };
  m_keys = make();
  m_values = make();
}

void KeyValueCache::append(const at::Tensor& keys, const at::Tensor& values) {
  const std::int64_t count = keys.size(0);
  std::vector<std::int64_t> slots, sources;
  const std::int64_t capacity = m_keys.size(0);
  for (std::int64_t i = 0; i < count; ++i) {
    const std::int64_t slot = cacheSlot(m_type, m_geometry, m_length + i);
    // Rows that later positions of this very chunk overwrite need not be written.
    const bool reused =
        (m_type == AttentionType::block || m_type == AttentionType::previousBlock) && i + capacity < count;
    if (slot < 0 || reused) continue;
    slots.push_back(slot);
    sources.push_back(i);
  }
  m_length += count;
  if (slots.empty()) return;
  const auto device = m_keys.device();
  const at::Tensor to = at::tensor(slots, at::kLong).to(device);
  const at::Tensor from = at::tensor(sources, at::kLong).to(device);
  m_keys.index_copy_(0, to, keys.index_select(0, from).to(m_keys.scalar_type()));
  m_values.index_copy_(0, to, values.index_select(0, from).to(m_values.scalar_type()));
}

void KeyValueCache::setEncoder(const at::Tensor& keys, const at::Tensor& values) {
  m_keys.copy_(keys);
  m_values.copy_(values);
}

at::Tensor KeyValueCache::gather(const at::Tensor& storage, std::int64_t begin) const {
  const bool inOrder = m_type != AttentionType::block && m_type != AttentionType::previousBlock;
  if (inOrder) return storage.narrow(0, begin, m_length - begin).to(at::kFloat);
  std::vector<std::int64_t> slots;
  for (std::int64_t p = begin; p < m_length; ++p) slots.push_back(cacheSlot(m_type, m_geometry, p));
  return storage.index_select(0, at::tensor(slots, at::kLong).to(storage.device())).to(at::kFloat);
}

}  // namespace jukebox
