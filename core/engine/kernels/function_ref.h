#pragma once
// FunctionRef: a view of something callable, for callbacks that do not outlive the call. Two pointers, no allocation.

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace jukebox {

template <class Signature>
class FunctionRef;

/// Refers to a callable that must outlive the reference; a lambda written as the argument of a call does.
template <class Return, class... Args>
class FunctionRef<Return(Args...)> {
 public:
  template <class Callable>
  requires(!std::is_same_v<std::remove_cvref_t<Callable>, FunctionRef> &&
           std::is_object_v<std::remove_reference_t<Callable>> && std::is_invocable_r_v<Return, Callable&, Args...>)
      FunctionRef(Callable&& callable)  // NOLINT: a lambda converts silently, as with std::function
      : m_object(const_cast<void*>(static_cast<const void*>(std::addressof(callable)))),
        m_call([](void* object, Args... args) -> Return {
          return std::invoke(*static_cast<std::remove_reference_t<Callable>*>(object), std::forward<Args>(args)...);
        }) {}

  Return operator()(Args... args) const { return m_call(m_object, std::forward<Args>(args)...); }

 private:
  void* m_object;
  Return (*m_call)(void*, Args...);
};

}  // namespace jukebox
