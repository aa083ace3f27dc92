#include "logic/logic.hpp"

#include <algorithm>
#include <memory_resource>

#include "logic/compile.hpp"
#include "logic/interpret.hpp"
#include "logic/keep.hpp"

namespace xuehui::logic {

namespace {

// Texts and lists that outlive the evaluation that made them.
class Kept {
public:
    Operand copy(const Operand& value) {    // as deep as lists may be
        if (value.is(Form::text)) return Operand::text(copy(value.as_text()));
        if (!value.is(Form::list)) return value;
        auto* const list = room<Operand>(value.count());
        for (std::size_t i = 0; i < value.count(); ++i) {
            const Operand& element = value.elements()[i];
            list[i] = copy(element.without(Operand::kPerhaps));
            if (element.has(Operand::kPerhaps)) list[i].mark(Operand::kPerhaps);
        }
        return Operand::list(list, value.count());
    }

private:
    std::string_view copy(std::string_view text) {
        auto* const kept = room<char>(text.size());
        std::ranges::copy(text, kept);
        return {kept, text.size()};
    }
    template <class Item>
    Item* room(std::size_t count) {    // for one at least: addresses tell lists apart
        return static_cast<Item*>(memory_.allocate(std::max<std::size_t>(count, 1) * sizeof(Item), alignof(Item)));
    }

    static constexpr std::size_t kFirst = 256;    // bytes
    std::pmr::monotonic_buffer_resource memory_{kFirst};
};

void finish(const Program& program, const Operand& value, Answer& answer) {
    answer.value.put(value);
    answer.value.unmark(Operand::kNoted);
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
const Operand* Logic::constant() const {
    return program_->is_constant() ? &program_->literals[program_->result.index()] : nullptr;
}
std::span<const Slot> Logic::reads() const { return program_->reads; }
std::string Logic::dump() const { return logic::dump(*program_); }
Value Logic::source() const { return program_->source; }
std::string_view Logic::name(Slot slot) const { return program_->names[slot]; }

Answer Logic::evaluate(const Facts& facts, Budget& budget, std::size_t item) const {
    Answer answer;
    if (const Operand* const literal = constant()) {
        answer.value.put(*literal);
        return answer;
    }
    Room room;
    Interpreter interpreter(*program_, budget, room, &answer);
    interpreter.set_facts(facts, item);
    finish(*program_, interpreter.run(), answer);
    return answer;
}

Truth Logic::truth(const Facts& facts, Budget& budget, std::size_t item) const {
    if (const Operand* const literal = constant()) return literal->truth();
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
Truth Logic::on_its_face(Budget& budget) const {
    if (program_->vocabulary == nullptr) return truth(Data{}, budget);
    return truth(Facts::unknown(*program_->vocabulary), budget);
}

Schema Logic::schema(Budget& budget) const {
    Schema schema;
    schema.kinds = program_->kinds;
    if (program_->vocabulary == nullptr) return schema;
    const Answer answer = evaluate(Facts::unknown(*program_->vocabulary), budget);
    schema.kinds = answer.value.kinds();
    if (!schema.kinds.has(Kind::number) || answer.value.can_be_nan()) return schema;
    const Interval ends = answer.value.interval();
    if (!ends.lowest.is_infinite()) schema.lowest = ends.lowest;
    if (!ends.highest.is_infinite()) schema.highest = ends.highest;
    return schema;
}

}  // namespace xuehui::logic
