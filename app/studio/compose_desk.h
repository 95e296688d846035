#pragma once
// ComposeDesk: the Compose page in the window: what fills its form, and what becomes of its requests.

#include <QObject>

#include "app/studio/audio_probe_service.h"
#include "app/studio/microphone_service.h"
#include "ui/compose/compose_page.h"
#include "ui/queue/generation_queue.h"
#include "ui/shell/main_window.h"

namespace jukebox::studio {

/// What the desk works with; all must outlive it.
struct ComposeParts {
  ui::ModelCatalog& models;
  ui::CostEstimator& costs;
  ui::LibraryReader& library;
  ui::GenerationQueue& queue;
};

class ComposeDesk : public QObject {
  Q_OBJECT
 public:
  /// Adds the page and its commands to the window.
  ComposeDesk(ui::MainWindow& window, const ComposeParts& parts, QObject* parent = nullptr);

  ui::ComposePage& page() { return *m_page; }
  void show() { m_window.showPage(m_page); }
  void useModel(const QString& model);
  void useRequest(const GenerationRequest& request);
  /// Of new songs: auto, cpu or cuda.
  void setComputeDevice(const QString& device) { m_computeDevice = device; }

 signals:
  void manageModelsRequested();
  /// A job was put into the queue.
  void queued(const QString& jobId);

 private:
  void addCommands();
  /// Hands the sample that is chosen in the library to `then`, with the form in sight.
  void withChosenSample(std::function<void(const Sample&)> then);
  void generate(GenerationRequest request, bool freshSeed);

  ui::MainWindow& m_window;
  ComposeParts m_parts;
  AudioProbeService m_probe;
  MicrophoneService m_microphone;
  ui::ComposePage* m_page;
  QString m_computeDevice = QStringLiteral("auto");
};

}  // namespace jukebox::studio
