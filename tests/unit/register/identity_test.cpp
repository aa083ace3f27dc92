// An entry follows its risk, and no other one, whatever becomes of the list that the risk is found in.
#include "unit/register/registers.hpp"

namespace {

using unit::assessed;
using unit::at;
using unit::updated;

constexpr std::string_view kLater = "2026-06-30";

// The register with a person's name on the entry at this place.
std::string owned(std::string text, std::string_view entry, std::string_view owner) {
    const std::string id = at(text, std::string(entry) + "/id");
    const std::size_t place = text.find("\"id\": " + id);
    EXPECT_NE(place, std::string::npos);
    return text.insert(place, "\"owner\": \"" + std::string(owner) + "\", ");
}

std::string state(std::string_view text, std::string_view entry) {
    return at(text, std::string(entry) + "/finding/state");
}

TEST(Identity, OfElementsWithoutIdsIsNotTheirPlace) {
    const std::string before =
        owned(updated("", assessed(R"({"seals": [{"kind": "x", "lost": true, "x-n": 1}, {"lost": true, "x-n": 2}]})")),
              "/entries/1", "周禾");
    const std::string reordered = updated(
        before, assessed(R"({"seals": [{"lost": true, "x-n": 2}, {"lost": true, "x-n": 1, "kind": "x"}]})", kLater));
    EXPECT_EQ(at(reordered, "/entries/1/finding/case"), at(before, "/entries/1/finding/case"));
    EXPECT_EQ(at(reordered, "/entries/1/finding/place"), "1");    // it was the second
    EXPECT_EQ(at(reordered, "/entries/1/owner"), R"("周禾")");
    EXPECT_EQ(state(reordered, "/entries/0"), R"("open")");
    EXPECT_EQ(at(reordered, "/entries/2"), "");
    const std::string inserted = updated(
        before,
        assessed(
            R"({"seals": [{"lost": true, "x-n": 3}, {"kind": "x", "lost": true, "x-n": 1}, {"lost": true, "x-n": 2}]})",
            kLater));
    EXPECT_EQ(state(inserted, "/entries/0"), R"("open")");
    EXPECT_EQ(state(inserted, "/entries/1"), R"("open")");
    EXPECT_EQ(at(inserted, "/entries/2/finding/first_seen"), R"("2026-06-30")");
}

TEST(Identity, ThatCannotBeToldIsNotGuessed) {
    const std::string before =
        owned(updated("", assessed(R"({"seals": [{"lost": true, "x-n": 1}]})")), "/entries/0", "周禾");
    const auto changed = assessed(R"({"seals": [{"lost": true, "x-n": 2}]})", kLater);
    const std::string after = updated(before, changed);
    EXPECT_EQ(state(after, "/entries/0"), R"("unknown")");
    EXPECT_EQ(at(after, "/entries/0/finding/unclear_since"), R"("2026-06-30")");
    EXPECT_EQ(at(after, "/entries/0/owner"), R"("周禾")");
    EXPECT_EQ(state(after, "/entries/1"), R"("open")");
    EXPECT_EQ(at(after, "/entries/1/owner"), "");
    EXPECT_EQ(updated(after, changed), after);
    const auto view = register_view(*xuehui::Register::parse(after));
    EXPECT_EQ(view.entries.at(0).unclear_since + view.entries.at(1).unclear_since, kLater);

    // Still so a year later; gone once the other one is.
    const std::string later = updated(after, assessed(R"({"seals": [{"lost": true, "x-n": 2}]})", "2027-06-30"));
    EXPECT_EQ(at(later, "/entries/0/finding/unclear_since"), R"("2026-06-30")");
    const std::string none = updated(later, assessed(R"({"seals": [{"lost": false, "x-n": 2}]})", "2027-07-31"));
    EXPECT_EQ(state(none, "/entries/0"), R"("gone")");
    EXPECT_EQ(at(none, "/entries/0/finding/unclear_since"), "");
    EXPECT_EQ(state(none, "/entries/1"), R"("gone")");
}

TEST(Identity, OfOneThatIsGoneBesideOthersIsClear) {
    const std::string before = updated(
        "", assessed(R"({"seals": [{"lost": true, "x-n": 1}, {"lost": true, "x-n": 2}, {"id": "a", "lost": true}]})"));
    const std::string after =
        updated(before, assessed(R"({"seals": [{"lost": true, "x-n": 2}, {"id": "b", "lost": true}]})", kLater));
    EXPECT_EQ(state(after, "/entries/1"), R"("open")");
    EXPECT_EQ(state(after, "/entries/2"), R"("gone")") << "what has an id does not lose it";
    EXPECT_EQ(state(after, "/entries/0"), R"("unknown")") << "it may have got the id b";
}

TEST(Identity, TwinsAreTwo) {
    const auto twins = assessed(
        R"({"seals": [{"id": "a", "lost": true, "x-n": 1}, {"id": "a", "lost": true, "x-n": 2}, {"lost": true}, {"lost": true}]})");
    const std::string before = updated("", twins);
    EXPECT_NE(at(before, "/entries/3"), "");
    EXPECT_EQ(at(before, "/entries/4"), "");
    EXPECT_EQ(updated(before, twins), before);
    EXPECT_TRUE(xuehui::Register::parse(before).has_value());
    const std::string swapped = updated(
        before,
        assessed(
            R"({"seals": [{"lost": true}, {"id": "a", "lost": true, "x-n": 2}, {"lost": true}, {"id": "a", "lost": true, "x-n": 1}]})"));
    EXPECT_EQ(at(swapped, "/entries/4"), "");
    EXPECT_EQ(at(swapped, "/entries/0/finding/place"), "4");
    EXPECT_EQ(at(swapped, "/entries/1/finding/place"), "2");
    const std::string one_less = updated(before, assessed(R"({"seals": [{"lost": true}]})", kLater));
    EXPECT_EQ(state(one_less, "/entries/2"), R"("open")");
    EXPECT_EQ(state(one_less, "/entries/3"), R"("unknown")") << "which of the two is gone nobody can tell";
}

// Of the twins one has no finding: which, only their facts tell.
TEST(Identity, OfTwinsWithDifferentFindings) {
    const auto assessment =
        assessed(R"({"seals": [{"id": "a", "lost": false}, {"id": "a", "lost": true}, {"id": "a", "lost": true}]})");
    const std::string text = updated("", assessment);
    EXPECT_EQ(at(text, "/entries/0/finding/place"), "2");
    EXPECT_EQ(at(text, "/entries/1/finding/place"), "3");
    EXPECT_EQ(at(text, "/entries/2"), "");
    EXPECT_EQ(updated(text, assessment), text);
}

TEST(Identity, OfAnIdThatASecondOneGets) {
    const std::string before =
        owned(updated("", assessed(R"({"seals": [{"id": "a", "lost": true}]})")), "/entries/0", "周禾");
    const std::string after = updated(
        before, assessed(R"({"seals": [{"id": "a", "lost": true, "x-n": 1}, {"id": "a", "lost": true}]})", kLater));
    EXPECT_EQ(state(after, "/entries/0"), R"("unknown")");
    EXPECT_EQ(state(after, "/entries/1"), R"("open")");
    EXPECT_EQ(state(after, "/entries/2"), R"("open")");
    EXPECT_EQ(at(after, "/entries/1/owner") + at(after, "/entries/2/owner"), "");
}

TEST(Identity, AnElementThatGetsAnIdKeepsItsEntry) {
    const std::string before =
        owned(updated("", assessed(R"({"seals": [{"lost": true, "x-n": 1}, {"lost": true, "x-n": 2}]})")), "/entries/1",
              "周禾");
    const auto with_ids =
        assessed(R"({"seals": [{"id": "b", "lost": true, "x-n": 2}, {"id": "a", "lost": true, "x-n": 1}]})", kLater);
    const std::string after = updated(before, with_ids);
    EXPECT_EQ(at(after, "/entries/0/finding/case"), R"("a")");
    EXPECT_EQ(at(after, "/entries/1/finding/case"), R"("b")");
    EXPECT_EQ(at(after, "/entries/1/finding/place"), "");
    EXPECT_EQ(at(after, "/entries/1/owner"), R"("周禾")");
    EXPECT_EQ(at(after, "/entries/2"), "");
    EXPECT_EQ(updated(after, with_ids), after);
}

// Ids that look like digests are no digests, and one that is a number is not the place in the list.
TEST(Identity, KindsOfKeysNeverMeet) {
    const std::string digest = at(updated("", assessed(R"({"seals": [{"lost": true}]})")), "/entries/0/finding/case");
    const std::string before = updated("", assessed(R"({"seals": [{"lost": true}]})"));
    const std::string after =
        updated(before, assessed(R"({"seals": [{"id": )" + digest + R"(, "lost": true, "x-n": 1}]})", kLater));
    EXPECT_EQ(state(after, "/entries/0"), R"("unknown")");
    EXPECT_EQ(at(after, "/entries/1/finding/case").substr(0, 2), "\"~");
}

TEST(Identity, WhatNoIdTellsApartIsSaid) {
    const auto said = unidentified_cases(assessed(
        R"({"seals": [{"id": "a", "lost": true}, {"lost": true}, {"id": "a", "lost": false}, {"lost": false}]})"));
    EXPECT_EQ(unit::brief(said), "no_id /facts/seals/1\nrepeated_id /facts/seals/2/id\n");
    EXPECT_NE(to_text(said).find("2 of 4 elements of 'seals' have no id"), std::string::npos) << to_text(said);
    EXPECT_TRUE(unidentified_cases(assessed(R"({"seals": [{"id": "a"}, {"id": "b"}]})")).empty());
    EXPECT_TRUE(unidentified_cases(assessed("{}")).empty());
}

}  // namespace
