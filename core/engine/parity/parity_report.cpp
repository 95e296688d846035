#include "core/engine/parity/parity_report.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace jukebox {

void ParityReport::add(Row row, bool good) {
  row.status = good ? "ok" : "FAILED";
  m_passed = m_passed && good;
  m_rows.push_back(std::move(row));
}

void ParityReport::compare(const std::string& name, const at::Tensor& actualIn, const at::Tensor& expectedIn,
                           ParityTolerance tolerance) {
  m_compared.insert(expectedIn.storage().data());
  Row row{name, expectedIn.is_floating_point() ? "float" : "integer", "", "", 0};
  if (actualIn.sizes() != expectedIn.sizes()) {
    row.detail = fmt::format("shape {} instead of {}", c10::str(actualIn.sizes()), c10::str(expectedIn.sizes()));
    return add(std::move(row), false);
  }
  const at::Tensor actual = actualIn.detach().to(at::kCPU, at::kDouble).contiguous().view({-1});
  const at::Tensor expected = expectedIn.to(at::kDouble).contiguous().view({-1});
  const double* a = actual.data_ptr<double>();
  const double* e = expected.data_ptr<double>();
  const double scale = expected.numel() > 0 ? expected.abs().max().item<double>() : 0;
  std::int64_t wrong = 0;
  for (std::int64_t i = 0; i < expected.numel(); ++i) {
    if (a[i] == e[i]) continue;  // equal infinities included
    const double difference = std::abs(a[i] - e[i]);
    const double allowed = !expectedIn.is_floating_point()          ? 0
                           : tolerance == ParityTolerance::gradient ? 1e-5 + 1e-3 * scale
                                                                    : 1e-4 + 1e-4 * std::abs(e[i]);
    if (!(difference <= allowed)) ++wrong;
    if (!(difference <= row.maximumDifference)) row.maximumDifference = difference;
  }
  if (wrong > 0) row.detail = fmt::format("{} of {} elements differ", wrong, expected.numel());
  add(std::move(row), wrong == 0);
}

void ParityReport::check(const std::string& name, bool equal, const std::string& detail) {
  add({name, "exact", "", equal ? std::string() : detail, equal ? 0.0 : 1.0}, equal);
}

void ParityReport::missing(const std::string& name) {
  add({name, "", "", "not computed", 0}, false);
}

void ParityReport::requireAll(const std::map<std::string, at::Tensor>& expected) {
  for (const auto& [name, tensor] : expected) {
    if (tensor.numel() > 0 && !m_compared.contains(tensor.storage().data())) missing(name);
  }
}

nlohmann::json ParityReport::toJson() const {
  nlohmann::json rows = nlohmann::json::array();
  for (const Row& row : m_rows) {
    rows.push_back({{"name", row.name},
                    {"kind", row.kind},
                    {"max_abs_diff", std::isfinite(row.maximumDifference) ? nlohmann::json(row.maximumDifference)
                                                                          : nlohmann::json("inf")},
                    {"status", row.status},
                    {"detail", row.detail}});
  }
  return {{"case", m_case}, {"kind", m_kind}, {"passed", passed()}, {"rows", rows}};
}

}  // namespace jukebox
