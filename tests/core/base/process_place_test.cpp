#include "core/base/process_place.h"

#include <gtest/gtest.h>

#include <map>

namespace jukebox {
namespace {

Result<ProcessPlace> placeIn(const std::map<std::string, std::string>& variables) {
  return processPlace([&](const char* name) -> const char* {
    const auto found = variables.find(name);
    return found == variables.end() ? nullptr : found->second.c_str();
  });
}

TEST(ProcessPlace, withoutALauncherThereIsOneProcess) {
  const auto place = placeIn({});
  ASSERT_TRUE(place.has_value());
  EXPECT_EQ(place->rank, 0);
  EXPECT_EQ(place->size, 1);
  EXPECT_TRUE(place->isFirst());
}

TEST(ProcessPlace, everyLauncherIsUnderstood) {
  const std::vector<std::map<std::string, std::string>> launchers{
      {{"RANK", "2"}, {"WORLD_SIZE", "4"}, {"LOCAL_RANK", "1"}},
      {{"OMPI_COMM_WORLD_RANK", "2"}, {"OMPI_COMM_WORLD_SIZE", "4"}, {"OMPI_COMM_WORLD_LOCAL_RANK", "1"}},
      {{"PMI_RANK", "2"}, {"PMI_SIZE", "4"}, {"MPI_LOCALRANKID", "1"}},
      {{"SLURM_PROCID", "2"}, {"SLURM_NTASKS", "4"}, {"SLURM_STEP_ID", "0"}, {"SLURM_LOCALID", "1"}},
  };
  for (const auto& variables : launchers) {
    const auto place = placeIn(variables);
    ASSERT_TRUE(place.has_value());
    EXPECT_EQ(place->rank, 2);
    EXPECT_EQ(place->size, 4);
    EXPECT_EQ(place->localRank, 1);
  }
  EXPECT_EQ(placeIn({{"RANK", "2"}, {"WORLD_SIZE", "4"}})->localRank, 0);
}

TEST(ProcessPlace, aBatchScriptWithoutAStepIsOneProcess) {
  EXPECT_EQ(placeIn({{"SLURM_PROCID", "0"}, {"SLURM_NTASKS", "8"}})->size, 1);
}

TEST(ProcessPlace, theMeetingPointCanBeNamed) {
  const auto place = placeIn({{"RANK", "0"}, {"WORLD_SIZE", "2"}, {"MASTER_ADDR", "node7"}, {"MASTER_PORT", "1234"}});
  EXPECT_EQ(place->masterHost, "node7");
  EXPECT_EQ(place->masterPort, 1234);
}

TEST(ProcessPlace, numbersThatMakeNoSenseAreRefused) {
  const std::vector<std::map<std::string, std::string>> broken{
      {{"RANK", "4"}, {"WORLD_SIZE", "4"}}, {{"RANK", "-1"}, {"WORLD_SIZE", "4"}}, {{"RANK", "0"}, {"WORLD_SIZE", "0"}},
      {{"RANK", "x"}, {"WORLD_SIZE", "4"}}, {{"RANK", "1x"}, {"WORLD_SIZE", "4"}}, {{"RANK", ""}, {"WORLD_SIZE", "4"}},
      {{"RANK", "0"}, {"WORLD_SIZE", "2"}, {"LOCAL_RANK", "2"}}, {{"MASTER_PORT", "70000"}}};
  for (const auto& variables : broken) EXPECT_EQ(placeIn(variables).error().kind, ErrorKind::invalidInput);
}

}  // namespace
}  // namespace jukebox
