// Every operator with facts that are known, unknown, and of unexpected types.
#include "logic/logic.hpp"

#include <ostream>
#include <string>
#include <vector>

#include "unit/logic/conditions.hpp"
#include "unit/stopwatch.hpp"

namespace xuehui::logic {
namespace {

using unit::answer;
constexpr Truth yes = Truth::yes;
constexpr Truth no = Truth::no;
constexpr Truth unknown = Truth::unknown;

struct Case {
    const char* logic;
    Truth expected;
};

// All cases of one test share the facts.
void expect_answers(std::string_view facts, const std::vector<Case>& cases) {
    for (const Case& one : cases) EXPECT_EQ(answer(one.logic, facts), one.expected) << one.logic << " over " << facts;
}

TEST(Logic, LiteralsHaveTheTruthOfJsonLogic) {
    expect_answers("{}", {{"true", yes}, {"false", no}, {"null", no}, {"0", no}, {"-0.0", no}, {"1e-300", yes}, {"-1", yes},
                          {R"("")", no}, {R"("0")", yes}, {R"(" ")", yes}, {"[]", no}, {"[0]", yes}, {"[[]]", yes}});
}

TEST(Logic, FactsHaveTheTruthOfJsonLogic) {
    expect_answers(R"({"no": false, "yes": true, "zero": 0, "one": 1, "empty": "", "text": "0", "none": [], "some": [0],
                       "object": {}, "null": null})",
                   {{R"({"var": "no"})", no},
                    {R"({"var": "yes"})", yes},
                    {R"({"var": "zero"})", no},
                    {R"({"var": "one"})", yes},
                    {R"({"var": "empty"})", no},
                    {R"({"var": "text"})", yes},
                    {R"({"var": "none"})", no},
                    {R"({"var": "some"})", yes},
                    {R"({"var": "object"})", yes},
                    {R"({"var": "null"})", unknown},
                    {R"({"var": "absent"})", unknown}});
}

TEST(Logic, VarReadsADottedPath) {
    expect_answers(R"({"a": {"b": [{"c": 7}, [8]], "": {"d": 9}, "n": null}, "01": 1, "x.y": 2})",
                   {{R"({"===": [{"var": "a.b.0.c"}, 7]})", yes},
                    {R"({"===": [{"var": ["a.b.1.0"]}, 8]})", yes},
                    {R"({"===": [{"var": "a..d"}, 9]})", yes},
                    {R"({"===": [{"var": "01"}, 1]})", yes},
                    {R"({"var": "a.b.01"})", unknown},
                    {R"({"var": "a.b.2"})", unknown},
                    {R"({"var": "a.b.-1"})", unknown},
                    {R"({"var": "a.b.99999999999999999999999"})", unknown},
                    {R"({"var": "a.b.0.c.d"})", unknown},
                    {R"({"var": "a.n.d"})", unknown},
                    {R"({"var": "x.y"})", unknown},
                    {R"({"var": "a."})", yes},
                    {R"({"var": ""})", yes},
                    {R"({"var": []})", yes},
                    {R"({"var": null})", yes}});
    EXPECT_EQ(answer(R"({"===": [{"var": 1}, "b"]})", R"(["a", "b"])"), yes);
    EXPECT_EQ(answer(R"({"var": ""})"), unknown);
    EXPECT_EQ(answer(R"({"var": "a"})"), unknown);
}

TEST(Logic, ADefaultReplacesAnAbsentFactOnly) {
    expect_answers(R"({"zero": 0, "null": null, "object": {}})",
                   {{R"({"var": ["absent", 1]})", yes},
                    {R"({"var": ["absent", 0]})", no},
                    {R"({"var": ["object.deeper", 1]})", yes},
                    {R"({"var": ["null", 1]})", yes},
                    {R"({"var": ["null.deeper", 1]})", yes},
                    {R"({"var": ["zero", 1]})", no},
                    {R"({"===": [{"var": ["absent", {"var": "zero"}]}, 0]})", yes},
                    {R"({"var": ["absent", {"var": "absent too"}]})", unknown},
                    {R"({"==": [{"var": ["absent", null]}, null]})", yes}});
    EXPECT_EQ(answer(R"({"<": [3, {"var": ["param.limit", 24]}]})"), yes);
}

