#include "report/risk_card.hpp"

#include <algorithm>

#include <xuehui/engine.hpp>

#include "report/case_words.hpp"
#include "report/due_days.hpp"
#include "report/phrases.hpp"
#include "report/reasons.hpp"
#include "report/risk_words.hpp"
#include "report/words.hpp"

namespace xuehui::report {

namespace {

using State = Finding::State;

class Maker {
public:
    Maker(const Assessment& assessment, Language language, Privacy privacy)
        : assessment_(assessment), engine_(assessment.engine()), language_(language), privacy_(privacy) {}

    RiskCard make() {
        card_.has_rules = engine_.risk_count() > 0;
        for (const Finding& finding : assessment_.findings()) add(finding);
        count();
        for (const Conflict& conflict : assessment_.conflicts()) add(conflict);
        for (const DueDay& day : due_days(assessment_)) add(day);
        return std::move(card_);
    }

private:
    std::vector<std::string> in_language(const std::vector<Text>& texts) const {
        std::vector<std::string> out;
        out.reserve(texts.size());
        for (const Text& text : texts) out.push_back(text.in(language_));
        return out;
    }

    std::string owner(const std::string& id) const {
        return id.empty() ? std::string() : named_by_id(engine_.owners(), id).in(language_);
    }

    void add(const Finding& finding) {
        const Risk& risk = engine_.risk(finding.rule);
        std::string name = risk.title.in(language_);
        const Text which = case_text(assessment_, finding, privacy_);
        if (!which.empty()) name += say(Word::brackets, language_, {which.in(language_)});
        switch (finding.state) {
            case State::raised: return add_raised(finding, risk, std::move(name));
            case State::unknown: return add_open(finding, std::move(name));
            case State::clear: return card_.clear.push_back(std::move(name));
            case State::not_in_force: return card_.not_in_force.push_back(std::move(name));
        }
    }

    void add_raised(const Finding& finding, const Risk& risk, std::string name) {
        RiskCard::Risk entry;
        entry.level = level(finding.level);
        entry.name = std::move(name);
        entry.steps = say(Word::risk_value, language_, {steps_text(finding.likelihood), steps_text(finding.impact)});
        entry.because = in_language(reasons(assessment_, finding, privacy_));
        entry.basis = in_language(basis_texts(risk));
        entry.respond = in_language(risk.respond);
        entry.notes = in_language(risk.notes);
        entry.owner = owner(risk.owner);
        entry.criteria = join(risk.criteria, say(Word::list_comma, language_));
        entry.missing = fact_titles(assessment_, finding.missing).in(language_);
        entry.assumed = fact_titles(assessment_, finding.assumed).in(language_);
        card_.raised.push_back(std::move(entry));
    }

    void add_open(const Finding& finding, std::string name) {
        const bool is_any =
            finding.level.lower == 0 && finding.level.upper + std::size_t{1} >= engine_.matrix().levels.size();
        if (!is_any) name += say(Word::brackets, language_, {level(finding.level).name});
        RiskCard::Open entry{std::move(name), {}};
        for (const std::string_view fact : finding.missing) {
            const std::string title = fact_titles(assessment_, {fact}, Naming::questions).in(language_);
            entry.missing.push_back(title == fact ? title : title + say(Word::brackets, language_, {fact}));
        }
        card_.open.push_back(std::move(entry));
    }

    RiskCard::Level level(Steps level) const {
        const auto& levels = engine_.matrix().levels;
        RiskCard::Level words;
        std::vector<std::string> names;
        for (const std::string& id : level_ids(engine_.matrix(), level))
            names.push_back(named_by_id(levels, id).in(language_));
        words.name = join(names, " – ");
        if (!levels.empty()) words.ink = ink_of(level.lower, levels.size());
        return words;
    }

    // The worst, the one behind it, the mildest, and what lies between. The words say it all the same.
    static Ink ink_of(std::size_t level, std::size_t count) {
        if (level == 0) return Ink::alarm;
        if (level + 1 == count) return Ink::accent;
        return level == 1 ? Ink::warning : Ink::caution;
    }

    void count() {
        const Text counts = risk_counts(assessment_);
        const std::string stop(say(Word::full_stop, language_));
        card_.found = counts.empty() ? std::string(say(Word::risks_quiet, language_)) : counts.in(language_) + stop;
        if (!card_.open.empty()) {
            card_.undecided = say(Word::risks_undecided, language_, {std::to_string(card_.open.size())});
        }
    }

    void add(const Conflict& conflict) {
        const Criterion& criterion = engine_.catalogue().criteria()[conflict.criterion];
        const CriterionResult& result = *assessment_.find_criterion(criterion.id);
        card_.conflicts.push_back(
            {criterion.id, criterion.statement.in(language_),
             say(Word::conflict_value, language_,
                 {verdict(assessment_, result, language_), derived_text(engine_, conflict.derived, language_)})});
    }

    void add(const DueDay& due) {
        RiskCard::Day day{
            due.on,
            due.title.in(language_) + say(Word::brackets, language_, {days_text(due.days_left, language_)}),
            {},
            {}};
        if (due.rule) {
            for (const Basis& basis : due.rule->basis) day.basis.push_back(basis_text(basis).in(language_));
            day.owner = owner(due.rule->owner);
        }
        card_.days.push_back(std::move(day));
    }

    const Assessment& assessment_;
    const Engine& engine_;
    Language language_;
    Privacy privacy_;
    RiskCard card_;
};

}  // namespace

std::string RiskCard::Risk::brief(Language language) const {
    constexpr std::size_t kMost = 2;
    // The last ones have the figures; those before say in which case they matter.
    const auto first = because.end() - static_cast<std::ptrdiff_t>(std::min(because.size(), kMost));
    return join({first, because.end()}, say(Word::semicolon, language));
}

RiskCard make_risk_card(const Assessment& assessment, Language language, Privacy privacy) {
    return Maker(assessment, language, privacy).make();
}

std::string conflicts_title(const RiskCard& card, Language language) {
    return std::string(say(Word::conflicts, language)) +
           say(Word::brackets, language, {std::to_string(card.conflicts.size())});
}

}  // namespace xuehui::report
