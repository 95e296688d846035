#include "core/engine/training/collective.h"

#include <fmt/format.h>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/ProcessGroupNCCL.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

namespace jukebox {
namespace {

constexpr std::chrono::seconds kMeetingTimeout(120);
constexpr std::chrono::minutes kExchangeTimeout(30);  // one process may validate or save meanwhile

/// The processes of a c10d group. What lies on another device than the group reads is copied there and back.
class GroupCollective : public Collective {
 public:
  GroupCollective(const ProcessPlace& place, at::Device device, c10::intrusive_ptr<c10d::ProcessGroup> group)
      : m_rank(place.rank), m_size(place.size), m_device(device), m_group(std::move(group)) {}

  int rank() const override { return m_rank; }
  int size() const override { return m_size; }

  void sum(const at::Tensor& tensor) override {
    std::vector<at::Tensor> tensors{tensor.to(m_device)};
    m_group->allreduce(tensors)->wait();
    if (!tensors.front().is_same(tensor)) tensor.copy_(tensors.front());
  }

  at::Tensor gatherRows(const at::Tensor& rows) override {
    std::vector<at::Tensor> mine{rows.to(m_device).contiguous()};
    std::vector<std::vector<at::Tensor>> all(1);
    for (int i = 0; i < m_size; ++i) all.front().push_back(at::empty_like(mine.front()));
    m_group->allgather(all, mine)->wait();
    return at::cat(all.front()).to(rows.device());
  }

  double maximum(double value) override {
    std::vector<at::Tensor> tensors{at::full({1}, value, at::TensorOptions().dtype(at::kDouble).device(m_device))};
    c10d::AllreduceOptions options;
    options.reduceOp = c10d::ReduceOp::MAX;
    m_group->allreduce(tensors, options)->wait();
    return tensors.front().item<double>();
  }

 private:
  int m_rank, m_size;
  at::Device m_device;
  c10::intrusive_ptr<c10d::ProcessGroup> m_group;
};

c10::intrusive_ptr<c10d::Store> meet(const ProcessPlace& place) {
  c10d::TCPStoreOptions meeting;
  meeting.port = static_cast<std::uint16_t>(place.masterPort);
  meeting.isServer = place.isFirst();
  meeting.numWorkers = static_cast<std::size_t>(place.size);
  meeting.timeout = kMeetingTimeout;
  return c10::make_intrusive<c10d::TCPStore>(place.masterHost, meeting);
}

std::unique_ptr<Collective> overGloo(const ProcessPlace& place) {
  const auto options = c10d::ProcessGroupGloo::Options::create();
  options->timeout = kExchangeTimeout;
  const bool local = place.masterHost == "127.0.0.1" || place.masterHost == "localhost";
  options->devices.push_back(local ? c10d::ProcessGroupGloo::createDeviceForHostname("127.0.0.1")
                                   : c10d::ProcessGroupGloo::createDefaultDevice());
  return std::make_unique<GroupCollective>(
      place, at::kCPU, c10::make_intrusive<c10d::ProcessGroupGloo>(meet(place), place.rank, place.size, options));
}

#ifdef USE_C10D_NCCL
std::unique_ptr<Collective> overNccl(const ProcessPlace& place, at::Device device) {
  const auto options = c10d::ProcessGroupNCCL::Options::create();
  options->timeout = kExchangeTimeout;
  return std::make_unique<GroupCollective>(
      place, device, c10::make_intrusive<c10d::ProcessGroupNCCL>(meet(place), place.rank, place.size, options));
}
#endif

}  // namespace

Result<std::unique_ptr<Collective>> makeCollective(const ProcessPlace& place, [[maybe_unused]] at::Device device) {
  if (place.size == 1) return std::make_unique<SingleProcess>();
  try {
#ifdef USE_C10D_NCCL
    if (device.is_cuda()) return overNccl(place, device);
#endif
    return overGloo(place);
  } catch (const std::exception& exception) {
    return makeError(ErrorKind::io,
                     fmt::format("The {} processes of this run did not meet at {}:{}.", place.size, place.masterHost,
                                 place.masterPort),
                     "Check MASTER_ADDR and MASTER_PORT, and that every process started.", exception.what());
  }
}

}  // namespace jukebox
