#pragma once
// AllocationCounter: how often a thread allocates or frees memory while it is looked at.

namespace jukebox::test {

/// Counts operator new and delete of this thread between construction and the end of its life.
class AllocationCounter {
 public:
  explicit AllocationCounter(int& count);
  ~AllocationCounter();
  AllocationCounter(const AllocationCounter&) = delete;
  AllocationCounter& operator=(const AllocationCounter&) = delete;
};

}  // namespace jukebox::test
