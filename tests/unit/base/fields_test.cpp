#include "base/fields.hpp"

#include <array>
#include <string>

#include "unit/documents.hpp"

namespace xuehui {
namespace {

using unit::brief;
using unit::document;

enum { kId, kName, kWeight, kOn, kList, kTitle, kKind, kCount };
constexpr std::array<std::string_view, kCount> kMembers{"id", "name", "weight", "on", "list", "title", "kind"};
constexpr std::array<std::string_view, 2> kKinds{"shall", "should"};

TEST(Fields, ReadEachMemberByItsType) {
    const auto text = document(R"({"id": "A.1", "name": "甲", "weight": 1.50, "on": "2026-03-31", "list": [1], "title": {"zh": "名", "en": "name"},
                                   "kind": "should"})");
    Faults faults("test");
    const Fields fields(text->root(), kMembers, faults);
    EXPECT_TRUE(fields.is_object());
    EXPECT_EQ(fields.required_id(kId), "A.1");
    EXPECT_EQ(fields.required_string(kName), "甲");
    EXPECT_EQ(fields.string_or(kName, "otherwise"), "甲");
    EXPECT_EQ(fields.required_decimal(kWeight), Decimal::parse("1.5"));
    EXPECT_EQ(fields.decimal(kWeight), Decimal::parse("1.5"));
    EXPECT_EQ(fields.required_date(kOn), Date::parse("2026-03-31"));
    EXPECT_EQ(fields.required_array(kList, false)->size(), 1U);
    EXPECT_EQ(fields.required_text(kTitle).en, "name");
    EXPECT_EQ(fields.text_or_empty(kTitle).zh, "名");
    EXPECT_EQ(fields.choice(kKind, kKinds, 9), 1U);
    EXPECT_EQ(fields[kOn].text(), "2026-03-31");
    EXPECT_EQ(fields.required(kId).text(), "A.1");
    EXPECT_TRUE(faults.empty());
}

TEST(Fields, OptionalMembersHaveDefaults) {
    const auto text = document("{}");
    Faults faults("test");
    const Fields fields(text->root(), kMembers, faults);
    EXPECT_FALSE(fields.has(kId));
    EXPECT_FALSE(fields[kId]);
    EXPECT_EQ(fields.string_or(kName, "otherwise"), "otherwise");
    EXPECT_EQ(fields.decimal(kWeight), std::nullopt);
    EXPECT_TRUE(fields.text_or_empty(kTitle).empty());
    EXPECT_EQ(fields.choice(kKind, kKinds, 9), 9U);
    EXPECT_TRUE(faults.empty());
}

TEST(Fields, RequiredMembersAreMissedInTheirObject) {
    const auto text = document(R"([{}])");
    Faults faults("test");
    const Fields fields(*text->root().elements().begin(), kMembers, faults);
    EXPECT_EQ(fields.required_id(kId), "");
    EXPECT_EQ(fields.required_string(kName), "");
    EXPECT_EQ(fields.required_decimal(kWeight), std::nullopt);
    EXPECT_EQ(fields.required_date(kOn), std::nullopt);
    EXPECT_EQ(fields.required_array(kList, true), std::nullopt);
    EXPECT_TRUE(fields.required_text(kTitle).empty());
    const Diagnostics found = std::move(faults).take();
    ASSERT_EQ(found.size(), 6U);
    for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_EQ(found[i].code, "missing_member");
        EXPECT_EQ(found[i].pointer, "/0");
        EXPECT_EQ(found[i].message, "the member '" + std::string(kMembers[i]) + "' is required");
    }
}

TEST(Fields, UnknownMembersAreReportedWithAHint) {
    const auto text = document(R"({"nmae": 1, "id": "x", "x-own": 1, "wieght": 2, "x": 3, "frobnicate": 4})");
    Faults faults("test");
    const Fields fields(text->root(), kMembers, faults);
    std::string said;
    for (const Diagnostic& fault : std::move(faults).take()) said += fault.code + " " + fault.pointer + " " + fault.hint + "\n";
    EXPECT_EQ(said, "unknown_member /nmae name\nunknown_member /wieght weight\nunknown_member /x \nunknown_member /frobnicate \n");
    EXPECT_EQ(fields.required_id(kId), "x");
}

