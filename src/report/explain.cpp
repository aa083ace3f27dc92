// How a score came about: an indicator from those below it, by one line of arithmetic each, down to the ratings.
#include <xuehui/report.hpp>

#include <algorithm>
#include <vector>

#include "base/decimal.hpp"
#include "base/uint128.hpp"
#include "engine/assessment_data.hpp"
#include "engine/engine_data.hpp"
#include "report/explain_criterion.hpp"
#include "report/phrases.hpp"
#include "report/text_layout.hpp"
#include "report/words.hpp"

namespace xuehui {

namespace {

using namespace report;

constexpr std::size_t kIndent = 2;

// What an indicator is formed from: an indicator or a criterion below it.
struct Child {
    std::string id, title;
    Decimal weight;
    std::optional<Bounds> score;

    bool counts() const { return score && weight.millionths() > 0; }
};

class Explainer {
public:
    Explainer(const Assessment& assessment, const TextStyle& style)
        : assessment_(assessment),
          engine_(assessment.engine()),
          catalogue_(engine_.catalogue()),
          ratings_(assessment),
          language_(style.language),
          page_(style) {}

    std::string indicator(const NodeResult& top) {
        about(top);
        const std::uint32_t end = catalogue_.indicators()[top.indicator].end;
        for (const NodeResult& node : assessment_.nodes()) {
            if (node.indicator >= top.indicator && node.indicator < end) section(node);
        }
        return std::move(page_).take();
    }

    std::string criterion(const CriterionResult& result) {
        explain_criterion(page_, assessment_, result, ratings_, language_);
        return std::move(page_).take();
    }

private:
    std::string_view word(Word word) const { return say(word, language_); }

    void entry(Word label, std::string_view text) {
        constexpr std::size_t kHang = 14;
        if (!text.empty()) page_.item(kIndent, kHang, word(label), text);
    }

    void about(const NodeResult& node) {
        const Indicator& indicator = catalogue_.indicators()[node.indicator];
        page_.item(0, 0, indicator.id, indicator.title.in(language_), Ink::strong);
        page_.blank();
        entry(Word::level_label, level(indicator.level, language_));
        if (indicator.parent) {
            const Indicator& parent = catalogue_.indicators()[*indicator.parent];
            entry(Word::within, parent.id + ' ' + parent.title.in(language_));
        }
        entry(Word::note, indicator.note.in(language_));
        entry(Word::weight, engine_.indicator_weight(node.indicator));
        entry(Word::share, node.score ? percents(node.score) + " %" : std::string(word(Word::value_left_out)));
        entry(Word::criteria, coverage_text(assessment_, node.coverage, indicator.first_criterion,
                                            indicator.end_criterion, language_));
        if (const auto total = assessment_.score()) {
            entry(Word::contribution,
                  say(Word::contribution_value, language_, {percent(contribution(indicator)), percent(total->lower)}));
        }
    }

    std::int64_t contribution(const Indicator& indicator) const {
        std::int64_t sum = 0;
        for (const CriterionResult& each : assessment_.criteria()) {
            if (each.criterion >= indicator.first_criterion && each.criterion < indicator.end_criterion) {
                sum += each.contribution;
            }
        }
        return sum;
    }

    void section(const NodeResult& node) {
        const Indicator& indicator = catalogue_.indicators()[node.indicator];
        page_.heading(indicator.id + ' ' + indicator.title.in(language_) + std::string(word(Word::colon)) +
                      std::string(word(formed(node.indicator))));
        const std::vector<Child> children = children_of(node.indicator);
        list(children);
        for (const std::string& line : arithmetic(node, children)) page_.paragraph(kIndent, line);
        if (indicator.level < 3) return;
        for (const CriterionResult& each : assessment_.criteria()) {
            if (each.criterion < indicator.first_criterion || each.criterion >= indicator.end_criterion) continue;
            page_.blank();
            summarise_criterion(page_, kIndent, assessment_, each, ratings_, language_);
        }
    }

    Word formed(std::uint32_t indicator) const {
        switch (engine_.aggregate(indicator)) {
            case Aggregate::mean: break;
            case Aggregate::min: return Word::formed_min;
            case Aggregate::max: return Word::formed_max;
        }
        return Word::formed_mean;
    }