TEST(Logic, AsOfIsTheRecordsDate) {
    const std::string facts = R"({"as_of": "1999-01-01", "list": [{"as_of": "2001-01-01"}]})";
    expect_answers(facts, {{R"({"===": [{"var": "as_of"}, {"date": "2026-03-31"}]})", yes},
                           {R"({"===": [{"var": ["as_of", 5]}, {"date": "2026-03-31"}]})", yes},
                           {R"({"===": [{"fact": "as_of"}, {"date": "2026-03-31"}]})", yes},
                           {R"({"var": "as_of.day"})", unknown},
                           {R"({"some": [{"var": "list"}, {"==": [{"var": "as_of"}, "2001-01-01"]}]})", yes},
                           {R"({"some": [{"var": "list"}, {"==": [{"fact": "as_of"}, {"date": "2026-03-31"}]}]})", yes}});
    EXPECT_EQ(answer(R"({"var": "as_of"})"), yes);
}

TEST(Logic, LooseEqualityCoerces) {
    expect_answers(R"({"one": 1, "text": "1", "list": [1], "same": [1], "object": {}, "nested": [[1, 2], [], "a"], "open": [null]})",
                   {{R"({"==": [1, 1.0]})", yes},
                    {R"({"==": [{"var": "one"}, {"var": "text"}]})", yes},
                    {R"({"==": ["  0x1F ", 31]})", yes},
                    {R"({"==": ["", 0]})", yes},
                    {R"({"==": ["1", "1.0"]})", no},
                    {R"({"==": [true, "1.000"]})", yes},
                    {R"({"==": [true, "true"]})", no},
                    {R"({"==": [null, 0]})", no},
                    {R"({"==": [null, false]})", no},
                    {R"({"==": [null, null]})", yes},
                    {R"({"==": [{"var": "list"}, 1]})", yes},
                    {R"({"==": [{"var": "list"}, true]})", yes},
                    {R"({"==": [{"var": "list"}, {"var": "same"}]})", no},
                    {R"({"==": [{"var": "list"}, {"var": "list"}]})", yes},
                    {R"({"==": [{"var": "object"}, "[object Object]"]})", yes},
                    {R"({"==": [{"var": "nested"}, "1,2,,a"]})", yes},
                    {R"({"==": [[1, [null, "x"]], "1,,x"]})", yes},
                    {R"({"==": [{"var": "open"}, ""]})", unknown},
                    {R"({"==": ["nothing", 0]})", no},
                    {R"({"!=": ["nothing", 0]})", yes},
                    {R"({"!=": [{"var": "one"}, 1]})", no},
                    {R"({"==": [{"var": "absent"}, null]})", unknown},
                    {R"({"!=": [{"var": "absent"}, 5]})", unknown}});
}

TEST(Logic, StrictEqualityDoesNotCoerce) {
    expect_answers(R"({"one": 1, "list": []})", {{R"({"===": [{"var": "one"}, 1.0]})", yes},
                                                 {R"({"===": [{"var": "one"}, "1"]})", no},
                                                 {R"({"===": [{"var": "one"}, true]})", no},
                                                 {R"({"===": [null, null]})", yes},
                                                 {R"({"===": [null, false]})", no},
                                                 {R"({"===": [[], []]})", no},
                                                 {R"({"===": [{"var": "list"}, {"var": "list"}]})", yes},
                                                 {R"({"!==": [{"var": "one"}, 2]})", yes},
                                                 {R"({"===": [{"var": "absent"}, 1]})", unknown},
                                                 {R"({"!==": [{"var": "absent"}, null]})", unknown},
                                                 {R"({"===": [{"!": [{"var": "absent"}]}, "text"]})", no},
                                                 {R"({"===": [{"!": [{"var": "absent"}]}, true]})", unknown}});
}

TEST(Logic, LargeNumbersAreComparedExactly) {
    expect_answers(R"({"big": 9007199254740993})", {{R"({"==": [{"var": "big"}, 9007199254740992]})", no},
                                                    {R"({">": [{"var": "big"}, 9007199254740992]})", yes},
                                                    {R"({"==": [{"var": "big"}, 9007199254740993.0]})", yes},
                                                    {R"({"<": [{"var": "big"}, 9007199254740993.5]})", yes},
                                                    {R"({"<": [9223372036854775807, 9223372036854775808]})", yes},
                                                    {R"({"<": [-9223372036854775809, -9223372036854775807]})", yes},
                                                    {R"({"<": [0.1, 0.10000000000000001]})", no}});
}

