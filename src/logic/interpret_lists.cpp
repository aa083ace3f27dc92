// The operators over lists. An element that is only perhaps there decides nothing by itself.
#include <algorithm>

#include "logic/data.hpp"
#include "logic/interpret.hpp"
#include "logic/operators.hpp"

namespace xuehui::logic {

namespace {

Operand whole(std::size_t count) { return Operand::whole(static_cast<std::int64_t>(count)); }

}  // namespace

// A list that is too deep, or too great to be gone through, is not known.
Operand Interpreter::made_list(const Operand* first, std::size_t count) const {
    constexpr std::size_t kHeaviest = std::size_t{1} << 22U;
    for (std::size_t i = 0; i < count; ++i) {
        if (first[i].depth() >= Operand::kDeepest) return Operand::unknown(Kind::array);
    }
    const Operand list = Operand::list(first, count);
    return list.weight() > kHeaviest ? Operand::unknown(Kind::array, list.truth()) : list;
}

// Puts the element where the body looks for it; false where the body cannot be paid.
bool Interpreter::enter(const Instruction& step, std::uint32_t body, const Operand& element) {
    if (!context_.budget.pay(2 * std::uint64_t{step.target - body})) return false;
    Operand& current = registers_[step.b];
    current.put(element);
    current.unmark(Operand::kPerhaps);
    if (element.is_unknown()) current.mark(Operand::kNoted);    // who reads it notes it
    return true;
}

// Many bodies are one sum or, below, one comparison.
void Interpreter::run_body(const Instruction& step, std::uint32_t body) {
    if (step.target == body + 1 && program_.instructions[body].operation == Operation::add)
        add_up(program_.instructions[body]);
    else
        run(body, step.target);
}

Truth Interpreter::body_truth(const Instruction& step, std::uint32_t body) {
    if (step.has(Instruction::kTest)) return compare(program_.instructions[body]);
    run(body, step.target);
    return body_value(step).truth();
}

// What is known not to be a list has no elements, as in JsonLogic.
void Interpreter::over_list(const Instruction& step, std::uint32_t body) {
    const Operand& list = read(step.a);
    const Operand nothing = Operand::list(&list, 0);
    const bool unknown = list.is_unknown() && list.can_be(Kind::array);
    const Operand elements = unknown || list.is_array() ? list : nothing;
    switch (step.operation) {
        case Operation::count_if:
            set(step, unknown ? Operand::unknown(Kind::number, {Numeric(std::int64_t{0}), Numeric::greatest()}, false)
                              : counted(step, body, elements));
            break;
        case Operation::filter:
            set(step, unknown ? Operand::unknown(Kind::array) : filtered(step, body, elements));
            break;
        case Operation::map: {
            const Truth truth = list.kinds() == Kind::array ? list.truth() : Truth::unknown;
            set(step, unknown ? Operand::unknown(Kind::array, truth) : mapped(step, body, elements));
            break;
        }
        case Operation::reduce: set(step, unknown ? Operand::anything() : reduced(step, body, elements)); break;
        default: set(step, unknown ? Operand::of(Truth::unknown) : quantified(step, body, elements));
    }
}

Operand Interpreter::quantified(const Instruction& step, std::uint32_t body, const Operand& list) {
    const bool every = step.operation == Operation::all;
    const Truth decisive = truth(!every);
    Truth verdict = truth(every);
    bool any_sure = false;
    bool any_possible = false;    // some element that could hold
    bool paid = true;
    std::size_t number = 0;
    std::vector<std::size_t>* const watched = watch_ ? &watch_->decisive[body - 1] : nullptr;
    if (watched != nullptr) watched->clear();
    const auto holds_of = [&](const Operand& element) {
        paid = enter(step, body, element);
        if (!paid) return false;
        const bool sure = !element.has(Operand::kPerhaps);
        Truth holds = body_truth(step, body);
        any_sure = any_sure || sure;
        any_possible = any_possible || holds != Truth::no;
        if (!sure && holds == decisive) holds = Truth::unknown;
        verdict = every ? both(verdict, holds) : either(verdict, holds);
        if (watched != nullptr && holds == decisive) watched->push_back(number);
        ++number;
        return watched != nullptr || verdict != decisive;
    };
    const bool complete = each_element(list, context_, holds_of) && paid;
    if (verdict != decisive && !complete) {
        verdict = Truth::unknown;
    } else if (every && verdict != Truth::no) {    // of nothing, `all` is false
        if (!any_possible)
            verdict = Truth::no;
        else if (!any_sure)
            verdict = Truth::unknown;
    }
    return Operand::of(step.operation == Operation::none ? !verdict : verdict);
}

bool Interpreter::look_at(std::uint32_t loop, std::size_t element) {
    const Instruction& step = program_.instructions[loop];
    const std::uint32_t body = loop + 1;
    for (std::uint32_t i = body; i < step.target; ++i) registers_[program_.instructions[i].result] = Operand();
    std::size_t number = 0;
    bool paid = false;
    (void)each_element(value(step.a), context_, [&](const Operand& candidate) {
        if (number++ < element) return true;
        paid = enter(step, body, candidate);
        if (paid) run(body, step.target);
        return false;
    });
    return paid;
}

Operand Interpreter::counted(const Instruction& step, std::uint32_t body, const Operand& list) {
    std::size_t sure = 0;
    std::size_t possible = 0;
    bool paid = true;
    const auto count = [&](const Operand& element) {
        paid = enter(step, body, element);
        if (!paid) return false;
        const Truth holds = body_truth(step, body);
        if (holds != Truth::no) ++possible;
        if (holds == Truth::yes && !element.has(Operand::kPerhaps)) ++sure;
        return true;
    };
    if (!each_element(list, context_, count) || !paid) possible = count_of(list);
    if (sure == possible) return whole(sure);
    return Operand::unknown(Kind::number, {whole(sure).as_number(), whole(possible).as_number()}, false);
}

Operand Interpreter::filtered(const Instruction& step, std::uint32_t body, const Operand& list) {
    const std::size_t count = count_of(list);
    if (!context_.pay_for_elements(count)) return Operand::unknown(Kind::array);
    Operand* const kept = room_.operands(count);
    std::size_t number = 0;
    bool paid = true;
    const auto keep = [&](const Operand& element) {
        paid = enter(step, body, element);
        if (!paid) return false;
        const Truth holds = body_truth(step, body);
        if (holds == Truth::yes) kept[number++] = element;
        if (holds == Truth::unknown) kept[number++] = element.with(Operand::kPerhaps);
        return true;
    };
    const bool complete = each_element(list, context_, keep) && paid;
    return complete ? made_list(kept, number) : Operand::unknown(Kind::array);
}

Operand Interpreter::mapped(const Instruction& step, std::uint32_t body, const Operand& list) {
    const std::size_t count = count_of(list);
    const Operand unknown = Operand::unknown(Kind::array, list.truth());
    if (!context_.pay_for_elements(count)) return unknown;
    Operand* const made = room_.operands(count);
    std::size_t number = 0;
    bool paid = true;
    const auto map = [&](const Operand& element) {
        paid = enter(step, body, element);
        if (!paid) return false;
        run_body(step, body);
        const Operand value = body_value(step).without(Operand::kNoted);
        made[number++] = element.has(Operand::kPerhaps) ? value.with(Operand::kPerhaps) : value;
        return true;
    };
    const bool complete = each_element(list, context_, map) && paid;
    return complete ? made_list(made, number) : unknown;
}

// At an element that is only perhaps there, the accumulator is what it was or what it would become.
Operand Interpreter::reduced(const Instruction& step, std::uint32_t body, const Operand& list) {
    Operand& accumulator = registers_[step.b + 1];
    bool paid = true;
    const auto fold = [&](const Operand& element) {
        paid = enter(step, body, element);
        if (!paid) return false;
        run_body(step, body);
        const Operand& value = body_value(step);
        if (element.has(Operand::kPerhaps))
            accumulator = join(accumulator, value);
        else
            accumulator.put(value);
        accumulator.unmark(Operand::kNoted);
        return true;
    };
    const bool complete = each_element(list, context_, fold) && paid;
    return complete ? accumulator : Operand::anything();
}

Operand Interpreter::listed(const Instruction& step) {
    const auto operands = gather(step);
    return operands.empty() ? Operand::list(room_.operands(0), 0) : made_list(operands.data(), operands.size());
}

// What is not a list is taken for one of one element.
Operand Interpreter::merged(const Instruction& step) {
    const auto arguments = gather(step);
    std::size_t count = 0;
    bool known = true;
    bool definite = false;
    for (const Operand& argument : arguments) {
        const bool perhaps_list = argument.is_unknown() && argument.can_be(Kind::array);
        known = known && !perhaps_list;
        if (perhaps_list)
            definite = definite || (argument.kinds() == Kind::array && argument.truth() == Truth::yes);
        else
            definite = definite || !argument.is_array() || argument.truth() == Truth::yes;
        count += argument.is_array() ? count_of(argument) : 1;
    }
    const Operand unknown = Operand::unknown(Kind::array, definite ? Truth::yes : Truth::unknown);
    if (!known || !context_.pay_for_elements(count)) return unknown;
    Operand* const merged = room_.operands(count);
    std::size_t number = 0;
    const auto append = [&](const Operand& element) {
        merged[number++] = element;
        return true;
    };
    for (const Operand& argument : arguments) {
        if (!argument.is_array())
            append(argument);
        else if (!each_element(argument, context_, append))
            return unknown;
    }
    return made_list(merged, number);
}

}  // namespace xuehui::logic
