#include "ui/session/session_setup.h"

#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

#include "core/domain/take_session.h"
#include "ui/library/sample_text.h"
#include "ui/theme/tokens.h"

namespace jukebox::ui {

SessionSetup::SessionSetup(QWidget* parent)
    : QWidget(parent), m_summary(new QLabel), m_hop(new QDoubleSpinBox), m_candidates(new QSpinBox) {
  m_hop->setObjectName(QStringLiteral("sessionHop"));
  m_hop->setRange(0.5, 60);
  m_hop->setValue(4);
  m_hop->setSuffix(tr(" s"));
  m_candidates->setObjectName(QStringLiteral("sessionCandidates"));
  m_candidates->setRange(kFewestCandidates, kMostCandidates);
  m_candidates->setValue(4);
  m_summary->setProperty("role", "secondary");
  m_summary->setWordWrap(true);
  auto* heading = new QLabel(tr("Begin a song together"));
  heading->setProperty("role", "title");
  auto* layout = new QFormLayout(this);
  layout->setContentsMargins(kSpace5, kSpace5, kSpace5, kSpace5);
  layout->setSpacing(kSpace3);
  layout->addRow(heading);
  layout->addRow(m_summary);
  layout->addRow(tr("&Length of each step"), m_hop);
  layout->addRow(tr("&Candidates for each step"), m_candidates);
  auto* begin = new QPushButton(tr("Begin"));
  begin->setObjectName(QStringLiteral("sessionBegin"));
  begin->setProperty("role", "primary");
  auto* cancel = new QPushButton(tr("Cancel"));
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(begin);
  buttons->addWidget(cancel);
  buttons->addStretch(1);
  layout->addRow(buttons);
  connect(begin, &QPushButton::clicked, this,
          [this] { emit accepted(m_request, m_hop->value(), m_candidates->value()); });
  connect(cancel, &QPushButton::clicked, this, &SessionSetup::cancelled);
}

void SessionSetup::setRequest(const GenerationRequest& request) {
  m_request = request;
  m_summary->setText(
      tr("%1, %2, with the model %3. Only the top level is made at each step, so candidates come soon.")
          .arg(text(request.conditioning.artist), text(request.conditioning.genre), text(request.model)));
}

}  // namespace jukebox::ui