TEST(Logic, OrderComparesTextsByCodeUnitAndTheRestAsNumbers) {
    expect_answers(R"({"two": 2, "text": "10"})", {{R"({"<": [{"var": "two"}, {"var": "text"}]})", yes},
                                                   {R"({"<": ["2", {"var": "text"}]})", no},
                                                   {R"({"<": [null, 2]})", yes},
                                                   {R"({">=": [null, 0]})", yes},
                                                   {R"({"<": [false, true]})", yes},
                                                   {R"({"<": ["a", 1]})", no},
                                                   {R"({">=": ["a", 1]})", no},
                                                   {R"({"<": ["\ud83d\ude00", "\uff21"]})", yes},
                                                   {R"({"<": ["ab", "abc"]})", yes},
                                                   {R"({"<=": [[2], 2]})", yes},
                                                   {R"({"<": [[1, 2], [1, 3]]})", yes},
                                                   {R"({">": [{"var": "two"}, 1]})", yes},
                                                   {R"({">": [{"var": "two"}, 2]})", no},
                                                   {R"({"<": [{"var": "absent"}, 2]})", unknown},
                                                   {R"({">=": [2, {"var": "absent"}]})", unknown}});
}

TEST(Logic, BetweenIsBothComparisons) {
    expect_answers(R"({"x": 5})", {{R"({"<": [1, {"var": "x"}, 9]})", yes},
                                   {R"({"<": [5, {"var": "x"}, 9]})", no},
                                   {R"({"<=": [5, {"var": "x"}, 5]})", yes},
                                   {R"({"<=": [1, {"var": "x"}, 4]})", no},
                                   {R"({"<": [1, {"var": "x"}, {"var": "absent"}]})", unknown},
                                   {R"({"<": [7, {"var": "x"}, {"var": "absent"}]})", no},
                                   {R"({"<=": [{"var": "absent"}, {"var": "x"}, 4]})", no}});
}

TEST(Logic, AndOrAreKleenes) {
    expect_answers(R"({"t": true, "f": false, "zero": 0})",
                   {{R"({"and": [{"var": "t"}, {"var": "u"}]})", unknown},
                    {R"({"and": [{"var": "f"}, {"var": "u"}]})", no},
                    {R"({"and": [{"var": "u"}, {"var": "f"}]})", no},
                    {R"({"and": [{"var": "u"}, {"var": "t"}]})", unknown},
                    {R"({"or": [{"var": "t"}, {"var": "u"}]})", yes},
                    {R"({"or": [{"var": "u"}, {"var": "t"}]})", yes},
                    {R"({"or": [{"var": "f"}, {"var": "u"}]})", unknown},
                    {R"({"or": [{"var": "u"}, {"var": "f"}]})", unknown},
                    {R"({"and": [{"var": "u"}]})", unknown},
                    {R"({"or": [{"var": "u"}, {"!": [{"var": "u"}]}]})", unknown},
                    {R"({"!": [{"and": [{"var": "u"}, 0]}]})", yes},
                    {R"({"!!": [{"or": [{"var": "u"}, 5]}]})", yes}});
}

TEST(Logic, AndOrGiveTheDecidingValue) {
    expect_answers(R"({"zero": 0})",
                   {{R"({"===": [{"and": [1, 3]}, 3]})", yes},
                    {R"({"===": [{"and": [3, {"var": "zero"}, 4]}, 0]})", yes},
                    {R"({"===": [{"or": [0, 7, 8]}, 7]})", yes},
                    {R"({"===": [{"or": [0, ""]}, ""]})", yes},
                    // Known to be falsy, but which of the two values it is depends on the unknown.
                    {R"({"===": [{"and": [{"var": "u"}, 0]}, 0]})", unknown},
                    {R"({"===": [{"or": [{"var": "u"}, 5]}, 5]})", unknown},
                    // All candidates are boolean, so the value is known with its truth.
                    {R"({"===": [{"and": [{"!": {"var": "u"}}, false]}, false]})", yes},
                    {R"({"===": [{"or": [{"!": {"var": "u"}}, true]}, true]})", yes},
                    {R"({"===": [{"or": [{"!": {"var": "u"}}, {"!!": {"var": "u"}}]}, "text"]})", no}});
}

