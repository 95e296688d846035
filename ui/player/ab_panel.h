#pragma once
// AbPanel: two samples at the same loudness, switched in an instant; blind if one wants to judge by ear alone.

#include <QWidget>
#include <cstdint>
#include <optional>
#include <string>

class QCheckBox;
class QLabel;
class QPushButton;
class QToolButton;

namespace jukebox::ui {

/// One of the two.
struct AbSample {
  std::string id;
  QString title;
  QString subtitle;
  bool operator==(const AbSample&) const = default;
};

/// What a listener preferred; to be stored by the application.
struct AbVerdict {
  enum class Choice { first, second, same };
  std::string firstId;  ///< as given to setSamples(), whatever letters they had
  std::string secondId;
  Choice choice = Choice::same;
  bool wasBlind = false;
  int switches = 0;            ///< how often the listener went from one to the other
  double listenedSeconds = 0;  ///< since the comparison began
  bool operator==(const AbVerdict&) const = default;
};

/// Blind: it begins with X; the letters X and Y hide the names; which sample is X is drawn at random and shown after
/// the verdict.
class AbPanel : public QWidget {
  Q_OBJECT
 public:
  explicit AbPanel(QWidget* parent = nullptr);

  /// Begins a comparison with the first one heard. `seed` decides the hidden order.
  void setSamples(const AbSample& first, const AbSample& second, std::uint64_t seed);
  void setBlind(bool isBlind);
  bool isBlind() const { return m_isBlind; }
  /// True once both are equally loud.
  void setMatched(bool isMatched);
  /// Which one is heard now.
  void setHeard(const std::string& sampleId);
  /// Time goes on while it plays.
  void addListening(double seconds) { m_listenedSeconds += seconds; }
  bool isRevealed() const { return m_isRevealed; }

 signals:
  void switchRequested(const std::string& sampleId);
  void verdictGiven(const jukebox::ui::AbVerdict& verdict);
  void blindChanged(bool isBlind);
  void closeRequested();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  const AbSample& sampleOf(bool isLeft) const { return isLeft != m_isSwapped ? m_first : m_second; }
  void choose(bool isLeft);
  void judge(std::optional<bool> prefersLeft);
  void showAll();
  void drawLots();

  AbSample m_first, m_second;
  std::string m_heardId;
  std::uint64_t m_seed = 0;
  bool m_isBlind = false;
  bool m_isSwapped = false;
  bool m_isRevealed = false;
  bool m_isMatched = false;
  int m_switches = 0;
  double m_listenedSeconds = 0;
  std::optional<AbVerdict> m_verdict;

  QPushButton *m_left, *m_right, *m_preferLeft, *m_preferRight, *m_same;
  QLabel *m_leftName, *m_rightName, *m_status;
  QCheckBox* m_blind;
  QToolButton* m_close;
};

}  // namespace jukebox::ui

Q_DECLARE_METATYPE(jukebox::ui::AbVerdict)
