#pragma once
// SampleTable: one row a sample, for spreadsheets (CSV) and programs (JSON).

#include <string>
#include <utility>
#include <vector>

#include "core/domain/sample.h"

namespace jukebox {

class SampleTable {
 public:
  /// `fileName`: the exported audio file.
  void add(const Sample& sample, const std::string& fileName);
  std::size_t size() const { return m_rows.size(); }
  /// A heading and the rows, RFC 4180; empty without rows.
  std::string csv() const;
  /// An array of objects with the same columns, all texts.
  std::string json() const;

 private:
  using Row = std::vector<std::pair<std::string, std::string>>;
  std::vector<Row> m_rows;
};

}  // namespace jukebox
