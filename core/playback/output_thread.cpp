#include "core/playback/output_thread.h"

#include <utility>

namespace jukebox {

OutputThread::OutputThread(std::unique_ptr<AudioOutput> output, MixerRenderer& renderer)
    : m_output(std::move(output)), m_renderer(renderer), m_thread([this](const std::stop_token& stop) { run(stop); }) {}

OutputThread::~OutputThread() {
  m_thread.request_stop();
  m_thread.join();
  m_output->close();
}

void OutputThread::submit(OutputWish wish) {
  {
    const std::lock_guard lock(m_mutex);
    const bool undoesOthers = wish.kind == OutputWish::Kind::open || wish.kind == OutputWish::Kind::close;
    if (undoesOthers) m_wishes.clear();
    m_wishes.push_back(std::move(wish));
  }
  m_hasWork.notify_one();
}

std::optional<OutputAnswer> OutputThread::pollAnswer() {
  const std::lock_guard lock(m_mutex);
  if (m_answers.empty()) return std::nullopt;
  auto answer = std::move(m_answers.front());
  m_answers.pop_front();
  return answer;
}

bool OutputThread::isBusy() const {
  const std::lock_guard lock(m_mutex);
  return m_isWorking || !m_wishes.empty() || !m_answers.empty();
}

void OutputThread::run(const std::stop_token& stop) {
  std::unique_lock lock(m_mutex);
  while (m_hasWork.wait(lock, stop, [this] { return !m_wishes.empty(); }) && !stop.stop_requested()) {
    const OutputWish wish = std::move(m_wishes.front());
    m_wishes.pop_front();
    m_isWorking = true;
    lock.unlock();
    auto answer = fulfil(wish);
    lock.lock();
    m_isWorking = false;
    if (answer) m_answers.push_back(std::move(*answer));
  }
}

std::optional<OutputAnswer> OutputThread::fulfil(const OutputWish& wish) {
  OutputAnswer answer{wish.kind, wish.round, {}, std::nullopt};
  switch (wish.kind) {
    case OutputWish::Kind::open: {
      m_output->close();
      auto opened = m_output->open(wish.deviceName, wish.preferredSampleRate, m_renderer);
      m_renderer.isLost = false;  // whatever was lost until here is not the new device
      if (opened) {
        answer.format = std::move(*opened);
      } else {
        answer.error = opened.error();
      }
      return answer;
    }
    case OutputWish::Kind::start:
      if (const auto started = m_output->start(); !started) answer.error = started.error();
      return answer;
    case OutputWish::Kind::stop:
      m_output->stop();
      return std::nullopt;
    case OutputWish::Kind::close:
      m_output->close();
      return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace jukebox
