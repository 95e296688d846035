#pragma once
// PlanBar: what the song will cost on this machine, as far as it was measured, and the button that begins it.

#include <QTimer>
#include <QWidget>
#include <optional>

#include "ui/compose/cost_estimator.h"

class QLabel;
class QPushButton;

namespace jukebox::ui {

class PlanBar : public QWidget {
  Q_OBJECT
 public:
  /// The estimator must outlive it.
  explicit PlanBar(CostEstimator& costs, QWidget* parent = nullptr);
  /// What is planned now. `problem`: why it cannot be made; empty: it can.
  void setPlan(const GenerationRequest& request, const QString& problem);

 signals:
  void generateRequested();

 private:
  void ask();
  void show(const CostEstimate& estimate);
  void measure();
  void showText(const QString& facts, const QString& verdict, bool isBad);

  CostEstimator& m_costs;
  QLabel *m_facts, *m_verdict;
  QPushButton *m_measure, *m_generate;
  QTimer m_soon;
  GenerationRequest m_request;
  QString m_problem;
  bool m_isMeasuring = false;
};

}  // namespace jukebox::ui
