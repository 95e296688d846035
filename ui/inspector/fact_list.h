#pragma once
// FactList: names and values in two columns, each with a sentence that says what it means; all of it can be copied.

#include <QWidget>
#include <vector>

class QGridLayout;
class QLabel;

namespace jukebox::ui {

class FactList : public QWidget {
  Q_OBJECT
 public:
  explicit FactList(QWidget* parent = nullptr);
  /// Rows that are filled again keep their widgets; finish() hides those that were not.
  void begin();
  void finish();
  void addSection(const QString& title);
  /// An empty value is left out.
  void add(const QString& name, const QString& value, const QString& meaning);
  /// Shows the meanings below the values; otherwise they are tool tips.
  void setExplained(bool isExplained);
  /// "Name: value", a line each.
  QString asText() const;

 private:
  struct Row {
    QLabel *name, *value, *meaning;
    QString text;  ///< the whole value
    bool isSection = false;
  };
  Row& nextRow();
  QGridLayout* m_grid;
  std::vector<Row> m_rows;
  std::size_t m_used = 0;
  bool m_isExplained = false;
};

/// A small heading in capitals.
QLabel* sectionHeading(const QString& title);

}  // namespace jukebox::ui
