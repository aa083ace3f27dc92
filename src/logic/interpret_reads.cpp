// What `var`, `fact` and `missing` read.
#include "logic/data.hpp"
#include "logic/interpret.hpp"
#include "logic/operators.hpp"

namespace xuehui::logic {

namespace {

bool is_nothing(const Operand& operand) {
    return operand.is_unknown() || operand.is(Form::null) || (operand.is(Form::text) && operand.as_text().empty());
}

}  // namespace

// With a default: over it if something is there; it follows where nothing is, or where it is unknown, which is noted.
std::uint32_t Interpreter::settle(const Instruction& step, std::uint32_t next, const Found& found, std::uint32_t name) {
    if (!step.has(Instruction::kDefault)) {
        note_slot(name, found.operand);
        set(step, found.operand);
        return next;
    }
    if (!found.unpaid && (found.absent || found.operand.is_unknown())) {
        if (!found.absent) note_assumed(name);
        set(step, found.operand);
        return next;
    }
    note_slot(name, found.operand);
    set(step, found.operand);
    return step.target;
}

std::uint32_t Interpreter::read_named(const Instruction& step, std::uint32_t next) {
    if (step.operation == Operation::known) {    // a fact with a default in the logic
        const Operand& fact = value(step.a);
        const bool taken = fact.is_unknown();
        if (taken)
            note_assumed(step.detail);
        else if (fact.has(Operand::kNoted))
            note(step.a);
        set(step, fact);
        return taken ? next : step.target;
    }
    const Operand& from = value(step.a);
    if (step.operation == Operation::element) return settle(step, next, {from.without(Operand::kPerhaps)}, step.detail);
    if (step.operation == Operation::member) {
        const Operand* const cell = from.cell(step.b);
        return settle(step, next, {cell != nullptr ? *cell : program_.vocabulary->initial(step.detail)}, step.detail);
    }
    const Operand& list = value(step.a);
    const Slot element = program_.vocabulary->first_member(step.detail);
    const bool there = list.is(Form::list) && step.b < list.count();
    if (there && list.has(Operand::kNoted)) note(step.a);    // a default
    if (there) return settle(step, next, {list.elements()[step.b]}, element);
    return settle(step, next, {program_.vocabulary->initial(element)}, step.detail);
}

std::uint32_t Interpreter::read_data(const Instruction& step, std::uint32_t next) {
    if (step.operation == Operation::as_of && as_of_) {
        return settle(step, next, {Operand::date(*as_of_)}, kNoSlot);
    }
    const Operand& start = read(step.a);
    if (step.operation != Operation::computed) {
        const std::string& path = program_.paths[step.b];
        const Found found = find(start, path, context_);
        return settle(step, next, found, program_.prefixes[step.detail + found.steps]);
    }
    const Operand& path = second(step);
    std::string text;
    const bool is_null = path.is(Form::null);
    if (!is_null && !append_text(text, path, context_)) return settle(step, next, {Operand::anything()}, kNoSlot);
    if (step.has(Instruction::kReduce)) return settle(step, next, find_in_reduce(step.a, text), kNoSlot);
    if (is_null) return settle(step, next, {start}, kNoSlot);
    return settle(step, next, find(start, text, context_), kNoSlot);
}

// In the body of a reduce there is nothing but the element, in the register `current`, and the accumulator behind it.
Found Interpreter::find_in_reduce(Ref current, std::string_view path) {
    const auto [head, rest] = split_head(path);
    if (head == kCurrent) return find(value(current), rest, context_);
    if (head == kAccumulator) return find(registers_[current.index() + 1], rest, context_);
    Found nothing{Operand::null()};
    nothing.absent = true;
    return nothing;
}

// A fact that is unknown, null or empty is missing. To ask is not to read: nothing is noted.
std::optional<bool> Interpreter::is_missing(const Operand& name, Ref place, const Instruction& step) {
    if (!place.is_nowhere()) return is_nothing(value(place));
    std::string path;
    if (!name.is(Form::null) && !append_text(path, name, context_)) return std::nullopt;
    const Ref start = Ref::of(step.detail);
    if (start == Ref() && as_of_ && path == "as_of") return false;
    const Found there =
        step.has(Instruction::kReduce) ? find_in_reduce(start, path) : find(value(start), path, context_);
    return there.unpaid ? std::nullopt : std::optional(is_nothing(there.operand));
}

Operand Interpreter::missing(const Instruction& step) {
    const auto arguments = gather(step);
    const bool some = step.operation == Operation::missing_some;
    if (arguments.empty()) return made_list(room_.operands(0), 0);
    Operand names = arguments[some ? 1 : 0];
    if (names.is_unknown()) return Operand::unknown(Kind::array);
    if (!names.is_array())
        names = some ? Operand::list(&arguments[1], 1) : Operand::list(arguments.data(), arguments.size());
    const std::size_t count = count_of(names);
    if (!context_.pay_for_elements(count)) return Operand::unknown(Kind::array);
    Operand* const absent = room_.operands(count);
    std::size_t found = 0;
    bool known = true;
    std::uint32_t place = step.target;
    const bool paid = each_element(names, context_, [&](const Operand& name) {
        const auto missing = is_missing(name, place == kNoSlot ? Ref::nowhere() : program_.refs[place++], step);
        known = missing && !name.is_unknown() && !name.has(Operand::kPerhaps);
        if (known && *missing) absent[found++] = name;
        return known;
    });
    if (!paid || !known) return Operand::unknown(Kind::array);
    if (some) {
        const Range wanted = range_of(arguments[0], Reading::number, context_);
        const bool is_known = wanted.is_nan() || (!wanted.nan && wanted.interval.is_point());
        if (!is_known) return Operand::unknown(Kind::array);
        const Numeric there(static_cast<std::int64_t>(count - found));
        if (!wanted.is_nan() && there >= wanted.interval.lowest) found = 0;
    }
    return made_list(absent, found);
}

}  // namespace xuehui::logic
