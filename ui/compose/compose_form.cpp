#include "ui/compose/compose_form.h"

#include <QLocale>
#include <algorithm>
#include <cmath>

#include "core/domain/window_plan.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"

namespace jukebox::ui {
namespace {

constexpr std::size_t kMaximumLyricsBytes = 1U << 20U;
constexpr int kMostTakes = 16;

QString seconds(double value) {
  return QLocale().toString(value, 'f', std::abs(value - std::round(value)) < 0.05 ? 0 : 1);
}

const PriorHyperparameters* topPrior(const ModelCard& card) {
  const ModelPrior* prior = card.priorOf(card.topLevel());
  return prior == nullptr ? nullptr : &prior->hyperparameters;
}

}  // namespace

double SongFrame::windowSeconds() const {
  return static_cast<double>(windowTokens * samplesPerToken) / sampleRate;
}

std::int64_t SongFrame::windowBeginSamples(double seconds) const {
  const double within = std::max(0.0, seconds - offsetSeconds) * sampleRate / static_cast<double>(samplesPerToken);
  const auto token = static_cast<std::int64_t>(within);
  std::int64_t start = 0;
  if (token >= windowTokens) start = ((token - windowTokens) / hopTokens + 1) * hopTokens;
  // The last window ends where the result ends; beyond it, windows go on as if the song were made to its end.
  const auto tokensOf = [&](double length) { return static_cast<std::int64_t>(length * sampleRate) / samplesPerToken; };
  const std::int64_t resultTokens = tokensOf(durationSeconds);
  const std::int64_t end = token < resultTokens ? resultTokens : tokensOf(totalSeconds - offsetSeconds);
  start = std::min(start, std::max<std::int64_t>(0, end - windowTokens));
  return static_cast<std::int64_t>(offsetSeconds * sampleRate) + start * samplesPerToken;
}

SongFrame songFrameOf(const ModelCard& card, const GenerationRequest& request) {
  SongFrame frame;
  frame.sampleRate = std::max(1, card.codec.sampleRate);
  frame.samplesPerToken = std::max<std::int64_t>(1, card.codec.samplesPerToken(card.topLevel()));
  frame.offsetSeconds = request.offsetSeconds.value_or(0);
  frame.durationSeconds = request.durationSeconds;
  const PriorHyperparameters* top = topPrior(card);
  if (top == nullptr) return frame;
  const auto levels = card.samplingFor(request);
  frame.windowTokens = std::max(1, top->nCtx);
  frame.hopTokens = std::max<std::int64_t>(1, windowHopFor(levels.back().hopFraction, frame.windowTokens));
  if (top->labels) {
    frame.shortestSeconds = top->minDurationSeconds.value_or(0);
    frame.longestSeconds = top->maxDurationSeconds.value_or(0);
    frame.lyricTokens = top->hasLyrics() ? top->nTokens : 0;
  }
  frame.style = top->labelsV3 ? LabelStyle::v3 : LabelStyle::v2;
  const double needed = frame.offsetSeconds + frame.durationSeconds;
  frame.totalSeconds = request.totalDurationSeconds.value_or(
      std::max({needed, frame.shortestSeconds, card.defaultTotalDurationSeconds}));
  return frame;
}

bool ComposeForm::knowsArtist(const ModelEntry& model, const QString& artist, int lowestLevel) {
  if (artist.isEmpty()) return true;
  return std::all_of(model.vocabularies.begin(), model.vocabularies.end(), [&](const ModelVocabulary& one) {
    return one.level < lowestLevel || one.names.knowsArtist(artist.toStdString());
  });
}

QString ComposeForm::unknownGenre(const ModelEntry& model, const QString& genre, int lowestLevel) {
  if (genre.isEmpty()) return {};
  for (const auto& one : model.vocabularies) {
    if (one.level < lowestLevel) continue;
    const GenreLookup lookup = one.names.genreIds(genre.toStdString());
    if (!lookup.unknownWords.empty()) return text(lookup.unknownWords.front());
  }
  return {};
}

namespace {

/// Collects what is wrong; one function a part of the form.
class Check {
  Q_DECLARE_TR_FUNCTIONS(ComposeForm)
 public:
  Check(const ComposePreset& form, const ModelEntry& model, const ComposeForm::Consent& consent)
      : m_form(form),
        m_request(form.request),
        m_model(model),
        m_card(model.model.card),
        m_consent(consent),
        m_lowest(std::max(form.request.lowestLevel.value_or(0), model.model.card.lowestLevel())) {}

  std::vector<FormProblem> run() {
    names();
    if (m_request.conditioning.lyrics.size() > kMaximumLyricsBytes) {
      add(FormField::lyrics, tr("The lyrics are longer than 1 MB. Shorten them."));
    }
    lengths();
    if (m_request.count < 1 || m_request.count > kMostTakes) add(FormField::takes, tr("Ask for 1 to 16 takes."));
    start();
    if (m_problems.empty()) {
      if (const Status status = validate(m_request); !status) {
        add(FormField::sampling, errorText(status.error().message));
      }
    }
    return std::move(m_problems);
  }

 private:
  void add(FormField field, const QString& message) { m_problems.push_back({field, message}); }

