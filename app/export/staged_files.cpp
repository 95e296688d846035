#include "app/export/staged_files.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdio.h>

#include <cerrno>
#include <utility>

#include "core/base/id.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

/// Keeps the old file under a second name: a link, or a copy where the file system has no links.
std::error_code keepOld(const fs::path& old, const fs::path& kept) {
  std::error_code code;
  fs::create_hard_link(old, kept, code);
  if (code) fs::copy_file(old, kept, code);
  return code;
}

/// rename(2) that replaces only if it may, as far as the file system can tell at once.
int renameFile(const fs::path& from, const fs::path& to, bool replaces) {
  if (!replaces) {
    const int status = ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE);
    if (status == 0 || (errno != EINVAL && errno != ENOSYS)) return status;
  }
  return ::rename(from.c_str(), to.c_str());
}

}  // namespace

StagedFiles::StagedFiles(fs::path folder, bool replaces)
    : m_folder(std::move(folder)),
      m_staging(m_folder / fmt::format(".export-{}.part", newId())),
      m_replaces(replaces) {}

StagedFiles::~StagedFiles() {
  std::error_code code;
  fs::remove_all(m_staging, code);
}

Result<fs::path> StagedFiles::stage(const fs::path& name) {
  std::error_code code;
  fs::create_directory(m_staging, code);
  if (code) return errorFromErrno(code.value(), "write to", m_folder.string());
  m_names.push_back(name);
  return m_staging / name;
}

Status StagedFiles::publish() {
  std::vector<Placed> placed;
  for (const auto& name : m_names) {
    if (auto status = place(name, placed); !status) {
      takeBack(placed);
      return status;
    }
  }
  return {};
}

Status StagedFiles::place(const fs::path& name, std::vector<Placed>& placed) {
  Placed one{m_folder / name, std::nullopt};
  std::error_code code;
  if (m_replaces && fs::is_regular_file(one.target, code)) {
    one.replaced = m_staging / fmt::format("{}.old", placed.size());
    if (const auto kept = keepOld(one.target, *one.replaced)) {
      return errorFromErrno(kept.value(), "replace", one.target.string());
    }
  }
  if (renameFile(m_staging / name, one.target, m_replaces) != 0) {
    const int reason = errno;
    if (reason != EEXIST) return errorFromErrno(reason, "write", one.target.string());
    return makeError(ErrorKind::alreadyExists, fmt::format("{} exists already.", one.target.string()),
                     "Choose another name, or replace it with --force.");
  }
  placed.push_back(std::move(one));
  return {};
}

void StagedFiles::takeBack(const std::vector<Placed>& placed) {
  std::error_code code;
  for (const auto& one : placed) {
    if (one.replaced) {
      fs::rename(*one.replaced, one.target, code);
    } else {
      fs::remove(one.target, code);
    }
  }
}

}  // namespace jukebox
