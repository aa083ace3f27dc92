// What compilation refuses, and where it says the fault is.
#include <memory>
#include <string>

#include "logic/logic.hpp"
#include "unit/logic/conditions.hpp"

namespace xuehui::logic {
namespace {

std::string faults_of(std::string_view logic) {
    const auto rule = unit::document(logic);
    Faults faults("test");
    const bool compiled = Logic::compile(rule->root(), {.written = true}, faults).has_value();
    EXPECT_EQ(compiled, faults.empty()) << logic;
    return unit::brief(std::move(faults));
}

Diagnostic only_fault_of(std::string_view logic) {
    const auto rule = unit::document(logic);
    Faults faults("test");
    EXPECT_FALSE(Logic::compile(rule->root(), {.written = true}, faults)) << logic;
    const Diagnostics found = std::move(faults).take();
    EXPECT_EQ(found.size(), 1U) << logic;
    return found.empty() ? Diagnostic{} : found.front();
}

TEST(ConditionCompile, UnknownOperatorsStandAtTheirMemberWithAHint) {
    const Diagnostic fault = only_fault_of(R"({"and": [true, {"somme": [{"var": "x"}, true]}]})");
    EXPECT_EQ(fault.code, "bad_logic");
    EXPECT_EQ(fault.pointer, "/and/1/somme");
    EXPECT_EQ(fault.hint, "some");
    EXPECT_EQ(fault.line, 1U);
    EXPECT_EQ(fault.column, 17U);
    EXPECT_EQ(only_fault_of(R"({"frobnicate": 1})").hint, "");
    EXPECT_EQ(only_fault_of(R"({"months_betwen": [1, 2]})").hint, "months_between");
}

TEST(ConditionCompile, AllFaultsAreReported) {
    EXPECT_EQ(faults_of(R"({"or": [{"nope": 1}, {"<": [1]}, {"some": [{"var": {}}, {"date": 5}]}]})"),
              "bad_logic /or/0/nope\nbad_logic /or/1/<\nbad_logic /or/2/some/0/var\nbad_logic /or/2/some/1/date\n");
}

TEST(ConditionCompile, OperatorsAreObjectsWithOneMember) {
    EXPECT_EQ(faults_of("{}"), "bad_logic \n");
    EXPECT_EQ(faults_of(R"({"!": [{"var": "a", "===": 1}]})"), "bad_logic /!/0\n");
}

TEST(ConditionCompile, ArgumentsAreCounted) {
    for (const char* logic : {R"({"and": []})", R"({"or": []})", R"({"!": [1, 2]})", R"({"!!": [1, 2]})", R"({"==": [1]})",
                              R"({"===": 1})", R"({"!=": [1, 2, 3]})", R"({"!==": []})", R"({"<": [1]})",
                              R"({"<=": [1, 2, 3, 4]})", R"({">": [1, 2, 3]})", R"({">=": 1})", R"({"in": ["a"]})",
                              R"({"some": [[]]})", R"({"all": [[], true, 1]})", R"({"none": true})", R"({"date": []})",
                              R"({"months_between": ["2026-01-01"]})", R"({"var": ["a", 1, 2]})", R"({"fact": []})"}) {
        const std::string_view name = std::string_view(logic).substr(2, std::string_view(logic).find(':') - 3);
        EXPECT_EQ(faults_of(logic), "bad_logic /" + std::string(name) + "\n") << logic;
    }
    EXPECT_EQ(only_fault_of(R"({"<": [1]})").message, "'<' takes 2 to 3 arguments, found 1");
    EXPECT_EQ(only_fault_of(R"({"date": []})").message, "'date' takes 1 argument, found 0");
    EXPECT_EQ(only_fault_of(R"({"and": []})").message, "'and' takes at least 1 argument, found 0");
}

TEST(ConditionCompile, NamesOfFactsAreWrittenOut) {
    EXPECT_EQ(faults_of(R"({"var": [{"var": "which"}]})"), "bad_logic /var/0\n");
    EXPECT_EQ(faults_of(R"({"var": true})"), "bad_logic /var\n");
    EXPECT_EQ(faults_of(R"({"missing": ["a", ["b"]]})"), "bad_logic /missing/1\n");
    EXPECT_EQ(faults_of(R"({"missing": {"var": "names"}})"), "bad_logic /missing\n");
    EXPECT_EQ(faults_of(R"({"missing": [["a", {"var": "b"}]]})"), "bad_logic /missing/0/1\n");
}

TEST(ConditionCompile, LiteralDatesAreReal) {
    EXPECT_EQ(faults_of(R"({"date": "2026-02-30"})"), "bad_logic /date\n");
    EXPECT_EQ(faults_of(R"({"date": [null]})"), "bad_logic /date/0\n");
    EXPECT_EQ(faults_of(R"({"months_between": ["2026-02-28", 5]})"), "bad_logic /months_between/1\n");
    EXPECT_EQ(faults_of(R"({"months_between": ["2026-02-28", {"var": "x"}]})"), "");
}

TEST(ConditionCompile, DepthHasALimit) {
    const auto nested = [](int levels) {
        std::string logic = "true";
        for (int i = 1; i < levels; ++i) logic = R"({"!":)" + logic + "}";
        return logic;
    };
    EXPECT_EQ(unit::answer(nested(64)), Truth::no);
    const auto rule = [&] {
        Faults faults("test");
        return json::parse(nested(65), {.depth = 100'000}, faults);
    }();
    Faults faults("test");
    EXPECT_FALSE(Logic::compile(rule->root(), {.written = true}, faults));
    EXPECT_EQ(unit::brief(std::move(faults)).substr(0, 12), "bad_logic /!");
}

TEST(ConditionCompile, PartsHaveALimit) {
    const auto of = [](std::string_view part, int count) {
        std::string list(part);
        for (int i = 1; i < count; ++i) list.append(",").append(part);
        return list;
    };
    EXPECT_EQ(unit::answer(R"({"and": [)" + of("1", 99'999) + "]}"), Truth::yes);
    EXPECT_EQ(faults_of(R"({"and": [)" + of("1", 100'000) + "]}"), "limit \n");
    EXPECT_EQ(faults_of(R"({"and": [)" + of(R"({"var": "x"})", 100'000) + "]}"), "limit \n");
    EXPECT_EQ(faults_of(R"({"missing": [)" + of(R"("x")", 99'999) + "]}"), "");
    EXPECT_EQ(faults_of(R"({"missing": [)" + of(R"("x")", 100'000) + "]}"), "limit \n");
    EXPECT_EQ(faults_of(R"({"or": [{"nope": 1}, )" + of("0", 100'000) + "]}"), "limit \nbad_logic /or/0/nope\n");
}

TEST(ConditionCompile, HostileDepthIsNoMatter) {
    const auto deep = std::make_shared<Document>(std::string());    // built here: a parser has limits
    DocumentBuilder builder(*deep);
    constexpr int kDepth = 1'000'000;
    for (int i = 0; i < kDepth; ++i) builder.open(Type::array, 0);
    builder.scalar(Type::string, "x", 0);
    for (int i = 0; i < kDepth; ++i) builder.close(1);
    Faults faults("test");
    EXPECT_FALSE(Logic::compile(deep->root(), {}, faults));
    EXPECT_EQ(std::move(faults).take().size(), 1U);
}

}  // namespace
}  // namespace xuehui::logic