    std::vector<Child> children_of(std::uint32_t parent) const {
        std::vector<Child> children;
        const auto add = [&](const std::string& id, std::string title, const std::string& weight, auto score) {
            children.push_back({id, std::move(title), Decimal::parse(weight).value_or(Decimal()), score});
        };
        for (const NodeResult& node : assessment_.nodes()) {
            const Indicator& each = catalogue_.indicators()[node.indicator];
            if (each.parent != parent) continue;
            add(each.id, each.title.in(language_), engine_.indicator_weight(node.indicator), node.score);
        }
        for (const CriterionResult& result : assessment_.criteria()) {
            const Criterion& each = catalogue_.criteria()[result.criterion];
            if (each.indicator != parent) continue;
            add(each.id, {}, engine_.criterion_weight(result.criterion), result.value);    // its statement stands below
        }
        return children;
    }

    void list(const std::vector<Child>& children) {
        using enum Table::Align;
        Table table(std::string(word(Word::below)), {{std::string(word(Word::weight)), right},
                                                     {std::string(word(Word::share_column)), left}});
        for (const Child& child : children) {
            const bool unweighted = child.score && child.weight.millionths() == 0;
            const std::string score = child.score ? percents_in_column(child.score) : std::string(word(Word::left_out));
            table.row(0, child.id, child.title,
                      {child.weight.text(), score + (unweighted ? std::string(word(Word::comma)) +
                                                                      std::string(word(Word::not_counted))
                                                                : std::string())});
        }
        table.write(page_, kIndent);
    }

    // One line for both bounds where they agree all the way, otherwise one for each.
    std::vector<std::string> arithmetic(const NodeResult& node, const std::vector<Child>& children) const {
        std::vector<Child> counted;
        std::ranges::copy_if(children, std::back_inserter(counted), &Child::counts);
        if (!node.score || counted.empty()) return {};
        const bool is_sharp = std::ranges::all_of(
            counted, [](const Child& child) { return child.score->lower == child.score->upper; });
        if (is_sharp) return {line(node, counted, &Bounds::lower, Word::both_bounds)};
        return {line(node, counted, &Bounds::lower, Word::lower_bound),
                line(node, counted, &Bounds::upper, Word::upper_bound)};
    }

    std::string line(const NodeResult& node, const std::vector<Child>& children, std::int32_t Bounds::*bound,
                     Word which) const {
        const std::int32_t score = (*node.score).*bound;
        if (engine_.aggregate(node.indicator) == Aggregate::mean) {
            return say(which, language_, {mean(children, bound, score)});
        }
        const scoring::Deciders& deciders =
            assessment_.data().deciders[static_cast<std::size_t>(&node - assessment_.nodes().data())];
        const std::string& decider = id_at(bound == &Bounds::lower ? deciders.lower : deciders.upper);
        return say(which, language_,
                   {percent(score) + std::string(word(Word::comma)) + say(Word::decides, language_, {decider})});
    }

    const std::string& id_at(std::uint32_t slot) const {
        const scoring::Plan::Slot& child = engine_.data().plan->slots[slot];
        return child.is_criterion ? catalogue_.criteria()[child.target].id : catalogue_.indicators()[child.target].id;
    }

    // "(5 × 80.0000 + 7 × 100.0000) / 12 = 91.6667". The shares below are written rounded, so the line holds exactly or
    // nearly, and says which.
    std::string mean(const std::vector<Child>& children, std::int32_t Bounds::*bound, std::int32_t score) const {
        std::string sum;
        uint128 products = 0;
        std::int64_t weights = 0;
        for (const Child& child : children) {
            const std::int32_t share = (*child.score).*bound;
            if (!sum.empty()) sum += " + ";
            sum += child.weight.text() + " × " + percent(share);
            products += static_cast<uint128>(static_cast<std::uint64_t>(child.weight.millionths())) *
                        static_cast<std::uint32_t>(share);
            weights += child.weight.millionths();
        }
        const bool is_exact = products == static_cast<uint128>(static_cast<std::uint64_t>(weights)) *
                                              static_cast<std::uint32_t>(score);
        return '(' + sum + ") / " + Decimal::from_millionths(weights).text() + (is_exact ? " = " : " ≈ ") + percent(score);
    }

    const Assessment& assessment_;
    const Engine& engine_;
    const Catalogue& catalogue_;
    RatingsOf ratings_;
    Language language_;
    Page page_;
};

}  // namespace

std::string explain(const Assessment& assessment, std::string_view id, const TextStyle& style) {
    if (const CriterionResult* result = assessment.find_criterion(id)) {
        return Explainer(assessment, style).criterion(*result);
    }
    if (const NodeResult* node = assessment.find_node(id)) return Explainer(assessment, style).indicator(*node);
    return {};
}

}  // namespace xuehui
