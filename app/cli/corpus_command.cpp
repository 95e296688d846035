// jukebox corpus: the starter model's songs, rendered by packaging/starter/corpus (Python).

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/followed_process.h"
#include "app/cli/interrupt.h"
#include "app/cli/terminal_progress.h"
#include "core/base/paths.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

constexpr const char* kDebianPython = "/usr/bin/python3";  // the one that Debian's python3-numpy belongs to

/// The folder that holds the Python package `corpus`: of the installation, else of the source tree.
Result<fs::path> generatorFolder() {
  const fs::path resources = resourceFolder();
  for (const fs::path& folder : {resources / "starter", resources / "../packaging/starter"}) {
    std::error_code code;
    if (fs::exists(folder / "corpus/__main__.py", code)) return fs::weakly_canonical(folder, code);
  }
  return tl::unexpected(Error{ErrorKind::notFound, "The song generator (packaging/starter/corpus) is not here.",
                              "Run this command from a source tree or an installation with its share folder.",
                              resources.string()});
}

/// $JUKEBOX_PYTHON, else Debian's python3.
Result<std::string> pythonProgram() {
  const char* chosen = std::getenv("JUKEBOX_PYTHON");
  const std::string program = chosen != nullptr && *chosen != '\0' ? chosen : kDebianPython;
  if (::access(program.c_str(), X_OK) == 0) return program;
  return tl::unexpected(
      Error{ErrorKind::notFound,
            fmt::format("The corpus is made by Python 3, and {} is not a program.", program),
            "On Debian: apt-get install python3 python3-numpy flite libfluidsynth3 fluid-soundfont-gm",
            {}});
}

ProcessCall callOf(const std::string& python, const fs::path& folder, const CorpusOptions& options) {
  ProcessCall call{{python, "-B", "-m", "corpus", "make", "--json", "--songs", std::to_string(options.songs),
                    "--first-seed", std::to_string(options.firstSeed), "--out", options.outFolder, "--jobs",
                    std::to_string(options.jobs), "--most-verses", std::to_string(options.mostVerses)},
                   {{"PYTHONPATH", folder.string()}}};
  if (options.breaks) call.arguments.push_back("--breaks");
  return call;
}

/// What the generator said, line by line.
class Listener {
 public:
  explicit Listener(TerminalProgress& bar) : m_bar(bar) {}

  void hear(std::string_view line) {
    const Json event = Json::parse(line, nullptr, false);
    if (!event.is_object()) return;
    const std::string name = text(event, "event");
    if (name == "progress") {
      const double done = number(event, "done"), total = number(event, "total");
      if (total > 0) m_bar.show({fmt::format("Song {} of {}", done, total), done / total, text(event, "song"), {}});
    } else if (name == "done") {
      m_summary = event;
    } else if (name == "error") {
      m_error = Error{ErrorKind::io, text(event, "message"), text(event, "advice"), {}};
    }
  }

  const Json& summary() const { return m_summary; }
  const std::optional<Error>& error() const { return m_error; }

  static std::string text(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
  }
  static double number(const Json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_number() ? found->get<double>() : 0.0;
  }

 private:
  TerminalProgress& m_bar;
  Json m_summary;
  std::optional<Error> m_error;
};

}  // namespace

Result<int> runCommand(const CorpusOptions& options, const CommonOptions& common) {
  ASSIGN_OR_RETURN(const fs::path folder, generatorFolder());
  ASSIGN_OR_RETURN(const std::string python, pythonProgram());
  TerminalProgress bar(common.json ? TerminalProgress::Style::silent : TerminalProgress::Style::automatic);
  Listener listener(bar);
  const CancellationToken cancellation = cancelOnInterrupt();
  const auto hear = [&](std::string_view line) { listener.hear(line); };
  ASSIGN_OR_RETURN(const ProcessEnd end, followProcess(callOf(python, folder, options), hear, cancellation));
  bar.clear();
  if (cancellation.shouldStopNow()) {
    printMessage(fmt::format("Every song in {} is whole; the same command makes the rest.", options.outFolder));
    return tl::unexpected(CancellationToken::cancelledError());
  }
  if (listener.error()) return tl::unexpected(*listener.error());
  if (end.exitStatus != 0 || !listener.summary().is_object()) {
    return tl::unexpected(Error{ErrorKind::internal, "The song generator stopped before it was done.",
                                "Run again with --verbose to see its words.", end.errorTail});
  }
  if (common.json) {
    printJson(listener.summary());
  } else {
    const Json& summary = listener.summary();
    printLine(fmt::format("{} songs, {} of sound, in {}", Listener::number(summary, "songs"),
                          durationText(Listener::number(summary, "seconds")), options.outFolder));
  }
  return kExitOk;
}

}  // namespace jukebox::cli
