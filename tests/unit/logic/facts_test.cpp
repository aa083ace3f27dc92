// Logic over the facts of a dictionary: types, unknowns with what is known of them, needs and defaults.
#include <xuehui/logic.hpp>

#include "unit/logic/vocabularies.hpp"

namespace xuehui::logic {
namespace {

using unit::Bound;
using unit::told;

TEST(Facts, StandAsTheirTypesSay) {
    const Bound bound(
        R"({"council": {"directors": 24}, "org": {"level": "national"}, "term": {"ends_on": "2026-12-31", "approved_on": "none"},
                          "funds": 0.3, "unheard": {"of": 1}, "posts": ["president", null], "derived": {"ok": true}})");
    EXPECT_EQ(told(bound, R"({"var": "council.directors"})"), "24");
    EXPECT_EQ(told(bound, R"({"days_between": [{"var": "as_of"}, {"var": "term.ends_on"}]})"), "275");
    EXPECT_EQ(told(bound, R"({"==": [{"var": "term.approved_on"}, "none"]})"), "true");
    EXPECT_EQ(told(bound, R"({"<=": [{"var": "term.approved_on"}, {"var": "as_of"}]})"), "false");
    EXPECT_EQ(told(bound, R"({">": [{"var": "term.approved_on"}, "2026-01-01"]})"), "true");
    EXPECT_EQ(told(bound, R"({"==": [{"+": [{"var": "funds"}, 0.1, 0.2]}, 0.6]})"), "true");
    EXPECT_EQ(told(bound, R"({"var": "derived.ok"})"), "unknown | derived.ok");
    EXPECT_EQ(told(bound, R"({"in": ["president", {"var": "posts"}]})"), "true");
    EXPECT_EQ(told(bound, R"({"some": [{"var": "posts"}, {"==": [{"var": ""}, "secretary"]}]})"), "unknown | posts[]");
}

// Or it would not lie in what was said of it when it was unknown: at least 0.
TEST(Facts, ANumberOfMinusZeroIsZero) {
    const Bound bound(R"({"council": {"directors": -0}, "limit": -0.0})");
    EXPECT_EQ(told(bound, R"({">": [{"/": [1, {"var": "council.directors"}]}, 0]})"), "true");
    EXPECT_EQ(told(bound, R"({">": [{"/": [1, {"var": "limit"}]}, 0]})"), "true");
}

// Two bounds the wrong way round would be read as "no number at all".
TEST(OpenData, BoundsThatCannotBeSayNothing) {
    const auto answer = [](std::string_view rule, std::string_view data) {
        return *evaluate_logic(rule, data, Missing::unknown);
    };
    EXPECT_EQ(answer(R"({"<": [{"var": "n"}, 0]})", R"({"n": {"?": "number", "lo": 5, "hi": 1}})"),
              answer(R"({"<": [{"var": "n"}, 0]})", R"({"n": {"?": "number"}})"));
}

// JSON has no infinity, but the greatest number that it has bounds it, too.
TEST(OpenData, AnInfiniteEndIsABound) {
    const auto answer = evaluate_logic(R"({"max": [{"var": "n"}, {"/": [1, 0]}]})", "{}", Missing::unknown);
    EXPECT_NE(answer->find(R"("lo":1.7976931348623157e+308,"hi":null)"), std::string::npos) << *answer;
}

TEST(Facts, OfTheWrongTypeAreUnknown) {
    const Bound bound(
        R"({"council": {"directors": "24"}, "dues": 5, "term": {"ends_on": "31 December"}, "funds": 0.001, "officers": {}})");
    EXPECT_EQ(told(bound, R"({"var": "council.directors"})"), "unknown 0..1.7976931348623157e+308 | council.directors");
    EXPECT_EQ(told(bound, R"({"var": "dues.charged"})"), "unknown | dues.charged");
    EXPECT_EQ(told(bound, R"({"var": "funds"})").substr(0, 7), "unknown");
    EXPECT_EQ(told(bound, R"({"some": [{"var": "officers"}, {"var": "paid"}]})"), "unknown | officers");
}

TEST(Facts, TheDictionaryTellsWhatAnUnknownFactCanBe) {
    const Bound bound("{}");
    EXPECT_EQ(told(bound, R"({">=": [{"var": "council.directors"}, 0]})"), "true | council.directors");
    EXPECT_EQ(told(bound, R"({"<": [{"+": [{"var": "council.directors"}, 5]}, 5]})"), "false | council.directors");
    EXPECT_EQ(told(bound, R"({"==": [{"var": "term.ends_on"}, "2026-01-01"]})"), "unknown | term.ends_on");
    EXPECT_EQ(told(bound, R"({"<=": [{"var": "term.ends_on"}, {"date": "none"}]})"), "true | term.ends_on");
    EXPECT_EQ(told(bound, R"({"var": "period.from"})"), "2025-01-01");
}

TEST(Facts, DefaultsAreTakenAndNoted) {
    EXPECT_EQ(told(Bound("{}"), R"({"var": "limit"})"), "70 |  | limit");
    EXPECT_EQ(told(Bound(R"({"limit": 65})"), R"({"var": "limit"})"), "65");
    EXPECT_EQ(told(Bound("{}"), R"({"ratio": [2, 3, {"var": "quorum.0"}, {"var": "quorum.1"}]})"), "0 |  | quorum");
    EXPECT_EQ(told(Bound(R"({"quorum": [1, 2]})"), R"({"ratio": [2, 3, {"var": "quorum.0"}, {"var": "quorum.1"}]})"),
              "1");
    EXPECT_EQ(told(Bound("{}"), R"({"var": ["council.directors", 9]})"), "9 |  | council.directors");
    EXPECT_EQ(told(Bound(R"({"council": {"directors": 3}})"), R"({"var": ["council.directors", 9]})"), "3");
}

constexpr std::string_view kOfficers =
    R"({"officers": [{"id": "a", "born_on": "1950-05-05", "paid": true, "terms": 2}, {"terms": 1, "id": "b"},
                                                        {"id": "c", "born_on": "1999-01-01", "paid": false, "x-note": 1}]})";

