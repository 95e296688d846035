#include "core/base/cancellation.h"

namespace jukebox {

Error CancellationToken::cancelledError() {
  return makeError(ErrorKind::cancelled, "Stopped on request.", "What was finished is kept and can be resumed.");
}

}  // namespace jukebox
