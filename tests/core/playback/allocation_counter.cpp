#include "tests/core/playback/allocation_counter.h"

#include <cstdlib>
#include <new>

namespace {
thread_local int* currentCount = nullptr;
}

namespace jukebox::test {
AllocationCounter::AllocationCounter(int& count) {
  currentCount = &count;
}
AllocationCounter::~AllocationCounter() {
  currentCount = nullptr;
}
}  // namespace jukebox::test

// Every allocation of this program comes by here.
void* operator new(std::size_t size) {
  if (currentCount != nullptr) ++*currentCount;
  if (void* memory = std::malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept {
  if (currentCount != nullptr) ++*currentCount;
  std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  if (currentCount != nullptr) ++*currentCount;
  std::free(memory);
}
