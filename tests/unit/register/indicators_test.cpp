#include "unit/register/registers.hpp"

namespace {

using unit::a_register;
using unit::assessed;
using unit::at;
using unit::brief;
using unit::updated;

std::string warning(std::string_view fact, std::string_view thresholds) {
    return a_register(R"("warnings": [{"id": "w", "title": "t", "fact": ")" + std::string(fact) +
                      R"(", "responsible": "王", "procedure": "报告", "thresholds": [)" + std::string(thresholds) +
                      R"(], "value": "old", "level": "old"}])");
}

// What an update writes: value and level.
std::string reading(std::string_view fact, std::string_view thresholds, std::string_view facts) {
    const std::string text = updated(warning(fact, thresholds), assessed(facts));
    return at(text, "/warnings/0/value") + ' ' + at(text, "/warnings/0/level");
}

TEST(Indicators, NumbersAreHeldAgainstThresholds) {
    constexpr std::string_view kRising = R"({"level": "yellow", "at_least": 3}, {"level": "red", "at_least": 5})";
    EXPECT_EQ(reading("count", kRising, R"({"count": 2})"), "2 ");
    EXPECT_EQ(reading("count", kRising, R"({"count": 3})"), R"(3 "yellow")");
    EXPECT_EQ(reading("count", kRising, R"({"count": 5})"), R"(5 "red")");
    EXPECT_EQ(reading("count", kRising, "{}"), " ");    // and what stood there is not known any more
    EXPECT_EQ(reading("derived.double", kRising, R"({"count": 2})"), R"(4 "yellow")");
    EXPECT_EQ(reading("money", R"({"level": "red", "at_most": 0.1})", R"({"money": 0.10})"), R"(0.1 "red")");
    EXPECT_EQ(reading("money", R"({"level": "red", "at_most": 0.1})", R"({"money": 0.11})"), "0.11 ");
    EXPECT_EQ(reading("seals", R"({"level": "blue", "at_most": 1})", R"({"seals": [{"id": "a"}]})"), R"(1 "blue")");
}

// An element that may not be there counts for "at most" only.
TEST(Indicators, OfAListKnownInPartOnlyWhatIsSureIsReached) {
    constexpr std::string_view kTwo = R"({"level": "red", "at_least": 2})";
    constexpr std::string_view kFew = R"({"level": "blue", "at_most": 2})";
    constexpr std::string_view kLost = R"({"id": "a", "lost": true}, {"id": "b", "lost": true})";
    const auto lost = [](std::string_view threshold, std::string_view seals) {
        return reading("derived.lost", threshold, R"({"seals": [)" + std::string(seals) + "]}");
    };
    EXPECT_EQ(lost(kTwo, R"({"id": "a"}, {"id": "b"})"), " ");
    EXPECT_EQ(lost(kTwo, R"({"id": "a"}, {"id": "b", "lost": true})"), " ");
    EXPECT_EQ(lost(kTwo, std::string(kLost) + R"(, {"id": "c"})"), R"( "red")");
    EXPECT_EQ(lost(kTwo, kLost), R"(2 "red")");
    EXPECT_EQ(lost(kFew, R"({"id": "a"}, {"id": "b"})"), R"( "blue")");
    EXPECT_EQ(lost(kFew, std::string(kLost) + R"(, {"id": "c"})"), " ");
}

TEST(Indicators, DatesAreHeldAgainstTheDay) {
    constexpr std::string_view kNear = R"({"level": "red", "within_days": 30})";
    EXPECT_EQ(reading("ends_on", kNear, R"({"ends_on": "2026-04-30"})"), R"("2026-04-30" "red")");
    EXPECT_EQ(reading("ends_on", kNear, R"({"ends_on": "2026-05-01"})"), R"("2026-05-01" )");
    EXPECT_EQ(reading("ends_on", kNear, R"({"ends_on": "2020-01-01"})"), R"("2020-01-01" "red")");
    EXPECT_EQ(reading("ends_on", kNear, R"({"ends_on": "none"})"), R"("none" )");
}

TEST(Indicators, OthersAreOrAreNot) {
    EXPECT_EQ(reading("done", R"({"level": "red", "is": false})", R"({"done": false})"), R"(false "red")");
    EXPECT_EQ(reading("done", R"({"level": "red", "is": false})", R"({"done": true})"), "true ");
    EXPECT_EQ(reading("grade", R"({"level": "red", "is": "bad"})", R"({"grade": "bad"})"), R"("bad" "red")");
    EXPECT_EQ(reading("grade", R"({"level": "red", "is": "bad"})", R"({"grade": "good"})"), R"("good" )");
}

TEST(Indicators, WhatIsPersonalIsNotWritten) {
    EXPECT_EQ(reading("secret", R"({"level": "red", "at_least": 70})", R"({"secret": 71})"), R"( "red")");
}

TEST(Indicators, ReportWhatTheyCannotAsk) {
    const auto faults = [](std::string_view fact, std::string_view threshold) {
        return brief(update_register(warning(fact, threshold), assessed("{}")));
    };
    EXPECT_EQ(faults("counts", R"({"level": "red", "at_least": 1})"), "unknown_id /warnings/0/fact\n");
    EXPECT_EQ(faults("count", R"({"level": "rde", "at_least": 1})"), "unknown_id /warnings/0/thresholds/0/level\n");
    EXPECT_EQ(faults("count", R"({"level": "red", "within_days": 1})"),
              "bad_value /warnings/0/thresholds/0/within_days\n");
    EXPECT_EQ(faults("done", R"({"level": "red", "at_most": 1})"), "bad_value /warnings/0/thresholds/0/at_most\n");
    EXPECT_EQ(faults("done", R"({"level": "red", "is": "yes"})"), "bad_value /warnings/0/thresholds/0/is\n");
    EXPECT_EQ(faults("count", R"({"level": "red", "is": true})"), "bad_value /warnings/0/thresholds/0/is\n");
    EXPECT_EQ(faults("grade", R"({"level": "red", "is": "worse"})"), "bad_value /warnings/0/thresholds/0/is\n");
    const auto hint = update_register(warning("conut", R"({"level": "red", "at_least": 1})"), assessed("{}"));
    ASSERT_FALSE(hint.has_value());
    EXPECT_EQ(hint.error()[0].hint, "count");
}

TEST(Indicators, PeopleWatch) {
    const std::string text =
        a_register(R"("warnings": [{"id": "w", "title": "舆情", "responsible": "王", "procedure": "报告",
        "thresholds": [{"level": "red", "text": "三家以上媒体"}], "observed": {"on": "2026-03-01", "text": "一家", "level": "blue"}}])");
    const std::string after = updated(text, assessed("{}"));
    EXPECT_EQ(at(after, "/warnings/0/observed/level"), R"("blue")");
    EXPECT_EQ(at(after, "/warnings/0/level"), "");
}

}  // namespace
