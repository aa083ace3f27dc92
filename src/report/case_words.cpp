#include "report/case_words.hpp"

#include <algorithm>
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

// What an element is called, and whether that tells it from the others.
struct Name {
    Text text;
    bool is_its_own = false;
};

// Whether no other element has this text there. Of long lists nobody asks.
bool is_unique(const logic::Facts& facts, logic::Slot list, logic::Slot slot, std::string_view text) {
    constexpr std::size_t kMost = 1'000;
    const auto elements = facts.elements(list);
    if (text.find_first_not_of(' ') == text.npos || !elements || elements->size() > kMost) return false;
    return std::ranges::count_if(*elements, [&](const logic::Operand& element) {
               const logic::Operand& other = facts.member(element, slot);
               return other.is(logic::Form::text) && other.as_text() == text;
           }) == 1;
}

Name known_by(const rules::Rulebook& book, const logic::Facts& facts, logic::Slot list, const logic::Operand& element,
              Privacy privacy) {
    const logic::Vocabulary& vocabulary = *book.vocabulary;
    const auto slot = first_after_id(vocabulary, list);
    const Fact* fact = slot ? book.facts[*slot] : nullptr;
    if (!fact || fact->personal) return {};
    const logic::Operand& said = vocabulary.has_plain_elements(list) ? element : facts.member(element, *slot);
    const bool is_name = said.is(logic::Form::text) || said.is(logic::Form::number) || said.is(logic::Form::date);
    if (!is_name) return {};
    const bool is_its_own = said.is(logic::Form::text) && fact->choices.empty() && !vocabulary.has_plain_elements(list) &&
                            is_unique(facts, list, *slot, said.as_text());
    return {Tale(book, privacy).value(said, fact), is_its_own};
}

// The name, and behind it, unless it is enough, the id, or where that is nobody's business, the place.
Text with_id(const Name& name, std::string_view id, std::size_t place, bool is_secret) {
    if (name.is_its_own) return name.text;
    const std::string number = std::to_string(place + 1);
    const auto both = [&](Language language) {
        const std::string known = id.empty() || id == number || is_secret
                                      ? std::string(say(Word::case_number, language, {number}))
                                      : std::string(id);
        return name.text.empty() ? known : name.text.in(language) + std::string(say(Word::comma, language)) + known;
    };
    return {both(Language::zh), both(Language::en)};
}

}  // namespace

Text element_text(const rules::Rulebook& book, const logic::Facts& facts, logic::Slot list,
                  const logic::Operand& element, std::size_t place, Privacy privacy) {
    const auto id = book.vocabulary->find_member(list, "id");
    const logic::Operand said = id ? facts.member(element, *id) : logic::Operand();
    const bool is_secret = privacy == Privacy::masked && risk::has_personal_id(book, list);
    return with_id(known_by(book, facts, list, element, privacy),
                   said.is(logic::Form::text) ? said.as_text() : std::string_view(), place, is_secret);
}

Text case_text(const Assessment& assessment, const Finding& finding, Privacy privacy) {
    if (finding.case_id.empty()) return {};
    const auto& book = assessment.engine().data().rulebook;
    const auto& facts = assessment.data().facts;
    if (!finding.element || !book || !facts) return {finding.case_id, finding.case_id};
    const logic::Slot list = book->risks[finding.rule].each;
    const auto elements = facts->elements(list);
    const bool is_there = elements && *finding.element < elements->size();
    const Name name = is_there ? known_by(*book, *facts, list, (*elements)[*finding.element], privacy) : Name{};
    const bool is_secret = privacy == Privacy::masked && risk::has_personal_id(*book, list);
    return with_id(name, finding.case_id, *finding.element, is_secret);
}

}  // namespace xuehui::report
