// What is said without a fact stays true when the fact is learnt: over random conditions and random facts, an answer with
// some facts hidden is unknown or the answer with all of them. (Not of defaults and `missing`, which speak of absence.)
#include <array>
#include <cstdlib>
#include <string>

#include "logic/interpret.hpp"
#include "property/random.hpp"
#include "unit/logic/conditions.hpp"

namespace xuehui::logic {
namespace {

using property::Random;

std::string scalar(Random& random) {
    return random.pick({"0", "1", "2", "-1.5", "true", "false", "\"\"", "\"1\"", "\"a\"", "\"ab\"", "\"b\""});
}

std::string list_of(Random& random, std::string (*element)(Random&)) {
    std::string list = "[";
    for (std::size_t i = random.below(4); i > 0; --i) list += element(random) + (i > 1 ? "," : "");
    return list + "]";
}

std::string literal(Random& random) { return random.percent(20) ? list_of(random, scalar) : scalar(random); }

// A condition over the facts a, b, c.d, list (of scalars) and rows (of objects with a and b).
std::string condition(Random& random, int depth, bool in_element = false) {
    const auto part = [&] { return condition(random, depth - 1, in_element); };
    const auto call = [](std::string_view name, const std::string& arguments) {
        return "{\"" + std::string(name) + "\":[" + arguments + "]}";
    };
    const auto var = [&] {
        const char* name =
            in_element ? random.pick({"a", "b", ""}) : random.pick({"a", "b", "c.d", "c", "list", "rows.0.a"});
        return "{\"var\":\"" + std::string(name) + "\"}";
    };
    if (depth == 0) return random.percent(40) ? literal(random) : var();
    const auto list = [&] { return in_element ? var() : random.pick({R"({"var":"list"})", R"({"var":"rows"})"}); };
    const auto body = [&] { return condition(random, depth - 1, true); };
    switch (random.below(14)) {
        case 0: return call(random.pick({"!", "!!"}), part());
        case 1:
        case 2: return call(random.pick({"and", "or"}), part() + "," + part() + "," + part());
        case 3: return call(random.pick({"==", "!=", "===", "!=="}), part() + "," + part());
        case 4: return call(random.pick({"<", "<=", ">", ">="}), part() + "," + part());
        case 5: return call(random.pick({"<", "<="}), part() + "," + part() + "," + part());
        case 6: return call("in", part() + "," + part());
        case 7: {
            const std::string filtered = call("filter", list() + "," + body());
            return call(random.pick({"some", "all", "none", "count_if"}),
                        (random.percent(30) ? filtered : list()) + "," + body());
        }
        case 8: return call(random.pick({"+", "-", "*", "/", "%", "min", "max"}), part() + "," + part());
        case 9: return call("if", part() + "," + part() + "," + part());
        case 10:
            return call("reduce", list() + R"(,{"+":[{"var":"accumulator"},{"var":")" +
                                      random.pick({"current", "current.a"}) + R"("}]},0)");
        case 11: return call(random.pick({"cat", "merge"}), part() + "," + part());
        case 12: return call("map", list() + "," + body());
        default: return random.percent(30) ? "[" + part() + "," + part() + "]" : var();
    }
}

// The facts that `values` gives; of those, `hidden` leaves out some or makes them null.
class Facts {
public:
    Facts(Random values, Random* hidden) : values_(values), hidden_(hidden) {}

    std::string text() {
        std::string facts = member("a", scalar(values_)) + member("b", scalar(values_));
        facts += member("c", object(member("d", scalar(values_)))) + member("list", array(false));
        return object(facts + member("rows", array(true)));
    }

private:
    static std::string object(std::string members) {
        if (!members.empty()) members.pop_back();    // the comma behind the last
        return "{" + members + "}";
    }
    bool hides() { return hidden_ != nullptr && hidden_->percent(30); }

