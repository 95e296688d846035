#include "ui/inspector/provenance_page.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/domain/generation_command.h"
#include "ui/icons/icons.h"
#include "ui/inspector/fact_list.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kCommandHeight = 132;

QString joined(const std::string& a, const std::string& b) {
  return QStringLiteral("%1 %2").arg(text(a), text(b)).trimmed();
}

}  // namespace

ProvenancePage::ProvenancePage(QWidget* parent)
    : QWidget(parent),
      m_facts(new FactList),
      m_show(new QPushButton),
      m_commandBox(new QWidget),
      m_command(new QPlainTextEdit) {
  m_show->setObjectName(QStringLiteral("showCommand"));
  m_show->setIcon(icon(Icon::command));
  connect(m_show, &QPushButton::clicked, this, &ProvenancePage::toggleCommand);
  m_command->setObjectName(QStringLiteral("command"));
  m_command->setReadOnly(true);
  m_command->setTabChangesFocus(true);
  m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
  m_command->setFixedHeight(kCommandHeight);
  m_command->setAccessibleName(tr("The command that makes this again"));
  auto* copy = new QPushButton(icon(Icon::copy), tr("Copy"));
  copy->setObjectName(QStringLiteral("copyCommand"));
  connect(copy, &QPushButton::clicked, this,
          [this] { QGuiApplication::clipboard()->setText(m_command->toPlainText()); });
  auto* hint = new QLabel(
      tr("The same model, request and seed give the same codes on a machine of the same kind. Type it in a terminal."));
  hint->setProperty("role", "small");
  hint->setWordWrap(true);
  auto* box = new QVBoxLayout(m_commandBox);
  box->setContentsMargins(0, 0, 0, 0);
  box->setSpacing(kSpace2);
  box->addWidget(m_command);
  box->addWidget(hint);
  box->addWidget(copy, 0, Qt::AlignLeft);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kSpace4, kSpace3, kSpace4, kSpace4);
  layout->setSpacing(kSpace3);
  layout->addWidget(m_facts);
  layout->addWidget(m_show, 0, Qt::AlignLeft);
  layout->addWidget(m_commandBox);
  layout->addStretch();
  auto* copyAll = new QPushButton(icon(Icon::copy), tr("Copy all"));
  copyAll->setObjectName(QStringLiteral("copyProvenance"));
  connect(copyAll, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_facts->asText()); });
  layout->insertWidget(1, copyAll, 0, Qt::AlignLeft);
  m_commandBox->hide();
  m_show->setText(tr("Show the command that makes this again"));
}

void ProvenancePage::toggleCommand() {
  const bool shown = m_commandBox->isHidden();
  m_commandBox->setVisible(shown);
  m_show->setText(shown ? tr("Hide the command") : tr("Show the command that makes this again"));
}

void ProvenancePage::showSample(const Sample& sample) {
  const SampleModel& model = sample.model;
  m_facts->begin();
  m_facts->addSection(tr("RIGHTS"));
  m_facts->add(tr("AI-made"), errorText(aiMadeStatement(sample)),
               tr("This sentence is written into every exported file."));
  m_facts->add(tr("Licence"), text(model.license), tr("The terms under which the model was given."));
  m_facts->add(tr("Allows"),
               model.commercialUse ? tr("Private and commercial use") : tr("Private use only, nothing commercial"),
               tr("What the model's licence lets you do with its results."));
  m_facts->add(tr("Credit"), text(model.attribution), tr("Whom to name where the sample is used."));
  m_facts->addSection(tr("MODEL"));
  m_facts->add(tr("Name"), joined(model.name, model.version), tr("The model and its version."));
  m_facts->add(tr("Learned from"), text(model.provenance), tr("The recordings that the model was trained on."));
  m_facts->add(tr("Weights"), text(model.weightsHash),
               tr("Fingerprint (SHA-256) of the weights: the same one means exactly the same model."));
  m_facts->addSection(tr("MADE BY"));
  m_facts->add(tr("Engine"), text(sample.engineVersion), tr("The version of Jukebox Studio that made it."));
  m_facts->add(tr("Computed on"), joined(sample.device, sample.dtype),
               tr("Kind of processor, and format of the weights in memory."));
  m_facts->add(tr("Job"), text(sample.jobId), tr("The generation that it came from."));
  m_facts->add(tr("Sample"), text(sample.id), tr("Its name in the library's folder."));
  m_facts->add(tr("Audio"), text(sample.audioSha256), tr("Fingerprint (SHA-256) of the audio file."));
  m_facts->add(tr("Codes"), text(sample.codesSha256), tr("Fingerprint (SHA-256) of the file with the codes."));
  m_facts->finish();
  m_command->setPlainText(text(generationCommand(sample)));
  // A piece of the radio comes from no job, and is not made again by its request.
  const bool canBeMadeAgain = !sample.codesSha256.empty() && !sample.jobId.empty();
  m_show->setVisible(canBeMadeAgain);
  if (!canBeMadeAgain && !m_commandBox->isHidden()) toggleCommand();
}

}  // namespace jukebox::ui
