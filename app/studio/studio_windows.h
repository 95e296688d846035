#pragma once
// StudioWindows: one window at a time; another language or another library replaces it.

#include <functional>
#include <memory>
#include <vector>

#include "app/studio/studio_window.h"
#include "ui/language/language.h"

namespace jukebox::studio {

class StudioWindows : public QObject {
  Q_OBJECT
 public:
  explicit StudioWindows(QObject* parent = nullptr);
  ~StudioWindows() override;

  /// Shows the library in a new window, which replaces the present one. What the old library's worker does is
  /// interrupted at its last finished window, while the new window can be used already.
  void open(const QString& folder);
  /// The same library in another language. What runs is not touched.
  void speak(ui::Language language);

  StudioWindow& current() { return *m_current; }

 private:
  void show(const QString& folder, std::shared_ptr<JobRunner> queue);
  void leave(std::unique_ptr<StudioWindow> old);

  std::unique_ptr<ui::Translation> m_translation;
  std::unique_ptr<StudioWindow> m_current;
  std::vector<std::shared_ptr<JobRunner>> m_leaving;  ///< queues of other libraries whose worker still ends
};

}  // namespace jukebox::studio