TEST(Logic, NotTakesNoneOrOne) {
    expect_answers(R"({"t": true, "list": []})", {{R"({"!": []})", yes},
                                                  {R"({"!!": []})", no},
                                                  {R"({"!": [[]]})", yes},
                                                  {R"({"!": {"var": "t"}})", no},
                                                  {R"({"!!": [{"var": "list"}]})", no},
                                                  {R"({"!": {"var": "u"}})", unknown},
                                                  {R"({"!!": {"var": "u"}})", unknown}});
}

TEST(Logic, InLooksThroughArraysAndTexts) {
    expect_answers(R"({"grade": "4A", "list": ["DE", null], "full": ["DE", "FR"], "none": [], "text": "spring 10", "n": 10,
                       "object": {"DE": 1}, "on": "2026-01-02"})",
                   {{R"({"in": [{"var": "grade"}, ["5A", "4A"]]})", yes},
                    {R"({"in": [{"var": "grade"}, ["5A", 4]]})", no},
                    {R"({"in": ["10", [10]]})", no},
                    {R"({"in": [{"var": "u"}, ["5A"]]})", unknown},
                    {R"({"in": [{"var": "u"}, []]})", no},
                    {R"({"in": [{"var": "u"}, {"var": "none"}]})", no},
                    {R"({"in": ["DE", {"var": "list"}]})", yes},
                    {R"({"in": ["FR", {"var": "list"}]})", unknown},
                    {R"({"in": ["IT", {"var": "full"}]})", no},
                    {R"({"in": ["a", {"var": "u"}]})", unknown},
                    {R"({"in": ["ring", {"var": "text"}]})", yes},
                    {R"({"in": ["", {"var": "text"}]})", yes},
                    {R"({"in": ["", ""]})", no},
                    {R"({"in": [{"var": "n"}, {"var": "text"}]})", yes},
                    {R"({"in": [null, "annulled"]})", yes},
                    {R"({"in": [true, "untrue"]})", yes},
                    {R"({"in": [[1, 2], "0,1,2"]})", yes},
                    {R"({"in": [{"var": "u"}, "text"]})", unknown},
                    {R"({"in": ["D", {"var": "object"}]})", no},
                    {R"({"in": ["1", {"var": "n"}]})", no},
                    {R"({"in": [{"date": {"var": "on"}}, [{"date": "2026-01-02"}]]})", yes},
                    {R"({"in": ["2026", {"var": "as_of"}]})", unknown},
                    {R"({"in": [{"var": "as_of"}, "on 2026-03-31"]})", unknown}});
}

TEST(Logic, QuantifiersSeeTheElement) {
    const std::string facts = R"({"people": [{"age": 30, "name": "甲"}, {"age": 70}, {"name": "丙"}], "old": [{"age": 80}, {"age": 90}],
                                  "limit": 75, "numbers": [1, 2, 3], "none": [], "holes": [null, 3], "text": "ab", "object": {"a": 1}})";
    expect_answers(facts, {{R"({"some": [{"var": "people"}, {">": [{"var": "age"}, 60]}]})", yes},
                           {R"({"some": [{"var": "people"}, {">": [{"var": "age"}, 75]}]})", unknown},
                           {R"({"all": [{"var": "people"}, {">": [{"var": "age"}, 60]}]})", no},
                           {R"({"all": [{"var": "people"}, {">": [{"var": "age"}, 20]}]})", unknown},
                           {R"({"all": [{"var": "old"}, {">": [{"var": "age"}, 20]}]})", yes},
                           {R"({"none": [{"var": "old"}, {"<": [{"var": "age"}, 20]}]})", yes},
                           {R"({"none": [{"var": "people"}, {"<": [{"var": "age"}, 31]}]})", no},
                           {R"({"none": [{"var": "people"}, {">": [{"var": "age"}, 75]}]})", unknown},
                           {R"({"some": [{"var": "numbers"}, {"===": [{"var": ""}, 2]}]})", yes},
                           {R"({"all": [{"var": "numbers"}, {"<": [{"var": []}, 9]}]})", yes},
                           {R"({"some": [{"var": "holes"}, {"===": [{"var": ""}, 2]}]})", unknown},
                           {R"({"some": [{"var": "old"}, {"var": "limit"}]})", unknown},
                           {R"({"all": [{"var": "old"}, {">": [{"var": "age"}, {"fact": "limit"}]}]})", yes},
                           {R"({"all": [{"var": "old"}, {"var": ["limit", true]}]})", yes}});
}