TEST(Facts, MembersOfElementsAreNeededByTheirNames) {
    const Bound bound(kOfficers);
    EXPECT_EQ(
        told(bound, R"({"some": [{"var": "officers"}, {">": [{"age": {"var": "born_on"}}, {"fact": "limit"}]}]})"),
        "true |  | limit");
    EXPECT_EQ(told(bound, R"({"all": [{"var": "officers"}, {"<": [{"var": "terms"}, 3]}]})"),
              "unknown | officers.terms");
    EXPECT_EQ(told(bound, R"({"count_if": [{"var": "officers"}, {"var": "paid"}]})"), "unknown 1..2 | officers.paid");
    EXPECT_EQ(
        told(
            bound,
            R"({"reduce": [{"filter": [{"var": "officers"}, {"var": "paid"}]}, {"+": [{"var": "accumulator"}, {"var": "current.terms"}]}, 0]})"),
        "unknown 2..3 | officers.paid");
    EXPECT_EQ(told(bound, R"({"map": [{"var": "officers"}, {"var": "id"}]})"), R"(["a","b","c"])");
    EXPECT_EQ(told(bound, R"({"missing": ["council.directors", "officers"]})"), R"(["council.directors"])");
    EXPECT_EQ(told(bound, R"({"map": [{"var": "officers"}, {"missing": ["born_on", "id"]}]})"),
              R"([[],["born_on"],[]])");
}

TEST(Facts, AnItemIsAnElement) {
    const Bound bound(kOfficers);
    EXPECT_EQ(told(bound, R"({"age": {"var": "item.born_on"}})", "officers", 0), "75");
    EXPECT_EQ(told(bound, R"({"age": {"var": "item.born_on"}})", "officers", 1).substr(0, 7), "unknown");
    EXPECT_EQ(
        told(bound, R"({"some": [{"var": "officers"}, {"==": [{"var": "id"}, {"fact": "item.id"}]}]})", "officers", 2),
        "true");
    ASSERT_TRUE(bound.facts.elements(*bound.names->find("officers")));
    EXPECT_EQ(bound.facts.elements(*bound.names->find("officers"))->size(), 3U);
    EXPECT_FALSE(bound.facts.elements(*bound.names->find("posts")));
}

