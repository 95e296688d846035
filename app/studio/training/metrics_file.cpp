#include "app/studio/training/metrics_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <vector>

namespace jukebox::studio {
namespace {

constexpr std::size_t kLongestRow = 256;
constexpr std::size_t kBlockBytes = std::size_t{1} << 16U;
constexpr double kLastStep = 1e15;

/// Closes a file descriptor.
class File {
 public:
  explicit File(const std::filesystem::path& path)
      : m_fd(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC)) {}  // a pipe must not make us wait
  ~File() {
    if (m_fd >= 0) ::close(m_fd);
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  int fd() const { return m_fd; }

 private:
  int m_fd;
};

bool isMetricName(std::string_view name) {
  return !name.empty() && name.size() <= kLongestMetricName && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

bool number(std::string_view text, double& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size() && std::isfinite(value);
}

/// Every second point but the last goes: the shape stays, the memory is bounded.
void thinOut(std::vector<ui::CurvePoint>& points) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < points.size(); i += 2) points[kept++] = points[i];
  points.resize(kept);
}

void append(std::vector<ui::CurvePoint>& points, const ui::CurvePoint& point) {
  // A run that went on from its checkpoint writes some steps again.
  while (!points.empty() && points.back().step >= point.step) points.pop_back();
  if (points.size() >= kMostPoints) thinOut(points);
  points.push_back(point);
}

}  // namespace

MetricsFile::MetricsFile(std::filesystem::path file) : m_file(std::move(file)) {}

bool MetricsFile::parseRow(std::string_view row, ui::TrainingCurves& curves) {
  if (row.ends_with('\r')) row.remove_suffix(1);
  std::array<std::string_view, 4> fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    const std::size_t comma = row.find(',');
    const bool isLast = i + 1 == fields.size();
    if ((comma == std::string_view::npos) != isLast) return false;
    fields[i] = row.substr(0, comma);
    if (!isLast) row.remove_prefix(comma + 1);
  }
  double step = 0, seconds = 0, value = 0;
  if (!number(fields[0], step) || step < 0 || step > kLastStep || step != std::floor(step)) return false;
  if (!number(fields[1], seconds) || !isMetricName(fields[2]) || !number(fields[3], value)) return false;
  const std::string name(fields[2]);
  if (!curves.contains(name) && curves.size() >= kMostCurves) return false;
  append(curves[name], {step, value});
  return true;
}

void MetricsFile::restart() {
  m_offset = 0;
  m_rest.clear();
  m_skipsLine = false;
  m_isCut = false;
  m_curves.clear();
}

void MetricsFile::take(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view piece = bytes.substr(0, end);
    if (!m_skipsLine) m_rest.append(piece.substr(0, kLongestRow + 1));
    if (m_rest.size() > kLongestRow) {
      m_rest.clear();
      m_skipsLine = true;
    }
    if (end == std::string_view::npos) return;
    if (!m_skipsLine) parseRow(m_rest, m_curves);
    m_rest.clear();
    m_skipsLine = false;
    bytes.remove_prefix(end + 1);
  }
}

bool MetricsFile::update(std::uint64_t mostBytes) {
  const File file(m_file);
  struct stat facts {};
  if (file.fd() < 0 || ::fstat(file.fd(), &facts) != 0 || !S_ISREG(facts.st_mode)) {
    const bool had = m_offset > 0;
    restart();
    return had;
  }
  const auto size = static_cast<std::uint64_t>(facts.st_size);
  bool changed = false;
  if (facts.st_ino != m_inode || size < m_offset) {
    changed = m_offset > 0;
    restart();
    m_inode = facts.st_ino;
  }
  m_isCut = size > kMostMetricBytes;
  const std::uint64_t end = std::min({size, kMostMetricBytes, m_offset + mostBytes});
  std::vector<char> block(kBlockBytes);
  while (m_offset < end) {
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(kBlockBytes, end - m_offset));
    const ssize_t got = ::pread(file.fd(), block.data(), wanted, static_cast<off_t>(m_offset));
    if (got <= 0) break;
    take({block.data(), static_cast<std::size_t>(got)});
    m_offset += static_cast<std::uint64_t>(got);
    changed = true;
  }
  return changed;
}

std::shared_ptr<const ui::TrainingCurves> MetricsFile::curves() const {
  return std::make_shared<const ui::TrainingCurves>(m_curves);
}

}  // namespace jukebox::studio
