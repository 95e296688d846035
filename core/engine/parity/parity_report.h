#pragma once
// ParityReport: a row per quantity of a reference case, and the verdict.

#include <ATen/ATen.h>

#include <map>
#include <nlohmann/json_fwd.hpp>
#include <set>
#include <string>
#include <vector>

namespace jukebox {

/// Which tolerance a tensor is held to.
enum class ParityTolerance {
  standard,  ///< floats within 1e-4 absolute + 1e-4 relative; integers equal
  gradient,  ///< gradients and updated weights: 1e-3 relative to the tensor's scale, 1e-5 absolute
};

class ParityReport {
 public:
  explicit ParityReport(std::string caseName, std::string kind)
      : m_case(std::move(caseName)), m_kind(std::move(kind)) {}

  /// Compares shapes, then elements. −inf must be −inf on both sides; NaN never passes.
  void compare(const std::string& name, const at::Tensor& actual, const at::Tensor& expected,
               ParityTolerance tolerance = ParityTolerance::standard);
  /// A comparison that is not of tensors (strings, lists, errors).
  void check(const std::string& name, bool equal, const std::string& detail = {});
  /// A quantity that the case expects but that nothing computed: fails.
  void missing(const std::string& name);

  /// Adds a failing row for every expected tensor that no comparison has used.
  void requireAll(const std::map<std::string, at::Tensor>& expected);

  bool passed() const { return m_passed && !m_rows.empty(); }
  nlohmann::json toJson() const;

 private:
  struct Row {
    std::string name, kind, status, detail;
    double maximumDifference = 0;
  };
  void add(Row row, bool good);
  std::string m_case, m_kind;
  std::vector<Row> m_rows;
  std::set<const void*> m_compared;  ///< storages of expected tensors that were used
  bool m_passed = true;
};

}  // namespace jukebox
