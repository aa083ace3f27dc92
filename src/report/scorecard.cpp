#include "report/scorecard.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "engine/engine_data.hpp"
#include "report/phrases.hpp"
#include "report/words.hpp"
#include "scoring/scheme_data.hpp"

namespace xuehui::report {

namespace {

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
        entry(card, Word::criteria, coverage_text(assessment_.coverage(), language_));
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
        const std::string before = grades(assessment_.grade_lower_before_gates(), assessment_.grade_upper_before_gates());
        entry(card, Word::grade,
              after == before ? after
                              : say(Word::grade_before, language_,
                                    {after, before, join(deciding_gates(), word(Word::list_comma))}),
              after.size());
    }

    std::size_t rank(std::string_view grade) const {
        const auto& grades = scheme_.grades();
        return static_cast<std::size_t>(std::ranges::find(grades, grade, &Grade::id) - grades.begin());
    }

    // The gates without which one of the grades would be another: every one that takes grades off, and of those that
    // cap the ones whose cap is the grade.
    std::vector<std::string> deciding_gates() const {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < assessment_.gates().size(); ++i) {
            const GateResult& gate = assessment_.gates()[i];
            const auto decides = [&](std::string_view before, std::string_view after, bool acts) {
                if (!acts || before == after) return false;
                return gate.grade_down > 0 || (gate.grade_at_most == after && rank(before) < rank(after));
            };
            if (decides(assessment_.grade_lower_before_gates(), assessment_.grade_lower(), gate.may_act()) ||
                decides(assessment_.grade_upper_before_gates(), assessment_.grade_upper(), gate.state == Truth::yes)) {
                names.push_back(gate_name(i));
            }
        }
        return names;
    }

    std::string gate_name(std::size_t number) const {
        const Scheme::Data::Gate& gate = scheme_.data().gates[number];
        return title_and_id(gate.title, gate.id, language_);
    }

    void warnings(Scorecard& card) const {
        std::array<std::size_t, Warning::kCodes> counts{};
        for (const Warning& warning : assessment_.warnings()) ++counts[static_cast<std::size_t>(warning.code)];
        std::vector<std::string> parts;
        for (std::size_t i = 0; i < counts.size(); ++i) {
            if (counts[i] == 0) continue;
            parts.push_back(std::string(say(static_cast<Warning::Code>(i), language_)) + ' ' + std::to_string(counts[i]));
        }
        if (parts.empty()) return;
        entry(card, Word::warnings,
              say(Word::warnings_value, language_,
                  {std::to_string(assessment_.warnings().size()), join(parts, word(Word::list_comma))}));
    }

    void indicators(Scorecard& card) const {
        constexpr std::uint8_t kDetail = 3;
        constexpr std::int32_t kFull = 1'000'000;
        std::uint8_t highest = kDetail;
        for (const NodeResult& node : assessment_.nodes()) {
            highest = std::min(highest, catalogue_.indicators()[node.indicator].level);
        }
        for (const NodeResult& node : assessment_.nodes()) {
            const Indicator& indicator = catalogue_.indicators()[node.indicator];
            const bool has_lost = node.score && node.score->lower < kFull;
            if (indicator.level == kDetail && !has_lost && !engine_.is_root(node.indicator)) {
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
        for (std::size_t i = 0; i < results.size(); ++i) {
            const GateResult& gate = results[i];
            card.gates.push_back({gate_name(i), gate.state, gate.may_act(), std::string(word(state_name(gate))), effect_of(gate), {}});
            if (gate.state != Truth::no) card.gates.back().because = reasons(engine_.data().plan->gates[i]);
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

    // What of a condition may have made it true or unknown: the parts that do not plainly speak against it, and where it
    // is negated, those that do not plainly speak for it. From the end of the program, an operator comes before its parts.
    // Values are compared by the written millionths, which is enough to point at something.
    std::vector<Scorecard::Reason> reasons(const scoring::GateProgram& program) const {
        using Op = scoring::Instruction::Op;
        const auto& thresholds = engine_.data().plan->thresholds;
        std::vector<Scorecard::Reason> found;
        std::vector<bool> wanted{true};    // whether what is open has to be true or false for the gate to act
        for (std::size_t i = program.size(); i-- > 0;) {
            const scoring::Instruction& step = program[i];
            const bool is_wanted = wanted.back();
            wanted.pop_back();
            std::optional<Scorecard::Reason> reason;
            switch (step.op) {
                case Op::negate: wanted.push_back(!is_wanted); break;
                case Op::all:
                case Op::any: wanted.insert(wanted.end(), step.target, is_wanted); break;
                case Op::criterion_at_most: reason = criterion_reason(step.target, step.value, is_wanted); break;
                case Op::node_below: reason = node_reason(thresholds[step.target], is_wanted); break;
                case Op::finding: reason = finding_reason(step.target); break;
                case Op::finding_level: break;
            }
            if (reason) found.push_back(*std::move(reason));
        }
        std::ranges::reverse(found);
        std::unordered_set<std::string> ids;
        std::erase_if(found, [&](const Scorecard::Reason& reason) { return !ids.insert(reason.id).second; });
        return found;
    }

    // Of a rule that was found, or may be.
    std::optional<Scorecard::Reason> finding_reason(std::uint32_t number) const {
        const scoring::FindingName& asked = engine_.data().findings[number];
        if (!asked.is_known) return Scorecard::Reason{std::string(asked.name), std::string(asked.name), true};
        const auto is_open = [&](const Finding& finding) { return finding.rule == asked.number && finding.is_open(); };
        if (std::ranges::none_of(assessment_.findings(), is_open)) return {};
        return Scorecard::Reason{std::string(asked.name), engine_.risk(asked.number).title.in(language_), true};
    }

    std::optional<Scorecard::Reason> criterion_reason(std::uint32_t number, std::int64_t limit, bool is_wanted) const {
        const Criterion& criterion = catalogue_.criteria()[number];
        const CriterionResult* result = assessment_.find_criterion(criterion.id);
        if (result == nullptr) return Scorecard::Reason{criterion.id, criterion.statement.in(language_)};    // outside the roots
        const bool is_out = result->rating == CriterionResult::kNotApplicable;
        if (is_wanted && (is_out || (result->value && result->value->lower > limit))) return {};
        if (!is_wanted && !is_out && result->value && result->value->upper <= limit) return {};
        const std::string verdict = short_verdict(assessment_, *result, language_);
        return Scorecard::Reason{criterion.id, say(Word::square_brackets, language_, {verdict}) +
                                                   criterion.statement.in(language_)};
    }

    std::optional<Scorecard::Reason> node_reason(const scoring::NodeThreshold& threshold, bool is_wanted) const {
        const Indicator& indicator = catalogue_.indicators()[threshold.node];
        const NodeResult* node = assessment_.find_node(indicator.id);
        if (node == nullptr) return Scorecard::Reason{indicator.id, indicator.title.in(language_)};
        if (is_wanted && (!node->score || node->score->lower > threshold.below)) return {};
        if (!is_wanted && node->score && node->score->upper < threshold.below) return {};
        return Scorecard::Reason{indicator.id, say(Word::square_brackets, language_, {percents(node->score) + " %"}) +
                                                   indicator.title.in(language_)};
    }

    Scorecard::Criterion criterion(const CriterionResult& result) const {
        const Criterion& criterion = catalogue_.criteria()[result.criterion];
        return {criterion.id, criterion.statement.in(language_), result.gain.value_or(0), {}};
    }

    // The numbers of the open gates that wait for a criterion, by its id.
    static std::unordered_map<std::string_view, std::vector<std::size_t>> waiting_gates(const Scorecard& card) {
        std::unordered_map<std::string_view, std::vector<std::size_t>> waiting;
        for (std::size_t i = 0; i < card.gates.size(); ++i) {
            if (card.gates[i].state != Truth::unknown || !card.gates[i].may_act) continue;
            for (const Scorecard::Reason& reason : card.gates[i].because) waiting[reason.id].push_back(i);
        }
        return waiting;
    }

    // Where a gate is open, an answer may turn the grade, whatever it is worth in marks.
    void unassessed(Scorecard& card) const {
        const std::size_t none = scheme_.grades().size();
        const auto waiting = waiting_gates(card);
        std::vector<std::pair<std::size_t, Scorecard::Criterion>> found;    // with its lowest cap, counted from the last
        for (const CriterionResult& result : assessment_.criteria()) {
            if (result.source != Source::unassessed) continue;
            std::size_t above_last = none;
            Scorecard::Criterion entry = criterion(result);
            const auto gates = waiting.find(entry.id);
            for (const std::size_t i : gates == waiting.end() ? std::vector<std::size_t>{} : gates->second) {
                entry.gates.push_back(card.gates[i].name);
                const std::string_view cap = assessment_.gates()[i].grade_at_most;
                above_last = std::min(above_last, cap.empty() ? none - 1 : none - 1 - rank(cap));
            }
            found.emplace_back(above_last, std::move(entry));
        }
        std::ranges::stable_sort(found, [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : a.second.gain > b.second.gain;
        });
        for (auto& [cap, entry] : found) card.unassessed.push_back(std::move(entry));
    }

    void gains(Scorecard& card) const {
        constexpr std::size_t kMost = 10;
        for (const CriterionResult& result : assessment_.criteria()) {
            if (result.gain.value_or(0) > 0) card.gains.push_back(criterion(result));
        }
        std::ranges::stable_sort(card.gains, std::ranges::greater{}, &Scorecard::Criterion::gain);
        card.all_gains = card.gains.size();
        if (card.gains.size() > kMost) card.gains.resize(kMost);
    }

    // Asks for gates and unassessed criteria to be on the card.
    std::string sentence(const Scorecard& card) const {
        if (!assessment_.score()) return std::string(word(Word::no_score)) + std::string(word(Word::full_stop));
        const std::string lower = assessment_.marks_lower();
        const std::string upper = assessment_.marks_upper();
        const std::string lower_name = grade_name(scheme_, assessment_.grade_lower(), language_);
        const std::string upper_name = grade_name(scheme_, assessment_.grade_upper(), language_);
        if (lower == upper && lower_name == upper_name) {
            return say(Word::sentence_settled, language_, {lower, scheme_.full_marks(), lower_name});
        }
        std::vector<std::string> open;
        const auto note = [&](Word what, std::size_t count) {
            if (count > 0) open.push_back(say(what, language_, {std::to_string(count)}));
        };
        note(Word::open_criteria, card.unassessed.size());
        note(Word::open_gates, static_cast<std::size_t>(std::ranges::count_if(card.gates, [](const Scorecard::Gate& gate) {
                 return gate.state == Truth::unknown && gate.may_act;
             })));
        return say(Word::sentence_certain, language_, {lower, lower_name}) +
               say(Word::sentence_possible, language_, {upper, upper_name, join(open, word(Word::and_comma))});
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

Scorecard make_scorecard(const Assessment& assessment, Language language) {
    return Maker(assessment, language).make();
}

}  // namespace xuehui::report
