// Reads risk rules and the matrix that weighs them.
#include <algorithm>
#include <array>

#include "base/fields.hpp"
#include "rules/rules_data.hpp"

namespace xuehui::rules {

namespace {

constexpr std::array<std::string_view, 10> kBasisKinds{"law",   "regulation",    "ministry_rule", "notice",
                                                       "party", "model_charter", "charter",       "standard",
                                                       "local", "practice"};
constexpr std::array<std::string_view, 4> kCertainties{"read", "seen", "memory", "own"};
constexpr std::size_t kMostLevels = 16;

void read_effective(Value object, Rules::Data::RiskRule& rule, Faults& faults) {
    enum { kFrom, kTo, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"from", "to"};
    const Fields fields(object, kMembers, faults);
    if (!fields.is_object()) return;
    if (!fields.has(kFrom) && !fields.has(kTo)) faults.missing(object, "from");
    if (fields.has(kFrom)) rule.from = read_date(fields[kFrom], faults);
    if (fields.has(kTo)) rule.to = read_date(fields[kTo], faults);
    if (rule.from && rule.to && *rule.to < *rule.from) {
        faults.add("bad_order", fields[kTo], "ends before it begins, " + rule.from->text());
    }
    if (rule.from) rule.risk.effective_from = rule.from->text();
    if (rule.to) rule.risk.effective_to = rule.to->text();
}

void read_steps(Value list, Rules::Data::RiskRule& rule, Faults& faults) {
    if (!list || !expect(list, Type::array, faults)) return;
    for (const Value element : list.elements()) {
        if (auto step = read_text(element, faults)) rule.risk.respond.push_back(*std::move(step));
    }
}

void read_criteria(Value list, Rules::Data::RiskRule& rule, Faults& faults) {
    if (!list || !expect(list, Type::array, faults)) return;
    for (const Value element : list.elements()) {
        if (!read_id(element, faults)) continue;
        rule.criteria.push_back(element);
        rule.risk.criteria.emplace_back(element.text());
    }
}

void read_succeeds(Value list, Rules::Data::RiskRule& rule, Faults& faults) {
    if (!list || !expect(list, Type::array, faults)) return;
    for (const Value element : list.elements()) {
        if (read_id(element, faults)) rule.risk.succeeds.emplace_back(element.text());
    }
}

// Of the user's own members this one is shown to people where it holds texts, and passed over otherwise.
void read_notes(Value note, Rules::Data::RiskRule& rule) {
    if (!note) return;
    const auto read = [&](Value text) {
        const auto in = [&](std::string_view language) {
            const Value words = text.is(Type::object) ? text.find(language) : Value();
            return words && words.is(Type::string) ? std::string(words.text()) : std::string();
        };
        Text words{in("zh"), in("en")};
        if (!words.empty()) rule.risk.notes.push_back(std::move(words));
    };
    if (!note.is(Type::array)) return read(note);
    for (const Value element : note.elements()) read(element);
}

void read_risk(Value element, Rules::Data& rules, Faults& faults) {
    enum {
        kId,
        kCategory,
        kTitle,
        kEach,
        kWhen,
        kLikelihood,
        kImpact,
        kBasis,
        kEffective,
        kJudgedAt,
        kCriteria,
        kOwner,
        kRespond,
        kSucceeds,
        kCount
    };
    static constexpr std::array<std::string_view, kCount> kMembers{
        "id",    "category",  "title",     "each",     "when",  "likelihood", "impact",
        "basis", "effective", "judged_at", "criteria", "owner", "respond",    "succeeds"};
    const Fields fields(element, kMembers, faults);
    if (!fields.is_object()) return;
    Rules::Data::RiskRule rule;
    rule.place = element;
    rule.risk.id = fields.required_id(kId);
    rule.risk.category = fields.required_id(kCategory);
    rule.category = fields[kCategory];
    rule.risk.title = fields.required_text(kTitle);
    if (fields.has(kEach) && read_id(fields[kEach], faults)) {
        rule.each = fields[kEach];
        rule.risk.each = rule.each.text();
    }
    rule.when = fields.required(kWhen);
    rule.likelihood = fields.required(kLikelihood);
    rule.impact = fields.required(kImpact);
    rule.risk.basis = read_basis(fields.required(kBasis), faults);
    if (fields.has(kEffective)) read_effective(fields[kEffective], rule, faults);
    rule.judged_at = fields[kJudgedAt];
    read_criteria(fields[kCriteria], rule, faults);
    if (fields.has(kOwner) && read_id(fields[kOwner], faults)) {
        rule.owner = fields[kOwner];
        rule.risk.owner = rule.owner.text();
    }
    read_steps(fields[kRespond], rule, faults);
    read_succeeds(fields[kSucceeds], rule, faults);
    read_notes(element.find("x-note"), rule);
    rules.risks.push_back(std::move(rule));
}

void read_texts(const Fields& fields, std::size_t field, std::array<Text, RiskMatrix::kSteps>& texts, Faults& faults) {
    const auto list = fields.required_array(field, true);
    if (!list) return;
    if (list->size() != texts.size()) return faults.add("bad_value", *list, "expected five texts, for 1 to 5");
    std::size_t next = 0;
    for (const Value element : list->elements()) texts[next++] = read_text(element, faults).value_or(Text{});
}

void read_levels(Value list, RiskMatrix& matrix, Faults& faults) {
    enum { kId, kTitle, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"id", "title"};
    if (list.size() > kMostLevels) return faults.add("limit", list, "more than 16 levels");
    for (const Value element : list.elements()) {
        const Fields fields(element, kMembers, faults);
        if (!fields.is_object()) continue;
        const std::string_view id = fields.required_id(kId);
        if (!id.empty() && std::ranges::find(matrix.levels, id, &Named::id) != matrix.levels.end()) {
            faults.add("duplicate_id", fields[kId], "the level " + in_quotes(id) + " is listed twice");
        }
        matrix.levels.push_back({std::string(id), fields.text_or_empty(kTitle)});
    }
}

// False where a cell has no level.
bool read_row(Value list, std::size_t likelihood, RiskMatrix& matrix, Faults& faults) {
    if (!expect(list, Type::array, faults)) return false;
    if (list.size() != RiskMatrix::kSteps) {
        faults.add("bad_value", list, "expected five cells, for impact 1 to 5");
        return false;
    }
    std::vector<std::string_view> ids;
    for (const Named& level : matrix.levels) ids.push_back(level.id);
    std::size_t impact = 0;
    bool is_whole = true;
    for (const Value element : list.elements()) {
        const auto level = read_choice(element, ids, faults);
        if (level) matrix.cells[likelihood][impact] = static_cast<std::uint8_t>(*level);
        is_whole = is_whole && level;
        ++impact;
    }
    return is_whole;
}

// A matrix in which a likelier or a graver risk weighs less is a slip, and bounds of levels would not hold in it.
void check_monotone(Value cells, const RiskMatrix& matrix, Faults& faults) {
    for (std::size_t i = 0; i < RiskMatrix::kSteps; ++i) {
        for (std::size_t k = 0; k < RiskMatrix::kSteps; ++k) {
            const bool falls_down = i > 0 && matrix.cells[i][k] > matrix.cells[i - 1][k];
            const bool falls_right = k > 0 && matrix.cells[i][k] > matrix.cells[i][k - 1];
            if (!falls_down && !falls_right) continue;
            faults.add("bad_order", cells,
                       "likelihood " + std::to_string(i + 1) + ", impact " + std::to_string(k + 1) +
                           " has a lower level than a less likely or less grave case");
            return;
        }
    }
}

}  // namespace

std::vector<Basis> read_basis(Value list, Faults& faults) {
    enum { kKind, kTitle, kArticle, kCertainty, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"kind", "title", "article", "certainty"};
    std::vector<Basis> basis;
    if (!list || !expect(list, Type::array, faults)) return basis;
    for (const Value element : list.elements()) {
        const Fields fields(element, kMembers, faults);
        if (!fields.is_object()) continue;
        Basis entry;
        if (fields.required(kKind)) entry.kind = kBasisKinds[fields.choice(kKind, kBasisKinds, 0)];
        entry.title = fields.required_string(kTitle);
        entry.article = fields.string_or(kArticle, {});
        if (fields.required(kCertainty)) entry.certainty = kCertainties[fields.choice(kCertainty, kCertainties, 0)];
        basis.push_back(std::move(entry));
    }
    return basis;
}

void read_risks(Value list, Rules::Data& rules, Faults& faults) {
    if (!list || !expect(list, Type::array, faults)) return;
    for (const Value element : list.elements()) read_risk(element, rules, faults);
}

void read_matrix(Value object, Rules::Data& rules, Faults& faults) {
    enum { kLikelihood, kImpact, kLevels, kCells, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"likelihood", "impact", "levels", "cells"};
    if (!object) return;
    const Fields fields(object, kMembers, faults);
    if (!fields.is_object()) return;
    RiskMatrix matrix;
    read_texts(fields, kLikelihood, matrix.likelihood, faults);
    read_texts(fields, kImpact, matrix.impact, faults);
    if (const auto levels = fields.required_array(kLevels, false)) read_levels(*levels, matrix, faults);
    const auto cells = fields.required_array(kCells, true);
    if (!cells) return;
    if (cells->size() != RiskMatrix::kSteps) {
        return faults.add("bad_value", *cells, "expected five rows, for likelihood 1 to 5");
    }
    std::size_t likelihood = 0;
    bool is_whole = true;
    for (const Value row : cells->elements()) is_whole &= read_row(row, likelihood++, matrix, faults);
    if (is_whole) check_monotone(*cells, matrix, faults);
    rules.matrix = std::move(matrix);
}

}  // namespace xuehui::rules
