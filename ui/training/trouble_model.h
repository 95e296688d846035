#pragma once
// TroubleModel: what a scan has to say against recordings, as a table of file names and sentences.

#include <QAbstractTableModel>

#include "ui/training/training_desk.h"

namespace jukebox::ui {

class TroubleModel : public QAbstractTableModel {
  Q_OBJECT
 public:
  using QAbstractTableModel::QAbstractTableModel;
  enum Column { file, problem, columns };

  void setTroubles(std::vector<RecordingTrouble> troubles);
  /// Absent: all kinds.
  void setKind(std::optional<Trouble> kind);

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
  void choose();
  std::vector<RecordingTrouble> m_troubles;
  std::vector<std::size_t> m_rows;  ///< of m_troubles
  std::optional<Trouble> m_kind;
};

}  // namespace jukebox::ui