    std::string member(const std::string& name, const std::string& value) {
        const std::string begin = "\"" + name + "\":";
        if (!hides()) return begin + value + ",";
        return hidden_->percent(50) ? begin + "null," : "";
    }

    std::string array(bool of_objects) {
        std::string elements;
        for (std::size_t i = values_.below(4); i > 0; --i) {
            const std::string a = scalar(values_);
            const std::string b = scalar(values_);
            const std::string element = of_objects ? object(member("a", a) + member("b", b)) : a;
            elements += (hides() ? "null" : element) + (i > 1 ? "," : "");
        }
        return "[" + elements + "]";
    }

    Random values_;
    Random* hidden_;
};

// An answer, with what it views.
struct Said {
    std::shared_ptr<const Document> rule, facts;
    std::optional<Logic> logic;
    Answer answer;

    Said(std::string_view rule_text, std::string_view facts_text)
        : rule(unit::document(rule_text)), facts(unit::document(facts_text)) {
        Faults faults("test");
        logic = Logic::compile(rule->root(), {}, faults);
        Budget budget;
        answer = logic->evaluate(Data{facts->root(), Absence::record, unit::kDay}, budget);
    }

    // Whether what came out later is among what was said to be possible.
    bool allows(const Answer& later) const {
        if (answer.truth() != Truth::unknown && answer.truth() != later.truth()) return false;
        if (!later.value.kinds().within(answer.value.kinds())) return false;
        if (later.value.can_be_nan() && !answer.value.can_be_nan()) return false;
        if (later.value.is(Form::number) && !later.value.can_be_nan()) {
            const Interval ends = answer.value.interval();
            return ends.lowest <= later.value.as_number() && later.value.as_number() <= ends.highest;
        }
        return true;
    }
};

std::uint64_t from_environment(const char* name, std::uint64_t otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

TEST(Learning, NeverChangesAKnownAnswer) {
    const std::uint64_t seed = from_environment("XUEHUI_SEED", 20260331);
    const std::uint64_t cases = from_environment("XUEHUI_CASES", 20'000);
    std::array<int, 3> answers{};
    for (std::uint64_t i = 0; i < cases; ++i) {
        Random random(seed, i);
        const std::string logic = condition(random, 4);
        const Random values = random;
        const std::string all = Facts(values, nullptr).text();
        const std::string some = Facts(values, &random).text();
        const Said known(logic, all);
        const Said said(logic, some);
        ++answers[static_cast<std::size_t>(said.answer.truth())];
        ASSERT_TRUE(said.allows(known.answer)) << "seed " << seed << ", case " << i << '\n'
                                               << logic << '\n'
                                               << some << '\n'
                                               << all;
    }
    for (const int count : answers) EXPECT_GT(count, 0);
}

// A value as far as it can be told: what is known, or what it could be.
std::string outline(const Operand& value) {
    if (!value.is_unknown()) return plain_text(value);
    return "? " + std::to_string(value.kinds().bits()) + " " + std::to_string(static_cast<int>(value.truth()));
}

TEST(Watching, ChangesNoValue) {
    const std::uint64_t seed = from_environment("XUEHUI_SEED", 20260331);
    const std::uint64_t cases = from_environment("XUEHUI_CASES", 20'000);
    for (std::uint64_t i = 0; i < cases; ++i) {
        Random random(seed, i);
        const std::string logic = condition(random, 4);
        const Random values = random;
        const std::string facts = Facts(values, &random).text();
        const Said said(logic, facts);
        Budget budget;
        Room room;
        Interpreter interpreter(said.logic->program(), budget, room, nullptr);
        interpreter.watch();
        interpreter.set_data(Data{said.facts->root(), Absence::record, unit::kDay});
        ASSERT_EQ(outline(interpreter.run()), outline(said.answer.value)) << "seed " << seed << ", case " << i << '\n'
                                                                          << logic << '\n'
                                                                          << facts;
    }
}

}  // namespace
}  // namespace xuehui::logic
