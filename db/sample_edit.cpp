#include "db/sample_edit.h"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/utf8.h"

namespace jukebox {
namespace {

constexpr std::size_t kMaximumTitleBytes = 4096;
constexpr std::size_t kMaximumNotesBytes = 1U << 20U;
constexpr std::size_t kMaximumTags = 1024;
constexpr std::size_t kMaximumTagBytes = 256;

Status checkText(const std::string& text, std::size_t maximumBytes, const char* what) {
  if (text.size() > maximumBytes) {
    return makeError(ErrorKind::invalidInput, fmt::format("The {} is longer than {} bytes.", what, maximumBytes));
  }
  if (!isValidUtf8(text)) return makeError(ErrorKind::invalidInput, fmt::format("The {} is not UTF-8 text.", what));
  return {};
}

std::string tidyTag(const std::string& tag) {
  std::string tidy;
  for (const char c : tag) {
    const bool isBlank = static_cast<unsigned char>(c) <= ' ' || c == 0x7f;
    if (!isBlank) {
      tidy += c;
    } else if (!tidy.empty() && tidy.back() != ' ') {
      tidy += ' ';
    }
  }
  if (tidy.ends_with(' ')) tidy.pop_back();
  return tidy;
}

bool equalsWithoutCase(const std::string& a, const std::string& b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

Status applyEdit(const SampleEdit& edit, Sample& sample) {
  if (edit.title) RETURN_IF_ERROR(checkText(*edit.title, kMaximumTitleBytes, "title"));
  if (edit.notes) RETURN_IF_ERROR(checkText(*edit.notes, kMaximumNotesBytes, "text of the notes"));
  if (edit.rating && (*edit.rating < 0 || *edit.rating > 5)) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} is not a rating.", *edit.rating),
                     "Use a whole number from 0 (none) to 5.");
  }
  if (edit.tags) {
    if (edit.tags->size() > kMaximumTags) return makeError(ErrorKind::invalidInput, "A sample can have 1024 tags.");
    for (const auto& tag : *edit.tags) RETURN_IF_ERROR(checkText(tag, kMaximumTagBytes, "tag"));
    sample.tags = tidyTags(*edit.tags);
  }
  if (edit.title) sample.title = *edit.title;
  if (edit.notes) sample.notes = *edit.notes;
  if (edit.rating) sample.rating = *edit.rating;
  if (edit.favourite) sample.favourite = *edit.favourite;
  if (edit.played) sample.played = *edit.played;
  if (edit.deleted) sample.deleted = *edit.deleted;
  return {};
}

std::vector<std::string> tidyTags(const std::vector<std::string>& tags) {
  std::vector<std::string> result;
  for (const auto& tag : tags) {
    std::string tidy = tidyTag(tag);
    const auto isSame = [&](const std::string& other) { return equalsWithoutCase(tidy, other); };
    if (!tidy.empty() && std::none_of(result.begin(), result.end(), isSame)) result.push_back(std::move(tidy));
  }
  return result;
}

}  // namespace jukebox