  void names() {
    const QString artist = text(m_request.conditioning.artist), genre = text(m_request.conditioning.genre);
    const PriorHyperparameters* top = topPrior(m_card);
    if (top == nullptr) return add(FormField::model, tr("This model lacks its top level and cannot make songs."));
    if (!top->labels) return;
    if (m_model.vocabularies.empty()) {
      const QString message =
          tr("This model came without its list of names. Import it again with the id files, or "
             "use the name anyway: it has no effect then.");
      if (!artist.isEmpty() && !m_consent.artist) add(FormField::artist, message);
      if (!genre.isEmpty() && !m_consent.genre) add(FormField::genre, message);
      return;
    }
    if (!m_consent.artist && !ComposeForm::knowsArtist(m_model, artist, m_lowest)) {
      add(FormField::artist, tr("The model does not know the artist “%1”.").arg(artist));
    }
    const QString unknown = m_consent.genre ? QString() : ComposeForm::unknownGenre(m_model, genre, m_lowest);
    if (!unknown.isEmpty()) add(FormField::genre, tr("The model does not know the genre “%1”.").arg(unknown));
    for (const auto& one : m_model.vocabularies) {
      const ModelPrior* prior = m_card.priorOf(one.level);
      if (prior == nullptr || one.level < m_lowest || genre.isEmpty()) continue;
      const int most = prior->hyperparameters.maxBowGenreSize;
      const auto words = ArtistGenreVocabulary::genreWords(one.names.style(), genre.toStdString());
      if (std::ssize(words) <= most) continue;
      return add(FormField::genre,
                 counted(most, tr("The model takes one genre word."), tr("The model takes at most %1 genre words.")) +
                     QStringLiteral(" ") + tr("Leave some out."));
    }
  }

  void lengths() {
    const SongFrame frame = songFrameOf(m_card, m_request);
    const double needed = frame.offsetSeconds + frame.durationSeconds;
    for (int level = m_lowest; level < m_card.topLevel(); ++level) {
      const ModelPrior* prior = m_card.priorOf(level);
      if (prior == nullptr) continue;
      const auto window = prior->hyperparameters.nCtx * m_card.codec.samplesPerToken(level);
      const double least = static_cast<double>(window) / frame.sampleRate;
      const auto samples = sampleLengthFor(frame.durationSeconds, frame.sampleRate, frame.samplesPerToken);
      if (samples >= window) continue;
      add(FormField::length, tr("Level %1 needs at least %2 s. Ask for more, or leave that level out under Advanced.")
                                 .arg(level)
                                 .arg(seconds(std::ceil(least * 10) / 10)));
      break;
    }
    if (frame.totalSeconds + 1e-9 < needed) {
      add(FormField::songLength,
          tr("The song is shorter than what is made now (%1 s). Raise it.").arg(seconds(needed)));
    } else if (frame.totalSeconds < frame.shortestSeconds) {
      add(FormField::songLength, tr("This model knows songs of %1 s and longer.").arg(seconds(frame.shortestSeconds)));
    } else if (frame.longestSeconds > 0 && frame.totalSeconds >= frame.longestSeconds) {
      add(FormField::songLength, tr("This model knows songs shorter than %1 s.").arg(seconds(frame.longestSeconds)));
    }
  }

  void start() {
    if (m_request.mode == GenerationMode::primed && m_request.promptFile.empty()) {
      return add(FormField::start, tr("Choose an audio file to start from."));
    }
    const bool isFromSample =
        m_request.mode == GenerationMode::continuation || m_request.mode == GenerationMode::upsample;
    if (isFromSample && m_request.fromSample.empty()) {
      return add(FormField::start, tr("Choose a song of the library to start from."));
    }
    if (m_request.mode == GenerationMode::upsample || m_request.mode == GenerationMode::ancestral) return;
    if (m_form.startSeconds > 0 && m_request.promptStartSeconds >= m_form.startSeconds) {
      return add(FormField::start, tr("The recording ends at %1 s: begin earlier.").arg(seconds(m_form.startSeconds)));
    }
    double kept = m_request.promptSeconds.value_or(m_form.startSeconds);
    if (m_form.startSeconds > 0) kept = std::min(kept, m_form.startSeconds - m_request.promptStartSeconds);
    if (kept >= m_request.durationSeconds) {
      add(FormField::start, tr("%1 s are kept, and %2 s are asked for: nothing would be new. Keep less, or ask for a "
                               "longer result.")
                                .arg(seconds(kept), seconds(m_request.durationSeconds)));
    }
  }

  const ComposePreset& m_form;
  const GenerationRequest& m_request;
  const ModelEntry& m_model;
  const ModelCard& m_card;
  const ComposeForm::Consent m_consent;
  const int m_lowest;
  std::vector<FormProblem> m_problems;
};

}  // namespace

std::vector<FormProblem> ComposeForm::problemsOf(const ComposePreset& form, const ModelEntry* model, bool hasModels,
                                                 const Consent& consent) {
  if (!hasModels) return {{FormField::model, tr("No model is installed.")}};
  if (model == nullptr) {
    return {{FormField::model, tr("The model “%1” is not installed. Choose another.").arg(text(form.request.model))}};
  }
  return Check(form, *model, consent).run();
}

}  // namespace jukebox::ui
