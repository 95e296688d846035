#pragma once
// LineageView: what a sample was made from and what was made from it, as a small tree.

#include <QTreeWidget>

#include "ui/library/library_reader.h"

namespace jukebox::ui {

class LineageView : public QTreeWidget {
  Q_OBJECT
 public:
  /// `reader` must outlive the view.
  explicit LineageView(LibraryReader& reader, QWidget* parent = nullptr);
  void showSample(const Sample& sample);

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
  SampleSummary m_self;
  std::vector<SampleSummary> m_ancestors;  ///< parent first
  std::vector<SampleSummary> m_children;
  bool m_parentIsGone = false;
  int m_serial = 0;  ///< of the sample shown; older answers are dropped
};

}  // namespace jukebox::ui
