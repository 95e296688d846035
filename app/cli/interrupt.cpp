#include "app/cli/interrupt.h"

#include <unistd.h>

#include <csignal>

#include "app/cli/console.h"

namespace jukebox::cli {
namespace {

CancellationToken& token() {
  static CancellationToken instance;
  return instance;
}

volatile std::sig_atomic_t interrupted = 0;

void onSignal(int) {
  if (interrupted != 0) ::_exit(kExitInterrupted);
  interrupted = 1;
  token().request(CancelMode::now);
}

}  // namespace

CancellationToken cancelOnInterrupt() {
  const CancellationToken result = token();  // made before the handler can need it
  struct sigaction action {};
  action.sa_handler = onSignal;
  ::sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  return result;
}

bool wasInterrupted() {
  return interrupted != 0;
}

}  // namespace jukebox::cli
