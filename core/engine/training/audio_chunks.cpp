#include "core/engine/training/audio_chunks.h"

#include <nlohmann/json.hpp>
#include <cmath>
#include "core/base/atomic_file.h"
#include "core/engine/sampling/random_source.h"

namespace jukebox {

Result<AudioChunks> AudioChunks::open(const TrainingRequest& request, int, const Collective&) {
  AudioChunks c;
  ASSIGN_OR_RETURN(const std::string text, readFile(request.dataFolder / "dataset.json", 1U << 30U));
  const auto json = nlohmann::json::parse(text);
  ASSIGN_OR_RETURN(c.m_file, MappedFile::open(request.dataFolder / "audio.s16"));
  for (const auto& s : json.at("songs"))
    (s.at("split") == "train" ? c.m_train : c.m_test).push_back({s.at("startSample"), s.at("sampleCount")});
  c.m_length = request.chunks.lengthSamples; c.m_align = request.chunks.alignmentSamples; c.m_batch = request.batch; c.m_seed = request.seed;
  return c;
}

at::Tensor AudioChunks::chunk(const Song& song, double u) const {
  const std::int64_t places = (song.count - m_length) / m_align + 1;
  const std::int64_t at0 = song.start + static_cast<std::int64_t>(u * static_cast<double>(places)) * m_align;
  const auto* p = reinterpret_cast<const std::int16_t*>(m_file->bytes().data()) + at0;
  at::Tensor t = at::empty({m_length, 1});
  for (std::int64_t i = 0; i < m_length; ++i) t.data_ptr<float>()[i] = static_cast<float>(p[i]) / 32768.0F;
  return t;
}

Result<at::Tensor> AudioChunks::batch(std::int64_t step, int micro) const {
  std::vector<at::Tensor> out;
  for (int i = 0; i < m_batch; ++i) {
    const RandomSource r(m_seed + 77);
    const double u = r.uniform({i, micro, step * 2}), v = r.uniform({i, micro, step * 2 + 1});
    out.push_back(chunk(m_train[static_cast<std::size_t>(u * static_cast<double>(m_train.size()))], v));
  }
  return at::stack(out);
}
Result<at::Tensor> AudioChunks::heldOut(int count) const {
  std::vector<at::Tensor> out;
  for (int i = 0; i < count; ++i) out.push_back(chunk(m_test[static_cast<std::size_t>(i) % m_test.size()], std::fmod(0.37 + 0.618 * i, 1.0)));
  return at::stack(out);
}
Result<Bandwidth> AudioChunks::bandwidth(double, Collective&) const {
  Bandwidth b; double s = 0, q = 0, a = 0, n = 0, f = 0;
  for (int i = 0; i < 200; ++i) {
    const at::Tensor x = chunk(m_train[static_cast<std::size_t>(i) % m_train.size()], 0.4);
    s += x.sum().item<double>(); q += x.square().sum().item<double>(); a += x.abs().sum().item<double>(); n += static_cast<double>(x.numel());
    f += at::norm(magnitudeSpectrum(x.view({1, -1}), {})).item<double>();
  }
  b.l1 = a / n; b.l2 = q / n - (s / n) * (s / n); b.spectral = f / 200;
  return b;
}

}  // namespace jukebox
