#include "app/studio/compose_desk.h"

#include <QStandardPaths>

#include "ui/gallery/gallery.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"

namespace jukebox::studio {

ComposeDesk::ComposeDesk(ui::MainWindow& window, const ComposeParts& parts, QObject* parent)
    : QObject(parent),
      m_window(window),
      m_parts(parts),
      m_microphone(parts.library.root() / "recordings"),
      m_page(new ui::ComposePage(parts.models, parts.costs, parts.library)) {
  m_page->setAudioProbe(&m_probe);
  m_page->setMicrophone(m_microphone);
  const QString data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
  m_page->setPresetsFolder(std::filesystem::path(data.toStdString()) / "presets");
  m_window.addPage(ui::Icon::sparkle, tr("Compose"), m_page);
  connect(m_page, &ui::ComposePage::generateRequested, this, &ComposeDesk::generate);
  connect(m_page, &ui::ComposePage::manageModelsRequested, this, &ComposeDesk::manageModelsRequested);
  addCommands();
}

void ComposeDesk::addCommands() {
  const QString group = ui::MainWindow::tr("Samples");
  auto& commands = m_window.commands();
  commands.add(group, ui::Icon::sparkle, tr("Use these settings"), {QKeySequence(Qt::Key_S)},
               [this] { withChosenSample([this](const Sample& sample) { m_page->useSettingsOf(sample); }); });
  commands.add(group, ui::Icon::continuation, tr("Continue this song…"), {QKeySequence(Qt::Key_C)}, [this] {
    withChosenSample([this](const Sample& sample) { m_page->continueFrom(sample, sample.durationSeconds); });
  });
  commands.add(group, ui::Icon::level, tr("Add the details of this draft…"), {QKeySequence(Qt::Key_D)},
               [this] { withChosenSample([this](const Sample& sample) { m_page->upsampleFrom(sample); }); });
}

void ComposeDesk::withChosenSample(std::function<void(const Sample&)> then) {
  const auto* chosen = m_window.gallery().currentSample();
  if (chosen == nullptr) return;
  m_parts.library.sample(chosen->id, this, [this, then = std::move(then)](const Result<Sample>& sample) {
    if (!sample)
      return m_window.showFailure(ui::errorText(sample.error().message), ui::errorText(sample.error().advice));
    then(*sample);
    show();
  });
}

void ComposeDesk::useModel(const QString& model) {
  ComposePreset form = m_page->form();
  form.request.model = model.toStdString();
  form.request.levels.clear();
  form.request.lowestLevel.reset();
  m_page->setForm(form);
  show();
}

void ComposeDesk::useRequest(const GenerationRequest& request) {
  ComposePreset form;
  form.request = request;
  form.freshSeed = false;
  m_page->setForm(form);
  show();
}

void ComposeDesk::generate(GenerationRequest request, bool freshSeed) {
  if (request.device == "auto") request.device = m_computeDevice.toStdString();
  const std::string id = m_parts.queue.add(std::move(request), freshSeed);
  if (!id.empty()) emit queued(ui::text(id));
}

}  // namespace jukebox::studio
