#pragma once
// Collective: the processes of one training run and what they exchange. One process is the usual case.

#include <ATen/ATen.h>

namespace jukebox {

/// All members are called by every process in the same order.
class Collective {
 public:
  virtual ~Collective() = default;
  virtual int rank() const = 0;
  virtual int size() const = 0;
  /// Adds the tensors of all processes, in place.
  virtual void sum(const at::Tensor& tensor) = 0;
  /// Copies rank 0's tensor to all, in place.
  virtual void broadcast(const at::Tensor& tensor) = 0;
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
  void broadcast(const at::Tensor&) override {}
  double maximum(double value) override { return value; }
};

}  // namespace jukebox
