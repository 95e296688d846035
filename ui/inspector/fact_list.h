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
  void clear();
  void addSection(const QString& title);
  /// An empty value is left out.
  void add(const QString& name, const QString& value, const QString& meaning);
  /// Shows the meanings below the values; otherwise they are tool tips.
  void setExplained(bool isExplained);
  /// "Name: value", a line each.
  QString asText() const;

 private:
  struct Fact {
    QString name, value;
    QLabel* meaning;
  };
  QGridLayout* m_grid;
  std::vector<Fact> m_facts;
  int m_row = 0;
  bool m_isExplained = false;
};

/// A small heading in capitals.
QLabel* sectionHeading(const QString& title);

}  // namespace jukebox::ui
