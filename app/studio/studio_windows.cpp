#include "app/studio/studio_windows.h"

#include "ui/library/sample_text.h"
#include "ui/shell/window_settings.h"

namespace jukebox::studio {

StudioWindows::StudioWindows(QObject* parent)
    : QObject(parent), m_translation(std::make_unique<ui::Translation>(ui::loadLanguage())) {}

StudioWindows::~StudioWindows() = default;

void StudioWindows::open(const QString& folder) {
  std::error_code code;
  const bool isSame = m_current && std::filesystem::equivalent(folder.toStdString(), m_current->library().root(), code);
  show(folder, isSame ? m_current->pages().sharedQueue() : nullptr);
}

void StudioWindows::speak(ui::Language language) {
  m_translation.reset();
  m_translation = std::make_unique<ui::Translation>(language);
  show(ui::text(m_current->library().root().string()), m_current->pages().sharedQueue());
}

void StudioWindows::show(const QString& folder, std::shared_ptr<JobRunner> queue) {
  auto next = std::make_unique<StudioWindow>(folder.toStdString(), std::move(queue));
  // Later: not from inside the window that goes.
  connect(
      next.get(), &StudioWindow::libraryChosen, this,
      [this](const QString& chosen) {
        ui::saveLibraryFolder(chosen);
        open(chosen);
      },
      Qt::QueuedConnection);
  connect(
      next.get(), &StudioWindow::languageChosen, this,
      [this](ui::Language language) {
        ui::saveLanguage(language);
        speak(language);
      },
      Qt::QueuedConnection);
  next->window().show();
  if (m_current) m_current->window().close();
  leave(std::exchange(m_current, std::move(next)));
}

/// A queue that nobody takes over ends its worker in its own time, so that the new window never waits for it.
void StudioWindows::leave(std::unique_ptr<StudioWindow> old) {
  if (!old) return;
  auto queue = old->pages().sharedQueue();
  old.reset();
  if (queue == m_current->pages().sharedQueue()) return;
  connect(
      queue.get(), &JobRunner::stopped, this,
      [this, leaving = queue.get()] {
        std::erase_if(m_leaving, [leaving](const auto& each) { return each.get() == leaving; });
      },
      Qt::QueuedConnection);
  queue->stop();
  m_leaving.push_back(std::move(queue));
}

}  // namespace jukebox::studio
