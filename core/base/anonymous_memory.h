#pragma once
// AnonymousMemory: zeros straight from the system, which take no memory until they are written.

#include <cstddef>
#include <memory>

namespace jukebox {

enum class PageSize { usual, large };

/// `bytes` > 0 zeros, page-aligned, given back with the last copy of the pointer; null if the system has none. Large
/// pages are a wish: they cost less to look up, and their memory is taken in larger pieces.
std::shared_ptr<void> anonymousMemory(std::size_t bytes, PageSize pages = PageSize::usual);

}  // namespace jukebox
