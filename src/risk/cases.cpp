#include "risk/cases.hpp"

#include <map>
#include <unordered_map>

#include "base/sha256.hpp"
#include "json/canonical.hpp"

namespace xuehui::risk {

namespace {

using logic::Form;
using logic::Operand;

constexpr std::size_t kDigits = 16;    // of 20,000 elements two agree once in 10^11

std::string short_digest(char mark, std::string_view text) { return mark + sha256_hex(text).substr(0, kDigits); }

// All that is said of an element; of an object without its id, and without what is null, as that is not said.
std::string facts_of(const Operand& element) {
    const Operand* const object = element.cell(0);
    const Operand& said = object ? *object : element;
    if (said.is(Form::text)) return std::string(said.as_text());
    if (said.is(Form::number)) return said.as_number().text();
    if (said.is(Form::date)) return said.as_date().text();
    if (!said.is(Form::value)) return {};
    if (!said.as_value().is(Type::object)) return json::canonical(said.as_value());
    std::map<std::string_view, Value> members;
    for (const Member member : said.as_value().members()) {
        if (member.key.text() != "id" && !member.value.is(Type::null)) members.emplace(member.key.text(), member.value);
    }
    std::string text;
    for (const auto& [name, value] : members)
        text.append(name).append("\n").append(json::canonical(value)).append("\n");
    return text;
}

// The id that an element has in its own document, also where a list is worked out and the dictionary knows none of it.
std::string_view id_of(const Operand& element) {
    const Operand* const object = element.cell(0);
    if (!object || !object->is(Form::value)) return {};
    const Value id = object->as_value().find("id");
    return id && id.is(Type::string) ? id.text() : std::string_view();
}

}  // namespace

bool stands_for_itself(std::string_view id) { return !id.starts_with('#') && !id.starts_with('~'); }

std::string pseudonym(std::string_view organisation, std::string_view id) {
    return short_digest('~', std::string(organisation).append("\n").append(id));
}

bool has_personal_id(const rules::Rulebook& book, logic::Slot list) {
    const auto id = book.vocabulary->find_member(list, "id");
    return id && book.facts[*id] && book.facts[*id]->personal;
}

std::vector<CaseKey> case_keys(const rules::Rulebook& book, const logic::Facts& facts, logic::Slot list,
                               std::string_view organisation) {
    const auto elements = facts.elements(list);
    if (!elements) return {};
    const bool is_personal =
        book.vocabulary->is_derived(list) || has_personal_id(book, list);    // of which is not known
    std::vector<std::string_view> ids;
    std::unordered_map<std::string_view, std::size_t> uses;
    for (const Operand& element : *elements) {
        ids.push_back(id_of(element));
        ++uses[ids.back()];
    }
    std::vector<CaseKey> keys;
    std::unordered_map<std::string, std::size_t> alike;    // how many have had a digest
    for (std::size_t i = 0; i < elements->size(); ++i) {
        CaseKey& key = keys.emplace_back();
        const std::string said = facts_of((*elements)[i]);
        const bool has_own_id = !ids[i].empty() && uses[ids[i]] == 1;
        key.is_certain = has_own_id;
        if (has_own_id) {
            key.text =
                !is_personal && stands_for_itself(ids[i]) ? std::string(ids[i]) : pseudonym(organisation, ids[i]);
            key.without_id = short_digest('#', said);
            continue;
        }
        key.text = short_digest('#', ids[i].empty() ? said : std::string(ids[i]).append("\n\n").append(said));
        const std::size_t before = alike[key.text]++;
        if (before > 0) key.text.append("-").append(std::to_string(before + 1));
    }
    return keys;
}

}  // namespace xuehui::risk
