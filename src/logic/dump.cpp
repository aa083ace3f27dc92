// A program as text: an instruction a line, then what the logic gives.
//
//     0  less         r1 <- council.directors, 5
//     = r1
#include "logic/answer.hpp"
#include "logic/program.hpp"

namespace xuehui::logic {

namespace {

constexpr std::string_view kNames[] = {"move",     "path",         "computed",
                                       "as_of",    "element",      "member",
                                       "place",    "known",        "list",
                                       "missing",  "missing_some", "not",
                                       "truth",    "equal",        "not_equal",
                                       "same",     "not_same",     "less",
                                       "at_most",  "less_between", "at_most_between",
                                       "in",       "and",          "or",
                                       "branch",   "take",         "add",
                                       "subtract", "multiply",     "divide",
                                       "modulo",   "negate",       "min",
                                       "max",      "ratio",        "cat",
                                       "substr",   "merge",        "some",
                                       "all",      "none",         "count_if",
                                       "filter",   "map",          "reduce",
                                       "date",     "days_between", "months_between",
                                       "add_days", "add_months",   "age"};

static_assert(std::size(kNames) == static_cast<std::size_t>(Operation::age) + 1, "each operation has a name");

class Dump {
public:
    explicit Dump(const Program& program) : program_(program) {}

    std::string text() {
        for (std::size_t i = 0; i < program_.instructions.size(); ++i) {
            const Instruction& step = program_.instructions[i];
            out_ += std::to_string(i) + ' ' + std::string(name_of(step.operation)) + " r" +
                    std::to_string(step.result) + " <- ";
            arguments(step);
            if (step.target != 0 && step.operation != Operation::missing && step.operation != Operation::missing_some) {
                out_ += " -> " + std::to_string(step.target);
            }
            out_ += '\n';
        }
        return out_ + "= " + operand(program_.result) + '\n';
    }

private:
    std::string operand(Ref ref) const {
        switch (ref.place()) {
            case Ref::Place::register_: return "r" + std::to_string(ref.index());
            case Ref::Place::fact: return std::string(program_.vocabulary->name(ref.index()));
            case Ref::Place::cell:
                return "r" + std::to_string(ref.row()) + "." +
                       std::string(program_.vocabulary->member_name(member(ref)));
            case Ref::Place::literal: break;
        }
        std::string text;
        append_json(text, program_.literals[ref.index()]);
        return text;
    }

    Slot member(Ref cell) const { return program_.elements[cell.row()].first_member + cell.number() - 1; }

    std::string name(std::uint32_t slot) const {
        if (slot == kNoSlot) return "?";
        return program_.vocabulary != nullptr ? std::string(program_.vocabulary->name(slot)) : program_.names[slot];
    }

    void arguments(const Instruction& step) {
        if (step.has(Instruction::kMany)) {
            for (std::uint32_t i = 0; i < step.b; ++i) {
                if (i > 0) out_ += ", ";
                out_ += operand(program_.refs[step.a.index() + i]);
            }
            return;
        }
        out_ += operand(step.a);
        switch (step.operation) {
            case Operation::path:
            case Operation::as_of: out_ += " '" + program_.paths[step.b] + "'"; break;
            case Operation::member: out_ += " " + name(step.detail); break;
            case Operation::place: out_ += "[" + std::to_string(step.b) + "]"; break;
            case Operation::branch:
            case Operation::take: out_ += ", r" + std::to_string(step.b); break;
            default:
                if (step.has(Instruction::kLoop))
                    out_ += ", r" + std::to_string(step.b) + ": " + operand(Ref::of(step.detail));
                else if (takes_two(step.operation))
                    out_ += ", " + operand(Ref::of(step.b));
        }
        if (step.has(Instruction::kLast)) out_ += " (last)";
    }

    static bool takes_two(Operation operation) {
        switch (operation) {
            case Operation::equal:
            case Operation::not_equal:
            case Operation::same:
            case Operation::not_same:
            case Operation::less:
            case Operation::at_most:
            case Operation::contained:
            case Operation::add:
            case Operation::subtract:
            case Operation::multiply:
            case Operation::divide:
            case Operation::modulo:
            case Operation::days_between:
            case Operation::months_between:
            case Operation::add_days:
            case Operation::add_months:
            case Operation::age:
            case Operation::computed: return true;
            default: return false;
        }
    }

    const Program& program_;
    std::string out_;
};

}  // namespace

std::string_view name_of(Operation operation) { return kNames[static_cast<std::size_t>(operation)]; }

std::string dump(const Program& program) { return Dump(program).text(); }

}  // namespace xuehui::logic