TEST(Logic, QuantifiersOverNothing) {
    expect_answers(R"({"none": [], "text": "ab", "object": {"a": 1}, "one": 1})",
                   {{R"({"all": [{"var": "none"}, true]})", no},
                    {R"({"some": [{"var": "none"}, true]})", no},
                    {R"({"none": [{"var": "none"}, true]})", yes},
                    {R"({"all": [{"var": "absent"}, true]})", unknown},
                    {R"({"some": [{"var": "absent"}, true]})", unknown},
                    {R"({"none": [{"var": "absent"}, true]})", unknown},
                    // What is known not to be an array has no elements.
                    {R"({"all": [{"var": "text"}, true]})", no},
                    {R"({"some": [{"var": "object"}, true]})", no},
                    {R"({"none": [{"var": "one"}, true]})", yes}});
}

TEST(Logic, QuantifiersNest) {
    expect_answers(R"({"rows": [[1, 2], [3, 4]], "branches": [{"heads": [{"paid": true}]}, {"heads": []}]})",
                   {{R"({"some": [{"var": "rows"}, {"all": [{"var": ""}, {">": [{"var": ""}, 2]}]}]})", yes},
                    {R"({"all": [{"var": "rows"}, {"some": [{"var": ""}, {">": [{"var": ""}, 2]}]}]})", no},
                    {R"({"some": [{"var": "branches"}, {"none": [{"var": "heads"}, {"var": "paid"}]}]})", yes},
                    {R"({"all": [[1, 2], {"in": [{"var": ""}, [1, 2, 3]]}]})", yes},
                    {R"({"all": [[[1], [{"var": "rows.0.1"}]], {"===": [{"var": "0"}, 1]}]})", no}});
}

TEST(Logic, DatesCompareWithDates) {
    expect_answers(
        R"({"on": "2024-02-29", "later": "2024-03-01", "bad": "2023-02-29", "number": 20240229})",
        {{R"({"<": [{"date": {"var": "on"}}, {"date": {"var": "later"}}]})", yes},
         {R"({">=": [{"date": {"var": "on"}}, {"date": "2024-02-29"}]})", yes},
         {R"({"<": [{"date": "2024-01-01"}, {"date": {"var": "on"}}, {"var": "as_of"}]})", yes},
         {R"({"==": [{"date": {"var": "on"}}, {"date": ["2024-02-29"]}]})", yes},
         {R"({"!==": [{"date": {"var": "on"}}, {"date": {"var": "later"}}]})", yes},
         {R"({"date": {"var": "on"}})", yes},
         // A text that spells a date is one beside a date; nothing else is.
         {R"({"<": [{"var": "on"}, {"var": "as_of"}]})", yes},
         {R"({"===": [{"var": "on"}, {"date": "2024-02-29"}]})", yes},
         {R"({"<": [{"var": "bad"}, {"var": "as_of"}]})", unknown},
         {R"({"<": [{"var": "number"}, {"var": "as_of"}]})", unknown},
         {R"({"==": [{"var": "number"}, {"var": "as_of"}]})", unknown},
         {R"({"===": [true, {"var": "as_of"}]})", unknown},
         {R"({"==": [{"var": "as_of"}, null]})", no},
         {R"({"!==": [null, {"var": "as_of"}]})", yes},
         // Whatever date it is, it is one.
         {R"({"date": {"var": "bad"}})", yes},
         {R"({"date": {"var": "number"}})", yes},
         {R"({"date": {"var": "absent"}})", yes},
         {R"({"<": [{"date": {"var": "absent"}}, {"var": "as_of"}]})", unknown},
         {R"({"==": [[{"var": "as_of"}], "2026-03-31"]})", unknown}});
}

