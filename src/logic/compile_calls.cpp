// What each operator is compiled to, once its arguments are.
#include <algorithm>

#include <gsl/narrow>

#include "logic/compile.hpp"
#include "logic/operators.hpp"

namespace xuehui::logic {

namespace {

// What the interpreter knows as a truth.
bool is_comparison(Operation operation) {
    switch (operation) {
        case Operation::negation:
        case Operation::equal:
        case Operation::not_equal:
        case Operation::less:
        case Operation::at_most:
        case Operation::less_between:
        case Operation::at_most_between: return true;
        default: return false;
    }
}

Kinds kinds_of(Operation operation) {
    switch (operation) {
        case Operation::negation:
        case Operation::truth:
        case Operation::equal:
        case Operation::not_equal:
        case Operation::same:
        case Operation::not_same:
        case Operation::less:
        case Operation::at_most:
        case Operation::contained:
        case Operation::some:
        case Operation::all:
        case Operation::none: return Kind::boolean;
        case Operation::cat:
        case Operation::substr: return Kind::string;
        case Operation::missing:
        case Operation::missing_some:
        case Operation::merge:
        case Operation::map:
        case Operation::filter: return Kind::array;
        case Operation::date: return Kinds::dates();
        case Operation::add_days:
        case Operation::add_months: return Kind::date;
        default: return Kind::number;
    }
}

}  // namespace

Part Compiler::plain(const Operator& known, const std::vector<Value>& arguments, const Scope& scope) {
    const std::vector<Part> operands = parts(arguments, scope);
    check(known, operands);
    if (operands.empty()) {    // `!` and `!!` of nothing
        Part part;
        part.ref = add_literal(Operand::boolean(known.operation == Operation::negation));
        part.kinds = Kind::boolean;
        return part;
    }
    Operation operation = known.operation;
    if (operands.size() == 3)
        operation = operation == Operation::less ? Operation::less_between : Operation::at_most_between;
    Instruction& instruction = emit(operation, new_register());
    if (operands.size() == 3) {
        put_many(instruction, operands);
    } else {
        instruction.a = operands[0].ref;
        instruction.b = operands.size() > 1 ? word(operands[1].ref) : 0;
    }
    return result_of(instruction, kinds_of(known.operation));
}

Part Compiler::swapped(const Operator& known, const std::vector<Value>& arguments, const Scope& scope) {
    const std::vector<Part> operands = parts(arguments, scope);
    check(known, operands);
    Instruction& instruction = emit(known.operation, new_register());
    instruction.a = operands[1].ref;
    instruction.b = word(operands[0].ref);
    return result_of(instruction, Kind::boolean);
}

// `+` begins with 0, so that one argument becomes a number; `*` begins with its first.
Part Compiler::fold(const Operator& known, const std::vector<Value>& arguments, const Scope& scope) {
    const std::vector<Part> operands = parts(arguments, scope);
    check(known, operands);
    const bool sum = known.operation == Operation::add;
    if (!sum && operands.size() == 1) return operands[0];
    Ref so_far = sum && operands.size() < 2 ? add_literal(Operand::whole(0)) : operands[0].ref;
    for (std::size_t i = sum && operands.size() < 2 ? 0 : 1; i < operands.size(); ++i) {
        Instruction& instruction = emit(known.operation, new_register());
        instruction.a = so_far;
        instruction.b = word(operands[i].ref);
        so_far = {Ref::Place::register_, instruction.result};
    }
    Part part;
    part.ref = so_far;
    part.kinds = Kind::number;
    return part;
}

Part Compiler::minus(const std::vector<Value>& arguments, const Scope& scope) {
    const std::vector<Part> operands = parts(arguments, scope);
    check(*find_operator("-"), operands);
    Instruction& instruction = emit(operands.size() == 1 ? Operation::negate : Operation::subtract, new_register());
    instruction.a = operands[0].ref;
    if (operands.size() > 1) instruction.b = word(operands[1].ref);
    return result_of(instruction, Kind::number);
}

Part Compiler::unary_list(const Operator& known, const std::vector<Value>& arguments, const Scope& scope) {
    const std::vector<Part> operands = parts(arguments, scope);
    check(known, operands);
    program_.makes = program_.makes || !kinds_of(known.operation).has(Kind::number);
    Instruction& instruction = emit(known.operation, new_register());
    put_many(instruction, operands);
    Part part = result_of(instruction, kinds_of(known.operation));
    if (known.operation == Operation::merge && operands.size() == 1) part.list = operands[0].list;
    return part;
}

Part Compiler::connective(const Operator& known, const std::vector<Value>& arguments, const Scope& scope) {
    const std::uint32_t result = new_register();
    std::vector<std::uint32_t> places;
    Kinds kinds;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const Part part = expression(arguments[i], scope);
        kinds = kinds | part.kinds;
        places.push_back(here());
        if (ends_with_comparison(part)) program_.instructions.back().flags |= Instruction::kTaken;
        Instruction& instruction = emit(known.operation, result);
        instruction.a = part.ref;
        if (i == 0) instruction.flags |= Instruction::kFirst;
        if (i + 1 == arguments.size()) instruction.flags |= Instruction::kLast;
    }
    for (const std::uint32_t place : places) program_.instructions[place].target = here();
    Part part;
    part.ref = {Ref::Place::register_, result};
    part.kinds = kinds;
    return part;
}

