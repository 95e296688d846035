#include <fmt/format.h>
#include <torch/csrc/distributed/c10d/ProcessGroupGloo.hpp>
#include <torch/csrc/distributed/c10d/TCPStore.hpp>

#include "core/engine/training/collective.h"

namespace jukebox {
namespace {

constexpr std::chrono::seconds kMeetingTimeout(120);
constexpr std::chrono::minutes kExchangeTimeout(30);  // one process may validate or save meanwhile

class GlooCollective : public Collective {
 public:
  explicit GlooCollective(const ProcessPlace& place) : m_rank(place.rank), m_size(place.size) {
    c10d::TCPStoreOptions meeting;
    meeting.port = static_cast<std::uint16_t>(place.masterPort);
    meeting.isServer = place.isFirst();
    meeting.numWorkers = static_cast<std::size_t>(place.size);
    meeting.timeout = kMeetingTimeout;
    const c10::intrusive_ptr<c10d::Store> store = c10::make_intrusive<c10d::TCPStore>(place.masterHost, meeting);
    const auto options = c10d::ProcessGroupGloo::Options::create();
    options->timeout = kExchangeTimeout;
    const bool local = place.masterHost == "127.0.0.1" || place.masterHost == "localhost";
    options->devices.push_back(local ? c10d::ProcessGroupGloo::createDeviceForHostname("127.0.0.1")
                                     : c10d::ProcessGroupGloo::createDefaultDevice());
    m_group = c10::make_intrusive<c10d::ProcessGroupGloo>(store, place.rank, place.size, options);
  }

  int rank() const override { return m_rank; }
  int size() const override { return m_size; }

  void sum(const at::Tensor& tensor) override {
    std::vector<at::Tensor> tensors{tensor};
    m_group->allreduce(tensors)->wait();
  }

  at::Tensor gatherRows(const at::Tensor& rows) override {
    std::vector<at::Tensor> mine{rows.contiguous()};
    std::vector<std::vector<at::Tensor>> all(1);
    for (int i = 0; i < m_size; ++i) all.front().push_back(at::empty_like(mine.front()));
    m_group->allgather(all, mine)->wait();
    return at::cat(all.front());
  }

  double maximum(double value) override {
    std::vector<at::Tensor> tensors{at::full({1}, value, at::kDouble)};
    c10d::AllreduceOptions options;
    options.reduceOp = c10d::ReduceOp::MAX;
    m_group->allreduce(tensors, options)->wait();
    return tensors.front().item<double>();
  }

 private:
  int m_rank, m_size;
  c10::intrusive_ptr<c10d::ProcessGroupGloo> m_group;
};

}  // namespace

Result<std::unique_ptr<Collective>> makeCollective(const ProcessPlace& place) {
  if (place.size == 1) return std::make_unique<SingleProcess>();
  try {
    return std::make_unique<GlooCollective>(place);
  } catch (const std::exception& exception) {
    return makeError(ErrorKind::io,
                     fmt::format("The {} processes of this run did not meet at {}:{}.", place.size, place.masterHost,
                                 place.masterPort),
                     "Check MASTER_ADDR and MASTER_PORT, and that every process started.", exception.what());
  }
}

}  // namespace jukebox
