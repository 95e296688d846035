#include "app/explorer/explorer_waveform.h"

#include <algorithm>
#include <cmath>

#include "core/audio_file/audio_reader.h"
#include "core/sound/spectrogram.h"
#include "core/sound/waveform_peaks.h"

namespace jukebox::explorer {
namespace {

constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr int kAnalysisRate = 16'000;
// Ends of the brightness scale: most music has its centroid in between.
constexpr double kDullHertz = 500;
constexpr double kBrightHertz = 4000;

char digitOf(double value) {
  const double last = static_cast<double>(kDigits.size() - 1);
  return kDigits[static_cast<std::size_t>(std::lround(std::clamp(value, 0.0, 1.0) * last))];
}

std::size_t valueOf(char digit) {
  return kDigits.find(digit);
}

/// Place of a column's spectral centroid between dull and bright, 0 … 1.
double brightnessOf(const Spectrogram& spectrogram, std::size_t column) {
  double weight = 0, sum = 0;
  for (std::size_t bin = 1; bin < spectrogram.bins; ++bin) {
    const double magnitude = std::pow(10.0, spectrogram.at(column, bin) / 20.0);
    weight += magnitude;
    sum += magnitude * static_cast<double>(bin) * spectrogram.sampleRate / spectrogram.fftSizeFrames;
  }
  return weight > 0 ? std::log(sum / weight / kDullHertz) / std::log(kBrightHertz / kDullHertz) : 0;
}

}  // namespace

Result<ExplorerWaveform> computeExplorerWaveform(const std::filesystem::path& audioFile) {
  ReadAudioOptions options;
  options.channels = 1;
  options.sampleRate = kAnalysisRate;
  ASSIGN_OR_RETURN(const auto audio, readAudioFile(audioFile, options));
  SpectrogramOptions spectrum;
  spectrum.fftSizeFrames = 512;
  spectrum.hopFrames = std::max(1, static_cast<int>(audio.frameCount() / kWaveformPieces));
  ASSIGN_OR_RETURN(const auto spectrogram, computeSpectrogram(audio, spectrum));
  ExplorerWaveform waveform;
  if (spectrogram.columns == 0) return waveform;
  const auto peaks = computeWaveformPeaks(audio, kWaveformPieces);
  for (std::size_t i = 0; i < peaks.buckets.size(); ++i) {
    waveform.levels += digitOf(std::max(-peaks.buckets[i].minimum, peaks.buckets[i].maximum));
    waveform.brightness += digitOf(brightnessOf(spectrogram, std::min(i, spectrogram.columns - 1)));
  }
  return waveform;
}

ExplorerWaveform reduced(const ExplorerWaveform& waveform, std::size_t pieces) {
  const std::size_t count = waveform.levels.size();
  if (pieces == 0 || count <= pieces) return waveform;
  ExplorerWaveform result;
  for (std::size_t piece = 0; piece < pieces; ++piece) {
    const std::size_t begin = piece * count / pieces, end = (piece + 1) * count / pieces;
    std::size_t loudest = 0, sum = 0;
    for (std::size_t i = begin; i < end; ++i) {
      loudest = std::max(loudest, valueOf(waveform.levels[i]));
      sum += valueOf(waveform.brightness[i]);
    }
    result.levels += kDigits[loudest];
    result.brightness += kDigits[sum / (end - begin)];
  }
  return result;
}

bool isValid(const ExplorerWaveform& waveform) {
  return waveform.levels.size() == waveform.brightness.size() && waveform.levels.size() <= kWaveformPieces &&
         (waveform.levels + waveform.brightness).find_first_not_of(kDigits) == std::string::npos;
}

}  // namespace jukebox::explorer