bool Compiler::ends_with_comparison(const Part& part) const {
    if (program_.instructions.empty() || !is_comparison(program_.instructions.back().operation)) return false;
    return part.ref == Ref(Ref::Place::register_, program_.instructions.back().result);
}

Part Compiler::conditional(const std::vector<Value>& arguments, const Scope& scope) {
    const std::uint32_t result = new_register();
    const std::uint32_t state = new_register();
    std::vector<std::uint32_t> ends;
    Kinds kinds;
    std::vector<Part> candidates;
    const auto take = [&](const Part& part, std::uint8_t flags) {
        kinds = kinds | part.kinds;
        candidates.push_back(part);
        ends.push_back(here());
        Instruction& instruction = emit(Operation::take, result);
        instruction.a = part.ref;
        instruction.b = state;
        instruction.flags = flags;
    };
    std::size_t i = 0;
    for (; i + 1 < arguments.size(); i += 2) {
        const Part condition = expression(arguments[i], scope);
        const std::uint32_t place = here();
        Instruction& branch = emit(Operation::branch, state);
        branch.a = condition.ref;
        branch.b = result;
        branch.flags = i == 0 ? Instruction::kFirst : 0;
        take(expression(arguments[i + 1], scope), 0);
        program_.instructions[place].target = here();
    }
    Part rest;
    rest.ref = i < arguments.size() ? Ref() : add_literal(Operand::null());
    rest.kinds = Kind::null;
    if (i < arguments.size()) rest = expression(arguments[i], scope);
    take(rest, static_cast<std::uint8_t>(Instruction::kLast | (arguments.size() < 2 ? Instruction::kFirst : 0)));
    for (const std::uint32_t end : ends) program_.instructions[end].target = here();
    Part part;
    part.ref = {Ref::Place::register_, result};
    part.kinds = kinds;
    part.list = common_list(candidates);
    return part;
}

Part Compiler::over_list(const Operator& known, const std::vector<Value>& arguments, const Scope& scope) {
    const Part list = expression(arguments[0], scope);
    check(known, std::span(&list, 1));
    const std::uint32_t place = here();
    const std::uint32_t result = new_register();
    Scope inner{Scope::Kind::element, new_element(list), list.list, list.name, {}};
    Instruction& loop = emit(known.operation, result);
    loop.a = list.ref;
    loop.b = inner.element;
    loop.flags = Instruction::kLoop;
    const Part body = expression(arguments[1], inner);
    program_.instructions[place].detail = word(body.ref);
    program_.instructions[place].target = here();
    if (here() == place + 2 && ends_with_comparison(body)) program_.instructions[place].flags |= Instruction::kTest;
    program_.makes = program_.makes || kinds_of(known.operation).has(Kind::array);
    Part part = result_of(program_.instructions[place], kinds_of(known.operation));
    part.node = place;
    if (known.operation == Operation::filter) {
        part.list = list.list;
        part.name = list.name;
    }
    return part;
}

Part Compiler::reduce(const std::vector<Value>& arguments, const Scope& scope) {
    const Part list = expression(arguments[0], scope);
    check(*find_operator("reduce"), std::span(&list, 1));
    Part start;
    if (arguments.size() > 2)
        start = expression(arguments[2], scope);
    else
        start.ref = add_literal(Operand::null());
    const std::uint32_t result = new_register();
    const Scope inner{Scope::Kind::reduce, new_element(list), list.list, list.name, kEvery};
    Instruction& begin = emit(Operation::move, new_register());    // the accumulator, next to the element
    begin.a = start.ref;
    const std::uint32_t place = here();
    Instruction& loop = emit(Operation::reduce, result);
    loop.a = list.ref;
    loop.b = inner.element;
    loop.flags = Instruction::kLoop;
    const Part body = expression(arguments[1], inner);
    program_.instructions[place].detail = word(body.ref);
    program_.instructions[place].target = here();
    Part part = result_of(program_.instructions[place], start.kinds | body.kinds);
    part.node = place;
    return part;
}

// A literal that should be a date must be one, and is one from here on.
Part Compiler::dates(const Operator& known, const std::vector<Value>& arguments, const Scope& scope) {
    const bool counted = known.operation == Operation::add_days || known.operation == Operation::add_months;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (!counted || i == 0) check_date(arguments[i]);
    }
    const std::vector<Part> operands = parts(arguments, scope);
    check(known, operands);
    if (known.operation == Operation::date && operands[0].literal) {
        Part part;
        const Operand date = to_date(program_.literals[operands[0].ref.index()]);
        part.ref = add_literal(date);
        part.kinds = date.kinds();
        return part;
    }
    Instruction& instruction = emit(known.operation, new_register());
    instruction.a = operands[0].ref;
    if (operands.size() > 1) instruction.b = word(operands[1].ref);
    return result_of(instruction, kinds_of(known.operation));
}

Part Compiler::age(const std::vector<Value>& arguments, const Scope& scope) {
    std::ranges::for_each(arguments, [this](Value argument) { check_date(argument); });
    std::vector<Part> operands = parts(arguments, scope);
    check(*find_operator("age"), operands);
    if (operands.size() == 1) operands.push_back(as_of());
    Instruction& instruction = emit(Operation::age, new_register());
    instruction.a = operands[0].ref;
    instruction.b = word(operands[1].ref);
    return result_of(instruction, Kind::number);
}

}  // namespace xuehui::logic
