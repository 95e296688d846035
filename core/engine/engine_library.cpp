// libjukebox-engine.so: one exported function, found by loadEngine() under kCreateEngineSymbol.

#include "core/engine/engine_library.h"

extern "C" __attribute__((visibility("default"))) jukebox::Engine* jukeboxCreateEngine(
    const jukebox::LogSink& logSink) {
  jukebox::setLogSink(logSink);
  return jukebox::createEngine().release();
}
