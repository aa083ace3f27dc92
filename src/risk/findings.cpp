#include "risk/findings.hpp"

#include <algorithm>
#include <tuple>

namespace xuehui::risk {

namespace {

using logic::Answer;
using logic::Logic;
using logic::Slot;
using rules::Rulebook;
using State = Finding::State;

constexpr std::uint8_t kLeast = 1;
constexpr std::uint8_t kMost = RiskMatrix::kSteps;

class Search {
public:
    Search(const Rulebook& book, const logic::Facts& facts, logic::Budget& budget)
        : book_(book), facts_(facts), budget_(budget) {}

    std::vector<Finding> run() {
        findings_.reserve(count_findings());
        for (std::uint32_t i = 0; i < book_.risks.size(); ++i) run(book_.risks[i], i);
        return std::move(findings_);
    }

private:
    std::size_t count_findings() const {
        std::size_t count = book_.risks.size();
        for (const Rulebook::RiskRule& rule : book_.risks) {
            const auto elements = rule.each == logic::kNoSlot ? std::nullopt : facts_.elements(rule.each);
            if (elements && elements->size() > 1) count += elements->size() - 1;
        }
        return count;
    }

    void run(const Rulebook::RiskRule& rule, std::uint32_t number) {
        if (rule.each == logic::kNoSlot) return add(rule, number, Logic::kNoItem, {});
        const auto elements = facts_.elements(rule.each);
        if (!elements) return add_unknown_list(rule, number);
        if (elements->empty()) {
            findings_.emplace_back().rule = number;
            return;
        }
        const auto id = facts_.vocabulary().find_member(rule.each, "id");
        for (std::size_t i = 0; i < elements->size(); ++i) {
            const logic::Operand name = id ? facts_.member((*elements)[i], *id) : logic::Operand();
            const bool has_name = name.is(logic::Form::text) && !name.as_text().empty();
            add(rule, number, i, has_name ? std::string(name.as_text()) : std::to_string(i + 1));
            if ((*elements)[i].has(logic::Operand::kPerhaps)) doubt(rule, findings_.back());
        }
    }

    void add_unknown_list(const Rulebook::RiskRule& rule, std::uint32_t number) {
        Finding& finding = findings_.emplace_back();
        finding.rule = number;
        finding.state = State::unknown;
        finding.missing.push_back(facts_.vocabulary().name(rule.each));
        weigh(step(rule.likelihood, Logic::kNoItem), step(rule.impact, Logic::kNoItem), finding);    // item is unknown
    }

    // Of an element that is only perhaps there (in a derived list) nothing is more than possible.
    void doubt(const Rulebook::RiskRule& rule, Finding& finding) {
        if (!finding.is_open()) return;
        finding.state = State::unknown;
        facts_.note(rule.each, needs_, assumed_);
        finding.missing.clear();
        needs_.each([&](Slot slot) { finding.missing.push_back(facts_.vocabulary().name(slot)); });
    }

    void add(const Rulebook::RiskRule& rule, std::uint32_t number, std::size_t element, std::string case_id) {
        Finding& finding = findings_.emplace_back();
        finding.rule = number;
        finding.case_id = std::move(case_id);
        if (element != Logic::kNoItem) finding.element = static_cast<std::uint32_t>(element);
        needs_.clear();
        assumed_.clear();
        finding.state = state_of(rule, element);
        if (finding.is_open()) {
            weigh(step(rule.likelihood, element), step(rule.impact, element), finding);
            needs_.each([&](Slot slot) { finding.missing.push_back(facts_.vocabulary().name(slot)); });
        }
        assumed_.each([&](Slot slot) { finding.assumed.push_back(facts_.vocabulary().name(slot)); });
    }

    // In force decides first: of an act from before a rule nothing is found, whatever it was. What is open there only
    // matters if the condition could be met.
    State state_of(const Rulebook::RiskRule& rule, std::size_t element) {
        const Truth in_force = is_in_force(rule, element);
        if (in_force == Truth::no) return State::not_in_force;
        const Answer when = rule.when.evaluate(facts_, budget_, element);
        note(when);
        const Truth found = both(in_force, when.truth());
        if (found == Truth::no) return State::clear;
        return found == Truth::yes ? State::raised : State::unknown;
    }

    Truth is_in_force(const Rulebook::RiskRule& rule, std::size_t element) {
        const auto& from = rule.source->from;
        const auto& to = rule.source->to;
        if (!from && !to) return Truth::yes;
        Date judged_at = facts_[logic::Vocabulary::kAsOf].as_date();
        if (rule.judged_at) {
            const Answer answer = rule.judged_at->evaluate(facts_, budget_, element);
            note(answer);
            const auto date = answer.date();
            if (!date) return Truth::unknown;
            judged_at = *date;
        }
        return truth((!from || *from <= judged_at) && (!to || judged_at <= *to));
    }

    // Rounded outwards; logic that could give anything else was refused when it was loaded.
    Steps step(const Logic& logic, std::size_t element) {
        if (const logic::Operand* const said = logic.constant(); said != nullptr && said->is_whole()) {
            const auto always = static_cast<std::uint8_t>(said->as_whole());
            return {always, always};
        }
        const Answer answer = logic.evaluate(facts_, budget_, element);
        note(answer);
        const auto interval = answer.number();
        if (!interval) return {kLeast, kMost};
        const auto at_least = [](const logic::Numeric& number, std::uint8_t step) {
            return number >= logic::Numeric(std::int64_t{step});
        };
        Steps steps{kLeast, kMost};
        while (steps.lower < kMost && at_least(interval->lowest, static_cast<std::uint8_t>(steps.lower + 1)))
            ++steps.lower;
        while (steps.upper > steps.lower && !(interval->highest > logic::Numeric(std::int64_t{steps.upper} - 1)))
            --steps.upper;
        return steps;
    }

    // The matrix falls in neither direction (the reader sees to that), so that its corners are the bounds.
    void weigh(Steps likelihood, Steps impact, Finding& finding) const {
        finding.likelihood = likelihood;
        finding.impact = impact;
        if (book_.matrix.levels.empty()) return;
        finding.level.lower = book_.matrix.cells[likelihood.upper - 1U][impact.upper - 1U];
        finding.level.upper = book_.matrix.cells[likelihood.lower - 1U][impact.lower - 1U];
    }

    void note(const Answer& answer) {
        needs_.add(answer.needs);
        assumed_.add(answer.assumed);
    }

    const Rulebook& book_;
    const logic::Facts& facts_;
    logic::Budget& budget_;
    logic::Slots needs_, assumed_;    // of the finding that is being made
    std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> find(const Rulebook& book, const logic::Facts& facts, logic::Budget& budget) {
    return Search(book, facts, budget).run();
}

void sort_by_urgency(std::vector<Finding>& findings) {
    const auto key = [](const Finding& finding) {
        const int level = finding.is_open() ? finding.level.lower : 0;
        return std::tuple(finding.state, level, -(finding.is_open() ? finding.likelihood.upper : 0));
    };
    std::ranges::stable_sort(findings, {}, key);
}

}  // namespace xuehui::risk
