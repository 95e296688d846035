#include "core/base/anonymous_memory.h"

#include <sys/mman.h>

namespace jukebox {

std::shared_ptr<void> anonymousMemory(std::size_t bytes, PageSize pages) {
  void* memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) return nullptr;
  if (pages == PageSize::large) ::madvise(memory, bytes, MADV_HUGEPAGE);
  return {memory, [bytes](void* data) { ::munmap(data, bytes); }};
}

}  // namespace jukebox
