#include "logic/logic.hpp"

#include <deque>
#include <vector>

#include "logic/compile.hpp"
#include "logic/interpret.hpp"
#include "logic/keep.hpp"

namespace xuehui::logic {

namespace {

struct Kept {
    std::deque<std::string> texts;
    std::deque<std::vector<Operand>> lists;

    Operand copy(const Operand& value) {    // as deep as lists may be
        if (value.is(Form::text)) return Operand::text(texts.emplace_back(value.as_text()));
        if (!value.is(Form::list)) return value;
        std::vector<Operand>& list = lists.emplace_back(value.elements(), value.elements() + value.count());
        for (Operand& element : list) {
            const bool perhaps = element.has(Operand::kPerhaps);
            element = copy(element.without(Operand::kPerhaps));
            if (perhaps) element = element.with(Operand::kPerhaps);
        }
        if (list.empty()) list.emplace_back();
        return Operand::list(list.data(), value.count());
    }
};

void finish(const Program& program, const Operand& value, Answer& answer) {
    answer.value = value.without(Operand::kNoted);
    if (program.makes) answer.value = keep(answer.value, answer.kept);
}

}  // namespace

Operand keep(const Operand& value, std::shared_ptr<const void>& kept) {
    if (!value.is(Form::text) && !value.is(Form::list)) return value;
    const auto room = std::make_shared<Kept>();
    kept = room;
    return room->copy(value);
}

std::optional<Logic> Logic::compile(Value logic, const Names& names, Faults& faults) {
    auto program = std::make_shared<Program>();
    if (!Compiler(*program, names, faults).compile(logic)) return std::nullopt;
    return Logic(std::move(program));
}

Kinds Logic::kinds() const { return program_->kinds; }
std::span<const Slot> Logic::reads() const { return program_->reads; }
std::string Logic::dump() const { return logic::dump(*program_); }
Value Logic::source() const { return program_->source; }
std::string_view Logic::name(Slot slot) const { return program_->names[slot]; }

Answer Logic::evaluate(const Facts& facts, Budget& budget, std::size_t item) const {
    Answer answer;
    Room room;
    Interpreter interpreter(*program_, budget, room, &answer);
    interpreter.set_facts(facts, item);
    finish(*program_, interpreter.run(), answer);
    return answer;
}

Truth Logic::truth(const Facts& facts, Budget& budget, std::size_t item) const {
    Room room;
    Interpreter interpreter(*program_, budget, room, nullptr);
    interpreter.set_facts(facts, item);
    return interpreter.run().truth();
}

Answer Logic::evaluate(const Data& data, Budget& budget) const {
    Answer answer;
    Room room;
    Interpreter interpreter(*program_, budget, room, &answer);
    interpreter.set_data(data);
    finish(*program_, interpreter.run(), answer);
    return answer;
}

Truth Logic::truth(const Data& data, Budget& budget) const {
    Room room;
    Interpreter interpreter(*program_, budget, room, nullptr);
    interpreter.set_data(data);
    return interpreter.run().truth();
}

// Dates that always exist are known; on the face of it they are not.
Truth Logic::on_its_face() const {
    Budget budget;
    if (program_->vocabulary == nullptr) return truth(Data{}, budget);
    return truth(Facts::unknown(*program_->vocabulary), budget);
}

Schema Logic::schema() const {
    Schema schema;
    schema.kinds = program_->kinds;
    if (program_->vocabulary == nullptr) return schema;
    Budget budget;
    const Answer answer = evaluate(Facts::unknown(*program_->vocabulary), budget);
    schema.kinds = answer.value.kinds();
    if (!schema.kinds.has(Kind::number) || answer.value.can_be_nan()) return schema;
    const Interval ends = answer.value.interval();
    if (!ends.lowest.is_infinite()) schema.lowest = ends.lowest;
    if (!ends.highest.is_infinite()) schema.highest = ends.highest;
    return schema;
}

}  // namespace xuehui::logic
