#include "logic/interpret.hpp"

#include <algorithm>

#include "logic/data.hpp"
#include "logic/operators.hpp"

namespace xuehui::logic {

void Interpreter::set_facts(const Facts& facts, std::size_t item) {
    facts_ = &facts;
    bases_[2] = facts.data();
    registers_[0] = Operand();
    if (program_.each == kNoSlot) return;
    const auto elements = facts.elements(program_.each);
    const bool there = elements && item < elements->size();
    registers_[0].put(there ? (*elements)[item] : Operand::unknown(Kind::object));
}

void Interpreter::set_data(const Data& data) {
    context_.absence = data.absence;
    as_of_ = data.as_of;
    registers_[0] = operand_of(data.root, data.root                         ? data.absence
                                          : data.absence == Absence::record ? Absence::record
                                                                            : Absence::null);
}

void Interpreter::clear_registers() { std::fill_n(registers_, program_.registers, Operand()); }

void Interpreter::watch() {
    watch_ = {std::vector<std::vector<std::size_t>>(program_.instructions.size()),
              std::vector<bool>(program_.registers)};
}

void Interpreter::note(Ref ref) {
    if (notes_ == nullptr) return;
    switch (ref.place()) {
        case Ref::Place::fact: facts_->note(ref.index(), notes_->needs, notes_->assumed); break;
        case Ref::Place::cell: note_slot(slot_of(ref), value(ref)); break;
        case Ref::Place::register_: note_slot(program_.elements[ref.index()].itself, value(ref)); break;
        case Ref::Place::literal: break;
    }
}

void Interpreter::note_slot(std::uint32_t slot, const Operand& operand) {
    if (notes_ == nullptr || slot == kNoSlot) return;
    if (operand.is_unknown())
        notes_->needs.add(slot);
    else if (operand.has(Operand::kNoted))
        notes_->assumed.add(slot);
}

void Interpreter::note_assumed(std::uint32_t slot) {
    if (notes_ != nullptr && slot != kNoSlot) notes_->assumed.add(slot);
}

// Recurses where operators over lists are nested, which compilation limits. What an instruction costs beyond its
// arguments, it pays itself; the instructions of a body are paid by whoever runs them again and again (run_body).
void Interpreter::run(std::uint32_t begin, std::uint32_t end) {
    while (begin < end) {
        const Instruction& step = program_.instructions[begin++];
        switch (step.operation) {
            case Operation::conjunct:
            case Operation::disjunct: {
                const Operand& value = read(step.a);
                begin = value.is_boolean() ? connect(step, value.truth(), begin) : connect(step, value, begin);
                break;
            }
            case Operation::branch:
            case Operation::take: begin = steer(step, begin); break;
            case Operation::known:
            case Operation::member:
            case Operation::element:
            case Operation::place: begin = read_named(step, begin); break;
            case Operation::path:
            case Operation::computed:
            case Operation::as_of: begin = read_data(step, begin); break;
            case Operation::less: begin = put(step, is_less(step, false), begin); break;
            case Operation::at_most: begin = put(step, is_less(step, true), begin); break;
            case Operation::equal: begin = put(step, is_equal(step), begin); break;
            case Operation::not_equal: begin = put(step, !is_equal(step), begin); break;
            case Operation::negation: begin = put(step, !read(step.a).truth(), begin); break;
            case Operation::less_between:
            case Operation::at_most_between: begin = put(step, compare(step), begin); break;
            case Operation::add: add_up(step); break;
            default:
                if (step.has(Instruction::kLoop)) {
                    over_list(step, begin);
                    begin = step.target;
                } else {
                    set(step, step.has(Instruction::kMany) ? value_of_many(step) : value_of(step));
                }
        }
    }
}

// One comparison by itself, as the body of a loop is often one.
Truth Interpreter::compare(const Instruction& step) {
    switch (step.operation) {
        case Operation::less: return is_less(step, false);
        case Operation::at_most: return is_less(step, true);
        case Operation::equal: return is_equal(step);
        case Operation::not_equal: return !is_equal(step);
        case Operation::negation: return !read(step.a).truth();
        default: return between(step, step.operation == Operation::at_most_between);
    }
}

void Interpreter::add_up(const Instruction& step) {
    const Operand& a = read(step.a);
    const Operand& b = second(step);
    std::int64_t total = 0;
    if (a.is_whole() && b.is_whole() && !__builtin_add_overflow(a.as_whole(), b.as_whole(), &total)) {
        registers_[step.result] = Operand::whole(total);
    } else {
        registers_[step.result] = add(a, b, context_);
    }
}

// `if`: where a condition is unknown, its branch is joined with the rest.
std::uint32_t Interpreter::steer(const Instruction& step, std::uint32_t next) {
    const Operand& value = read(step.a);
    Operand& result = registers_[step.result];
    if (step.operation == Operation::branch) {
        if (step.has(Instruction::kFirst)) registers_[step.b] = Operand();
        const Truth holds = value.truth();
        result = Operand::of(holds);
        return holds == Truth::no ? step.target : next;
    }
    const bool empty = step.has(Instruction::kFirst) || result.is(Form::absent);
    set(step, empty ? value : join(result, value));
    return step.has(Instruction::kLast) || registers_[step.b].truth() == Truth::yes ? step.target : next;
}

// `and`: the first that is false, else the last; of unknown ones before it what is left of them if they decide. `or` is
// the same with true. What is behind the one that decided is worked out only for whoever watches.
std::uint32_t Interpreter::connect(const Instruction& step, const Operand& value, std::uint32_t next) {
    Operand& result = registers_[step.result];
    if (step.has(Instruction::kFirst)) result = Operand();
    if (watch_ && step.has(Instruction::kFirst)) watch_->is_decided[step.result] = false;
    if (watch_ && watch_->is_decided[step.result]) return next;
    const Truth decisive = truth(step.operation == Operation::disjunct);
    const Truth holds = value.truth();
    const bool last = step.has(Instruction::kLast);
    if (last || holds == decisive) {
        set(step, result.is(Form::absent) ? value : join(result, value));
        if (!watch_) return step.target;
        watch_->is_decided[step.result] = true;
        return next;
    }
    if (holds == Truth::unknown) {
        const Operand narrowed = narrow(value, decisive);
        set(step, result.is(Form::absent) ? narrowed : join(result, narrowed));
    }
    return next;
}

// Of a value that is true, false, or one of the two, the truth is all there is to it, as long as nothing else has gone
// into the result.
std::uint32_t Interpreter::connect(const Instruction& step, Truth holds, std::uint32_t next) {
    Operand& result = registers_[step.result];
    const bool first = step.has(Instruction::kFirst);
    if (watch_ || !(first || result.is(Form::absent))) return connect(step, Operand::of(holds), next);
    const Truth decisive = truth(step.operation == Operation::disjunct);
    if (holds == decisive || step.has(Instruction::kLast)) {
        result = Operand::of(holds);
        return step.target;
    }
    if (holds == Truth::unknown)
        result = Operand::of(decisive);    // which is what is left of it, if it decides
    else if (first)
        result = Operand();
    return next;
}

Operand Interpreter::value_of(const Instruction& step) {
    const Operand& a = read(step.a);
    switch (step.operation) {
        case Operation::move: return a;
        case Operation::truth: return Operand::of(a.truth());
        case Operation::negate: return negate(a, context_);
        case Operation::same: return Operand::of(strictly_equal(a, second(step), context_));
        case Operation::not_same: return Operand::of(!strictly_equal(a, second(step), context_));
        case Operation::contained: return Operand::of(contains(second(step), a, context_));
        case Operation::subtract: return subtract(a, second(step), context_);
        case Operation::multiply: return multiply(a, second(step), context_);
        case Operation::divide: return divide(a, second(step), context_);
        case Operation::modulo: return modulo(a, second(step), context_);
        default: return value_of_date(step);
    }
}

Operand Interpreter::value_of_date(const Instruction& step) {
    const Operand& a = read(step.a);
    switch (step.operation) {
        case Operation::date: return to_date(a);
        case Operation::days_between: return days_between(a, second(step));
        case Operation::months_between: return months_between(a, second(step));
        case Operation::add_days: return add_days(a, second(step));
        case Operation::add_months: return add_months(a, second(step));
        case Operation::age: return age(a, second(step));
        default: return {};
    }
}

// The operands side by side.
std::span<const Operand> Interpreter::gather(const Instruction& step) {
    Operand* const side_by_side = room_.operands(step.b);
    for (std::uint32_t i = 0; i < step.b; ++i) {
        side_by_side[i] = argument(step, i).without(Operand::kNoted);
    }
    return {side_by_side, step.b};
}

Truth Interpreter::between(const Instruction& step, bool or_equal) {
    const Operand& middle = argument(step, 1);
    const Truth lower = less(argument(step, 0), middle, or_equal, context_);
    return both(lower, less(middle, argument(step, 2), or_equal, context_));
}

Operand Interpreter::value_of_many(const Instruction& step) {
    if (step.operation == Operation::ratio) {
        return ratio(argument(step, 0), argument(step, 1), argument(step, 2), argument(step, 3), context_);
    }
    // In a body these are gathered for each element, into room that is kept until the end.
    if (!context_.pay_for_elements(step.b)) return Operand::anything();
    switch (step.operation) {
        case Operation::list: return listed(step);
        case Operation::missing:
        case Operation::missing_some: return missing(step);
        case Operation::minimum: return extreme(gather(step), false, context_);
        case Operation::maximum: return extreme(gather(step), true, context_);
        case Operation::cat: return cat(gather(step), context_);
        case Operation::substr: return substr(gather(step), context_);
        case Operation::merge: return merged(step);
        default: return {};
    }
}

}  // namespace xuehui::logic