TEST(Logic, MonthsBetweenAreComplete) {
    expect_answers(R"({"from": "2024-03-31", "eve": "2024-04-01", "end": "2024-02-29", "bad": "soon"})",
                   {{R"({"===": [{"months_between": [{"date": {"var": "from"}}, {"var": "as_of"}]}, 24]})", yes},
                    {R"({"===": [{"months_between": [{"var": "eve"}, {"var": "as_of"}]}, 23]})", yes},
                    {R"({"===": [{"months_between": ["2026-03-31", {"var": "from"}]}, -24]})", yes},
                    {R"({"===": [{"months_between": ["2024-01-31", {"var": "end"}]}, 1]})", yes},
                    {R"({"<": [{"months_between": [{"var": "absent"}, {"var": "as_of"}]}, 24]})", unknown},
                    {R"({"<": [{"months_between": [{"var": "bad"}, {"var": "as_of"}]}, 24]})", unknown},
                    {R"({"<": [{"months_between": [{"var": "from"}, {"!": []}]}, 24]})", unknown}});
}

TEST(Logic, MissingIsAlwaysKnown) {
    expect_answers(R"({"a": 1, "b": {"c": false}, "empty": "", "null": null, "zero": 0, "list": [{"x": 1}, {"y": 2}]})",
                   {{R"({"missing": []})", no},
                    {R"({"missing": ["a", "b.c", "zero"]})", no},
                    {R"({"missing": "d"})", yes},
                    {R"({"missing": ["a", "b.d"]})", yes},
                    {R"({"missing": [["a", "b.d"]]})", yes},
                    {R"({"missing": "empty"})", yes},
                    {R"({"missing": ["null"]})", yes},
                    {R"({"missing": "as_of"})", no},
                    {R"({"in": ["e", {"missing": ["a", "e", "f"]}]})", yes},
                    {R"({"in": ["a", {"missing": ["a", "e", "f"]}]})", no},
                    {R"({"==": [{"missing": ["e", "a", "f"]}, "e,f"]})", yes},
                    {R"({"some": [{"var": "list"}, {"missing": ["as_of"]}]})", yes},
                    {R"({"all": [{"var": "list"}, {"missing": ["x", "y"]}]})", yes},
                    {R"({"none": [{"var": "list"}, {"!": {"missing": ["x"]}}]})", no}});
    EXPECT_EQ(answer(R"({"missing": ["a"]})"), yes);
}

TEST(Logic, ArraysMayHoldLogic) {
    expect_answers(R"({"x": 2, "grades": {"good": "A"}})",
                   {{R"({"in": [2, [1, {"var": "x"}, 3]]})", yes},
                    {R"({"in": [2, [1, {"var": "u"}]]})", unknown},
                    {R"({"in": ["A", [{"var": "grades.good"}, {"var": "u"}]]})", yes},
                    {R"([{"var": "u"}])", yes},
                    {R"({"==": [[{"var": "u"}], "2"]})", unknown}});
}

TEST(Logic, EvaluationIsRepeatable) {
    const auto rule = unit::document(R"({"some": [{"var": "l"}, {"missing": ["x"]}]})");
    const auto whole = unit::document(R"({"l": [{"x": 1}, {"x": 2}]})");
    const auto holes = unit::document(R"({"l": [{"x": 1}, {"y": 2}]})");
    Faults faults("test");
    const auto condition = Logic::compile(rule->root(), {.written = true}, faults);
    ASSERT_TRUE(condition);
    const Logic copy = *condition;
    Budget budget;
    for (int round = 0; round < 3; ++round) {
        EXPECT_EQ(copy.truth({whole->root()}, budget), no);
        EXPECT_EQ(condition->truth({holes->root()}, budget), yes);
    }
}

TEST(Logic, OutlivesItsDocument) {
    auto rule = unit::document(R"({"in": [{"var": "gr\u0061de"}, ["a long text that does not fit in place", "4\u0041"]]})");
    Faults faults("test");
    const auto condition = Logic::compile(rule->root(), {.written = true}, faults);
    rule.reset();
    ASSERT_TRUE(condition);
    Budget budget;
    EXPECT_EQ(condition->truth({unit::document(R"({"grade": "4A"})")->root()}, budget), yes);
}

