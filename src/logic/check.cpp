// What the dictionary rules out is a fault of the logic, not a surprise in the field: numbers made of texts,
// comparisons that can never hold, values that a fact does not have. Without a vocabulary nothing is ruled out.
#include <algorithm>

#include "logic/compile.hpp"
#include "logic/operators.hpp"

namespace xuehui::logic {

namespace {

std::string kinds_text(Kinds kinds) {
    struct Name {
        Kind kind;
        std::string_view text;
    };
    constexpr std::array kNames{Name{Kind::null, "null"},       Name{Kind::boolean, "true or false"},
                                Name{Kind::number, "a number"}, Name{Kind::string, "a text"},
                                Name{Kind::array, "a list"},    Name{Kind::object, "an object"},
                                Name{Kind::date, "a date"},     Name{Kind::never, "\"none\""}};
    std::string text;
    for (const Name& name : kNames) {
        if (kinds.has(name.kind)) text += (text.empty() ? "" : " or ") + std::string(name.text);
    }
    return text;
}

bool is_order(const Operator& known) {
    return known.operation == Operation::less || known.operation == Operation::at_most;
}

bool is_equality(const Operator& known) {
    return known.operation == Operation::equal || known.operation == Operation::not_equal ||
           known.operation == Operation::same || known.operation == Operation::not_same;
}

}  // namespace

void Compiler::expect_kind(const Operator& known, const Part& argument, Kinds kinds, std::string_view expected) {
    if (argument.kinds.empty() || argument.kinds.meets(kinds)) return;
    reject(argument.place,
           in_quotes(known.name) + " needs " + std::string(expected) + ", and this is " + kinds_text(argument.kinds));
}

// A literal text beside a date must spell one, beside an enumeration be one of its values.
void Compiler::check_value(const Part& fact, const Part& literal) {
    const Operand& value = program_.literals[literal.ref.index()];
    if (!value.is(Form::text)) return;
    if (fact.kinds.meets(Kinds::dates()) && fact.kinds.within(Kinds::dates())) {
        const auto day = day_of(value);
        if (!day) reject(literal.place, "expected a date YYYY-MM-DD, found " + in_quotes(value.as_text()));
        const bool never = day && !day->date;
        if (never && !fact.kinds.has(Kind::never)) reject(literal.place, "this date is never \"none\"");
        return;
    }
    if (fact.fact == kNoSlot || fact.list != kNoSlot) return;
    const std::vector<std::string>& values = names_.vocabulary->schema(fact.fact).values;
    if (values.empty() || std::ranges::find(values, value.as_text()) != values.end()) return;
    const std::vector<std::string_view> candidates(values.begin(), values.end());
    reject(literal.place, in_quotes(names_.vocabulary->name(fact.fact)) + " is never " + in_quotes(value.as_text()),
           faults_.suggestion(value.as_text(), candidates));
}

void Compiler::check_comparison(const Operator& known, const Part& a, const Part& b) {
    if (a.literal && !b.literal && a.ref.place() == Ref::Place::literal) check_value(b, a);
    if (b.literal && !a.literal && b.ref.place() == Ref::Place::literal) check_value(a, b);
    if (a.kinds.empty() || b.kinds.empty()) return;
    const auto widened = [](const Part& part) {    // a text may spell a date
        return part.kinds.meets(Kinds(Kind::string) | Kinds::dates()) ? part.kinds | Kind::string | Kinds::dates()
                                                                      : part.kinds;
    };
    Kinds ordered{Kind::number, Kind::string};
    ordered = ordered | Kinds::dates();
    const Kinds common = widened(a) & widened(b);
    const bool possible = is_order(known) ? common.meets(ordered) : !common.empty();
    if (possible) return;
    reject(b.place, in_quotes(known.name) + " compares like with like, and these are " + kinds_text(a.kinds) + " and " +
                        kinds_text(b.kinds));
}

void Compiler::check(const Operator& known, std::span<const Part> arguments) {
    if (names_.vocabulary == nullptr) return;
    if (is_order(known) || is_equality(known)) {
        for (std::size_t i = 1; i < arguments.size(); ++i) check_comparison(known, arguments[i - 1], arguments[i]);
        return;
    }
    switch (known.operation) {
        case Operation::contained:
            expect_kind(known, arguments[1], {Kind::array, Kind::string}, "a list or a text to look in");
            if (!arguments[0].literal && arguments[1].literal &&
                program_.literals[arguments[1].ref.index()].is(Form::list)) {
                const Operand list = program_.literals[arguments[1].ref.index()];
                for (std::size_t i = 0; i < list.count(); ++i) {
                    Part element;
                    element.ref = add_literal(list.elements()[i]);
                    element.kinds = list.elements()[i].kinds();
                    element.literal = true;
                    element.place = arguments[1].place;
                    check_comparison(known, arguments[0], element);
                }
            }
            break;
        case Operation::some:
        case Operation::all:
        case Operation::none:
        case Operation::count_if:
        case Operation::filter:
        case Operation::map:
        case Operation::reduce: expect_kind(known, arguments[0], Kind::array, "a list"); break;
        case Operation::add:
        case Operation::subtract:
        case Operation::multiply:
        case Operation::divide:
        case Operation::modulo:
        case Operation::minimum:
        case Operation::maximum:
        case Operation::ratio:
            for (const Part& argument : arguments) expect_kind(known, argument, Kind::number, "numbers");
            break;
        case Operation::date:
        case Operation::days_between:
        case Operation::months_between:
        case Operation::age:
            for (const Part& argument : arguments)
                expect_kind(known, argument, Kinds::dates() | Kind::string, "a date");
            break;
        case Operation::add_days:
        case Operation::add_months:
            expect_kind(known, arguments[0], Kinds::dates() | Kind::string, "a date");
            expect_kind(known, arguments[1], Kind::number, "a number");
            break;
        default: break;
    }
}

void Compiler::check_date(Value argument) {
    const bool text = argument.is(Type::string);
    if (argument.is(Type::object) || (text && day_of(Operand::text(argument.text())))) return;
    reject(argument, "expected a date YYYY-MM-DD, found " +
                         (text ? in_quotes(argument.text()) : std::string(name_of(argument.type()))));
}

}  // namespace xuehui::logic
