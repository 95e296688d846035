#pragma once
// SearchField: where a search is typed. Terms with a field become chips that can be taken away; fields, values and
// earlier searches are offered while typing; a mistake is explained right below.

#include <QFrame>
#include <QStringList>
#include <QTimer>
#include <map>

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListWidget;
class QToolButton;

namespace jukebox::ui {

class SearchField : public QFrame {
  Q_OBJECT
 public:
  explicit SearchField(QWidget* parent = nullptr);

  /// Chips and typed words together.
  QString query() const;
  void setQuery(const QString& query);
  /// Values to offer after a field ("artist" → names in the library).
  void setValues(const std::map<QString, QStringList>& values) { m_values = values; }
  QStringList history() const { return m_history; }
  void setHistory(const QStringList& history) { m_history = history; }
  /// Remembers the search, newest first.
  void remember();
  /// Marks the search as wrong and explains why, or not with an empty message.
  void showMistake(const QString& message, const QString& advice);
  QString mistake() const;
  void focusField();
  QLineEdit& line() { return *m_line; }
  QListWidget& popup() { return *m_popup; }

 signals:
  void queryChanged(const QString& query);
  /// Enter or Down: on to the list.
  void left();
  void saveRequested(const QString& query);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  void addChip(const QString& term);
  void clearChips();
  /// Finished field terms of the line become chips; `all` includes the one at the cursor.
  void makeChips(bool all);
  void textEdited();
  void emitQuery();
  void offer();
  void take(int row);
  void addOffer(const QString& replacement, const QString& label, const QString& meaning);
  void placePopup();
  bool handleKey(int key);

  QHBoxLayout* m_chipLayout;
  QLineEdit* m_line;
  QToolButton* m_clear;
  QToolButton* m_save;
  QLabel* m_mistake;
  QListWidget* m_popup;
  QStringList m_chips;
  QStringList m_history;
  std::map<QString, QStringList> m_values;
  QString m_lastQuery;
};

}  // namespace jukebox::ui
