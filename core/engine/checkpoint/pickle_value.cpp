#include "core/engine/checkpoint/pickle_value.h"

#include <unordered_set>

namespace jukebox {

PickleKind PickleValue::kind() const {
  return m_document->m_nodes[m_index].kind;
}

std::optional<bool> PickleValue::asBool() const {
  if (kind() != PickleKind::boolean) return std::nullopt;
  return std::get<bool>(m_document->m_nodes[m_index].payload);
}

std::optional<std::int64_t> PickleValue::asInteger() const {
  if (kind() != PickleKind::integer) return std::nullopt;
  return std::get<std::int64_t>(m_document->m_nodes[m_index].payload);
}

std::optional<double> PickleValue::asReal() const {
  if (const auto integer = asInteger()) return static_cast<double>(*integer);
  if (kind() != PickleKind::real) return std::nullopt;
  return std::get<double>(m_document->m_nodes[m_index].payload);
}

std::string_view PickleValue::text() const {
  const auto* text = std::get_if<std::string>(&m_document->m_nodes[m_index].payload);
  return text != nullptr ? std::string_view(*text) : std::string_view();
}

std::size_t PickleValue::size() const {
  const auto* items = std::get_if<std::vector<std::uint32_t>>(&m_document->m_nodes[m_index].payload);
  if (items == nullptr) return 0;
  return kind() == PickleKind::dict ? items->size() / 2 : items->size();
}

PickleValue PickleValue::at(std::size_t i) const {
  return {*m_document, std::get<std::vector<std::uint32_t>>(m_document->m_nodes[m_index].payload)[i]};
}

std::pair<PickleValue, PickleValue> PickleValue::entry(std::size_t i) const {
  return {at(2 * i), at(2 * i + 1)};
}

std::optional<PickleValue> PickleValue::find(std::string_view key) const {
  if (kind() != PickleKind::dict) return std::nullopt;
  for (std::size_t i = size(); i-- > 0;) {
    const auto [name, value] = entry(i);
    if (name.kind() == PickleKind::text && name.text() == key) return value;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> PickleValue::tensorIndex() const {
  if (kind() != PickleKind::tensor) return std::nullopt;
  return std::get<std::uint32_t>(m_document->m_nodes[m_index].payload);
}

std::optional<std::string> PickleDocument::findPlaceholder(PickleValue value) const {
  std::vector<std::uint32_t> waiting{value.index()};
  std::unordered_set<std::uint32_t> seen;
  while (!waiting.empty()) {
    const std::uint32_t index = waiting.back();
    waiting.pop_back();
    if (!seen.insert(index).second) continue;
    const PickleNode& node = m_nodes[index];
    if (node.kind == PickleKind::placeholder) return std::get<std::string>(node.payload);
    if (const auto* items = std::get_if<std::vector<std::uint32_t>>(&node.payload)) {
      waiting.insert(waiting.end(), items->begin(), items->end());
    }
  }
  return std::nullopt;
}

}  // namespace jukebox
