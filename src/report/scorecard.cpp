#include "report/scorecard.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <unordered_map>
#include <utility>

#include "engine/assessment_data.hpp"
#include "engine/engine_data.hpp"
#include "engine/gates.hpp"
#include "engine/verdicts.hpp"
#include "report/phrases.hpp"
#include "report/words.hpp"
#include "scoring/scheme_data.hpp"

namespace xuehui::report {

namespace {

constexpr std::int32_t kFull = 1'000'000;

class Maker {
public:
    Maker(const Assessment& assessment, Language language)
        : assessment_(assessment),
          engine_(assessment.engine()),
          catalogue_(engine_.catalogue()),
          scheme_(engine_.scheme()),
          language_(language) {}

    Scorecard make() const {
        Scorecard card;
        card.organisation = record_title(assessment_.record(), language_);
        head(card);
        card.disclaimer = say(Word::disclaimer, language_);
        indicators(card);
        gates(card);
        card.risks = make_risk_card(assessment_, language_, Privacy::masked);
        unassessed(card);
        gains(card);
        card.open = join(still_open(card), word(Word::and_comma));
        card.sentence = sentence(card);
        return card;
    }

private:
    std::string_view word(Word word) const { return say(word, language_); }

    void entry(Scorecard& card, Word label, std::string value, std::size_t main = 0) const {
        card.head.push_back({std::string(word(label)), std::move(value), main});
    }

    void head(Scorecard& card) const {
        const Record& record = assessment_.record();
        entry(card, Word::period,
              say(Word::period_value, language_, {record.period_from(), record.period_to(), record.as_of()}));
        entry(card, Word::catalogue, identity(catalogue_.title(), catalogue_.identity(), language_));
        entry(card, Word::scheme, identity(scheme_.title(), scheme_.identity(), language_));
        rules(card);
        result(card);
        entry(card, Word::criteria, coverage_text(assessment_, assessment_.coverage(), 0, UINT32_MAX, language_));
        warnings(card);
    }

    void rules(Scorecard& card) const {
        std::vector<std::string> names;
        for (const Rules& document : engine_.rules()) names.push_back(identity({}, document.identity(), language_));
        if (!names.empty()) entry(card, Word::rules, join(names, word(Word::list_comma)));
    }

    void result(Scorecard& card) const {
        const auto score = assessment_.score();
        if (!score) {
            entry(card, Word::marks, std::string(word(Word::no_score)));
            return;
        }
        const auto range = [](const std::string& lower, const std::string& upper) {
            return lower == upper ? lower : lower + " – " + upper;
        };
        const auto grades = [&](std::string_view lower, std::string_view upper) {
            return range(grade_name(scheme_, lower, language_), grade_name(scheme_, upper, language_));
        };
        entry(card, Word::marks,
              say(Word::marks_value, language_,
                  {range(assessment_.marks_lower(), assessment_.marks_upper()), scheme_.full_marks()}));
        entry(card, Word::share, percents(score) + " %");
        const std::string after = grades(assessment_.grade_lower(), assessment_.grade_upper());
        const std::string before =
            grades(assessment_.grade_lower_before_gates(), assessment_.grade_upper_before_gates());
        entry(card, Word::grade,
              after == before
                  ? after
                  : say(Word::grade_before, language_, {after, before, join(deciding_gates(), word(Word::list_comma))}),
              after.size());
    }

    std::size_t rank(std::string_view grade) const {
        const auto& grades = scheme_.grades();
        return static_cast<std::size_t>(std::ranges::find(grades, grade, &Grade::id) - grades.begin());
    }

    // The grade after those gates that act: first the steps down, then the caps.
    template <class Acts>
    std::size_t lowered(std::size_t grade, Acts acts) const {
        const auto results = assessment_.gates();
        std::uint64_t down = grade;
        for (std::size_t i = 0; i < results.size(); ++i) {
            if (acts(i)) down += results[i].grade_down;
        }
        grade = static_cast<std::size_t>(std::min<std::uint64_t>(down, scheme_.grades().size() - 1));
        for (std::size_t i = 0; i < results.size(); ++i) {
            if (!results[i].grade_at_most.empty() && acts(i)) grade = std::max(grade, rank(results[i].grade_at_most));
        }
        return grade;
    }

