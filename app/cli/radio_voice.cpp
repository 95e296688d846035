#include "app/cli/radio_voice.h"

#include <fmt/format.h>

#include "app/cli/console.h"

namespace jukebox::cli {
namespace {

void tellPerson(const RadioEvent& event) {
  if (const auto* failure = std::get_if<RadioFailure>(&event)) return printError(failure->error, false, false);
  const auto* answer = std::get_if<RadioAnswer>(&event);
  if (answer == nullptr) return;
  if (answer->kind == RadioAnswerKind::refused) return printError(answer->error, false, false);
  if (answer->kind == RadioAnswerKind::kept) {
    printMessage(fmt::format("Kept {} in {}.", durationText(answer->keptSeconds), answer->file));
  }
}

}  // namespace

void RadioVoice::say(const RadioEvent& event) {
  const std::scoped_lock lock(m_mutex);
  if (m_json) return printLine(toLine(event));
  tellPerson(event);
}

}  // namespace jukebox::cli
