#include "ui/compose/plan_bar.h"

#include <QLocale>
#include <QPushButton>
#include <cmath>

#include "ui/compose/compose_parts.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"

namespace jukebox::ui {
namespace {

constexpr int kAskDelayMilliseconds = 300;

QString bytes(std::uint64_t count) {
  return QLocale().formattedDataSize(static_cast<qint64>(count), 1, QLocale::DataSizeTraditionalFormat);
}

}  // namespace

PlanBar::PlanBar(CostEstimator& costs, QWidget* parent)
    : QWidget(parent),
      m_costs(costs),
      m_facts(composeLabel({}, "strong")),
      m_verdict(composeLabel({}, "secondary")),
      m_measure(new QPushButton(tr("Measure (10 s)"))),
      m_generate(new QPushButton(icon(Icon::sparkle, IconTint::onAccent), tr("&Generate"))) {
  m_facts->setObjectName(QStringLiteral("planFacts"));
  m_verdict->setObjectName(QStringLiteral("planVerdict"));
  m_verdict->setWordWrap(true);
  m_measure->setObjectName(QStringLiteral("measure"));
  m_measure->setToolTip(tr("Runs the model for about ten seconds to learn how fast this machine is."));
  m_measure->hide();
  m_generate->setObjectName(QStringLiteral("generate"));
  m_generate->setProperty("role", "primary");
  m_generate->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return));
  m_generate->setMinimumWidth(132);
  auto* texts = new QVBoxLayout;
  texts->setSpacing(2);
  texts->addWidget(m_facts);
  texts->addWidget(m_verdict);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace3);
  layout->setSpacing(kSpace3);
  layout->addLayout(texts, 1);
  layout->addWidget(m_measure);
  layout->addWidget(m_generate);
  m_soon.setSingleShot(true);
  m_soon.setInterval(kAskDelayMilliseconds);
  connect(&m_soon, &QTimer::timeout, this, &PlanBar::ask);
  connect(m_measure, &QPushButton::clicked, this, &PlanBar::measure);
  connect(m_generate, &QPushButton::clicked, this, &PlanBar::generateRequested);
  connect(&m_costs, &CostEstimator::changed, this, [this] { m_soon.start(); });
}

void PlanBar::setPlan(const GenerationRequest& request, const QString& problem) {
  m_generate->setEnabled(problem.isEmpty());
  m_generate->setToolTip(problem.isEmpty() ? tr("Begin (Ctrl+Return)") : problem);
  m_generate->setAccessibleDescription(problem);
  const bool isSame = m_request == request && m_problem == problem;
  m_request = request;
  m_problem = problem;
  if (!problem.isEmpty()) {
    m_soon.stop();
    m_measure->hide();
    return showText(tr("Not ready yet"), problem, true);
  }
  if (isSame) return;
  m_soon.start();
}

void PlanBar::ask() {
  if (!m_problem.isEmpty()) return;
  m_costs.estimate(m_request, this, [this, asked = m_request](const Result<CostEstimate>& estimate) {
    if (asked != m_request || !m_problem.isEmpty() || m_isMeasuring) return;
    if (estimate) return show(*estimate);
    m_measure->hide();
    showText(tr("No plan"), errorSentence(estimate.error()), true);
  });
}

void PlanBar::show(const CostEstimate& estimate) {
  QStringList facts;
  facts << (estimate.seconds ? tr("About %1").arg(SampleText::length(std::ceil(*estimate.seconds)))
                             : tr("Time not known"));
  facts << tr("%1 of %2 memory").arg(bytes(estimate.peakBytes), bytes(estimate.availableBytes));
  facts << tr("%1 of disk").arg(bytes(estimate.diskBytes));
  m_measure->setVisible(!estimate.seconds);
  QString verdict;
  if (!estimate.fits) {
    verdict = tr("Does not fit. %1").arg(estimate.advice);
  } else if (!estimate.seconds) {
    verdict = tr("It fits. Not measured yet on this machine.");
  } else {
    verdict = tr("It fits. %1")
                  .arg(counted(estimate.measuredRuns, tr("The time follows from one measured run."),
                               tr("The time follows from %1 measured runs.")));
  }
  if (estimate.fits && !estimate.notice.isEmpty()) verdict += QStringLiteral(" ") + estimate.notice;
  showText(facts.join(QStringLiteral("  ·  ")), verdict, !estimate.fits);
}

void PlanBar::measure() {
  m_isMeasuring = true;
  m_measure->setEnabled(false);
  showText(tr("Measuring…"), tr("The model runs for about ten seconds."), false);
  m_costs.calibrate(m_request, this, [this](const Result<bool>& result) {
    m_isMeasuring = false;
    m_measure->setEnabled(true);
    if (!result) return showText(tr("Not measured"), errorSentence(result.error()), true);
    ask();
  });
}

void PlanBar::showText(const QString& facts, const QString& verdict, bool isBad) {
  m_facts->setText(facts);
  m_verdict->setText(verdict);
  m_verdict->setProperty("role", isBad ? "danger" : "secondary");
  m_verdict->style()->unpolish(m_verdict);
  m_verdict->style()->polish(m_verdict);
}

}  // namespace jukebox::ui
