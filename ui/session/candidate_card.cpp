#include "ui/session/candidate_card.h"

#include <QPainter>

#include "ui/gallery/sample_painter.h"
#include "ui/library/sample_text.h"
#include "ui/session/coverage_bar.h"
#include "ui/session/session_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

CandidateCard::CandidateCard(int number, TakeNode node, ThumbnailSource& thumbnails, QWidget* parent)
    : QAbstractButton(parent), m_number(number), m_node(std::move(node)), m_thumbnails(thumbnails) {
  setObjectName(QStringLiteral("candidate%1").arg(number));
  setCheckable(true);
  setAutoExclusive(true);
  setFocusPolicy(Qt::StrongFocus);
  setMinimumSize(150, 112);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  QString name = tr("Candidate %1, %2 long.").arg(number).arg(SampleText::length(m_node.durationSeconds));
  if (m_node.isMissing) name = tr("Candidate %1 is no longer in the library.").arg(number);
  if (m_node.coverage) name += QLatin1Char(' ') + SessionText::coverage(*m_node.coverage);
  setAccessibleName(name);
  setToolTip(name);
  connect(&m_thumbnails, &ThumbnailSource::ready, this, [this](const QString& id) {
    if (id.toStdString() == m_node.take.sampleId) update();
  });
}

void CandidateCard::mouseDoubleClickEvent(QMouseEvent* /*event*/) {
  emit accepted();
}

void CandidateCard::paintEvent(QPaintEvent* /*event*/) {
  const Tokens& t = Theme::tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
  painter.setBrush(isChecked() ? t.accentSoft : underMouse() ? t.hover : t.surface);
  painter.setPen(QPen(hasFocus() ? t.focus : isChecked() ? t.accent : t.border, hasFocus() || isChecked() ? 2 : 1));
  painter.drawRoundedRect(frame, kCardRadius, kCardRadius);
  const QRect inner = rect().adjusted(kSpace3, kSpace2, -kSpace3, -kSpace2);
  painter.setPen(t.text);
  painter.setFont(textFont(kTextTitle, QFont::DemiBold));
  painter.drawText(inner, Qt::AlignLeft | Qt::AlignTop, QString::number(m_number));
  painter.setFont(textFont(kTextSmall));
  painter.setPen(t.secondaryText);
  painter.drawText(inner.adjusted(0, kSpace1, 0, 0), Qt::AlignRight | Qt::AlignTop,
                   m_node.isMissing ? tr("not in the library") : SampleText::length(m_node.durationSeconds));
  const QRect wave(inner.x(), inner.y() + 28, inner.width(), inner.height() - 48);
  paintThumbnail(painter, wave, m_node.isMissing ? nullptr : m_thumbnails.thumbnail(m_node.take.sampleId));
  if (m_node.durationSeconds > 0 && m_node.newFromSeconds > 0) {
    const int x = wave.x() + static_cast<int>(wave.width() * m_node.newFromSeconds / m_node.durationSeconds);
    painter.setPen(QPen(t.accent, 1, Qt::DashLine));
    painter.drawLine(x, wave.top(), x, wave.bottom());
  }
  const QRect bottom(inner.x(), inner.bottom() - 11, inner.width(), 10);
  painter.setRenderHint(QPainter::Antialiasing, false);
  if (m_node.coverage) paintCoverage(painter, bottom, *m_node.coverage);
}

}  // namespace jukebox::ui
