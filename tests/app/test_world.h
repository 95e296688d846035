#pragma once
// TestWorld: a home of its own for one test: library, models and files, away from the user's. And a tiny model that
// composes in milliseconds, made from the weights of the reference case "pipeline".

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/codes.h"
#include "core/domain/sample.h"
#include "tests/app/command_runner.h"

namespace jukebox::test {

inline constexpr const char* kTinyModel = "tiny";

class TestWorld {
 public:
  TestWorld();
  TestWorld(const TestWorld&) = delete;
  TestWorld& operator=(const TestWorld&) = delete;
  ~TestWorld();

  std::filesystem::path library() const { return m_root / "library"; }
  std::filesystem::path models() const { return m_root / "models"; }
  std::filesystem::path file(const std::string& name) const { return m_root / name; }
  Environment environment() const;
  CommandResult run(const std::vector<std::string>& arguments, const std::string& input = {}) const;

  /// Installs the tiny model: 3 levels, 1 kHz … as the case says; artists and genres of the case "labels".
  void installTinyModel() const;
  /// A sample as if it had been generated, without the engine. Returns it.
  Sample addSample(const std::string& title, const std::string& artist) const;

 private:
  std::filesystem::path m_root;
};

/// Codes of a sample in this library.
SongCodes codesOf(const TestWorld& world, const std::string& sampleId);

/// The ids that a command printed with --json in its "done" event.
std::vector<std::string> doneIds(const std::string& output);

}  // namespace jukebox::test
