// A record's facts against the dictionary.
#include "rules/record_facts.hpp"

#include <gtest/gtest.h>

#include "logic/facts.hpp"
#include "unit/rules/rules_text.hpp"
#include "unit/stopwatch.hpp"

namespace {

const xuehui::rules::Rulebook& book() {
    static const auto kBook = unit::bound({R"("facts": [
        {"name": "a.whole", "type": "integer", "max": 9}, {"name": "a.money", "type": "money"},
        {"name": "a.word", "type": "string", "values": ["one", "other"]}, {"name": "a.day", "type": "date"},
        {"name": "a.end", "type": "date", "none": true}, {"name": "a.flag", "type": "boolean"},
        {"name": "pair", "type": "list", "size": 2, "items": [{"name": "", "type": "integer"}]},
        {"name": "people", "type": "list", "items": [{"name": "id", "type": "string"}, {"name": "age", "type": "integer"}]}],
        "derived": [{"fact": "a.sum", "value": {"+": [{"var": "a.whole"}, 1]}}])"})
                                  .book;
    return *kBook;
}

struct Checked {
    std::string faults;
    std::string unknown;    // `name (meant)`, a line each
};

Checked check(std::string_view facts) {
    const auto document = unit::document(facts);
    xuehui::Faults faults("record");
    Checked checked;
    for (const auto& name : xuehui::rules::check_facts(book(), document->root(), faults)) {
        checked.unknown += std::string(name.place.text()) + " (" + name.meant + ")\n";
    }
    checked.faults = unit::brief(std::move(faults));
    return checked;
}

TEST(RecordFacts, RightOnesPass) {
    const Checked checked =
        check(R"({"a": {"whole": 9, "money": 12.50, "word": "one", "day": "2025-02-28", "end": "none",
        "flag": false}, "pair": [1, 2], "people": [{"id": "p", "age": 3, "x-own": 1}, {}], "x-mine": {}})");
    EXPECT_EQ(checked.faults, "");
    EXPECT_EQ(checked.unknown, "");
}

TEST(RecordFacts, NullSaysNothing) {
    EXPECT_EQ(check(R"({"a": null, "pair": null, "people": [{"age": null}]})").faults, "");
}

TEST(RecordFacts, WrongOnesAreFaultsAtTheirPlace) {
    EXPECT_EQ(check(R"({"a": {"whole": 10}})").faults, "bad_value /a/whole\n");
    EXPECT_EQ(check(R"({"a": {"whole": -1}})").faults, "bad_value /a/whole\n");
    EXPECT_EQ(check(R"({"a": {"whole": 1.5}})").faults, "bad_value /a/whole\n");
    EXPECT_EQ(check(R"({"a": {"whole": "three"}})").faults, "wrong_type /a/whole\n");
    EXPECT_EQ(check(R"({"a": {"whole": 1e20}})").faults, "bad_value /a/whole\n");
    EXPECT_EQ(check(R"({"a": {"money": 0.125}})").faults, "bad_value /a/money\n");
    EXPECT_EQ(check(R"({"a": {"word": "onne"}})").faults, "bad_value /a/word\n");
    EXPECT_EQ(check(R"({"a": {"day": "none"}})").faults, "bad_date /a/day\n");
    EXPECT_EQ(check(R"({"a": {"day": "2025-02-29"}})").faults, "bad_date /a/day\n");
    EXPECT_EQ(check(R"({"a": {"flag": 1}})").faults, "wrong_type /a/flag\n");
    EXPECT_EQ(check(R"({"a": 5})").faults, "wrong_type /a\n");
    EXPECT_EQ(check(R"({"pair": [1]})").faults, "bad_value /pair\n");
    EXPECT_EQ(check(R"({"pair": [1, null]})").faults, "wrong_type /pair/1\n");
    EXPECT_EQ(check(R"({"people": [{"age": -1}, 3]})").faults, "bad_value /people/0/age\nwrong_type /people/1\n");
    EXPECT_EQ(check(R"({"people": {}})").faults, "wrong_type /people\n");
}

TEST(RecordFacts, WhatIsDerivedCannotBeStated) {
    EXPECT_EQ(check(R"({"a": {"sum": 3}})").faults, "derived_fact /a/sum\n");
}

TEST(RecordFacts, UnknownNamesAreRemarkedOn) {
    EXPECT_EQ(check(R"({"a": {"whol": 1}, "zzzzz": 2, "people": [{"agee": 1}]})").unknown,
              "whol (whole)\nzzzzz ()\nagee (age)\n");
}

// Quadratic, any of these would take minutes.
TEST(RecordFacts, ManyNamesCostLittle) {
    std::string facts;
    std::string stated;
    std::string rules;
    for (int i = 0; i < 100'000; ++i) {
        const std::string comma = i > 0 ? "," : "";
        const std::string name = "n" + std::to_string(i);
        facts += comma + R"({"name": "a.)" + name + R"(", "type": "boolean"})";
        stated += comma + '"' + std::to_string(i) + R"(": true)";
        if (i % 100 == 0) rules += comma + R"({"fact": "b.)" + name + R"(", "value": {"var": "a.)" + name + R"("}})";
    }
    const auto reading = [&] {
        const unit::Bound bound = unit::bound({R"("facts": [)" + facts + R"(], "derived": [)" + rules + "]"});
        ASSERT_TRUE(bound.book) << bound.faults;
        const auto record = unit::document(R"({"a": {)" + stated + "}}");
        xuehui::Faults faults("record");
        EXPECT_EQ(xuehui::rules::check_facts(*bound.book, record->root(), faults).size(), 100'000U);
        const xuehui::Date day = *xuehui::Date::parse("2026-03-31");
        xuehui::logic::Facts::bind(*bound.book->vocabulary, record->root(), day, day, day);
    };
    EXPECT_LT(unit::seconds(reading), unit::kPatience);
}

}  // namespace
