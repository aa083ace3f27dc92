#include "report/case_words.hpp"

#include <optional>

#include "engine/assessment_data.hpp"
#include "engine/engine_data.hpp"
#include "report/tale.hpp"
#include "report/words.hpp"
#include "risk/cases.hpp"

namespace xuehui::report {

namespace {

std::optional<logic::Slot> first_after_id(const logic::Vocabulary& vocabulary, logic::Slot list) {
    for (std::uint32_t i = 0; i < vocabulary.member_count(list); ++i) {
        const logic::Slot slot = vocabulary.first_member(list) + i;
        if (vocabulary.member_name(slot) != "id") return slot;
    }
    return {};
}

Text known_by(const rules::Rulebook& book, const logic::Facts& facts, logic::Slot list, std::size_t element,
              Privacy privacy) {
    const auto elements = facts.elements(list);
    if (!elements || element >= elements->size()) return {};
    const logic::Vocabulary& vocabulary = *book.vocabulary;
    const auto slot = first_after_id(vocabulary, list);
    const Fact* fact = slot ? book.facts[*slot] : nullptr;
    if (!fact || fact->personal) return {};
    const logic::Operand& said = facts.member((*elements)[element], *slot);
    const bool is_name = said.is(logic::Form::text) || said.is(logic::Form::number) || said.is(logic::Form::date);
    return is_name ? Tale(book, privacy).value(said, fact) : Text{};
}

}  // namespace

Text case_text(const Assessment& assessment, const Finding& finding, Privacy privacy) {
    if (finding.case_id.empty()) return {};
    Text id{finding.case_id, finding.case_id};
    const auto& book = assessment.engine().data().rulebook;
    const auto& facts = assessment.data().facts;
    if (!finding.element || !book || !facts) return id;
    const logic::Slot list = book->risks[finding.rule].each;
    const std::string place = std::to_string(*finding.element + 1);
    if (finding.case_id == place || (privacy == Privacy::masked && risk::has_personal_id(*book, list))) {
        id = {say(Word::case_number, Language::zh, {place}), say(Word::case_number, Language::en, {place})};
    }
    const Text name = known_by(*book, *facts, list, *finding.element, privacy);
    if (name.zh.empty()) return id;
    const auto both = [&](Language language) {
        return name.in(language) + std::string(say(Word::comma, language)) + id.in(language);
    };
    return {both(Language::zh), both(Language::en)};
}

}  // namespace xuehui::report
