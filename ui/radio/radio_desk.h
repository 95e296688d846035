#pragma once
// RadioDesk: what the radio is to play: model, names, temperature, guidance and lyrics. While it plays, what is changed here is
// wished.

#include <QTimer>
#include <QWidget>

#include "ui/models/model_catalog.h"
#include "ui/radio/radio.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QPushButton;

namespace jukebox::ui {

class LyricsEditor;
class NameField;
class WordedSlider;

class RadioDesk : public QWidget {
  Q_OBJECT
 public:
  /// Must outlive it. The fields are as they were left (settings "radio").
  explicit RadioDesk(ModelCatalog& models, QWidget* parent = nullptr);
  ~RadioDesk() override;

  /// As the fields stand.
  RadioStart start() const;
  /// There is a model, and it knows the names.
  bool canStart() const { return m_canStart; }
  /// From now on changes are wished: names, temperature and guidance by themselves, lyrics when it is said so.
  void setOn(bool isOn);

 signals:
  void turned(const jukebox::ui::RadioTurn& turn);
  void canStartChanged();

 protected:
  /// The wheel scrolls the page; it changes a field only when that has the focus.
  bool eventFilter(QObject* object, QEvent* event) override;

 private:
  QWidget* makeStyle();
  QWidget* makeLyrics();
  void fillModels();
  void takeModel();
  void noteChange();
  void takeChange();
  bool checkNames();
  void sing();
  void showSliders();
  void showLyricsState();
  double temperature() const;
  double guidance() const;
  const ModelEntry* model() const;
  void restore();
  void save() const;

  ModelCatalog& m_models;
  QComboBox* m_model;
  QLabel *m_facts, *m_modelNote;
  NameField *m_artist, *m_genre;
  WordedSlider *m_temperature, *m_guidance;
  LyricsEditor* m_lyrics;
  QPushButton* m_sing;
  QLabel* m_lyricsNote;
  std::string m_wantedModel;
  double m_usualTemperature = 1, m_usualGuidance = 1;  ///< of the model's top level
  RadioStart m_told;                                   ///< what the radio was asked for last
  bool m_isOn = false, m_canStart = false;
  QTimer m_soon;
};

}  // namespace jukebox::ui
