#include "logic/syntax.hpp"

#include <algorithm>
#include <array>

#include "base/faults.hpp"

namespace xuehui::logic {

namespace {

constexpr std::array kOperators{
    Operator{"var", Syntax::variable, Operation::path, 0, 2},
    Operator{"fact", Syntax::fact, Operation::path, 1, 2},
    Operator{"missing", Syntax::missing, Operation::missing, 0, kAny},
    Operator{"missing_some", Syntax::missing_some, Operation::missing_some, 2, 2},
    Operator{"if", Syntax::conditional, Operation::branch, 0, kAny},
    Operator{"?:", Syntax::conditional, Operation::branch, 0, kAny},
    Operator{"and", Syntax::connective, Operation::conjunct, 1, kAny},
    Operator{"or", Syntax::connective, Operation::disjunct, 1, kAny},
    Operator{"!", Syntax::plain, Operation::negation, 0, 1},
    Operator{"!!", Syntax::plain, Operation::truth, 0, 1},
    Operator{"==", Syntax::plain, Operation::equal, 2, 2},
    Operator{"!=", Syntax::plain, Operation::not_equal, 2, 2},
    Operator{"===", Syntax::plain, Operation::same, 2, 2},
    Operator{"!==", Syntax::plain, Operation::not_same, 2, 2},
    Operator{"<", Syntax::plain, Operation::less, 2, 3},
    Operator{"<=", Syntax::plain, Operation::at_most, 2, 3},
    Operator{">", Syntax::swapped, Operation::less, 2, 2},
    Operator{">=", Syntax::swapped, Operation::at_most, 2, 2},
    Operator{"in", Syntax::plain, Operation::contained, 2, 2},
    Operator{"+", Syntax::fold, Operation::add, 0, kAny},
    Operator{"*", Syntax::fold, Operation::multiply, 1, kAny},
    Operator{"-", Syntax::minus, Operation::subtract, 1, 2},
    Operator{"/", Syntax::plain, Operation::divide, 2, 2},
    Operator{"%", Syntax::plain, Operation::modulo, 2, 2},
    Operator{"min", Syntax::unary_list, Operation::minimum, 0, kAny},
    Operator{"max", Syntax::unary_list, Operation::maximum, 0, kAny},
    Operator{"cat", Syntax::unary_list, Operation::cat, 0, kAny},
    Operator{"substr", Syntax::unary_list, Operation::substr, 1, 3},
    Operator{"merge", Syntax::unary_list, Operation::merge, 0, kAny},
    Operator{"map", Syntax::over_list, Operation::map, 2, 2},
    Operator{"filter", Syntax::over_list, Operation::filter, 2, 2},
    Operator{"reduce", Syntax::reduce, Operation::reduce, 2, 3},
    Operator{"all", Syntax::over_list, Operation::all, 2, 2},
    Operator{"some", Syntax::over_list, Operation::some, 2, 2},
    Operator{"none", Syntax::over_list, Operation::none, 2, 2},
    Operator{"log", Syntax::identity, Operation::move, 1, 1},
    Operator{"date", Syntax::dates, Operation::date, 1, 1},
    Operator{"days_between", Syntax::dates, Operation::days_between, 2, 2},
    Operator{"months_between", Syntax::dates, Operation::months_between, 2, 2},
    Operator{"add_days", Syntax::dates, Operation::add_days, 2, 2},
    Operator{"add_months", Syntax::dates, Operation::add_months, 2, 2},
    Operator{"age", Syntax::age, Operation::age, 1, 2},
    Operator{"ratio", Syntax::unary_list, Operation::ratio, 4, 4},
    Operator{"count_if", Syntax::over_list, Operation::count_if, 2, 2},
};

constexpr auto kNames = [] {
    std::array<std::string_view, kOperators.size()> names;
    std::transform(kOperators.begin(), kOperators.end(), names.begin(), [](const Operator& one) { return one.name; });
    return names;
}();

}  // namespace

const Operator* find_operator(std::string_view name) {
    const auto known = std::ranges::find(kOperators, name, &Operator::name);
    return known == kOperators.end() ? nullptr : &*known;
}

std::span<const std::string_view> operator_names() { return kNames; }

std::string count_message(const Operator& known, std::size_t found) {
    std::string message = in_quotes(known.name) + " takes ";
    if (known.most == kAny) message += "at least ";
    message += std::to_string(known.least);
    const std::size_t last = known.most == kAny ? known.least : known.most;
    if (last > known.least) message += " to " + std::to_string(last);
    return message + (last == 1 ? " argument" : " arguments") + ", found " + std::to_string(found);
}

std::vector<Value> arguments_of(Value argument) {
    if (!argument.is(Type::array)) return {argument};
    const Elements elements = argument.elements();
    std::vector<Value> arguments;
    for (const Value element : elements) arguments.push_back(element);
    return arguments;
}

}  // namespace xuehui::logic
