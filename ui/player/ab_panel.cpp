#include "ui/player/ab_panel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <random>
#include <utility>

#include "ui/icons/icons.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

QPushButton* letterButton(QWidget* parent) {
  auto* button = new QPushButton(parent);
  button->setCheckable(true);
  button->setMinimumSize(72, 56);
  button->setFont(textFont(kTextDisplay, QFont::DemiBold));
  return button;
}

QLabel* nameLabel(QWidget* parent) {
  auto* label = new QLabel(parent);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  return label;
}

/// The look of a button is a property in the style sheet; Qt has to be told to look again.
void setRole(QWidget* widget, const char* role) {
  if (widget->property("role").toString() == QLatin1String(role)) return;
  widget->setProperty("role", QString::fromLatin1(role));
  widget->setStyleSheet(widget->styleSheet());
}

}  // namespace

AbPanel::AbPanel(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Comparison"));
  setFocusPolicy(Qt::StrongFocus);
  m_left = letterButton(this);
  m_right = letterButton(this);
  m_leftName = nameLabel(this);
  m_rightName = nameLabel(this);
  m_status = new QLabel(this);
  m_status->setProperty("role", "secondary");
  m_status->setWordWrap(true);
  m_blind = new QCheckBox(tr("Blind"), this);
  m_blind->setToolTip(tr("Hides which is which until you have decided"));
  m_preferLeft = new QPushButton(this);
  m_same = new QPushButton(tr("No difference"), this);
  m_preferRight = new QPushButton(this);
  m_close = new QToolButton(this);
  m_close->setIcon(icon(Icon::close));
  m_close->setAccessibleName(tr("End the comparison"));
  m_close->setToolTip(tr("End the comparison"));
  auto* title = new QLabel(tr("Compare"), this);
  title->setProperty("role", "title");

  auto* head = new QHBoxLayout;
  head->addWidget(title);
  head->addSpacing(kSpace3);
  head->addWidget(m_status, 1);
  head->addWidget(m_blind);
  head->addWidget(m_close);
  auto* pair = new QHBoxLayout;
  pair->setSpacing(kSpace3);
  pair->addWidget(m_left);
  pair->addWidget(m_leftName, 1);
  pair->addSpacing(kSpace4);
  pair->addWidget(m_right);
  pair->addWidget(m_rightName, 1);
  auto* verdict = new QHBoxLayout;
  verdict->setSpacing(kSpace2);
  verdict->addWidget(m_preferLeft);
  verdict->addWidget(m_same);
  verdict->addWidget(m_preferRight);
  verdict->addStretch();
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(kSpace4, kSpace3, kSpace4, kSpace3);
  column->setSpacing(kSpace3);
  column->addLayout(head);
  column->addLayout(pair);
  column->addLayout(verdict);

  connect(m_left, &QPushButton::clicked, this, [this] { choose(true); });
  connect(m_right, &QPushButton::clicked, this, [this] { choose(false); });
  connect(m_preferLeft, &QPushButton::clicked, this, [this] { judge(true); });
  connect(m_preferRight, &QPushButton::clicked, this, [this] { judge(false); });
  connect(m_same, &QPushButton::clicked, this, [this] { judge(std::nullopt); });
  connect(m_blind, &QCheckBox::clicked, this, &AbPanel::setBlind);
  connect(m_close, &QToolButton::clicked, this, &AbPanel::closeRequested);
  if (Theme::instance() != nullptr) connect(Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
  showAll();
}

void AbPanel::setSamples(const AbSample& first, const AbSample& second, std::uint64_t seed) {
  m_first = first;
  m_second = second;
  m_heardId = first.id;
  m_seed = seed;
  m_isMatched = false;
  m_switches = 0;
  m_listenedSeconds = 0;
  m_verdict.reset();
  drawLots();
  showAll();
}

void AbPanel::setBlind(bool isBlind) {
  m_isBlind = isBlind;
  ++m_seed;  // what was seen a moment ago tells nothing
  m_verdict.reset();
  drawLots();
  emit blindChanged(isBlind);
  // It begins with the left one; going on with what was heard would tell which is which.
  const std::string heard = sampleOf(true).id;
  if (isBlind && heard != m_heardId) {
    m_heardId = heard;
    emit switchRequested(heard);
  }
  showAll();
}

/// Names stay hidden until the verdict; without blindness nothing is hidden and nothing is swapped.
void AbPanel::drawLots() {
  m_isRevealed = !m_isBlind;
  std::mt19937_64 random(m_seed);
  for (int i = 0; i < 8; ++i) random();
  m_isSwapped = m_isBlind && (random() >> 63U) != 0;
}

void AbPanel::setMatched(bool isMatched) {
  if (std::exchange(m_isMatched, isMatched) != isMatched) showAll();
}

void AbPanel::setHeard(const std::string& sampleId) {
  if (m_heardId == sampleId) return;
  m_heardId = sampleId;
  showAll();
}

void AbPanel::choose(bool isLeft) {
  const std::string id = sampleOf(isLeft).id;
  if (id != m_heardId) {
    m_heardId = id;
    ++m_switches;
    emit switchRequested(id);
  }
  showAll();
}

void AbPanel::judge(std::optional<bool> prefersLeft) {
  AbVerdict verdict{m_first.id, m_second.id, AbVerdict::Choice::same, m_isBlind, m_switches, m_listenedSeconds};
  if (prefersLeft) {
    const bool isFirst = sampleOf(*prefersLeft).id == m_first.id;
    verdict.choice = isFirst ? AbVerdict::Choice::first : AbVerdict::Choice::second;
  }
  m_verdict = verdict;
  m_isRevealed = true;
  showAll();
  emit verdictGiven(verdict);
}

void AbPanel::showAll() {
  const QString leftLetter = m_isBlind ? QStringLiteral("X") : QStringLiteral("A");
  const QString rightLetter = m_isBlind ? QStringLiteral("Y") : QStringLiteral("B");
  const auto show = [&](bool isLeft, QPushButton* button, QLabel* name, const QString& letter) {
    const AbSample& sample = sampleOf(isLeft);
    const bool isHeard = !m_heardId.empty() && sample.id == m_heardId;
    button->setText(letter);
    button->setChecked(isHeard);
    button->setEnabled(!sample.id.empty());
    button->setAccessibleName(tr("Listen to %1").arg(letter));
    button->setToolTip(tr("Listen to %1 (%2)").arg(letter, isLeft ? QStringLiteral("1") : QStringLiteral("2")));
    setRole(button, isHeard ? "primary" : "");
    name->setText(m_isRevealed ? sample.title + u'\n' + sample.subtitle : tr("Hidden"));
    setRole(name, m_isRevealed ? "" : "secondary");
  };
  show(true, m_left, m_leftName, leftLetter);
  show(false, m_right, m_rightName, rightLetter);
  m_preferLeft->setText(tr("%1 is better").arg(leftLetter));
  m_preferRight->setText(tr("%1 is better").arg(rightLetter));
  for (QPushButton* button : {m_preferLeft, m_same, m_preferRight}) {
    button->setEnabled(!m_first.id.empty() && !m_second.id.empty() && !m_verdict);
  }
  const QSignalBlocker quiet(m_blind);
  m_blind->setChecked(m_isBlind);
  if (m_verdict) {
    m_status->setText(m_verdict->choice == AbVerdict::Choice::same ? tr("Noted: no difference.")
                                                                   : tr("Noted. Thank you for listening."));
  } else {
    m_status->setText(m_isMatched ? tr("Both are equally loud. Space switches.") : tr("Measuring the loudness …"));
  }
  update();
}

void AbPanel::keyPressEvent(QKeyEvent* event) {
  switch (event->key()) {
    case Qt::Key_1:
    case Qt::Key_A:
    case Qt::Key_X:
      return choose(true);
    case Qt::Key_2:
    case Qt::Key_B:
    case Qt::Key_Y:
      return choose(false);
    case Qt::Key_Space:
      return choose(sampleOf(true).id != m_heardId);
    case Qt::Key_Escape:
      emit closeRequested();
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void AbPanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Tokens& tokens = Theme::tokens();
  painter.fillRect(rect(), tokens.raised);
  painter.fillRect(QRect(0, 0, width(), 1), tokens.border);
}

}  // namespace jukebox::ui
