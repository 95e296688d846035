#pragma once
// CostEstimator: what a generation would cost on this machine, from measurements. Nothing here waits.

#include <QString>
#include <cstdint>
#include <optional>

#include "core/domain/generation_request.h"
#include "ui/library/library_reader.h"

namespace jukebox::ui {

struct CostEstimate {
  std::optional<double> seconds;     ///< wall time; absent until this model was measured on this machine
  int measuredRuns = 0;              ///< how many runs the time rests on (a calibration counts as one)
  std::uint64_t peakBytes = 0;       ///< memory of the level that needs most, or of all levels of a live song
  std::uint64_t availableBytes = 0;  ///< memory that is free now
  std::uint64_t diskBytes = 0;       ///< of the finished samples, their previews and codes
  std::uint64_t freeDiskBytes = 0;
  bool fits = true;
  QString advice;       ///< what to do instead when it does not fit; empty otherwise
  QString notice = {};  ///< what will be otherwise than asked for although it fits; empty: nothing
};

class CostEstimator : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  /// Errors: whatever is wrong with the request. A newer call for the same receiver takes the place of an older one.
  virtual void estimate(const GenerationRequest& request, QObject* receiver, Answer<CostEstimate> answer) = 0;
  /// Measures the request's model for about ten seconds (not while a job runs: busy); estimates follow from it.
  virtual void calibrate(const GenerationRequest& request, QObject* receiver, Answer<bool> answer) = 0;

 signals:
  /// A measurement was added; estimates may differ now.
  void changed();
};

}  // namespace jukebox::ui
