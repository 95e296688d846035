// A radio without engine and loudspeakers, for the tests of the service: speaks the protocol, well or badly.
//
//   fake_radio_program BEHAVIOUR radio --json --library=ROOT …
//
// Its arguments are written to ROOT/arguments.txt and every line that it hears to ROOT/heard.txt.

#include <unistd.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <thread>

#include "core/base/id.h"
#include "core/domain/library_files.h"
#include "core/protocol/radio_messages.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

class FakeRadioProgram {
 public:
  FakeRadioProgram(std::string behaviour, fs::path root) : m_behaviour(std::move(behaviour)), m_root(std::move(root)) {}

  int run() {
    if (is("mute")) std::this_thread::sleep_for(60s);
    if (is("no-device")) {
      say(RadioFailure{makeError(ErrorKind::notFound, "There is no sound device on this machine.", "Connect one.")});
      return 1;
    }
    RadioHello hello;
    hello.version = "fake";
    hello.seed = 77;
    hello.sampleRate = 8000;
    if (is("other-protocol")) hello.protocol = kRadioProtocolVersion + 1;
    if (is("babbles")) return babble();
    say(hello);
    if (is("floods")) {
      while (true) say(RadioStatus{});
    }
    say(status(RadioPhase::loading, 0, 0));
    play(4);
    std::string line;
    while (std::getline(std::cin, line)) {
      std::ofstream(m_root / "heard.txt", std::ios::app) << line << "\n";
      const auto wish = radioWishFromLine(line);
      if (wish && wish->stopsNow && is("never-ends")) std::this_thread::sleep_for(60s);
      if (!wish || wish->stopsNow) return 0;
      if (wish->isLast) return is("dies-late") ? 3 : 0;
      if (!obey(*wish)) return 1;
    }
    return 0;
  }

 private:
  bool is(std::string_view behaviour) const { return m_behaviour == behaviour; }
  void say(const std::string& line) {
    const std::string text = line + "\n";
    if (::write(STDOUT_FILENO, text.data(), text.size()) < 0) std::exit(9);
  }
  void say(const RadioEvent& event) { say(toLine(event)); }
  static RadioStatus status(RadioPhase phase, double made, double heard) {
    RadioStatus status;
    status.phase = phase;
    status.madeSeconds = made;
    status.heardSeconds = heard;
    status.aheadSeconds = made - heard;
    status.speed = 3;
    return status;
  }
  void play(int seconds) {
    for (int second = 0; second < seconds; ++second) {
      say(RadioSound{m_made, 1, std::vector<int>(kRadioPeaksASecond, 40 + second)});
      m_made += 1;
    }
    say(status(RadioPhase::playing, m_made, m_made - 2));
  }
  int babble() {
    for (int i = 0; i < 200; ++i) say(std::string("what a nice day"));
    std::this_thread::sleep_for(60s);
    return 0;
  }
  /// False: it is dead.
  bool obey(const RadioWish& wish) {
    RadioAnswer answer;
    answer.wish = wish.number;
    if (is("lies") && wish.isAboutMusic()) {
      say(RadioSound{1e6, 1, {50}});
      say(status(RadioPhase::playing, 1, 900));
      answer.wish = 4711;
    }
    say(answer);
    if (is("refuses") && wish.isAboutMusic()) {
      answer.kind = RadioAnswerKind::refused;
      answer.error =
          makeError(ErrorKind::invalidInput, "The model does not know the genre \"polka\".", "Choose another.");
      say(answer);
    } else if (wish.isAboutMusic()) {
      answer.kind = RadioAnswerKind::taken;
      answer.fromSeconds = m_made;
      say(answer);
    }
    if (wish.genre == "death") std::raise(SIGKILL);
    if (wish.genre == "crash") std::raise(SIGSEGV);
    if (wish.genre == "trouble") {
      say(RadioFailure{makeError(ErrorKind::io, "The sound device is gone.", "Connect it again, then resume.")});
      return false;
    }
    if (wish.keep) keep(wish);
    return true;
  }
  void keep(const RadioWish& wish) {
    RadioAnswer kept;
    kept.wish = wish.number;
    kept.kind = RadioAnswerKind::kept;
    kept.keptSeconds = wish.keep->seconds;
    kept.sample = newId();
    if (!is("lies")) {
      fs::create_directories(LibraryFiles(m_root).sampleFolder(kept.sample));
      std::ofstream(LibraryFiles(m_root).sampleFolder(kept.sample) / kSampleJsonName) << "{}";
    }
    say(kept);
  }

  std::string m_behaviour;
  fs::path m_root;
  double m_made = 0;
};

}  // namespace
}  // namespace jukebox::test

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::filesystem::path root = ".";
  std::string all;
  for (int i = 2; i < argc; ++i) {
    const std::string argument = argv[i];
    all += argument + "\n";
    if (argument.starts_with("--library=")) root = argument.substr(10);
  }
  std::ofstream(root / "arguments.txt") << all;
  return jukebox::test::FakeRadioProgram(argv[1], root).run();
}
