#pragma once
// ProvenancePage: which model made a sample, from what it learned, what its licence allows, and how to make it again.

#include <QWidget>

#include "core/domain/sample.h"

class QPlainTextEdit;
class QPushButton;

namespace jukebox::ui {

class FactList;

class ProvenancePage : public QWidget {
  Q_OBJECT
 public:
  explicit ProvenancePage(QWidget* parent = nullptr);
  void showSample(const Sample& sample);
  FactList& facts() { return *m_facts; }

 private:
  void toggleCommand();
  FactList* m_facts;
  QPushButton* m_show;
  QWidget* m_commandBox;
  QPlainTextEdit* m_command;
};

}  // namespace jukebox::ui
