#pragma once
// The command line that makes a sample again.

#include <string>

#include "core/domain/sample.h"

namespace jukebox {

/// `text` as one word of a POSIX shell.
std::string shellQuoted(const std::string& text);

/// `jukebox generate …` with everything that decides the codes: request, seed, sampling of each level, format of the
/// weights and kind of device; lyrics come through a pipe. Made on another processor, rounding may differ.
/// Of a request for several samples it makes all; `sample.sampleIndex` says which of them is this one.
std::string generationCommand(const Sample& sample);

}  // namespace jukebox
