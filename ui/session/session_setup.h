#pragma once
// SessionSetup: how a new song is to grow: the length of a step and the number of candidates.

#include <QWidget>

#include "core/domain/generation_request.h"

class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace jukebox::ui {

class SessionSetup : public QWidget {
  Q_OBJECT
 public:
  explicit SessionSetup(QWidget* parent = nullptr);
  void setRequest(const GenerationRequest& request);

 signals:
  void accepted(const jukebox::GenerationRequest& request, double hopSeconds, int candidates);
  void cancelled();

 private:
  GenerationRequest m_request;
  QLabel* m_summary;
  QDoubleSpinBox* m_hop;
  QSpinBox* m_candidates;
};

}  // namespace jukebox::ui
