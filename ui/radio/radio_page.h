#pragma once
// RadioPage: music without an end that is composed while it plays, with everything that steers it.

#include <QWidget>

#include "ui/models/model_catalog.h"
#include "ui/radio/radio.h"

class QBoxLayout;
class QCheckBox;
class QLabel;
class QPushButton;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace jukebox::ui {

class OnAirButton;
class RadioDesk;
class RadioView;
class RadioWishList;
class StatePage;

class RadioPage : public QWidget {
  Q_OBJECT
 public:
  /// Both must outlive it.
  RadioPage(Radio& radio, ModelCatalog& models, QWidget* parent = nullptr);

 signals:
  void manageModelsRequested();
  /// Somebody wants to see this sample of the library.
  void sampleRequested(const QString& id);

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  QWidget* makeContent();
  QWidget* makeStage();
  QBoxLayout* makeControls();
  QBoxLayout* makeVolume();
  QBoxLayout* makeBelow();
  QWidget* makeWishes();
  void connectAll();
  void addKeys();
  void toggle();
  void showModels();
  void showRadio();
  void showWishes();
  void showKept(const QString& sampleId, double seconds);
  void showQueue(const RadioState& state);
  QString hint(const RadioState& state) const;

  Radio& m_radio;
  ModelCatalog& m_models;
  QStackedWidget* m_stack;
  StatePage* m_noModels;
  OnAirButton* m_button;
  QLabel *m_phase, *m_details, *m_trouble, *m_queueNote, *m_keptNote;
  QPushButton *m_playOut, *m_keep, *m_showKept;
  QToolButton* m_mute;
  QSlider* m_volume;
  QCheckBox* m_holdQueue;
  RadioView* m_view;
  RadioDesk* m_desk;
  RadioWishList* m_wishes;
  QBoxLayout* m_below = nullptr;
  QWidget* m_wishBox = nullptr;
  QString m_keptSample;
};

}  // namespace jukebox::ui
