#include "logic/facts.hpp"

#include <utility>

#include <gsl/assert>

#include "logic/convert.hpp"

namespace xuehui::logic {

namespace {

// Puts what an object of the record holds to its slots. As deep as the names of the vocabulary are long.
struct Binding {
    const Vocabulary& vocabulary;
    std::vector<Operand>& cells;
    Rooms& rooms;

    void object(Value object, const Vocabulary::Node& node) {
        std::size_t next = 0;
        for (const Member member : object.members()) {
            const auto child = node.children.find(member.key.text(), next);
            if (!child) continue;
            next = *child + std::size_t{1};
            fact(member.value, vocabulary.tree()[node.first + *child]);
        }
    }

    void fact(Value value, const Vocabulary::Node& node) {
        if (node.count > 0 && value.is(Type::object)) object(value, node);
        if (node.slot == kNoSlot || node.slot <= Vocabulary::kTo || vocabulary.is_derived(node.slot)) return;
        cells[node.slot] = convert(value, vocabulary, node.slot, cells[node.slot], rooms);
    }
};

}  // namespace

Facts Facts::bind(const Vocabulary& vocabulary, Value facts, Date as_of, Date from, Date to) {
    Facts bound(vocabulary, vocabulary.initial());
    bound.cells_[Vocabulary::kAsOf] = Operand::date(as_of);
    bound.cells_[Vocabulary::kFrom] = Operand::date(from);
    bound.cells_[Vocabulary::kTo] = Operand::date(to);
    Binding binding{vocabulary, bound.cells_, bound.rooms_};
    if (facts && facts.is(Type::object)) binding.object(facts, vocabulary.tree().front());
    return bound;
}

Facts Facts::unknown(const Vocabulary& vocabulary) {
    return {vocabulary, vocabulary.unknown()};
}

void Facts::set(Slot derived, Answer&& answer) {
    Expects(vocabulary_->is_derived(derived));
    const bool is_known = answer.is_known();
    cells_[derived].put(answer.value);
    if (answer.kept) kept_.push_back(std::move(answer.kept));
    if (is_known && answer.assumed.empty()) return;
    cells_[derived].mark(Operand::kNoted);
    if (told_of_.empty()) {
        told_of_.resize(vocabulary_->size());
        told_.reserve(vocabulary_->derived_count());
    }
    Told& told = told_.emplace_back();
    if (!is_known) told.needs.add(answer.needs);
    told.assumed.add(answer.assumed);
    told_of_[derived] = static_cast<std::uint32_t>(told_.size());
}

std::optional<std::span<const Operand>> Facts::elements(Slot list) const {
    const Operand& fact = cells_[list];
    if (!fact.is(Form::list)) return std::nullopt;
    return std::span(fact.elements(), fact.count());
}

const Operand& Facts::member(const Operand& row, Slot member) const {
    const Operand* const cell = row.cell(1 + member - vocabulary_->first_member(vocabulary_->list_of(member)));
    return cell != nullptr ? *cell : vocabulary_->initial(member);
}

void Facts::note(Slot slot, Slots& needs, Slots& assumed) const {
    if (!vocabulary_->is_derived(slot)) {
        (cells_[slot].is_unknown() ? needs : assumed).add(slot);
        return;
    }
    const std::uint32_t told = told_of_.empty() ? 0 : told_of_[slot];
    if (told == 0) {
        needs.add(slot);
        return;
    }
    needs.add(told_[told - 1].needs);
    assumed.add(told_[told - 1].assumed);
}

}  // namespace xuehui::logic
