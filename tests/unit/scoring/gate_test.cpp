#include "scoring/gate.hpp"

#include <string>
#include <vector>

#include "unit/documents.hpp"
#include "unit/stopwatch.hpp"

namespace xuehui::scoring {
namespace {

struct Compiled {
    std::size_t size = 0;
    std::string faults;
};

// A gate over the criterion "c" and a scale of so many ratings, "r0" to "r<n-1>".
Compiled compiled(std::string_view when, std::size_t ratings) {
    std::vector<Rating> scale(ratings);
    std::vector<std::string_view> ids;
    for (std::size_t i = 0; i < ratings; ++i) {
        scale[i].id = "r" + std::to_string(i);
        scale[i].value = static_cast<std::int64_t>(ratings - i);
    }
    for (const Rating& rating : scale) ids.push_back(rating.id);
    const IdIndex criteria({"c"});
    const IdIndex indicators({"A"});
    const IdIndex index(std::move(ids));
    const auto document = unit::document(when);
    std::vector<NodeThreshold> thresholds;
    std::vector<FindingName> findings;
    Faults faults("scheme");
    const GateProgram program = compile_gate(document->root(), {indicators, criteria, index, scale}, thresholds, findings, faults);
    return {program.size(), unit::brief(std::move(faults))};
}

std::string any_of(std::string_view part, int count) {
    std::string list(part);
    for (int i = 1; i < count; ++i) list.append(",").append(part);
    return R"({"any": [)" + list + "]}";
}

TEST(Gate, PartsHaveALimit) {
    EXPECT_EQ(compiled(any_of(R"({"criterion": "c", "at_most": "r1"})", 99'999), 2).faults, "");
    EXPECT_EQ(compiled(any_of(R"({"criterion": "c", "at_most": "r1"})", 99'999), 2).size, 100'000U);
    EXPECT_EQ(compiled(any_of(R"({"criterion": "c", "at_most": "r1"})", 100'000), 2).faults, "limit \n");
}

TEST(Gate, ALongScaleIsNotSearchedForEveryCondition) {
    std::size_t size = 0;
    const std::string when = any_of(R"({"criterion": "c", "at_most": "r49999"})", 99'999);
    EXPECT_LT(unit::seconds([&] { size = compiled(when, 50'000).size; }), unit::kPatience);
    EXPECT_EQ(size, 100'000U);
}

TEST(Gate, UnknownRatingsAreReported) {
    EXPECT_EQ(compiled(R"({"not": {"criterion": "c", "at_most": "r2"}})", 2).faults, "unknown_id /not/at_most\n");
}

}  // namespace
}  // namespace xuehui::scoring
