#include "ui/player/lyrics_view.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <QVariantAnimation>
#include <algorithm>
#include <cmath>
#include <utility>

#include "ui/shell/control_accessible.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kMargin = kSpace5;
constexpr int kLineGap = 10;
constexpr int kEmptyLineHeight = 14;
constexpr double kAnchor = 0.38;  ///< of the height: where the sung line stands

QFont lyricsFont() {
  return textFont(18, QFont::DemiBold);
}

}  // namespace

LyricsView::LyricsView(QWidget* parent) : QAbstractScrollArea(parent), m_scrolling(new QVariantAnimation(this)) {
  setAccessibleName(tr("Lyrics"));
  setAccessibleRole(this, QAccessible::StaticText);
  setFocusPolicy(Qt::StrongFocus);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setMouseTracking(true);
  m_scrolling->setDuration(320);
  m_scrolling->setEasingCurve(QEasingCurve::InOutCubic);
  connect(m_scrolling, &QVariantAnimation::valueChanged, this,
          [this](const QVariant& value) { verticalScrollBar()->setValue(value.toInt()); });
  if (Theme::instance() != nullptr) {
    connect(Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
  }
}

LyricsView::~LyricsView() = default;

void LyricsView::setLyrics(LyricsTiming timing) {
  m_timing = std::move(timing);
  m_cursor = {};
  m_hovered.reset();
  m_follows = true;
  setAccessibleDescription(m_timing.lines().mid(0, 200).join(u'\n'));
  arrange();
  verticalScrollBar()->setValue(0);
}

double LyricsView::textWidth() const {
  return std::max(viewport()->width() - 2 * kMargin, 40);
}

/// Height of a line without laying it out: enough for scrolling; exact for lines that are not broken.
double LyricsView::heightOf(const QString& text) const {
  if (text.trimmed().isEmpty()) return kEmptyLineHeight;
  const QFontMetricsF metrics(lyricsFont());
  const double rows =
      std::max(1.0, std::ceil(metrics.averageCharWidth() * static_cast<double>(text.size()) * 1.02 / textWidth()));
  return rows * metrics.lineSpacing() + kLineGap;
}

void LyricsView::arrange() {
  m_lines.clear();
  m_lines.resize(static_cast<std::size_t>(m_timing.lines().size()));
  double y = kMargin + (m_timing.isTimed() ? 0 : 28);
  constexpr std::size_t kExactLines = 400;  // a song; beyond that, heights are estimated until a line is seen
  for (std::size_t i = 0; i < m_lines.size(); ++i) {
    m_lines[i].top = y;
    m_lines[i].height = heightOf(m_timing.lines()[static_cast<int>(i)]);
    if (m_lines.size() <= kExactLines) {
      const QTextLayout& layout = layoutOf(i);
      if (!layout.text().trimmed().isEmpty()) m_lines[i].height = layout.boundingRect().height() + kLineGap;
    }
    y += m_lines[i].height;
  }
  // The last line can be scrolled up to where lines are sung.
  const double below = m_timing.isTimed() ? viewport()->height() * (1 - kAnchor) : kMargin;
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setSingleStep(24);
  verticalScrollBar()->setRange(0, std::max(0, static_cast<int>(y + below) - viewport()->height()));
  viewport()->update();
}

QTextLayout& LyricsView::layoutOf(std::size_t index) {
  Line& line = m_lines[index];
  if (line.layout) return *line.layout;
  line.layout = std::make_unique<QTextLayout>(m_timing.lines()[static_cast<int>(index)], lyricsFont());
  QTextOption option;
  option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
  line.layout->setTextOption(option);
  line.layout->setCacheEnabled(true);
  line.layout->beginLayout();
  double y = 0;
  while (true) {
    QTextLine row = line.layout->createLine();
    if (!row.isValid()) break;
    row.setLineWidth(textWidth());
    row.setPosition(QPointF(0, y));
    y += row.height();
  }
  line.layout->endLayout();
  return *line.layout;
}

void LyricsView::resizeEvent(QResizeEvent*) {
  arrange();
  if (m_follows && m_timing.isTimed())
    verticalScrollBar()->setValue(
        static_cast<int>(m_lines[static_cast<std::size_t>(m_cursor.line)].top - viewport()->height() * kAnchor));
}

void LyricsView::setPosition(double seconds) {
  if (!m_timing.isTimed()) return;
  const auto cursor = m_timing.cursorAt(seconds);
  if (cursor == m_cursor) return;
  const bool isOtherLine = cursor.line != m_cursor.line;
  const int oldLine = m_cursor.line;
  m_cursor = cursor;
  const auto repaint = [&](int index) {
    const Line& line = m_lines[static_cast<std::size_t>(index)];
    viewport()->update(0, static_cast<int>(line.top) - verticalScrollBar()->value(), viewport()->width(),
                       static_cast<int>(line.height) + 2);
  };
  if (isOtherLine) {
    viewport()->update();
    scrollToCursor();
  } else {
    repaint(oldLine);
  }
}

void LyricsView::scrollToCursor() {
  const Line& line = m_lines[static_cast<std::size_t>(m_cursor.line)];
  const double inView = line.top - verticalScrollBar()->value();
  if (!m_follows && inView > 0 && inView < viewport()->height() * 0.8) m_follows = true;
  if (!m_follows) return;
  const int target =
      std::clamp(static_cast<int>(line.top - viewport()->height() * kAnchor), 0, verticalScrollBar()->maximum());
  m_scrolling->stop();
  if (m_isMotionReduced || !isVisible()) {
    verticalScrollBar()->setValue(target);
    return;
  }
  m_scrolling->setStartValue(verticalScrollBar()->value());
  m_scrolling->setEndValue(target);
  m_scrolling->start();
}

std::size_t LyricsView::lineAtY(double y) const {
  const auto after =
      std::upper_bound(m_lines.begin(), m_lines.end(), y, [](double v, const Line& l) { return v < l.top; });
  return after == m_lines.begin() ? 0 : static_cast<std::size_t>(after - m_lines.begin()) - 1;
}

void LyricsView::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  if (m_timing.lines().join(QString()).trimmed().isEmpty()) {
    paintNote(painter, tr("This song has no lyrics."));
    return;
  }
  const double scroll = verticalScrollBar()->value();
  if (!m_timing.isTimed()) {
    painter.setFont(textFont(kTextSmall));
    painter.setPen(Theme::tokens().secondaryText);
    painter.drawText(QPointF(kMargin, kMargin - scroll + 8), tr("It is not known when these words are sung."));
  }
  painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = lineAtY(scroll); i < m_lines.size(); ++i) {
    const double y = m_lines[i].top - scroll;
    if (y > viewport()->height()) break;
    paintLine(painter, i, y);
  }
}

