// The engine equals the reference on random records over all of the built-in catalogue, and catalogues that extend it,
// with the built-in schemes and random ones: a few hundred cases, in shards.
#include <algorithm>
#include <iostream>

#include <gtest/gtest.h>

#include "property/comparison.hpp"

namespace property {
namespace {

constexpr std::uint64_t kShards = 4;

class StandardDocuments : public testing::TestWithParam<std::uint64_t> {};

TEST_P(StandardDocuments, EngineEqualsReference) {
    const Extent run = extent_of(100'000);
    const std::uint64_t cases = std::max<std::uint64_t>(kShards, run.cases * 320 / 100'000);
    std::cout << "seed " << run.seed << " (XUEHUI_SEED), " << cases << " cases in all (XUEHUI_CASES)\n";
    for (std::uint64_t number = GetParam(); number < cases; number += kShards) {
        Random random(~run.seed, number);
        const World world = standard_world(random, 1);
        const Json& record = world.records.front();
        const auto engine = make_engine(world.catalogue, world.scheme, world.others);
        ASSERT_TRUE(engine) << number << "\n" << to_text(engine.error());
        const auto assessment = engine->assess(record.write());
        ASSERT_TRUE(assessment) << number << "\n" << to_text(assessment.error());
        const reference::Reference evaluator(world.catalogue, world.scheme, world.others);
        const std::string difference = first_difference(*assessment, evaluator.assess(record));
        ASSERT_EQ(difference, "") << "case " << number << "\n"
                                  << report({world.catalogue, world.scheme, record, world.others}, difference);
    }
}

INSTANTIATE_TEST_SUITE_P(Shards, StandardDocuments, testing::Range<std::uint64_t>(0, kShards));

}  // namespace
}  // namespace property
