// The facts of one record, by slot: names are looked up once, here, and never while logic is worked out.
//
// A fact stands as its dictionary type says: dates as dates, money in hundredths. One that the record does not give, or
// gives as null or as something else than its type, is unknown, or its default. A list of objects stands as rows with a
// cell for each member.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "base/date.hpp"
#include "base/document.hpp"
#include "logic/answer.hpp"
#include "logic/vocabulary.hpp"

namespace xuehui::logic {

// Changed by `set` only, before anybody else sees them; then any number of threads may read them. Neither the
// vocabulary nor the document may go before they do.
class Facts {
public:
    // `facts` is the record's object of facts, or absent. Names that the vocabulary does not have are passed over.
    static Facts bind(const Vocabulary& vocabulary, Value facts, Date as_of, Date from, Date to);
    // Facts of which nothing is known but what the vocabulary says; defaults are not taken.
    static Facts unknown(const Vocabulary& vocabulary);

    // A derived fact, with what it needed and assumed, which passes to whatever reads it.
    void set(Slot derived, Answer&& answer);

    const Operand& operator[](Slot slot) const { return cells_[slot]; }
    const Operand* data() const { return cells_.data(); }
    // The elements of a list fact; nothing where it is unknown. A row's cells are its object, then its members in the
    // order of the vocabulary.
    std::optional<std::span<const Operand>> elements(Slot list) const;
    // A member of an element, by its slot.
    const Operand& member(const Operand& row, Slot member) const;
    const Vocabulary& vocabulary() const { return *vocabulary_; }

    // What reading a fact that is marked adds to an answer. (Members are noted by whoever knows their slot.)
    void note(Slot slot, Slots& needs, Slots& assumed) const;

private:
    Facts(const Vocabulary& vocabulary, std::vector<Operand> cells)
        : vocabulary_(&vocabulary), cells_(std::move(cells)) {}

    const Vocabulary* vocabulary_;
    std::vector<Operand> cells_;
    std::vector<std::unique_ptr<Operand[]>> rooms_;    // elements and rows
    std::vector<std::shared_ptr<const void>> kept_;    // what derived facts view
    // Of derived facts that are not known or assumed something; of the others there is nothing to note.
    struct Told {
        Slots needs, assumed;
    };
    std::vector<Told> told_;
    std::vector<std::uint32_t>
        told_of_;    // of each slot one more than its place in `told_`, or 0; empty before the first
};

}  // namespace xuehui::logic
