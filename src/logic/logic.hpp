// A piece of logic, compiled: JsonLogic as json-logic-js defines it, with the unknown, and with operators of ours.
//
// The language, and what it says of what is not known, stand in include/xuehui/logic.md. It comes in three stages:
// checked and compiled against names (compile.cpp, check.cpp), to a flat program (program.hpp, which can be dumped),
// which is run on facts (interpret.cpp). With the names of a dictionary, what the dictionary rules out is a fault when
// the logic is loaded; without, names are paths in the data.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>

#include "base/date.hpp"
#include "base/document.hpp"
#include "base/faults.hpp"
#include "logic/answer.hpp"
#include "logic/budget.hpp"
#include "logic/facts.hpp"
#include "logic/vocabulary.hpp"

namespace xuehui::logic {

struct Program;

// What names mean to logic that is being compiled.
struct Names {
    const Vocabulary* vocabulary = nullptr;    // none: names are paths in the data, and any are allowed
    Slot each = kNoSlot;                       // the list whose elements are `item.…`
    // Without a vocabulary: names must be written out, and an object must be an operator, as is always so with one.
    bool written = false;
};

// What an absent member is, where there is no vocabulary.
enum class Absence : std::uint8_t {
    null,       // plain JsonLogic
    unknown,    // and null is null; {"?": "number", "lo": 1} is a value of which only that is known
    record,     // unknown, and so is null
};

// Data without a dictionary.
struct Data {
    Value root;    // or absent
    Absence absence = Absence::record;
    std::optional<Date> as_of;    // what {"var": "as_of"} is, whatever the data says
};

// Immutable and cheap to copy; any number of threads may evaluate it at once. It keeps the document it was compiled
// from.
class Logic {
public:
    // Faults: bad_logic, at the operator or argument that cannot be understood or that the vocabulary rules out;
    // unknown_fact, at a name that the vocabulary does not have; limit, at the logic, where it has too many parts.
    static std::optional<Logic> compile(Value logic, const Names& names, Faults& faults);

    Kinds kinds() const;                    // that its value can have
    Schema schema(Budget& budget) const;    // what is known of its value whatever the facts, for Vocabulary::settle
    const Operand* constant() const;        // that it is whatever the facts are, being a literal; null where it is none
    std::span<const Slot> reads() const;    // the facts and members that it names, each once, in the dictionary's order
    // Whether it is true or false whatever the facts are (and before defaults are taken): a rule that says the same of
    // all.
    Truth on_its_face(Budget& budget) const;
    std::string dump() const;    // the program as text
    Value source() const;        // what it was compiled from

    // With a vocabulary. `item` is the place, in the list that Names::each named, of the element that is `item.…`. Work
    // is bounded by the budget, which all that is evaluated for a record shares: what costs more than is left is
    // unknown.
    Answer evaluate(const Facts& facts, Budget& budget, std::size_t item = kNoItem) const;
    // The truth alone: the same, and cheaper.
    Truth truth(const Facts& facts, Budget& budget, std::size_t item = kNoItem) const;

    // Without. The slots of the answer's needs are those of `name`.
    Answer evaluate(const Data& data, Budget& budget) const;
    Truth truth(const Data& data, Budget& budget) const;
    std::string_view name(Slot slot) const;

    static constexpr std::size_t kNoItem = std::size_t(-1);

    const Program& program() const { return *program_; }

private:
    explicit Logic(std::shared_ptr<const Program> program) : program_(std::move(program)) {}
    std::shared_ptr<const Program> program_;
};

}  // namespace xuehui::logic