// Ten elements in each of fourteen nested lists: a hundred million million predicates, if somebody looked at them all.
TEST(Logic, WorkIsBounded) {
    std::string rule = "true";
    for (int i = 0; i < 14; ++i) rule = R"({"all": [{"fact": "l"}, )" + rule + "]}";
    EXPECT_EQ(answer(rule, R"({"l": [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]})"), unknown);
    EXPECT_EQ(answer(rule, R"({"l": [1]})"), yes);
}

TEST(Logic, WorkOnLongTextsIsBounded) {
    std::string facts = R"({"text": ")" + std::string(1 << 20, 'x') + R"(", "l": [0)";
    for (int i = 1; i < 100'000; ++i) facts += ",0";
    facts += "]}";
    EXPECT_EQ(answer(R"({"some": [{"var": "l"}, {"in": ["y", {"fact": "text"}]}]})", facts), unknown);
    EXPECT_EQ(answer(R"({"some": [{"var": "l"}, {"in": ["y", "xxx"]}]})", facts), no);
}

std::string facts_named(std::string_view prefix, int count) {
    std::string facts = "{";
    for (int i = 0; i < count; ++i) facts.append(i == 0 ? "\"" : ",\"").append(prefix).append(std::to_string(i)).append("\":1");
    return facts + "}";
}

std::string list_of(std::string_view element, int count) {
    std::string list(element);
    for (int i = 1; i < count; ++i) list.append(",").append(element);
    return "[" + list + "]";
}

// The answer, which must not take long; most of these took minutes without a bound.
Truth quick_answer(std::string_view rule, std::string_view facts) {
    Truth result = unknown;
    EXPECT_LT(unit::seconds([&] { result = answer(rule, facts); }), unit::kPatience);
    return result;
}

TEST(Logic, WorkOnManyFactsIsBounded) {
    const std::string rule = R"({"or": )" + list_of(R"({"var": ["absent", false]})", 49'000) + "}";
    EXPECT_EQ(quick_answer(rule, facts_named("f", 100'000)), unknown);
    EXPECT_EQ(quick_answer(rule, facts_named("f", 10)), no);
}

TEST(Logic, WorkOnLongNamesAndNumbersIsBounded) {
    const std::string list = R"("l": )" + list_of("1", 100'000);
    const std::string name(300'000, 'k');
    EXPECT_EQ(quick_answer(R"({"all": [{"var": "l"}, {"!": {"fact": ")" + name + R"("}}]})", "{\"" + name + "\": 0," + list + "}"),
              unknown);
    EXPECT_EQ(quick_answer(R"({"all": [{"var": "l"}, {"fact": "n"}]})", R"({"n": 0.)" + std::string(300'000, '1') + "," + list + "}"),
              unknown);
    EXPECT_EQ(quick_answer(R"({"all": [{"var": "l"}, {"==": [{"fact": "t"}, 0]}]})",
                           R"({"t": ")" + std::string(300'000, ' ') + R"(",)" + list + "}"),
              unknown);
}

TEST(Logic, WorkOnTextsOfArraysIsBounded) {
    const std::string facts = R"({"t": [")" + std::string(1 << 20, 'x') + R"(", 1], "l": )" + list_of("1", 200'000) + "}";
    EXPECT_EQ(quick_answer(R"({"some": [{"var": "l"}, {"==": [{"fact": "t"}, "x"]}]})", facts), unknown);
    EXPECT_EQ(quick_answer(R"({"some": [{"var": "l"}, {"<": [[[{"fact": "t"}]], "a"]}]})", facts), unknown);
}

TEST(Logic, WorkOnSearchesThroughTextsIsBounded) {
    const std::string same(1 << 20, 'a');
    const std::string facts = R"({"text": ")" + same + R"(", "part": ")" + same.substr(1 << 19) + R"(b", "long": ")" + same + "b\"}";
    EXPECT_EQ(quick_answer(R"({"in": [{"var": "part"}, {"var": "text"}]})", facts), unknown);
    EXPECT_EQ(quick_answer(R"({"in": [{"var": "long"}, {"var": "text"}]})", facts), no);
    EXPECT_EQ(quick_answer(R"({"in": ["ab", {"var": "text"}]})", facts), no);
    EXPECT_EQ(quick_answer(R"({"in": ["ab", {"var": "long"}]})", facts), yes);
}

// What cannot be afforded is unknown, neither absent nor missing; the logic around it goes on.
TEST(Logic, WhatCannotBePaidIsUnknown) {
    const auto with_steps = [](std::string_view logic, std::uint64_t steps) {
        const auto rule = unit::document(logic);
        const auto facts = unit::document(R"({"a": 1, "t": "0123456789abcdef0123456789abcdef", "l": [1, 2, 3], "many": [[1, 2], [3, 4], [5, 6]]})");
        Faults faults("test");
        Budget budget(steps);
        return Logic::compile(rule->root(), {.written = true}, faults)->truth({facts->root()}, budget);
    };
    for (const Case& one : std::vector<Case>{
             {R"({"var": "a"})", yes},
             {R"({"var": ["z", false]})", no},
             {R"({"missing": ["a", "z"]})", yes},
             {R"({"missing": ["a", "t"]})", no},
             {R"({"in": [3, {"var": "l"}]})", yes},
             {R"({"in": ["f0", {"var": "t"}]})", yes},
             {R"({"==": [{"var": "t"}, "0123456789abcdef0123456789abcdef"]})", yes},
             {R"({"==": [{"var": "l"}, "1,2,3"]})", yes},
             {R"({"<": [{"var": "l"}, "1,2"]})", no},
             {R"({"<": [{"var": "t"}, "0123456789abcdef0123456789abcdee"]})", no},
             {R"({"<": ["12", 13]})", yes},
             {R"({"==": ["12", 13]})", no},
             {R"({"all": [{"var": "l"}, {"<": [{"var": ""}, 3]}]})", no},
             {R"({"none": [{"var": "many"}, {"all": [{"var": ""}, {">": [{"var": ""}, 5]}]}]})", yes}}) {
        EXPECT_EQ(with_steps(one.logic, 0), unknown) << one.logic;
        EXPECT_EQ(with_steps(one.logic, 1000), one.expected) << one.logic;
        for (std::uint64_t steps = 1; steps < 1000; ++steps) {    // nothing that it says on the way is wrong
            const Truth said = with_steps(one.logic, steps);
            EXPECT_TRUE(said == unknown || said == one.expected) << one.logic << " with " << steps;
        }
    }
    EXPECT_EQ(with_steps(R"({"or": [{"var": "a"}, true]})", 0), yes);
}

TEST(Logic, ABudgetIsShared) {
    const auto rule = unit::document(R"({"all": [{"var": "l"}, true]})");
    const auto facts = unit::document(R"({"l": )" + list_of("1", 10) + "}");
    Faults faults("test");
    const auto condition = Logic::compile(rule->root(), {.written = true}, faults);
    Budget budget(40);
    EXPECT_EQ(condition->truth({facts->root()}, budget), yes);
    EXPECT_EQ(condition->truth({facts->root()}, budget), unknown);
}

TEST(Logic, ALongListIsLookedAtToItsEnd) {
    std::string facts = R"({"l": [{"a": 0})";
    for (int i = 1; i < 200'000; ++i) facts += R"(,{"a": 0})";
    facts += "]}";
    EXPECT_EQ(answer(R"({"none": [{"var": "l"}, {"or": [{"==": [{"var": "a"}, 1]}, {">": [{"var": "a"}, 2]},
                                                        {"in": [{"var": "a"}, [3, 4]]}]}]})", facts), yes);
}

TEST(Logic, OpinionsOnDeeplyNestedFacts) {
    // Deeper than any stack would bear, if somebody recursed over it. Built here: a parser has limits.
    Document deep{std::string()};
    DocumentBuilder builder(deep);
    constexpr int kDepth = 1'000'000;
    for (int i = 0; i < kDepth; ++i) builder.open(Type::array, 0);
    builder.scalar(Type::string, "x", 0);
    for (int i = 0; i < kDepth; ++i) builder.close(1);
    const auto rule = unit::document(R"({"==": [{"var": ""}, "x"]})");
    Faults faults("test");
    const auto condition = Logic::compile(rule->root(), {.written = true}, faults);
    ASSERT_TRUE(condition);
    Budget budget;
    EXPECT_EQ(condition->truth({deep.root()}, budget), yes);
}

}  // namespace
}  // namespace xuehui::logic
