#include "core/engine/checkpoint/model_staging.h"

#include <fmt/format.h>
#include <signal.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/paths.h"
#include "core/base/sha256.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

/// Removes ".name.PID.part" of processes that are gone.
void removeLeftovers(const fs::path& parent, const std::string& name) {
  const std::string prefix = fmt::format(".{}.", name);
  std::error_code code;
  for (auto it = fs::directory_iterator(parent, code); !code && it != fs::directory_iterator(); it.increment(code)) {
    const std::string file = it->path().filename().string();
    if (!file.starts_with(prefix) || !file.ends_with(".part")) continue;
    pid_t process = 0;
    const char* end = file.data() + file.size() - std::string_view(".part").size();
    const auto parsed = std::from_chars(file.data() + prefix.size(), end, process);
    if (parsed.ec != std::errc() || parsed.ptr != end || process <= 0) continue;
    if (::kill(process, 0) != 0 && errno == ESRCH) fs::remove_all(it->path(), code);
  }
}

}  // namespace

Result<ModelStaging> ModelStaging::create(const fs::path& parent, const std::string& name, std::uint64_t neededBytes) {
  if (!isPlainFileName(name)) {
    return makeError(ErrorKind::invalidInput, fmt::format("\"{}\" cannot be the name of a folder.", name),
                     "Use letters, digits, dashes and dots.");
  }
  const fs::path target = parent / name;
  std::error_code code;
  if (fs::exists(target, code)) {
    return makeError(ErrorKind::alreadyExists, fmt::format("{} exists already.", target.string()),
                     "Choose another name, or remove it first.");
  }
  fs::create_directories(parent, code);
  if (code) return errorFromErrno(code.value(), "create", parent.string());
  removeLeftovers(parent, name);
  constexpr std::uint64_t kReserveBytes = 16U << 20;
  const auto space = fs::space(parent, code);
  if (!code && space.available < neededBytes + kReserveBytes) {
    return makeError(ErrorKind::noSpace,
                     fmt::format("{} needs {} MB, but the disk has {} MB free.", name,
                                 (neededBytes + kReserveBytes) >> 20, space.available >> 20),
                     "Free some disk space and try again; nothing was written.");
  }
  const fs::path folder = parent / fmt::format(".{}.{}.part", name, ::getpid());
  fs::remove_all(folder, code);
  if (!fs::create_directory(folder, code)) return errorFromErrno(code.value(), "create", folder.string());
  return ModelStaging(folder, target);
}

ModelStaging::ModelStaging(ModelStaging&& other) noexcept
    : m_folder(std::move(other.m_folder)), m_target(std::move(other.m_target)) {
  other.m_folder.clear();
}

ModelStaging::~ModelStaging() {
  std::error_code ignored;
  if (!m_folder.empty()) fs::remove_all(m_folder, ignored);
}

Status ModelStaging::record(ModelCard& card, const std::string& relativePath, ProgressMeter& progress) const {
  const fs::path path = m_folder / relativePath;
  ASSIGN_OR_RETURN(std::string hash, sha256OfFile(path));
  std::error_code code;
  const std::uint64_t bytes = fs::file_size(path, code);
  if (code) return errorFromErrno(code.value(), "read", path.string());
  card.files.push_back({relativePath, std::move(hash), bytes});
  progress.advance(bytes);
  return {};
}

Status ModelStaging::publish(const ModelCard& card) {
  RETURN_IF_ERROR(writeModelCard(m_folder, card));
  // What was written must be readable again: the card's own rules are checked before anybody sees it.
  auto readBack = readModelCard(m_folder);
  if (!readBack) return std::move(readBack).error();
  return publish();
}

Status ModelStaging::publish() {
  RETURN_IF_ERROR(publishFolder(m_folder, m_target));
  m_folder.clear();
  return {};
}

}  // namespace jukebox