/// The inks of a line, one after the other.
std::vector<LyricsView::Ink> LyricsView::inksOf(std::size_t index, int length) const {
  const Tokens& tokens = Theme::tokens();
  const auto line = static_cast<int>(index);
  if (!m_timing.isTimed()) return {{0, length, tokens.text}};
  if (line < m_cursor.line) return {{0, length, tokens.secondaryText}};
  if (line > m_cursor.line) return {{0, length, tokens.faintText}};
  const int sung = std::min(static_cast<int>(std::floor(m_cursor.characters)), length);
  const double part = m_cursor.characters - std::floor(m_cursor.characters);
  int wordBegin = sung;
  if (m_cursor.word >= 0) {
    const auto& word = m_timing.words()[static_cast<std::size_t>(m_cursor.word)];
    if (word.line == line && word.begin + word.length >= sung) wordBegin = std::min(word.begin, sung);
  }
  const int glowing = std::min(sung + 1, length);  // the character that is being sung
  return {{0, wordBegin, tokens.text},
          {wordBegin, sung, tokens.accentText},
          {sung, glowing, mixed(tokens.faintText, tokens.accentText, part)},
          {glowing, length, tokens.faintText}};
}

void LyricsView::paintLine(QPainter& painter, std::size_t index, double y) {
  const QTextLayout& layout = layoutOf(index);
  for (const Ink& ink : inksOf(index, static_cast<int>(layout.text().size()))) {
    painter.setPen(ink.color);
    for (int i = 0; i < layout.lineCount() && ink.begin < ink.end; ++i) {
      const QTextLine row = layout.lineAt(i);
      const int begin = std::max(ink.begin, row.textStart());
      const int end = std::min(ink.end, row.textStart() + row.textLength());
      if (begin >= end) continue;
      const double from = row.cursorToX(begin);
      const double to = row.cursorToX(end);
      painter.save();
      painter.setClipRect(QRectF(kMargin + std::min(from, to), y + row.y(), std::abs(to - from), row.height() + 4));
      row.draw(&painter, QPointF(kMargin, y));
      painter.restore();
    }
  }
  if (!m_hovered || m_hovered->line != static_cast<int>(index)) return;
  const QRectF word = wordRect(*m_hovered);
  painter.fillRect(QRectF(word.left(), word.bottom() - 1, word.width(), 2), Theme::tokens().accentText);
}

