#pragma once
// TakeSession and Take: a song that grows hop by hop, and the tree of everything that was made on its way.

#include <optional>
#include <string>
#include <vector>

#include "core/domain/generation_request.h"

namespace jukebox {

inline constexpr int kFewestCandidates = 2;
inline constexpr int kMostCandidates = 9;

/// How a song grows.
struct TakeSession {
  std::string id, title;
  std::string createdAt;      ///< UTC, ISO 8601
  GenerationRequest request;  ///< of the first step; what follows keeps its model, conditioning and levels
  double hopSeconds = 4;      ///< length of each step
  int candidates = 4;         ///< of each step, kFewestCandidates … kMostCandidates
  std::string currentTake;    ///< the end of the song so far; empty: nothing is accepted yet
  bool operator==(const TakeSession&) const = default;
};

/// One node: a sample of the library, whose folder holds its codes, seed and settings.
struct Take {
  std::string id, sessionId;
  std::string parentId;  ///< take that it goes on from; empty: the beginning
  std::string sampleId, jobId;
  int position = 0;       ///< among those of the same job, from 0
  std::string chosenAt;   ///< UTC, ISO 8601; empty: never accepted
  bool isHidden = false;  ///< put aside by a re-roll
  bool operator==(const Take&) const = default;
};

/// A generation that a session has asked for and whose samples it has not adopted yet.
struct TakeJob {
  enum class Kind { grow, upsample };
  std::string id, sessionId;
  std::string parentId;  ///< of the takes to be, or the take to be upsampled
  Kind kind = Kind::grow;
  GenerationRequest request;  ///< its seed tells the job from all others
  std::string jobId;          ///< in the queue; empty: not yet known to be there
  bool operator==(const TakeJob&) const = default;
};

/// What can be wrong with a session that is about to begin. Kind invalidInput.
Status validate(const TakeSession& session);

/// The first step: drafts of the first hop (behind the prompt, if there is one).
GenerationRequest firstStep(const TakeSession& session, int topLevel, std::uint64_t seed);
/// The next step behind a draft of `keptSeconds` (all of it, or the part before a cut), up to `endSeconds`.
GenerationRequest nextStep(const TakeSession& session, const std::string& sampleId, double keptSeconds,
                           double endSeconds, int topLevel, std::uint64_t seed);
/// The lower levels of a draft of `durationSeconds`.
GenerationRequest upsampleStep(const TakeSession& session, const std::string& sampleId, double durationSeconds,
                               std::uint64_t seed);
/// The intended length of the song in seconds; nothing when the session names none.
std::optional<double> intendedSeconds(const TakeSession& session);

}  // namespace jukebox
