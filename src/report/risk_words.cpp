#include "report/risk_words.hpp"

#include <algorithm>
#include <array>

#include "base/decimal.hpp"
#include "report/phrases.hpp"
#include "report/words.hpp"

namespace xuehui::report {

namespace {

struct BasisKind {
    std::string_view id;
    Text title;
};

const std::array<BasisKind, 10>& basis_kinds() {
    static const std::array<BasisKind, 10> kKinds{{{"law", {"法律", "law"}},
                                                   {"regulation", {"行政法规", "administrative regulation"}},
                                                   {"ministry_rule", {"部门规章", "ministry rule"}},
                                                   {"notice", {"规范性文件", "notice"}},
                                                   {"party", {"党内法规和文件", "Party document"}},
                                                   {"model_charter", {"章程示范文本", "model charter"}},
                                                   {"charter", {"本会章程", "own charter"}},
                                                   {"standard", {"标准", "standard"}},
                                                   {"local", {"地方规定，限于当地", "local provision, for that place only"}},
                                                   {"practice", {"惯例", "practice"}}}};
    return kKinds;
}

Word certainty(const std::string& id) {
    if (id == "read") return Word::certainty_read;
    if (id == "seen") return Word::certainty_seen;
    return id == "memory" ? Word::certainty_memory : Word::certainty_own;
}

}  // namespace

Text named(const Named& entry) {
    if (entry.title.empty()) return {entry.id, entry.id};
    return {entry.title.in(Language::zh), entry.title.in(Language::en)};
}

Text named_by_id(std::span<const Named> all, const std::string& id) {
    const auto found = std::ranges::find(all, id, &Named::id);
    return found == all.end() ? Text{id, id} : named(*found);
}

std::vector<std::string> level_ids(const RiskMatrix& matrix, Steps level) {
    std::vector<std::string> ids;
    if (matrix.levels.empty()) return ids;
    ids.push_back(matrix.levels[level.lower].id);
    if (level.upper != level.lower) ids.push_back(matrix.levels[level.upper].id);
    return ids;
}

std::string steps_text(Steps steps) {
    std::string text = std::to_string(steps.lower);
    if (steps.upper != steps.lower) text += "–" + std::to_string(steps.upper);
    return text;
}

std::string basis_name(const Basis& basis) {
    if (basis.article.empty()) return basis.title;
    const bool is_latin =
        static_cast<unsigned char>(basis.article.front()) < 0x80;    // Chinese has no blanks between words
    const bool is_closed = basis.title.ends_with("）") || basis.title.ends_with("》");    // wide enough
    return basis.title + (is_latin && !is_closed ? " " : "") + basis.article;
}

Text basis_sort(const Basis& basis) {
    const auto kind = std::ranges::find(basis_kinds(), basis.kind, &BasisKind::id);
    if (basis.kind == "charter") {    // which nobody but the society has before them
        return {say(Word::brackets, Language::zh, {say(Word::charter_itself, Language::zh)}),
                say(Word::brackets, Language::en, {say(Word::charter_itself, Language::en)})};
    }
    const auto text = [&](Language language) {
        const std::string sort = kind == basis_kinds().end() ? basis.kind : kind->title.in(language);
        const std::string sure(say(certainty(basis.certainty), language));
        return say(Word::brackets, language, {sort + std::string(say(Word::comma, language)) + sure});
    };
    return {text(Language::zh), text(Language::en)};
}

Text basis_text(const Basis& basis) {
    const std::string name = basis_name(basis);
    const Text sort = basis_sort(basis);
    return {name + sort.zh, name + sort.en};
}

Text effective_text(const Risk& risk) {
    if (risk.effective_from.empty()) return {};
    return {say(Word::effective, Language::zh, {risk.effective_from}),
            say(Word::effective, Language::en, {risk.effective_from})};
}

std::vector<Text> basis_texts(const Risk& risk) {
    std::vector<Text> texts;
    for (const Basis& basis : risk.basis) texts.push_back(basis_text(basis));
    const Text effective = effective_text(risk);
    if (!effective.empty()) texts.push_back(effective);
    return texts;
}

Text risk_counts(const Assessment& assessment) {
    const auto& levels = assessment.engine().matrix().levels;
    std::vector<int> counts(levels.size());
    int all = 0;
    for (const Finding& finding : assessment.findings()) {
        if (finding.state != Finding::State::raised) continue;
        ++all;
        if (finding.level.lower < counts.size()) ++counts[finding.level.lower];
    }
    if (all == 0) return {};
    const auto text = [&](Language language) {
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < levels.size(); ++i) {
            if (counts[i] > 0) parts.push_back(named(levels[i]).in(language) + ' ' + std::to_string(counts[i]));
        }
        return say(Word::raised_count, language, {std::to_string(all), join(parts, say(Word::list_comma, language))});
    };
    return {text(Language::zh), text(Language::en)};
}

std::string derived_text(const Engine& engine, const Derived& derived, Language language) {
    switch (derived.kind) {
        case Derived::Kind::nothing: return std::string(say(Word::no_value, language));
        case Derived::Kind::measure: return Decimal::from_millionths(derived.measure).text();
        case Derived::Kind::rating: return rating_name(engine.scheme(), derived.rating, language);
        case Derived::Kind::at_most:
            return say(Word::at_most_value, language, {rating_name(engine.scheme(), derived.rating, language)});
        case Derived::Kind::between:
            return say(Word::between_value, language,
                       {rating_name(engine.scheme(), derived.floor, language),
                        rating_name(engine.scheme(), derived.rating, language)});
        case Derived::Kind::at_least: break;
    }
    return say(Word::at_least_value, language, {rating_name(engine.scheme(), derived.rating, language)});
}

}  // namespace xuehui::report