TEST(Fields, TheOrderOfMembersDoesNotMatter) {
    std::array<std::size_t, 5> order{0, 1, 2, 3, 4};
    const std::array<std::string, 5> members{R"("id": "A")", R"("name": "b")", R"("weight": 1)", R"("kind": "shall")", R"("x-y": 0)"};
    do {
        std::string text;
        for (const std::size_t i : order) text += (text.empty() ? "{" : ", ") + members[i];
        const auto parsed = document(text + "}");
        Faults faults("test");
        const Fields fields(parsed->root(), kMembers, faults);
        ASSERT_TRUE(faults.empty()) << text;
        ASSERT_EQ(fields.required_id(kId), "A") << text;
        ASSERT_EQ(fields.required_string(kName), "b") << text;
        ASSERT_EQ(fields.decimal(kWeight), Decimal::whole(1)) << text;
        ASSERT_EQ(fields.choice(kKind, kKinds, 9), 0U) << text;
        ASSERT_FALSE(fields.has(kOn)) << text;
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST(Fields, WrongTypesAreReportedWhereTheyStand) {
    const auto text = document(R"({"id": 1, "name": null, "weight": "1", "on": 2026, "list": {}, "title": "t", "kind": ["shall"]})");
    Faults faults("test");
    const Fields fields(text->root(), kMembers, faults);
    EXPECT_EQ(fields.required_id(kId), "");
    EXPECT_EQ(fields.string_or(kName, "otherwise"), "otherwise");
    EXPECT_EQ(fields.required_decimal(kWeight), std::nullopt);
    EXPECT_EQ(fields.required_date(kOn), std::nullopt);
    EXPECT_EQ(fields.required_array(kList, true), std::nullopt);
    EXPECT_TRUE(fields.required_text(kTitle).empty());
    EXPECT_EQ(fields.choice(kKind, kKinds, 9), 9U);
    EXPECT_EQ(brief(std::move(faults)), "wrong_type /id\nwrong_type /name\nwrong_type /weight\nwrong_type /on\nwrong_type /list\n"
                                        "wrong_type /title\nwrong_type /kind\n");
}

TEST(Fields, ValuesOutOfRangeAreReportedWhereTheyStand) {
    const auto text = document(R"({"id": "a b", "weight": 1e9, "on": "2026-02-29", "list": [], "title": {"de": "x"}, "kind": "shoud"})");
    Faults faults("test");
    const Fields fields(text->root(), kMembers, faults);
    EXPECT_EQ(fields.required_id(kId), "");
    EXPECT_EQ(fields.decimal(kWeight), std::nullopt);
    EXPECT_EQ(fields.required_date(kOn), std::nullopt);
    EXPECT_EQ(fields.required_array(kList, false), std::nullopt);
    EXPECT_TRUE(fields.required_text(kTitle).empty());
    EXPECT_EQ(fields.choice(kKind, kKinds, 9), 9U);
    const Diagnostics found = std::move(faults).take();
    EXPECT_EQ(found.back().hint, "should");
    EXPECT_EQ(found.back().message, "expected one of 'shall' 'should', found 'shoud'");
    std::string codes;
    for (const Diagnostic& fault : found) codes += fault.code + " " + fault.pointer + "\n";
    EXPECT_EQ(codes, "bad_id /id\nbad_number /weight\nbad_date /on\nbad_value /list\nmissing_member /title\nunknown_member /title/de\n"
                     "bad_value /kind\n");
}

TEST(Fields, WhatIsNoObjectIsSaidOnce) {
    const auto text = document("[1]");
    Faults faults("test");
    const Fields fields(text->root(), kMembers, faults);
    EXPECT_FALSE(fields.is_object());
    EXPECT_EQ(fields.required_id(kId), "");
    EXPECT_EQ(fields.required_array(kList, false), std::nullopt);
    EXPECT_EQ(brief(std::move(faults)), "wrong_type \n");
}

TEST(Fields, Ids) {
    for (const char* id : {"A.1", "x", "学会-1", "a/b", "\xC3\xA9", "a~b"}) EXPECT_TRUE(is_id(id)) << id;
    EXPECT_TRUE(is_id(std::string(128, 'x')));
    EXPECT_FALSE(is_id(std::string(129, 'x')));
    std::string chinese;
    for (int i = 0; i < 128; ++i) chinese += "学";
    EXPECT_TRUE(is_id(chinese));
    EXPECT_FALSE(is_id(chinese + "会"));
    for (const char* id : {"", " ", "a b", "a\n", "\ta", "a\x01", "a\x7F", "学\xE3\x80\x80会"}) EXPECT_FALSE(is_id(id)) << id;
    EXPECT_FALSE(is_id(std::string_view("a\0b", 3)));
}

TEST(Fields, BooleansAndChoices) {
    const auto text = document(R"([true, false, 1, "should", "nothing", 5])");
    Faults faults("test");
    std::vector<Value> values;
    for (const Value value : text->root().elements()) values.push_back(value);
    EXPECT_EQ(read_boolean(values[0], faults), true);
    EXPECT_EQ(read_boolean(values[1], faults), false);
    EXPECT_EQ(read_boolean(values[2], faults), std::nullopt);
    EXPECT_EQ(read_choice(values[3], kKinds, faults), 1U);
    EXPECT_EQ(read_choice(values[4], kKinds, faults), std::nullopt);
    EXPECT_EQ(read_choice(values[5], kKinds, faults), std::nullopt);
    EXPECT_EQ(brief(std::move(faults)), "wrong_type /2\nbad_value /4\nwrong_type /5\n");
}

TEST(CheckFormat, OnlyItsOwnKindAndMajorVersion) {
    const auto check = [](std::string_view text) {
        const auto parsed = document(text);
        Faults faults("test");
        const bool right = check_format(parsed->root(), "record", faults);
        EXPECT_EQ(right, faults.empty());
        return brief(std::move(faults));
    };
    EXPECT_EQ(check(R"({"format": "xuehui/record/1"})"), "");
    EXPECT_EQ(check(R"({"a": 1, "format": "xuehui/record/1"})"), "");
    EXPECT_EQ(check(R"({"format": "xuehui/scheme/1"})"), "format /format\n");
    EXPECT_EQ(check(R"({"format": "xuehui/record/2"})"), "format /format\n");
    EXPECT_EQ(check(R"({"format": "xuehui/record/10"})"), "format /format\n");
    EXPECT_EQ(check(R"({"format": 1})"), "format /format\n");
    EXPECT_EQ(check("{}"), "format \n");
    EXPECT_EQ(check("[]"), "wrong_type \n");
}

}  // namespace
}  // namespace xuehui
