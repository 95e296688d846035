#pragma once
// LineageView: what a sample was made from and what was made from it, as a small tree.

#include <QWidget>

#include "ui/library/library_reader.h"

class QLabel;
class QTreeWidget;
class QTreeWidgetItem;

namespace jukebox::ui {

class LineageView : public QWidget {
  Q_OBJECT
 public:
  /// `reader` must outlive the view.
  explicit LineageView(LibraryReader& reader, QWidget* parent = nullptr);
  void showSample(const Sample& sample);
  QTreeWidget& tree() { return *m_tree; }

 signals:
  /// The user chose a relative.
  void sampleRequested(const QString& sampleId);

 private:
  void askForParent(const std::string& parentId);
  void askForChildren();
  void build();
  QTreeWidgetItem* makeItem(const SampleSummary& sample) const;
  void choose(QTreeWidgetItem* item);

  LibraryReader& m_reader;
  QTreeWidget* m_tree;
  QLabel* m_note;
  SampleSummary m_self;
  std::vector<SampleSummary> m_ancestors;  ///< parent first
  std::vector<SampleSummary> m_children;
  bool m_parentIsGone = false;
  int m_serial = 0;  ///< of the sample shown; older answers are dropped
};

}  // namespace jukebox::ui
