// The engine equals the reference on random small documents: 100,000 cases, in shards so that they run side by side.
//
//     XUEHUI_SEED=7 XUEHUI_CASES=1000000 small_test
#include <iostream>

#include <gtest/gtest.h>

#include "property/comparison.hpp"

namespace property {
namespace {

constexpr std::uint64_t kShards = 8;
constexpr std::uint64_t kRecords = 4;    // of one world

void check_world(std::uint64_t seed, std::uint64_t number) {
    Random random(seed, number);
    const World world = small_world(random, kRecords);
    const std::string which = "seed " + std::to_string(seed) + ", world " + std::to_string(number) + "\n";
    const auto engine = make_engine(world.catalogue, world.scheme, world.others);
    ASSERT_TRUE(engine) << which << to_text(engine.error()) << world.catalogue.write() << "\n" << world.scheme.write();
    const reference::Reference evaluator(world.catalogue, world.scheme, world.others);
    for (const Json& record : world.records) {
        const auto assessment = engine->assess(record.write());
        ASSERT_TRUE(assessment) << which << to_text(assessment.error()) << record.write();
        const std::string difference = first_difference(*assessment, evaluator.assess(record));
        if (difference.empty()) continue;
        const Documents documents = shrunk({world.catalogue, world.scheme, record, world.others});
        FAIL() << which << difference << "\nmade small: " << report(documents, difference_of(documents).value_or(""));
    }
}

class SmallDocuments : public testing::TestWithParam<std::uint64_t> {};

TEST_P(SmallDocuments, EngineEqualsReference) {
    const Extent run = extent_of(100'000);
    std::cout << "seed " << run.seed << " (XUEHUI_SEED), " << run.cases << " cases in all (XUEHUI_CASES)\n";
    for (std::uint64_t world = GetParam(); world * kRecords < run.cases; world += kShards) {
        check_world(run.seed, world);
        if (HasFatalFailure()) return;
    }
}

INSTANTIATE_TEST_SUITE_P(Shards, SmallDocuments, testing::Range<std::uint64_t>(0, kShards));

}  // namespace
}  // namespace property
