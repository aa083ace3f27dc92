// JsonLogic's public suites, and the cases of three-valued logic, as far as conditions have their operators.
//
// They are other projects' files and are not copied here: XUEHUI_SHARED_VECTORS, in the environment or else as CMake
// was told, says where they lie, and the tests are skipped where they do not.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "json/canonical.hpp"
#include "json/write.hpp"
#include "unit/logic/conditions.hpp"

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

// Nothing for logic that conditions do not have: another operator, a computed name, an object that is data.
std::optional<Condition> compiled(Value logic) {
    Faults faults("test");
    return Condition::compile(logic, faults);
}

Truth truth_of_literal(Value literal) { return compiled(literal)->evaluate({}, {}); }

struct Tally {
    int cases = 0;
    int unknown = 0;
};

// Each case is [rule, data, value]. With absent data JsonLogic goes on with null; here the answer may be unknown then.
Tally run(const Document& suite) {
    Tally tally;
    for (const Value one : suite.root().elements()) {
        if (!one.is(Type::array)) continue;
        auto part = one.elements().begin();
        const Value rule = *part;
        const Value data = *++part;
        const Value expected = *++part;
        const auto condition = compiled(rule);
        if (!condition) continue;
        ++tally.cases;
        const Truth answer = condition->evaluate(data, {});
        if (answer == Truth::unknown) {
            ++tally.unknown;
        } else {
            EXPECT_EQ(answer, truth_of_literal(expected)) << json::canonical(one);
        }
    }
    return tally;
}

TEST(Suites, Official) {
    const auto cases = suite("official/tests.json");
    if (!cases) GTEST_SKIP() << "the public suites are not in " << suites();
    const Tally tally = run(*cases);
    EXPECT_GE(tally.cases, 155);
    EXPECT_LE(tally.unknown, 14);
}

TEST(Suites, PullRequest48) {
    const auto cases = suite("pr48/tests.json");
    if (!cases) GTEST_SKIP() << "the public suites are not in " << suites();
    const Tally tally = run(*cases);
    EXPECT_GE(tally.cases, 185);
    EXPECT_LE(tally.unknown, 14);
}

// What the facts of a case are to a record: a fact marked as unknown is absent.
struct Facts {
    std::string text;
    bool typed = false;    // some unknown is said to have a type or a range, which records do not say
    bool null = false;     // some fact is null, which a record does not tell from absent
};

void append_fact(Facts& facts, Value fact) {
    if (fact.is(Type::object) && fact.find("?")) {
        facts.typed = facts.typed || fact.find("?").text() != "any" || fact.size() > 1;
        facts.text += "null";
    } else if (fact.is(Type::array)) {
        facts.text += '[';
        bool first = true;
        for (const Value element : fact.elements()) {
            if (!first) facts.text += ',';
            first = false;
            append_fact(facts, element);
        }
        facts.text += ']';
    } else {
        facts.null = facts.null || fact.is(Type::null);
        facts.text += json::canonical(fact);
    }
}

Facts facts_of(Value marked) {
    Facts facts;
    for (const Member member : marked.members()) {
        facts.text += facts.text.empty() ? '{' : ',';
        json::append_string(facts.text, member.key.text());
        facts.text += ':';
        append_fact(facts, member.value);
    }
    facts.text += facts.text.empty() ? "{}" : "}";
    return facts;
}

Truth expected_truth(Value expectation) {
    if (const Value known = expectation.find("known")) return truth_of_literal(known);
    const std::string_view truth = expectation.find("unknown").find("truth").text();
    if (truth == "?") return Truth::unknown;
    return xuehui::truth(truth == "T");
}

// Where the unknown facts have types, more can be known than records tell; then the answer may stay open.
TEST(Suites, Kleene) {
    const auto cases = suite("kleene/curated.json");
    if (!cases) GTEST_SKIP() << "the cases are not in " << suites();
    int untyped = 0;
    int typed = 0;
    for (const Value one : cases->root().elements()) {
        const auto condition = compiled(one.find("rule"));
        const Facts facts = facts_of(one.find("facts"));
        if (!condition || facts.null) continue;
        const Truth expected = expected_truth(one.find("expect"));
        const Truth answer = condition->evaluate(unit::document(facts.text)->root(), {});
        ++(facts.typed ? typed : untyped);
        if (facts.typed && answer == Truth::unknown) continue;
        EXPECT_EQ(answer, expected) << json::canonical(one);
    }
    EXPECT_GE(untyped, 36);
    EXPECT_GE(typed, 125);
}

}  // namespace
}  // namespace xuehui::logic
