// The public face of a document of rules, and the reading of its outermost members.
#include <xuehui/rules.hpp>

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/fields.hpp"
#include "json/canonical.hpp"
#include "json/read_document.hpp"
#include "rules/rules_data.hpp"

namespace xuehui {

namespace {

// Things with an id and words for it.
std::vector<Named> read_named(Value list, Faults& faults) {
    enum { kId, kTitle, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"id", "title"};
    std::vector<Named> named;
    std::unordered_set<std::string_view> seen;
    if (!list || !expect(list, Type::array, faults)) return named;
    for (const Value element : list.elements()) {
        const Fields fields(element, kMembers, faults);
        if (!fields.is_object()) continue;
        const std::string_view id = fields.required_id(kId);
        if (!id.empty() && !seen.insert(id).second) {
            faults.add("duplicate_id", fields[kId], "the id " + in_quotes(id) + " is used twice");
        }
        named.push_back({std::string(id), fields.required_text(kTitle)});
    }
    return named;
}

}  // namespace

std::shared_ptr<Rules::Data> rules::read_rules(std::string_view json, const Limits& limits, Faults& faults) {
    enum {
        kFormat,
        kId,
        kVersion,
        kTitle,
        kCatalogue,
        kFacts,
        kDerived,
        kChecks,
        kRisks,
        kDeadlines,
        kMatrix,
        kOff,
        kCategories,
        kOwners,
        kCount
    };
    static constexpr std::array<std::string_view, kCount> kMembers{
        "format", "id",    "version",   "title",  "catalogue", "facts",      "derived",
        "checks", "risks", "deadlines", "matrix", "off",       "categories", "owners"};
    auto document = json::read_document(json, "rules", limits, faults);
    if (!document) return nullptr;
    auto rules = std::make_shared<Rules::Data>();
    rules->document = std::move(document);
    const Fields fields(rules->document->root(), kMembers, faults);
    rules->identity.id = fields.required_id(kId);
    rules->identity.version = fields.required_string(kVersion);
    rules->title = fields.text_or_empty(kTitle);
    rules->catalogue = fields.required_id(kCatalogue);
    rules->catalogue_place = fields[kCatalogue];
    read_facts(fields[kFacts], *rules, faults);
    read_derived(fields[kDerived], *rules, faults);
    read_checks(fields[kChecks], *rules, faults);
    read_risks(fields[kRisks], *rules, faults);
    read_deadlines(fields[kDeadlines], *rules, faults);
    read_matrix(fields[kMatrix], *rules, faults);
    rules->categories = read_named(fields[kCategories], faults);
    rules->owners = read_named(fields[kOwners], faults);
    if (const Value off = fields[kOff]; off && expect(off, Type::array, faults)) {
        for (const Value id : off.elements()) {
            if (read_id(id, faults)) rules->off.push_back(id);
        }
    }
    return rules;
}

void rules::keep_sound(Rules::Data& rules) {
    std::erase_if(rules.checks, [](const Rules::Data::Check& check) { return check.cases.empty() && !check.measure; });
    std::erase_if(rules.risks, [](const Rules::Data::RiskRule& rule) {
        const bool list_is_lost = !rule.each && rule.place.find("each");
        return rule.risk.id.empty() || !rule.when || !rule.likelihood || !rule.impact || list_is_lost;
    });
    std::erase_if(rules.deadlines, [](const Rules::Data::Deadline& day) { return day.rule.id.empty() || !day.on; });
    for (Rules::Data::RiskRule& rule : rules.risks) {
        if (rule.risk.category.empty()) rule.category = {};
    }
}

Result<Rules> Rules::parse(std::string_view json, const Limits& limits) {
    Faults faults("rules", limits.diagnostics);
    auto data = rules::read_rules(json, limits, faults);
    if (!faults.empty()) return std::move(faults).take();
    data->identity.sha256 = json::digest(data->document->root());
    return Rules(std::move(data));
}

const Identity& Rules::identity() const { return data_->identity; }
const std::string& Rules::catalogue() const { return data_->catalogue; }
const Text& Rules::title() const { return data_->title; }

bool Rules::fit(const Catalogue& catalogue) const {
    const auto extended = catalogue.extended();
    return this->catalogue() == catalogue.identity().id ||
           std::ranges::find(extended, this->catalogue(), &Identity::id) != extended.end();
}

std::string_view to_string(FactType type) {
    switch (type) {
        case FactType::boolean: return "boolean";
        case FactType::integer: return "integer";
        case FactType::number: return "number";
        case FactType::money: return "money";
        case FactType::date: return "date";
        case FactType::string: return "string";
        case FactType::list: break;
    }
    return "list";
}

}  // namespace xuehui
