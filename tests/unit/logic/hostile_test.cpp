// Logic that means harm: it ends soon, with the unknown or a fault.
#include <string>

#include "unit/logic/conditions.hpp"
#include "unit/stopwatch.hpp"

namespace xuehui::logic {
namespace {

std::string numbers(int count) {
    std::string list = "0";
    for (int i = 1; i < count; ++i) list += ",0";
    return R"({"l": [)" + list + "]}";
}

Answer quick(std::string_view rule, std::string_view facts) {
    const auto parsed = unit::document(rule);
    const auto data = unit::document(facts);
    Faults faults("test");
    const auto logic = Logic::compile(parsed->root(), {}, faults);
    EXPECT_TRUE(logic);
    Answer answer;
    Budget budget;
    EXPECT_LT(unit::seconds([&] {
                  answer = logic->evaluate(Data{data->root(), Absence::null, {}}, budget);
              }),
              unit::kPatience);
    if (answer.value.is(Form::value)) answer = {};    // the data goes
    return answer;
}

TEST(Hostile, NestedMapsOverAMillionElements) {
    const std::string facts = numbers(900'000);
    EXPECT_FALSE(
        quick(R"({"map": [{"var": "l"}, {"map": [{"fact": "l"}, {"map": [{"fact": "l"}, 1]}]}]})", facts).is_known());
    EXPECT_FALSE(
        quick(R"({"filter": [{"var": "l"}, {"all": [{"fact": "l"}, {"==": [{"var": ""}, 0]}]}]})", facts).is_known());
    EXPECT_EQ(quick(R"({"reduce": [{"var": "l"}, {"+": [{"var": "accumulator"}, 1]}, 0]})", facts).value.as_whole(), 900'000);
}

TEST(Hostile, TextsThatDouble) {
    EXPECT_FALSE(quick(R"({"reduce": [{"var": "l"}, {"cat": [{"var": "accumulator"}, {"var": "accumulator"}]}, "ab"]})",
                       numbers(60))
                     .is_known());
    EXPECT_TRUE(quick(R"({"reduce": [{"var": "l"}, {"cat": [{"var": "accumulator"}, {"var": "accumulator"}]}, "ab"]})",
                      numbers(10))
                    .is_known());
}

TEST(Hostile, ListsThatDoubleOrNest) {
    EXPECT_FALSE(
        quick(R"({"reduce": [{"var": "l"}, {"merge": [{"var": "accumulator"}, {"var": "accumulator"}]}, [1]]})",
              numbers(60))
            .is_known());
    EXPECT_FALSE(quick(R"({"reduce": [{"var": "l"}, [{"var": "accumulator"}], 1]})", numbers(100'000)).is_known());
    EXPECT_EQ(plain_text(quick(R"({"reduce": [{"var": "l"}, [{"var": "accumulator"}], 1]})", numbers(3)).value),
              "[[[1]]]");
    // Sixty-three levels of two times the same: printed, they would be more than there is room for.
    EXPECT_FALSE(quick(R"({"cat": [{"reduce": [{"var": "l"}, [{"var": "accumulator"}, {"var": "accumulator"}], 1]}]})",
                       numbers(60))
                     .is_known());
    EXPECT_FALSE(
        quick(R"({"reduce": [{"var": "l"}, [{"var": "accumulator"}, {"var": "accumulator"}], 1]})", numbers(60))
            .is_known());
}

TEST(Hostile, DeepConditionals) {
    std::string rule = "1";
    for (int i = 0; i < 30; ++i) rule = R"({"if": [{"var": "u"}, )" + rule + ", 2]}";
    EXPECT_EQ(unit::answer(rule), Truth::yes);
}

// Quadratic, these would take minutes.
TEST(Hostile, ManyNames) {
    std::string names = "0";
    for (int i = 0; i < 49'000; ++i) names += R"(,{"var":"name)" + std::to_string(i) + R"("})";
    const auto rule = unit::document("[" + names + "]");
    Faults faults("test");
    const auto compiling = [&] { EXPECT_TRUE(Logic::compile(rule->root(), {}, faults)); };
    EXPECT_LT(unit::seconds(compiling), unit::kPatience);
}

}  // namespace
}  // namespace xuehui::logic
