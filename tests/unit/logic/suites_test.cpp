// JsonLogic's public suites, which known facts must answer strictly as they say, and the cases of three-valued logic.
//
// They are other projects' files and are not copied here: XUEHUI_SHARED_VECTORS, in the environment or else as CMake
// was told, says where they lie. The tests are skipped where they do not, except in continuous integration (CI=true).
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "json/canonical.hpp"
#include "logic/logic.hpp"
#include "unit/documents.hpp"

namespace xuehui::logic {
namespace {

std::filesystem::path suites() {
    const char* place = std::getenv("XUEHUI_SHARED_VECTORS");
#ifdef XUEHUI_SHARED_VECTORS
    if (place == nullptr) place = XUEHUI_SHARED_VECTORS;
#endif
    return std::filesystem::path(place == nullptr ? "../shared/vectors" : place) / "jsonlogic";
}

std::shared_ptr<const Document> suite(std::string_view name) {
    std::ifstream file(suites() / name, std::ios::binary);
    if (!file) return nullptr;
    return unit::document(std::string(std::istreambuf_iterator<char>(file), {}));
}

bool must_be_there() {
    const char* ci = std::getenv("CI");
    return ci != nullptr && std::string_view(ci) == "true";
}

#define SUITE_OR_SKIP(variable, name)                                                        \
    const auto variable = suite(name);                                                       \
    if (!variable && must_be_there()) FAIL() << name << " is not in " << suites();           \
    if (!variable) GTEST_SKIP() << "the public suites are not in " << suites()

struct Outcome {
    std::optional<Logic> logic;
    Answer answer;
};

Outcome evaluate(Value rule, Value data, Absence absence) {
    Faults faults("test");
    Outcome outcome{Logic::compile(rule, {}, faults), {}};
    EXPECT_TRUE(outcome.logic) << json::canonical(rule) << to_text(std::move(faults).take());
    Budget budget;
    if (outcome.logic) outcome.answer = outcome.logic->evaluate(Data{data, absence, {}}, budget);
    return outcome;
}

std::string canonical(const Operand& value) {
    std::string text;
    append_json(text, value);
    return json::canonical(unit::document(text)->root());
}

// Each case is [rule, data, value]; texts are remarks.
void expect_suite(const Document& suite, int count) {
    int cases = 0;
    for (const Value one : suite.root().elements()) {
        if (!one.is(Type::array)) continue;
        auto part = one.elements().begin();
        const Value rule = *part;
        const Value data = *++part;
        const Value expected = *++part;
        const Outcome outcome = evaluate(rule, data, Absence::null);
        ++cases;
        EXPECT_TRUE(outcome.answer.is_known()) << json::canonical(one);
        EXPECT_EQ(canonical(outcome.answer.value), json::canonical(expected)) << json::canonical(one);
    }
    EXPECT_EQ(cases, count);
}

TEST(Suites, Official) {
    SUITE_OR_SKIP(cases, "official/tests.json");
    expect_suite(*cases, 277);
}

TEST(Suites, PullRequest48) {
    SUITE_OR_SKIP(cases, "pr48/tests.json");
    expect_suite(*cases, 308);
}

std::string letter(Truth truth) { return truth == Truth::unknown ? "?" : truth == Truth::yes ? "T" : "F"; }

// An answer in the words of the suite.
std::string described(const Answer& answer) {
    const Operand& value = answer.value;
    if (answer.is_known() && !value.can_be_nan()) return R"({"known":)" + canonical(value) + "}";
    std::string text = R"({"unknown":{)";
    if (value.is(Form::list)) {
        std::size_t sure = 0;
        for (std::size_t i = 0; i < value.count(); ++i) sure += value.elements()[i].has(Operand::kPerhaps) ? 0U : 1U;
        text += R"("array":true,"len":[)" + std::to_string(sure) + "," + std::to_string(value.count()) + "],";
    } else if (value.kinds() == Kind::number) {
        const bool only_nan = value.is(Form::number);
        const Interval ends = only_nan ? Interval{Numeric(std::int64_t{0}), Numeric(std::int64_t{0})} : value.interval();
        text += R"("hi":")" + ends.highest.text() + R"(","lo":")" + ends.lowest.text() + R"(","maybe_nan":)" +
                (value.can_be_nan() ? "true," : "false,");
    }
    text += R"("truth":")" + letter(value.truth()) + "\"";
    if (!value.is(Form::list)) text += R"(,"types":)" + std::to_string(value.kinds().bits());
    return text + "}}";
}

TEST(Suites, Kleene) {
    SUITE_OR_SKIP(cases, "kleene/curated.json");
    int count = 0;
    for (const Value one : cases->root().elements()) {
        const Outcome outcome = evaluate(one.find("rule"), one.find("facts"), Absence::unknown);
        ++count;
        EXPECT_EQ(described(outcome.answer), json::canonical(one.find("expect"))) << json::canonical(one);
        const Value assumed = one.find("assumed");
        std::string names = "[";
        outcome.answer.assumed.each([&](Slot slot) {
            names += (names.size() > 1 ? ",\"" : "\"") + std::string(outcome.logic->name(slot)) + "\"";
        });
        EXPECT_EQ(names + "]", assumed ? json::canonical(assumed) : "[]") << json::canonical(one);
    }
    EXPECT_EQ(count, 238);
}

}  // namespace
}  // namespace xuehui::logic
