#pragma once
// PendingList: every generation that the opened session waits for: how far it is, try again, give up.

#include <QWidget>
#include <vector>

#include "ui/session/take_sessions.h"

class QLabel;
class QProgressBar;
class QPushButton;

namespace jukebox::ui {

class PendingList : public QWidget {
  Q_OBJECT
 public:
  explicit PendingList(QWidget* parent = nullptr);
  /// Hidden while nothing is pending. Rows stay where they are while only their progress changes.
  void show(const std::vector<PendingTakes>& pending);

 signals:
  /// Ids of take jobs.
  void cancelRequested(const QString& takeJobId);
  void retryRequested(const QString& takeJobId);

 private:
  struct Row {
    std::string takeJobId;
    QWidget* widget = nullptr;
    QLabel* status = nullptr;
    QProgressBar* progress = nullptr;
    QPushButton *retry = nullptr, *cancel = nullptr;
  };
  Row makeRow(const std::string& takeJobId);
  static void fill(const Row& row, const PendingTakes& pending);

  std::vector<Row> m_rows;
};

}  // namespace jukebox::ui
