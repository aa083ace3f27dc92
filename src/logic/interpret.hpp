// Runs a program.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "logic/answer.hpp"
#include "logic/context.hpp"
#include "logic/data.hpp"
#include "logic/facts.hpp"
#include "logic/logic.hpp"
#include "logic/operators.hpp"
#include "logic/program.hpp"

namespace xuehui::logic {

class Interpreter {
public:
    // Notes are taken where there is an answer to put them in.
    Interpreter(const Program& program, Budget& budget, Room& room, Answer* notes)
        : program_(program), room_(room), context_{budget, Absence::record, room}, notes_(notes) {
        registers_ = room.operands(program.registers);
        bases_[0] = registers_;
        bases_[1] = program.literals.data();
    }

    void set_facts(const Facts& facts, std::size_t item);
    void set_data(const Data& data);
    // So that whoever looks at the registers afterwards can tell which were not reached.
    void clear_registers();

    const Operand& run() {
        run(0, static_cast<std::uint32_t>(program_.instructions.size()));
        return read(program_.result);
    }
    const Operand& value(Ref ref) const {
        if (ref.place() != Ref::Place::cell) return bases_[static_cast<std::size_t>(ref.place())][ref.index()];
        const Operand* const cell = registers_[ref.row()].cell(ref.number());
        return cell != nullptr ? *cell : unknown_cell(ref);
    }

    // For those who ask why (trace.cpp). Once it is watched, what has decided does not end the search: every part of
    // `and` and `or` is worked out, and every element of a quantifier. The values stay the same.
    void watch();
    // Of a quantifier, the instruction of which is `loop`, the elements each of which would have decided alone.
    std::span<const std::size_t> decisive(std::uint32_t loop) const { return watch_->decisive[loop]; }
    // Works out the body once more for an element, so that the registers tell of it. False where that costs too much.
    bool look_at(std::uint32_t loop, std::size_t element);

private:
    void run(std::uint32_t begin, std::uint32_t end);
    std::uint32_t steer(const Instruction& step, std::uint32_t next);
    std::uint32_t connect(const Instruction& step, const Operand& value, std::uint32_t next);
    std::uint32_t connect(const Instruction& step, Truth holds, std::uint32_t next);
    Operand value_of(const Instruction& step);
    Operand value_of_many(const Instruction& step);
    Operand value_of_date(const Instruction& step);

    // The operand, which is noted if it is an unknown or assumed fact.
    const Operand& read(Ref ref) {
        const Operand& operand = value(ref);
        if (operand.has(Operand::kNoted)) note(ref);
        return operand;
    }
    const Operand& second(const Instruction& step) { return read(Ref::of(step.b)); }
    void set(const Instruction& step, const Operand& operand) {
        registers_[step.result].put(operand);
        registers_[step.result].unmark(Operand::kNoted);
    }
    // What a comparison gives goes straight into the `and` or `or` behind it, if that takes it.
    std::uint32_t put(const Instruction& step, Truth holds, std::uint32_t next) {
        registers_[step.result] = Operand::of(holds);
        return step.has(Instruction::kTaken) ? connect(program_.instructions[next], holds, next + 1) : next;
    }
    const Operand& argument(const Instruction& step, std::uint32_t number) {    // where there are many
        return read(program_.refs[step.a.index() + number]);
    }
    Truth is_less(const Instruction& step, bool or_equal) {
        return less(read(step.a), second(step), or_equal, context_);
    }
    Truth is_equal(const Instruction& step) { return loosely_equal(read(step.a), second(step), context_); }
    Truth compare(const Instruction& step);
    Truth between(const Instruction& step, bool or_equal);
    void add_up(const Instruction& step);
    Slot slot_of(Ref cell) const { return program_.elements[cell.row()].first_member + cell.number() - 1; }
    const Operand& unknown_cell(Ref cell) const { return program_.vocabulary->initial(slot_of(cell)); }
    void note(Ref ref);
    void note_slot(std::uint32_t slot, const Operand& operand);
    void note_assumed(std::uint32_t slot);

    // interpret_reads.cpp
    std::uint32_t read_data(const Instruction& step, std::uint32_t next);
    std::uint32_t read_named(const Instruction& step, std::uint32_t next);
    std::uint32_t settle(const Instruction& step, std::uint32_t next, const Found& found, std::uint32_t name);
    Found find_in_reduce(Ref current, std::string_view path);
    Operand missing(const Instruction& step);
    std::optional<bool> is_missing(const Operand& name, Ref place, const Instruction& step);

    // interpret_lists.cpp
    void over_list(const Instruction& step, std::uint32_t body);
    Operand quantified(const Instruction& step, std::uint32_t body, const Operand& list);
    Operand counted(const Instruction& step, std::uint32_t body, const Operand& list);
    Operand filtered(const Instruction& step, std::uint32_t body, const Operand& list);
    Operand mapped(const Instruction& step, std::uint32_t body, const Operand& list);
    Operand reduced(const Instruction& step, std::uint32_t body, const Operand& list);
    Operand made_list(const Operand* first, std::size_t count) const;
    Operand merged(const Instruction& step);
    Operand listed(const Instruction& step);
    bool enter(const Instruction& step, std::uint32_t body, const Operand& element);
    void run_body(const Instruction& step, std::uint32_t body);
    const Operand& body_value(const Instruction& step) { return read(Ref::of(step.detail)); }
    Truth body_truth(const Instruction& step, std::uint32_t body);
    std::span<const Operand> gather(const Instruction& step);

    const Program& program_;
    Room& room_;
    Context context_;
    Answer* notes_;
    Operand* registers_;
    const Operand* bases_[3] = {};
    const Facts* facts_ = nullptr;
    std::optional<Date> as_of_;

    struct Watch {
        std::vector<std::vector<std::size_t>> decisive;    // of each instruction
        std::vector<bool> is_decided;                      // of each register with what `and` or `or` gives
    };
    std::optional<Watch> watch_;
};

}  // namespace xuehui::logic
