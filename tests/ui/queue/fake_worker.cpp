// A worker without an engine, for the tests of the queue: speaks the protocol, well or badly.
//
//   fake_worker BEHAVIOUR serve --library ROOT …
//
// What it was asked to generate is written to ROOT/worker.log, a job id a line.

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

#include "core/audio_file/audio_writer.h"
#include "core/domain/library_files.h"
#include "core/protocol/message_json.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class FakeWorker {
 public:
  FakeWorker(std::string behaviour, const fs::path& root) : m_behaviour(std::move(behaviour)), m_files(root) {}

  int run() {
    if (is("dies-at-start")) return 3;
    if (is("mute")) return waitForEnd();
    HelloEvent hello;
    hello.version = "fake";
    if (is("other-protocol")) hello.protocol = kProtocolVersion + 1;
    if (is("no-hello")) say("what a nice day");
    say(hello);
    std::string line;
    while (std::getline(std::cin, line)) {
      const auto command = commandFromLine(line);
      if (!command || std::holds_alternative<ShutdownCommand>(*command)) break;
      obey(*command);
    }
    if (is("never-ends")) return waitForEnd();
    finishRun();
    return 0;
  }

 private:
  bool is(std::string_view behaviour) const { return m_behaviour == behaviour; }

  void say(const std::string& line) {
    const std::scoped_lock lock(m_mutex);
    const std::string text = line + "\n";
    // In two pieces, so that a line arrives by halves.
    const std::size_t half = is("half-lines") ? text.size() / 2 : 0;
    write(text.substr(0, half));
    if (half > 0) std::this_thread::sleep_for(5ms);
    write(text.substr(half));
  }
  void say(const Event& event) { say(toLine(event)); }
  static void write(std::string_view text) {
    while (!text.empty()) {
      const ssize_t count = ::write(STDOUT_FILENO, text.data(), text.size());
      if (count <= 0) std::_Exit(1);
      text.remove_prefix(static_cast<std::size_t>(count));
    }
  }

  /// Goes only when it is killed.
  [[noreturn]] static int waitForEnd() {
    while (true) std::this_thread::sleep_for(1s);
  }

  void finishRun() {
    m_isCancelled = true;
    m_isPaused = false;
    if (m_thread.joinable()) m_thread.join();
  }

  void obey(const Command& command) {
    if (const auto* generate = std::get_if<GenerateCommand>(&command)) {
      finishRun();
      std::ofstream(m_files.root() / "worker.log", std::ios::app) << generate->jobId << "\n";
      m_isCancelled = false;
      m_jobId = generate->jobId;
      if (is("refuses")) return say(ErrorEvent{m_jobId, makeError(ErrorKind::invalidInput, "That cannot be sung.")});
      say(AcceptedEvent{m_jobId, 0});
      m_thread = std::thread([this, copy = *generate] { work(copy); });
    } else if (std::holds_alternative<CancelCommand>(command)) {
      if (is("deaf")) return;
      m_isCancelled = true;
      m_isPaused = false;
    } else if (const auto* sketch = std::get_if<SketchCommand>(&command)) {
      std::ofstream(m_files.root() / "wishes.log", std::ios::app) << (sketch->wish ? "sketch\n" : "never mind\n");
      if (sketch->wish && m_answersWishes) say(SketchedEvent{m_jobId, *sketch->wish});
    } else if (std::holds_alternative<PauseCommand>(command)) {
      m_isPaused = true;
      say(PausedEvent{m_jobId});
    } else if (std::holds_alternative<ResumeCommand>(command)) {
      if (is("stalls")) return;
      m_isPaused = false;
      say(ResumedEvent{m_jobId});
    }
  }

  void work(const GenerateCommand& command) {
    makeJobFolder(command);
    say(StartedEvent{command.jobId, command.request.seed + (is("other-seed") ? 1 : 0), command.sampleIds});
    if (is("stalls") || is("dawdles")) return;
    misbehave(command);
    const int steps = is("slow") || is("deaf") ? 1'000'000 : 5;
    for (int step = 1; step <= steps; ++step) {
      if (m_isCancelled && !is("deaf")) return say(CancelledEvent{command.jobId, true});
      while (m_isPaused) std::this_thread::sleep_for(2ms);
      say(ProgressEvent{command.jobId, {2, step, steps, step, steps, 100, static_cast<double>(step) / steps, 1.0}});
      std::this_thread::sleep_for(steps > 5 ? 10ms : 1ms);
    }
    if (is("fails")) return say(FailedEvent{command.jobId, makeError(ErrorKind::noSpace, "The disk is full."), true});
    announce(command, m_files.jobFolder(command.jobId) / "sample_0_level_2.flac", 2);
    publish(command);
    say(DoneEvent{command.jobId, command.sampleIds});
  }

  void misbehave(const GenerateCommand& command) {
    const fs::path marker = m_files.root() / "died";
    if (is("dies-when-told") && !fs::exists(marker)) {
      m_answersWishes = false;
      std::ofstream(marker) << "x";
      while (!fs::exists(m_files.root() / "wishes.log")) std::this_thread::sleep_for(2ms);
      std::this_thread::sleep_for(20ms);
      ::raise(SIGKILL);
    }
    if (is("dies-when-told")) {
      while (!fs::exists(m_files.root() / "go-on")) std::this_thread::sleep_for(2ms);
    }
    if (is("dies") || (is("dies-once") && !fs::exists(marker))) {
      std::ofstream(marker) << "x";
      announce(command, m_files.jobFolder(command.jobId) / "sample_0_level_2.flac", 2);
      std::this_thread::sleep_for(50ms);  // time to be heard
      ::raise(SIGKILL);
    }
    if (is("dies-without-folder")) {
      fs::remove_all(m_files.jobFolder(command.jobId));
      ::signal(SIGSEGV, SIG_DFL);  // a sanitizer would end it with a status instead
      ::raise(SIGSEGV);
    }
    if (is("eats")) {
      for (int i = 0; i < 100; ++i) m_eaten.push_back(std::make_unique_for_overwrite<char[]>(64U << 20U));
    }
    if (is("leaves")) std::_Exit(0);
    if (is("floods")) {
      while (true) say(ProgressEvent{command.jobId, {}});
    }
    if (is("floods-without-lines")) {
      while (true) write(std::string(1 << 16, 'x'));
    }
    if (is("babbles")) {
      for (int i = 0; i < 1000; ++i) say("{\"type\":\"dance\"}");
    }
    if (is("lies")) lie(command);
  }

  /// What no honest worker says, but little enough of it to be overheard.
  void lie(const GenerateCommand& command) {
    const std::string other = "00000000000000000000000000", &job = command.jobId;
    say(DoneEvent{other, {}});
    say(ProgressEvent{other, {}});
    say(fmt::format(R"({{"type":"progress","job":"{}","fraction":1e300}})", job));
    say(fmt::format(R"({{"type":"progress","job":"{}","fraction":-1,"tokens":18446744073709551615}})", job));
    say(PausedEvent{job});
    say(std::string(2U << 20U, 'x'));
    announce(command, m_files.root() / "secret.flac", 2);
    fs::create_symlink(m_files.root() / "secret.flac", m_files.jobFolder(job) / "sample_0_level_1.flac");
    say(PreviewEvent{job, command.sampleIds[0], 0, 1, m_files.jobFolder(job) / "sample_0_level_1.flac", 1});
    say(PreviewEvent{job, command.sampleIds[0], 900, 1, m_files.jobFolder(job) / "sample_0_level_1.flac", 1});
    say(PreviewEvent{job, command.sampleIds[0], 0, 1, "/etc/passwd", 1});
    say(HelloEvent{});
  }

  void makeJobFolder(const GenerateCommand& command) const {
    Job job;
    job.id = command.jobId;
    job.request = command.request;
    job.sampleIds = command.sampleIds;
    job.state = JobState::running;
    fs::create_directories(m_files.jobFolder(job.id));
    std::ofstream(m_files.jobFolder(job.id) / kJobJsonName) << toJson(job).dump();
  }

  void announce(const GenerateCommand& command, const fs::path& file, int level) {
    AudioWriterOptions options;
    options.overwrite = true;
    const AudioBuffer silence{8000, 1, std::vector<float>(4000)};
    if (!writeAudioFile(file, silence, options)) std::_Exit(7);
    say(PreviewEvent{command.jobId, command.sampleIds[0], 0, level, file.string(), 0.5});
    say(LevelWrittenEvent{command.jobId, command.sampleIds[0], 0, level, file.string(), false});
  }

  void publish(const GenerateCommand& command) const {
    if (is("boasts")) return;
    for (const auto& id : command.sampleIds) {
      fs::create_directories(m_files.sampleFolder(id));
      std::ofstream(m_files.sampleFolder(id) / kSampleJsonName) << "{}";
    }
    fs::remove_all(m_files.jobFolder(command.jobId));
  }

  const std::string m_behaviour;
  const LibraryFiles m_files;
  std::mutex m_mutex;
  std::string m_jobId;
  std::atomic<bool> m_isCancelled{false}, m_isPaused{false};
  std::atomic<bool> m_answersWishes{!is("slow")};
  std::thread m_thread;
  std::vector<std::unique_ptr<char[]>> m_eaten;
};

}  // namespace
}  // namespace jukebox::test

int main(int argc, char** argv) {
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  if (arguments.size() < 4 || arguments[1] != "serve" || arguments[2] != "--library") return 2;
  return jukebox::test::FakeWorker(arguments[0], arguments[3]).run();
}