    // The gates without which the grade would be another. Where none is, as several do the same: those that lower it.
    template <class Acts>
    void decide(std::string_view before, std::string_view after, Acts acts, std::vector<bool>& decides) const {
        if (before == after) return;
        const std::size_t from = rank(before);
        const std::size_t to = rank(after);
        bool has_any = false;
        const auto mark = [&](auto does) {
            for (std::size_t i = 0; i < decides.size(); ++i) {
                if (!acts(i) || !does(i)) continue;
                decides[i] = has_any = true;
            }
        };
        mark([&](std::size_t i) {
            return lowered(from, [&](std::size_t each) { return each != i && acts(each); }) != to;
        });
        const auto alone = [&](std::size_t i) { return lowered(from, [&](std::size_t each) { return each == i; }); };
        if (!has_any) mark([&](std::size_t i) { return alone(i) == to; });
        if (!has_any) mark([&](std::size_t i) { return alone(i) != from; });
    }

    std::vector<std::string> deciding_gates() const {
        const auto results = assessment_.gates();
        std::vector<bool> decides(results.size());
        decide(
            assessment_.grade_lower_before_gates(), assessment_.grade_lower(),
            [&](std::size_t i) { return results[i].may_act(); }, decides);
        decide(
            assessment_.grade_upper_before_gates(), assessment_.grade_upper(),
            [&](std::size_t i) { return results[i].state == Truth::yes; }, decides);
        std::vector<std::string> names;
        for (std::size_t i = 0; i < decides.size(); ++i) {
            if (decides[i]) names.push_back(gate_name(i));
        }
        return names;
    }

    std::string gate_name(std::size_t number) const {
        const Scheme::Data::Gate& gate = scheme_.data().gates[number];
        return gate.title.empty() ? gate.id : gate.title.in(language_);
    }

