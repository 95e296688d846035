#pragma once
// Collective: the processes of one training run and what they exchange. One process is the usual case.

#include <ATen/ATen.h>

#include <memory>

#include "core/base/process_place.h"

namespace jukebox {

/// All members are called by every process in the same order. Failures of the network are exceptions, which end the
/// run at the engine's wall.
class Collective {
 public:
  virtual ~Collective() = default;
  virtual int rank() const = 0;
  virtual int size() const = 0;
  /// Adds the tensors of all processes, in place (contiguous).
  virtual void sum(const at::Tensor& tensor) = 0;
  /// The rows of all processes, in the order of their ranks; every process has equally many.
  virtual at::Tensor gatherRows(const at::Tensor& rows) = 0;
  /// The largest of all processes' values.
  virtual double maximum(double value) = 0;
  bool isFirst() const { return rank() == 0; }
};

/// One process: nothing to exchange.
class SingleProcess : public Collective {
 public:
  int rank() const override { return 0; }
  int size() const override { return 1; }
  void sum(const at::Tensor&) override {}
  at::Tensor gatherRows(const at::Tensor& rows) override { return rows; }
  double maximum(double value) override { return value; }
};

/// Meets the other processes when the place says that there are some: over NCCL when they train on CUDA devices and
/// LibTorch has it, else over Gloo. Kind io when they do not come in time.
Result<std::unique_ptr<Collective>> makeCollective(const ProcessPlace& place, at::Device device);

}  // namespace jukebox
