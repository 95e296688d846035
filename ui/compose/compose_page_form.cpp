// The form of the Compose page as a value: read off the fields, filled in, and taken from a sample.

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <algorithm>

#include "ui/compose/compose_page.h"
#include "ui/compose/compose_parts.h"
#include "ui/compose/lyric_panel.h"
#include "ui/compose/name_field.h"
#include "ui/compose/sampling_panel.h"
#include "ui/compose/start_panel.h"
#include "ui/library/sample_text.h"

namespace jukebox::ui {

ComposePreset ComposePage::form() const {
  ComposePreset form;
  GenerationRequest& request = form.request;
  request.model = m_wantedModel;
  request.title = m_title->text().trimmed().toStdString();
  request.conditioning = {m_artist->value().toStdString(), m_genre->value().toStdString(),
                          m_lyrics->lyrics().toStdString()};
  request.durationSeconds = m_length->value();
  if (m_songLength->value() > 0) request.totalDurationSeconds = m_songLength->value();
  request.offsetSeconds = m_offsetSeconds;
  request.seed = m_seed->text().toULongLong();
  form.freshSeed = m_fresh->isChecked();
  request.count = m_takes->value();
  request.isDraft = m_draft->isChecked();
  request.isLive = m_live->isChecked() && !request.isDraft;
  request.allowUnknownNames = m_artist->isAccepted() || m_genre->isAccepted();
  m_sampling->fill(request);
  m_start->fill(form);
  return form;
}

GenerationRequest ComposePage::request() const {
  return form().request;
}

void ComposePage::setForm(const ComposePreset& form) {
  m_isFilling = true;
  const GenerationRequest& request = form.request;
  m_wantedModel = request.model;
  m_model->setCurrentIndex(m_model->findData(text(m_wantedModel)));
  m_title->setText(text(request.title));
  m_artist->setValue(text(request.conditioning.artist));
  m_genre->setValue(text(request.conditioning.genre));
  m_artist->setAccepted(request.allowUnknownNames);
  m_genre->setAccepted(request.allowUnknownNames);
  m_lyrics->setLyrics(text(request.conditioning.lyrics));
  m_length->setValue(request.durationSeconds);
  m_songLength->setValue(request.totalDurationSeconds.value_or(0));
  m_offsetSeconds = request.offsetSeconds;
  m_fresh->setChecked(form.freshSeed);
  m_seed->setText(form.freshSeed ? QString() : QString::number(request.seed));
  m_takes->setValue(request.count);
  m_draft->setChecked(request.isDraft);
  m_live->setChecked(request.isLive);
  takeModel();
  m_sampling->setRequest(request);
  m_start->setForm(form);
  m_isFilling = false;
  takeChange();
}

void ComposePage::useSettingsOf(const Sample& sample) {
  ComposePreset wanted;
  wanted.request = sample.request;
  wanted.request.title.clear();
  wanted.request.isLive = m_live->isChecked();
  wanted.freshSeed = false;
  setForm(wanted);
}

void ComposePage::continueFrom(const Sample& sample, double seconds) {
  ComposePreset wanted;
  wanted.request = sample.request;
  wanted.request.title.clear();
  wanted.request.isLive = m_live->isChecked();
  wanted.request.mode = GenerationMode::continuation;
  wanted.request.promptFile.clear();
  wanted.request.promptStartSeconds = 0;
  wanted.request.fromSample = sample.id;
  wanted.request.promptSeconds = seconds;
  wanted.request.durationSeconds = std::max(sample.durationSeconds, seconds + sample.durationSeconds / 2);
  if (wanted.request.totalDurationSeconds) {
    wanted.request.totalDurationSeconds =
        std::max(*wanted.request.totalDurationSeconds,
                 wanted.request.durationSeconds + wanted.request.offsetSeconds.value_or(0));
  }
  wanted.startTitle = sample.title;
  wanted.startSeconds = sample.durationSeconds;
  setForm(wanted);
}

void ComposePage::upsampleFrom(const Sample& sample) {
  ComposePreset wanted;
  wanted.request = sample.request;
  wanted.request.title = sample.title;
  wanted.request.isLive = m_live->isChecked();
  wanted.request.mode = GenerationMode::upsample;
  wanted.request.promptFile.clear();
  wanted.request.promptStartSeconds = 0;
  wanted.request.promptSeconds.reset();
  wanted.request.fromSample = sample.id;
  wanted.request.durationSeconds = sample.durationSeconds;
  wanted.request.lowestLevel.reset();
  wanted.request.count = 1;
  wanted.freshSeed = false;
  wanted.startTitle = sample.title;
  wanted.startSeconds = sample.durationSeconds;
  setForm(wanted);
}

}  // namespace jukebox::ui