void LyricsView::paintNote(QPainter& painter, const QString& text) const {
  painter.setFont(textFont(kTextBody));
  painter.setPen(Theme::tokens().secondaryText);
  painter.drawText(viewport()->rect().adjusted(kMargin, 0, -kMargin, 0), Qt::AlignCenter | Qt::TextWordWrap, text);
}

QRectF LyricsView::wordRect(const LyricsTiming::Word& word) const {
  const Line& line = m_lines[static_cast<std::size_t>(word.line)];
  if (!line.layout) return {};
  const QTextLine row = line.layout->lineForTextPosition(word.begin);
  if (!row.isValid()) return {};
  const double left = row.cursorToX(word.begin);
  const double right = row.cursorToX(word.begin + word.length);
  return QRectF(kMargin + std::min(left, right), line.top - verticalScrollBar()->value() + row.y(),
                std::abs(right - left), row.height());
}

std::optional<LyricsTiming::Word> LyricsView::wordUnder(const QPointF& point) {
  if (!m_timing.isTimed() || m_lines.empty()) return std::nullopt;
  const double y = point.y() + verticalScrollBar()->value();
  const std::size_t index = lineAtY(y);
  QTextLayout& layout = layoutOf(index);
  for (int row = 0; row < layout.lineCount(); ++row) {
    const QTextLine line = layout.lineAt(row);
    const double top = m_lines[index].top + line.y();
    if (y < top || y > top + line.height()) continue;
    const int character = line.xToCursor(point.x() - kMargin, QTextLine::CursorOnCharacter);
    const auto word = m_timing.wordAt(static_cast<int>(index), character);
    if (word && word->line == static_cast<int>(index) && wordRect(*word).adjusted(-4, 0, 4, 0).contains(point))
      return word;
  }
  return std::nullopt;
}

void LyricsView::mouseMoveEvent(QMouseEvent* event) {
  const auto word = wordUnder(event->position());
  viewport()->setCursor(word ? Qt::PointingHandCursor : Qt::ArrowCursor);
  if (word == m_hovered) return;
  m_hovered = word;
  viewport()->update();
}

void LyricsView::leaveEvent(QEvent*) {
  m_hovered.reset();
  viewport()->update();
}

void LyricsView::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const auto word = wordUnder(event->position());
  if (!word) return;
  m_follows = true;
  emit seekRequested(word->seconds);
}

void LyricsView::wheelEvent(QWheelEvent* event) {
  m_follows = false;
  m_scrolling->stop();
  QAbstractScrollArea::wheelEvent(event);
}

void LyricsView::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Down ? 1 : (event->key() == Qt::Key_Up ? -1 : 0);
  if (step == 0 || !m_timing.isTimed()) return QAbstractScrollArea::keyPressEvent(event);
  // The first word of the next or previous line that has one.
  const auto& words = m_timing.words();
  const int current = m_cursor.word >= 0 ? words[static_cast<std::size_t>(m_cursor.word)].line : -1;
  std::optional<LyricsTiming::Word> target;
  for (const auto& word : words) {
    const bool startsLine = !target || target->line != word.line;
    if (step > 0 && word.line > current) {
      target = word;
      break;
    }
    if (step < 0 && word.line < current && startsLine) target = word;
  }
  m_follows = true;
  if (target) emit seekRequested(target->seconds);
}

}  // namespace jukebox::ui
