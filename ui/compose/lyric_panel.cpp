#include "ui/compose/lyric_panel.h"

#include <QLabel>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "core/labels/lyric_pace.h"
#include "ui/compose/compose_parts.h"
#include "ui/compose/lyric_timeline.h"
#include "ui/compose/lyrics_editor.h"
#include "ui/inspector/fact_list.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"

namespace jukebox::ui {
namespace {

constexpr int kReadDelayMilliseconds = 60;
constexpr std::size_t kBlockBytes = 256;
constexpr std::size_t kMostMarks = 300, kMostKindsListed = 8;
constexpr qsizetype kExcerptCharacters = 90;

bool startsCodePoint(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// UTF-16 units of the code point that begins with `byte`.
int unitsOf(char byte) {
  return static_cast<unsigned char>(byte) >= 0xF0U ? 2 : 1;
}

/// Begin and end of a long excerpt on one line.
QString excerpt(QString text) {
  text.replace(u'\n', QStringLiteral(" ⏎ "));
  if (text.size() <= 2 * kExcerptCharacters) return text;
  return text.left(kExcerptCharacters) + QStringLiteral(" … ") + text.right(kExcerptCharacters);
}

QString number(double value) {
  return QLocale().toString(value, 'f', 1);
}

}  // namespace

LyricPanel::LyricPanel(QWidget* parent)
    : QWidget(parent),
      m_editor(new LyricsEditor),
      m_timeline(new LyricTimeline),
      m_inspector(new QWidget),
      m_count(composeLabel({}, "small")),
      m_verdict(composeMessage("secondary", QStringLiteral("lyricVerdict"))),
      m_seenTitle(composeLabel({}, "strong")),
      m_seen(composeLabel({}, "secondary")),
      m_changes(composeMessage("secondary", QStringLiteral("lyricChanges"))) {
  m_count->setObjectName(QStringLiteral("lyricCount"));
  m_seen->setObjectName(QStringLiteral("lyricSeen"));
  m_seenTitle->setObjectName(QStringLiteral("lyricSeenTitle"));
  m_timeline->setObjectName(QStringLiteral("lyricTimeline"));
  m_seen->setWordWrap(true);
  m_seenTitle->setWordWrap(true);
  auto* heading = new QHBoxLayout;
  auto* name = sectionHeading(tr("LYRICS"));
  name->setBuddy(m_editor);
  heading->addWidget(name);
  heading->addStretch(1);
  heading->addWidget(m_count);
  auto* inspector = new QVBoxLayout(m_inspector);
  inspector->setContentsMargins(0, 0, 0, 0);
  inspector->setSpacing(kSpace1);
  inspector->addWidget(sectionHeading(tr("WHAT THE MODEL SEES")));
  inspector->addWidget(m_timeline);
  inspector->addWidget(m_seenTitle);
  inspector->addWidget(m_seen);
  inspector->addWidget(m_changes);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  layout->addLayout(heading);
  layout->addWidget(m_editor, 1);
  layout->addWidget(m_verdict);
  layout->addWidget(m_inspector);
  m_soon.setSingleShot(true);
  m_soon.setInterval(kReadDelayMilliseconds);
  connect(&m_soon, &QTimer::timeout, this, &LyricPanel::read);
  connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
    m_soon.start();
    emit changed();
  });
  connect(m_timeline, &LyricTimeline::positionChanged, this, &LyricPanel::showWindow);
  showReading();
}

QString LyricPanel::lyrics() const {
  return m_editor->toPlainText();
}

void LyricPanel::setLyrics(const QString& lyrics) {
  if (lyrics != m_editor->toPlainText()) m_editor->setPlainText(lyrics);
}

void LyricPanel::setFrame(const SongFrame& frame) {
  const bool readsAnew = frame.style != m_frame.style;
  m_frame = frame;
  m_timeline->setSong(frame.totalSeconds, frame.offsetSeconds, frame.offsetSeconds + frame.durationSeconds);
  if (readsAnew) return read();
  showReading();
}

void LyricPanel::read() {
  m_text = m_editor->toPlainText().toStdString();
  m_reading = readLyrics(m_frame.style, m_text);
  m_blockPlaces.clear();
  int place = 0;
  for (std::size_t byte = 0; byte < m_text.size(); ++byte) {
    if (byte % kBlockBytes == 0) m_blockPlaces.push_back(place);
    if (startsCodePoint(m_text[byte])) place += unitsOf(m_text[byte]);
  }
  showReading();
}

int LyricPanel::placeOf(std::size_t byte) const {
  if (m_blockPlaces.empty()) return 0;
  const std::size_t block = std::min(byte / kBlockBytes, m_blockPlaces.size() - 1);
  int place = m_blockPlaces[block];
  for (std::size_t at = block * kBlockBytes; at < std::min(byte, m_text.size()); ++at) {
    if (startsCodePoint(m_text[at])) place += unitsOf(m_text[at]);
  }
  return place;
}

