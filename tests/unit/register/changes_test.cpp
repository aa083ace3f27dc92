#include "unit/register/registers.hpp"

namespace {

using unit::a_register;
using unit::assessed;
using unit::brief;
using unit::updated;

// "new gone changed unchanged"
std::string changes(std::string_view before, std::string_view after) {
    const auto counted = xuehui::register_changes(before, after);
    if (!counted) return brief(counted);
    std::string text;
    for (const std::size_t count : {counted->added, counted->gone, counted->changed, counted->unchanged})
        text += (text.empty() ? "" : " ") + std::to_string(count);
    return text;
}

constexpr std::string_view kThree = R"({"count": 5, "seals": [{"id": "a", "lost": true}, {"id": "b", "lost": true}]})";

TEST(RegisterChanges, CountsWhatBecameOfEachEntry) {
    const std::string first = updated("", assessed(kThree));
    EXPECT_EQ(changes("", first), "3 0 0 0");
    EXPECT_EQ(changes(first, first), "0 0 0 3");
    const auto later = assessed(
        R"({"count": 10, "seals": [{"id": "a", "lost": false}, {"id": "b", "lost": true}, {"id": "c", "lost": true}]})",
        "2026-06-30");
    const std::string second = updated(first, later);
    EXPECT_EQ(changes(first, second), "1 1 1 1");
    EXPECT_EQ(changes(second, updated(second, later)), "0 0 0 4");    // what was gone before is not gone again
}

TEST(RegisterChanges, TheDayOfTheLastSightAloneIsNone) {
    const std::string first = updated("", assessed(kThree));
    EXPECT_EQ(changes(first, updated(first, assessed(kThree, "2026-04-30"))), "0 0 0 3");
    EXPECT_EQ(changes(first, updated(first, assessed(kThree, "2027-04-30"))), "0 0 3 0");    // they have grown old
}

TEST(RegisterChanges, OfAnyLayoutAndWithLevelsOfAnotherMatrix) {
    const std::string before = a_register(unit::a_matrix("severe") + R"(, "warnings": [{"id": "w", "title": "t",
        "responsible": "r", "procedure": "p", "thresholds": [{"level": "red", "text": "t"}]}],
        "entries": [{"title": "t", "likelihood": 1, "impact": 1, "level": "blue", "id": "e"}])");
    EXPECT_EQ(changes(before, updated(before, assessed("{}"))), "0 0 0 1");
}

TEST(RegisterChanges, OfWhatIsNoRegister) {
    EXPECT_EQ(changes("{}", a_register()), "format \n");
    EXPECT_EQ(changes(a_register(), a_register(R"("entries": 1)")), "wrong_type /entries\n");
}

}  // namespace