// Members are read by their places, which the lists do not share.
TEST(Facts, AListThatMayBeOneOfTwoHasNoPlaces) {
    const Bound bound(R"({"dues": {"charged": true}, "bodies": [{"id": "x"}], "officers": [{"terms": 2}]})");
    const std::string longer = R"({">": [{"var": "terms"}, 1]})";
    for (const std::string list : {R"({"if": [{"var": "dues.charged"}, {"var": "bodies"}, {"var": "officers"}]})",
                                   R"({"if": [{"!": {"var": "dues.charged"}}, {"var": "officers"}, {"var": "bodies"}]})",
                                   R"({"var": ["bodies", {"var": "officers"}]})"}) {
        EXPECT_EQ(told(bound, R"({"some": [)" + list + ", " + longer + "]}").substr(0, 7), "unknown") << list;
    }
    EXPECT_EQ(told(bound, R"({"some": [{"if": [{"var": "dues.charged"}, {"var": "officers"}, []]}, )" + longer + "]}"), "true");
    EXPECT_EQ(told(bound, R"({"some": [{"if": [{"var": "dues.charged"}, {"var": "officers"}]}, )" + longer + "]}"), "true");
}

TEST(Facts, InAReduceMissingLooksAmongItsTwoNames) {
    const Bound bound(R"({"officers": [{"terms": 2}]})");
    EXPECT_EQ(told(bound, R"({"reduce": [{"var": "officers"}, {"missing": ["current.terms", "current.paid", "accumulator"]}, 0]})"),
              R"(["current.paid"])");
}

TEST(OpenData, HowManyAreWantedMayNotBeKnown) {
    for (const auto* const wanted : {R"({"date": "2026-01-01"})", R"({"+": [{"var": "n"}]})"}) {
        const std::string rule = R"({"missing_some": [)" + std::string(wanted) + R"(, ["a"]]})";
        const auto answer = evaluate_logic(rule, R"({"n": {"?": "number"}})", Missing::unknown);
        EXPECT_NE(answer->find(R"("types":["array"])"), std::string::npos) << *answer;
    }
}

// Whole quotients are exact and others rounded, so that one between the ends may come out above both.
TEST(OpenData, ResultsBetweenTheEndsLieWithinTheBounds) {
    const auto is_known = [](std::string_view rule) {
        const std::string x = R"({"x": {"?": "number", "lo": 27021597764222980, "hi": 27021597764222986}})";
        return evaluate_logic(rule, x, Missing::unknown)->find("unknown") == std::string::npos;
    };
    EXPECT_FALSE(is_known(R"({"==": [{"/": [{"var": "x"}, 3]}, 9007199254740994]})"));
    EXPECT_FALSE(is_known(R"({"<=": [{"/": [{"var": "x"}, 3]}, 9007199254740994]})"));
    EXPECT_TRUE(is_known(R"({"<=": [{"/": [{"var": "x"}, 3]}, 9007199254740996]})"));
}

TEST(Facts, DerivedFactsPassOnWhatTheyNeedAndAssume) {
    const std::string rule = R"({">": [{"var": "council.directors"}, {"var": "limit"}]})";
    Bound bound("{}");
    Budget budget;
    const Slot slot = *bound.names->find("derived.ok");
    const Logic logic = bound.compile(rule);
    bound.names->settle(slot, logic.schema(budget));
    EXPECT_EQ(bound.names->schema(slot).kinds, Kinds(Kind::boolean));
    bound.facts.set(slot, logic.evaluate(bound.facts, budget));
    EXPECT_EQ(told(bound, R"({"!": {"var": "derived.ok"}})"), "unknown | council.directors | limit");
}

TEST(Facts, WhatIsSaidOfAllIsSeenOnItsFace) {
    const Bound bound("{}");
    Budget budget;
    EXPECT_EQ(bound.compile(R"({">=": [{"var": "council.directors"}, 0]})").on_its_face(budget), Truth::yes);
    EXPECT_EQ(bound.compile(R"({"<": [{"var": "limit"}, 0]})").on_its_face(budget), Truth::no);
    EXPECT_EQ(bound.compile(R"({"<": [{"var": "limit"}, 70]})").on_its_face(budget), Truth::unknown);
}

}  // namespace
}  // namespace xuehui::logic