void LyricPanel::showReading() {
  std::vector<TextSpan> dropped, replaced;
  for (const auto& change : m_reading.changes) {
    auto& list = change.replacement.empty() ? dropped : replaced;
    if (list.size() >= kMostMarks) continue;
    list.push_back({placeOf(change.byteOffset), placeOf(change.byteOffset + change.byteLength)});
  }
  const bool takesLyrics = m_frame.lyricTokens > 0;
  m_inspector->setVisible(takesLyrics);
  if (takesLyrics) {
    m_editor->setChanges(std::move(dropped), std::move(replaced));
  } else {
    m_editor->setChanges({}, {});
  }
  QStringList kinds;
  for (const auto& kind : m_reading.replacements) {
    if (std::size_t(kinds.size()) == kMostKindsListed) {
      kinds << QStringLiteral("…");
      break;
    }
    const QString original = text(kind.original);
    kinds << (kind.replacement.empty()
                  ? tr("%1 is left out (%2×)").arg(original).arg(kind.count)
                  : tr("%1 becomes %2 (%3×)").arg(original, text(kind.replacement).trimmed()).arg(kind.count));
  }
  showMessage(m_changes, kinds.isEmpty() ? QString() : tr("Characters: %1").arg(kinds.join(QStringLiteral(" · "))));
  showPace();
  showWindow();
}

void LyricPanel::showPace() {
  const auto count = std::ssize(m_reading.cleaned.text);
  const LyricPace pace = lyricPace({count, m_frame.totalSeconds, m_frame.lyricTokens, m_frame.windowSeconds()});
  QString line = counted(count, tr("1 character"), tr("%1 characters"));
  if (count > 0 && m_frame.lyricTokens > 0) {
    line += QStringLiteral(" · ") + tr("%1 a second").arg(number(pace.charactersPerSecond));
  }
  m_count->setText(line);
  QString verdict;
  if (m_frame.lyricTokens == 0) {
    verdict = count == 0 ? tr("This model makes music without words: it does not read lyrics.")
                         : tr("This model makes music without words: these lyrics have no effect.");
  } else if (pace.verdict == LyricPaceVerdict::tooShort) {
    const auto wanted = static_cast<qint64>(std::ceil(pace.slowestGood * m_frame.totalSeconds));
    verdict = tr("Too little text for %1 s: the voice will repeat or hum. Write at least %2 characters, or shorten the "
                 "song to %3 s.")
                  .arg(std::round(m_frame.totalSeconds))
                  .arg(wanted)
                  .arg(std::floor(static_cast<double>(count) / pace.slowestGood));
  } else if (pace.verdict == LyricPaceVerdict::tooLong) {
    const auto wanted = static_cast<qint64>(std::floor(pace.fastestGood * m_frame.totalSeconds));
    verdict = tr("Too much text for %1 s: words will be skipped. Keep at most %2 characters, or lengthen the song to "
                 "%3 s.")
                  .arg(std::round(m_frame.totalSeconds))
                  .arg(wanted)
                  .arg(std::ceil(static_cast<double>(count) / pace.fastestGood));
  } else if (count > 0) {
    verdict = tr("The text fits the length of the song.");
  }
  showMessage(m_verdict, verdict);
}

void LyricPanel::showWindow() {
  if (m_frame.lyricTokens <= 0) return m_editor->setSeen({});
  const std::int64_t begin = m_frame.windowBeginSamples(m_timeline->position());
  const double beginSeconds = static_cast<double>(begin) / m_frame.sampleRate;
  m_timeline->setWindow(beginSeconds, beginSeconds + m_frame.windowSeconds());
  const auto total = static_cast<std::int64_t>(m_frame.totalSeconds * m_frame.sampleRate);
  const LyricWindowPosition position{total, begin, m_frame.windowTokens * m_frame.samplesPerToken};
  const auto seen = seenLyrics(m_reading, m_text, m_frame.lyricTokens, position);
  if (!seen) {
    m_editor->setSeen({});
    m_seenTitle->setText(errorText(seen.error().message));
    return m_seen->clear();
  }
  m_editor->setSeen({placeOf(seen->beginByte), placeOf(seen->endByte)});
  const auto count = std::ssize(m_reading.cleaned.text);
  const QString at = SampleText::length(m_timeline->position());
  if (count == 0) {
    m_seenTitle->setText(tr("Without lyrics the voice has no words, only sounds."));
    return m_seen->clear();
  }
  m_seenTitle->setText(tr("At %1 the model sees characters %2–%3 of %4.")
                           .arg(at)
                           .arg(seen->beginCharacter + 1)
                           .arg(seen->endCharacter)
                           .arg(count));
  m_seen->setText(
      excerpt(text(m_reading.cleaned.text.substr(seen->beginCharacter, seen->endCharacter - seen->beginCharacter))));
}

}  // namespace jukebox::ui