    void warnings(Scorecard& card) const {
        std::array<std::size_t, Warning::kCodes> counts{};
        for (const Warning& warning : assessment_.warnings()) ++counts[static_cast<std::size_t>(warning.code)];
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] == 0) continue;
            parts.push_back(std::string(say(static_cast<Warning::Code>(i), language_)) + ' ' +
                            std::to_string(counts[i]));
        }
        if (parts.empty()) return;
        entry(card, Word::warnings,
              say(Word::warnings_value, language_,
                  {std::to_string(assessment_.warnings().size()), join(parts, word(Word::list_comma))}));
    }

    void indicators(Scorecard& card) const {
        constexpr std::uint8_t kDetail = 3;
        std::uint8_t highest = kDetail;
        for (const NodeResult& node : assessment_.nodes()) {
            highest = std::min(highest, catalogue_.indicators()[node.indicator].level);
        }
        for (const NodeResult& node : assessment_.nodes()) {
            const Indicator& indicator = catalogue_.indicators()[node.indicator];
            const bool is_loud = (node.score && node.score->lower < kFull) || node.coverage.unassessed > 0;
            if (indicator.level == kDetail && !is_loud && !engine_.is_root(node.indicator)) {
                ++card.left_out;
                continue;
            }
            const std::uint32_t all = total_of(node.coverage);
            card.indicators.push_back({static_cast<std::size_t>(indicator.level - highest), indicator.id,
                                       indicator.title.in(language_), engine_.indicator_weight(node.indicator),
                                       node.score,
                                       std::to_string(all - node.coverage.unassessed) + '/' + std::to_string(all)});
        }
    }

    void gates(Scorecard& card) const {
        const auto results = assessment_.gates();
        std::optional<Asked> asked;
        for (std::size_t i = 0; i < results.size(); ++i) {
            const GateResult& gate = results[i];
            card.gates.push_back(
                {gate_name(i), gate.state, gate.may_act(), std::string(word(state_name(gate))), effect_of(gate), {}});
            if (gate.state == Truth::no) continue;
            if (!asked) asked = ask_again();
            card.gates.back().because = reasons(i, *asked);
        }
    }

    std::string effect_of(const GateResult& gate) const {
        if (gate.grade_at_most.empty()) return say(Word::grade_down, language_, {std::to_string(gate.grade_down)});
        const bool is_last = gate.grade_at_most == scheme_.grades().back().id;
        return say(is_last ? Word::grade_is_last : Word::grade_at_most, language_,
                   {grade_name(scheme_, gate.grade_at_most, language_)});
    }

    static Word state_name(const GateResult& gate) {
        switch (gate.state) {
            case Truth::yes: return Word::gate_true;
            case Truth::unknown: return gate.passes_if_unknown ? Word::gate_passes : Word::gate_unknown;
            case Truth::no: break;
        }
        return Word::gate_false;
    }

    // What the gates were asked, as exactly as they were, of what the roots do not reach too: an assessment keeps less.
    struct Asked {
        engine::Verdicts judged;
        scoring::Scores scores;
    };

    Asked ask_again() const {
        const Engine::Data& data = engine_.data();
        const Record::Data& record = assessment_.record().data();
        const auto& facts = assessment_.data().facts;
        Faults faults("record");    // there are none, or there would be no assessment
        Asked asked;
        asked.judged = engine::judge(data, record, engine::bind_ratings(data, record, faults),
                                     facts ? &*facts : nullptr, logic::Budget());
        asked.scores = scoring::evaluate(*data.plan, scheme_.data(), asked.judged.values, scoring::Detail::scores);
        return asked;
    }

    // What a part of a condition has to be to matter, if it can; and whether it stands under a `not`.
    struct Wanted {
        std::optional<Truth> truth;
        bool is_negated = false;
    };

    // The parts of a condition that made it what it is: those of an operator that came to the same, and where it negates,
    // to the opposite. From the end of the program, an operator comes before its parts.
    std::vector<Scorecard::Reason> reasons(std::size_t gate, const Asked& asked) const {
        using Op = scoring::Instruction::Op;
        const scoring::GateProgram& program = engine_.data().plan->gates[gate];
        const std::vector<Truth> truths =
            engine::gate_steps(engine_.data(), asked.judged, asked.scores, assessment_.findings(), gate);
        std::vector<Scorecard::Reason> found;
        std::vector<Wanted> wanted{{assessment_.gates()[gate].state, false}};
        for (std::size_t i = program.size(); i-- > 0;) {
            const scoring::Instruction& step = program[i];
            auto [truth, is_negated] = wanted.back();
            wanted.pop_back();
            if (truth != truths[i]) truth.reset();
            if (step.op == Op::negate) wanted.push_back({truth ? std::optional(!*truth) : std::nullopt, !is_negated});
            if (step.op == Op::all || step.op == Op::any) wanted.insert(wanted.end(), step.target, {truth, is_negated});
            const std::size_t before = found.size();
            if (truth) add_reason(step, *truth, asked, found);
            for (std::size_t k = before; k < found.size(); ++k) found[k].is_negated = is_negated;
        }
        std::ranges::reverse(found);
        std::set<std::pair<bool, std::string>> seen;    // a rule may have a criterion's id
        std::erase_if(found, [&](const Scorecard::Reason& reason) {
            return !seen.emplace(reason.is_finding, reason.id).second;
        });
        return found;
    }

    void add_reason(const scoring::Instruction& step, Truth truth, const Asked& asked,
                    std::vector<Scorecard::Reason>& found) const {
        using Op = scoring::Instruction::Op;
        switch (step.op) {
            case Op::criterion_at_most: found.push_back(criterion_reason(step.target, asked.judged)); return;
            case Op::node_below:
                found.push_back(node_reason(engine_.data().plan->thresholds[step.target].node));
                return;
            case Op::finding: found.push_back(finding_reason(engine_.data().findings[step.target])); return;
            case Op::finding_level: return add_level_reasons(engine_.data().findings[step.target], truth, found);
            case Op::negate:
            case Op::all:
            case Op::any: return;
        }
    }

    Scorecard::Reason finding_reason(const scoring::FindingName& asked) const {
        const std::string id(asked.name);
        if (!asked.is_known) return {id, id, true};
        return {id, engine_.risk(asked.number).title.in(language_), true};
    }

    // Everything found that has this level, or may have; where nothing has, there is nothing to point at.
    void add_level_reasons(const scoring::FindingName& asked, Truth truth,
                           std::vector<Scorecard::Reason>& found) const {
        if (!asked.is_known) {
            found.push_back({std::string(asked.name), std::string(asked.name), true});
            return;
        }
        if (truth == Truth::no) return;
        for (const Finding& finding : assessment_.findings()) {
            if (engine::reaches(finding, asked.number) != truth) continue;
            const Risk& risk = engine_.risk(finding.rule);
            found.push_back({risk.id, risk.title.in(language_), true});
        }
    }

    Scorecard::Reason criterion_reason(std::uint32_t number, const engine::Verdicts& judged) const {
        const Criterion& criterion = catalogue_.criteria()[number];
        CriterionResult result;
        result.criterion = number;
        result.rating = judged.verdicts[number].rating;
        result.record_rating = judged.verdicts[number].record_rating;
        return {criterion.id, with_verdict(criterion.statement.in(language_), verdict(assessment_, result, language_)), false,
                assessment_.find_criterion(criterion.id) == nullptr};
    }

    Scorecard::Reason node_reason(std::uint32_t number) const {
        const Indicator& indicator = catalogue_.indicators()[number];
        const NodeResult* node = assessment_.find_node(indicator.id);
        if (node == nullptr) return {indicator.id, indicator.title.in(language_), false, true};
        return {indicator.id, with_verdict(indicator.title.in(language_), percents(node->score) + " %")};
    }

    std::string with_verdict(std::string_view what, std::string_view verdict) const {
        return say(Word::judged, language_, {what, verdict});
    }

    // The numbers of the gates that a criterion made act, or that wait for it, by its id.
    static std::unordered_map<std::string_view, std::vector<std::size_t>> acting_gates(const Scorecard& card) {
        std::unordered_map<std::string_view, std::vector<std::size_t>> acting;
        for (std::size_t i = 0; i < card.gates.size(); ++i) {
            if (!card.gates[i].may_act) continue;
            for (const Scorecard::Reason& reason : card.gates[i].because) {
                if (!reason.is_finding && !reason.is_negated) acting[reason.id].push_back(i);
            }
        }
        return acting;
    }

    // Criteria in the order in which they matter: first what turns a gate, whatever it is worth in marks, beginning with
    // the lowest cap; then by gain.
    template <class Wanted>
    std::vector<Scorecard::Criterion> in_order(const Scorecard& card, Wanted wanted) const {
        const std::size_t none = scheme_.grades().size();
        const auto acting = acting_gates(card);
        std::vector<std::pair<std::size_t, Scorecard::Criterion>> found;    // with its lowest cap, counted from the last
        for (const CriterionResult& result : assessment_.criteria()) {
            if (!wanted(result)) continue;
            const Criterion& criterion = catalogue_.criteria()[result.criterion];
            std::size_t above_last = none;
            Scorecard::Criterion entry{criterion.id,
                                       criterion.statement.in(language_),
                                       verdict(assessment_, result, language_),
                                       result.gain.value_or(0),
                                       {}};
            const auto gates = acting.find(criterion.id);
            for (const std::size_t i : gates == acting.end() ? std::vector<std::size_t>{} : gates->second) {
                entry.gates.push_back(card.gates[i].name);
                const std::string_view cap = assessment_.gates()[i].grade_at_most;
                above_last = std::min(above_last, cap.empty() ? none - 1 : none - 1 - rank(cap));
            }
            found.emplace_back(above_last, std::move(entry));
        }
        std::ranges::stable_sort(found, [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : a.second.gain > b.second.gain;
        });
        std::vector<Scorecard::Criterion> criteria;
        criteria.reserve(found.size());
        for (auto& [cap, entry] : found) criteria.push_back(std::move(entry));
        return criteria;
    }

    void unassessed(Scorecard& card) const {
        card.unassessed =
            in_order(card, [](const CriterionResult& result) { return result.source == Source::unassessed; });
    }

    // Of what is known to fall short; what nobody knows has a list of its own.
    void gains(Scorecard& card) const {
        constexpr std::size_t kMost = 10;
        card.gains = in_order(card, [](const CriterionResult& result) {
            return result.source != Source::unassessed && result.value && result.value->lower < kFull;
        });
        card.all_gains = card.gains.size();
        if (card.gains.size() > kMost) card.gains.resize(kMost);
    }

    // What an answer could still change; asks for gates and unassessed criteria to be on the card.
    std::vector<std::string> still_open(const Scorecard& card) const {
        std::vector<std::string> open;
        const auto note = [&](Word what, std::ptrdiff_t count) {
            if (count > 0) open.push_back(say(what, language_, {std::to_string(count)}));
        };
        note(Word::open_criteria, std::ssize(card.unassessed));
        note(Word::open_limits, std::ranges::count_if(assessment_.criteria(), [](const CriterionResult& result) {
                 return result.source != Source::unassessed && result.value &&
                        result.value->lower < result.value->upper;
             }));
        const auto gates = [&](bool may_act) {
            return std::ranges::count_if(card.gates, [&](const Scorecard::Gate& gate) {
                return gate.state == Truth::unknown && gate.may_act == may_act;
            });
        };
        note(Word::open_gates, gates(true));
        note(Word::open_passing_gates, gates(false));
        return open;
    }

    // " (gate: …; by score alone 3A)": empty where the gates changed nothing.
    std::string lowered_by() const {
        const std::vector<std::string> gates = deciding_gates();
        if (gates.empty()) return {};
        const std::string least = grade_name(scheme_, assessment_.grade_lower_before_gates(), language_);
        const std::string most = grade_name(scheme_, assessment_.grade_upper_before_gates(), language_);
        return say(Word::sentence_because, language_,
                   {join(gates, word(Word::list_comma)), least == most ? least : least + " – " + most});
    }

    // Whether bounds are equal is asked of the numbers and not of what is written of them.
    std::string sentence(const Scorecard& card) const {
        const auto score = assessment_.score();
        if (!score) return std::string(word(Word::no_score)) + std::string(word(Word::full_stop));
        const std::string lower = assessment_.marks_lower();
        const std::string upper = assessment_.marks_upper();
        const std::string lower_name = grade_name(scheme_, assessment_.grade_lower(), language_);
        const std::string upper_name = grade_name(scheme_, assessment_.grade_upper(), language_);
        const std::string& open = card.open;
        const bool is_grade_settled = assessment_.grade_lower() == assessment_.grade_upper();
        if (score->lower == score->upper && is_grade_settled && open.empty()) {
            return say(Word::sentence_settled, language_, {lower, scheme_.full_marks(), lower_name + lowered_by()});
        }
        if (is_grade_settled) {
            return say(Word::sentence_grade, language_, {lower_name + lowered_by()}) +
                   say(Word::sentence_marks, language_, {lower == upper ? lower : lower + "–" + upper}) +
                   (open.empty() ? std::string() : say(Word::sentence_open, language_, {open})) +
                   std::string(word(Word::full_stop));
        }
        return say(Word::sentence_certain, language_, {lower, lower_name}) +
               say(Word::sentence_possible, language_, {upper, upper_name, open});
    }

    const Assessment& assessment_;
    const Engine& engine_;
    const Catalogue& catalogue_;
    const Scheme& scheme_;
    Language language_;
};

}  // namespace

std::string gains_title(const Scorecard& card, Language language) {
    std::string title(say(Word::gains_section, language));
    if (card.gains.size() == card.all_gains) return title;
    const std::string shown =
        say(Word::of_all, language, {std::to_string(card.gains.size()), std::to_string(card.all_gains)});
    return title + say(Word::brackets, language, {shown});
}

Scorecard make_scorecard(const Assessment& assessment, Language language) { return Maker(assessment, language).make(); }

}  // namespace xuehui::report
