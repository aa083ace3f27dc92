// Every indicator as a bar with its bounds, to unfold down to the criteria: rating, who, when, why, on what evidence.
#include "chart/bars.hpp"
#include "report/html/chapters.hpp"
#include "report/html/verdict_class.hpp"
#include "report/phrases.hpp"
#include "report/risk_words.hpp"

namespace xuehui::report::html {

namespace {

class Tree {
public:
    explicit Tree(Sheet& sheet)
        : sheet_(sheet),
          assessment_(sheet.assessment()),
          engine_(sheet.engine()),
          catalogue_(engine_.catalogue()),
          ratings_(assessment_) {}

    // Nodes come in catalogue order: one that is not below the last one closes it.
    void write() {
        std::vector<std::uint32_t> open;    // ends of the indicators that are open
        std::size_t next = 0;               // criterion
        for (const NodeResult& node : assessment_.nodes()) {
            while (!open.empty() && node.indicator >= open.back()) {
                sheet_.close();
                open.pop_back();
            }
            begin(node, open.empty());
            const Indicator& indicator = catalogue_.indicators()[node.indicator];
            open.push_back(indicator.end);
            if (indicator.level == 3) next = criteria_below(indicator, next);
        }
        for (std::size_t i = 0; i < open.size(); ++i) sheet_.close();
    }

private:
    void begin(const NodeResult& node, bool is_top) {
        const Indicator& indicator = catalogue_.indicators()[node.indicator];
        const std::string id = anchor(indicator.id);
        const std::string name = "node level-" + std::to_string(indicator.level);
        if (is_top) {
            sheet_.open("details", {{"class", name}, {"id", id}, {"open", "open"}});
        } else {
            sheet_.open("details", {{"class", name}, {"id", id}});
        }
        sheet_.open("summary");
        sheet_.put("span", {{"class", "id"}}, indicator.id).put("span", {{"class", "title"}}, indicator.title);
        const std::uint32_t all = total_of(node.coverage);
        const std::string known = std::to_string(all - node.coverage.unassessed) + '/' + std::to_string(all);
        sheet_.open("span", {{"class", "facts"}});
        sheet_.say(Word::weight_known, {engine_.indicator_weight(node.indicator), known}).close();
        if (node.score) chart::bar(sheet_.markup(), node.score->lower, node.score->upper);
        sheet_.put("span", {{"class", "share"}}, percents(node.score));
        sheet_.close();
    }

    // Gives the number behind the last one written.
    std::size_t criteria_below(const Indicator& indicator, std::size_t next) {
        const auto results = assessment_.criteria();
        while (next < results.size() && results[next].criterion < indicator.first_criterion) ++next;
        for (; next < results.size() && results[next].criterion < indicator.end_criterion; ++next) {
            criterion(results[next]);
        }
        return next;
    }

    void criterion(const CriterionResult& result) {
        const Criterion& criterion = catalogue_.criteria()[result.criterion];
        sheet_.open("details", {{"class", "criterion"}, {"id", anchor(criterion.id)}}).open("summary");
        sheet_.put("span", {{"class", "id"}}, criterion.id).put("span", {{"class", "title"}}, criterion.statement);
        const Text judged = in_both([&](Language language) { return verdict(assessment_, result, language); });
        sheet_.put("span", {{"class", verdict_class(result)}}, judged);
        sheet_.put("span", {{"class", "share"}}, percents(result.value));
        sheet_.close();
        story(result);
        sheet_.close();
    }

    void entry(Word label, const Text& text) {
        if (!text.empty()) sheet_.put("dt", {}, label).put("dd", {}, text);
    }

    void story(const CriterionResult& result) {
        const CriterionStory zh(assessment_, result, ratings_, Language::zh);
        const CriterionStory en(assessment_, result, ratings_, Language::en);
        sheet_.open("dl", {{"class", "entries"}});
        entry(Word::value, both_of(zh, en, &CriterionStory::policy));
        entry(Word::counts, both_of(zh, en, &CriterionStory::counting_origin));
        const Text reason = both_of(zh, en, &CriterionStory::reason);
        if (!reason.empty()) sheet_.put("dt", {}, Word::reason).put("dd", {{"class", "prose"}}, reason);
        evidence(zh, en);
        entry(Word::facts_column, by_the_facts(result));
        because(zh, en);
        entry(Word::conflict_label, both_of(zh, en, &CriterionStory::conflict));
        others(zh, en);
        applies_if(zh, en);
        about(zh.criterion());
        sheet_.close();
    }

    Text by_the_facts(const CriterionResult& result) const {
        if (result.derived.kind == Derived::Kind::nothing) return {};
        return in_both([&](Language language) { return derived_text(engine_, result.derived, language); });
    }

    // A sentence, and what it says folded up behind it, which is the same in both languages.
    void applies_if(const CriterionStory& zh, const CriterionStory& en) {
        const Text said = both_of(zh, en, &CriterionStory::applies_if);
        if (said.empty()) return;
        sheet_.put("dt", {}, Word::applies_if).open("dd").text(said);
        sheet_.open("details", {{"class", "logic"}}).put("summary", {}, Word::logic);
        sheet_.put("code", {}, zh.condition()).close().close();
    }

    void evidence(const CriterionStory& zh, const CriterionStory& en) {
        const auto in_zh = zh.evidence();
        const auto in_en = en.evidence();
        if (in_zh.empty() && !zh.is_rated()) return;
        sheet_.put("dt", {}, Word::evidence);
        if (in_zh.empty()) sheet_.put("dd", {}, Word::no_evidence);
        for (std::size_t i = 0; i < in_zh.size(); ++i) sheet_.put("dd", {}, {in_zh[i], in_en[i]});
    }

    void because(const CriterionStory& zh, const CriterionStory& en) {
        const auto in_zh = zh.because();
        const auto in_en = en.because();
        if (!in_zh.empty()) sheet_.put("dt", {}, Word::check_facts);
        for (std::size_t i = 0; i < in_zh.size(); ++i) sheet_.put("dd", {}, {in_zh[i], in_en[i]});
    }

    void others(const CriterionStory& zh, const CriterionStory& en) {
        const auto in_zh = zh.others();
        const auto in_en = en.others();
        if (in_zh.empty()) return;
        sheet_.put("dt", {}, Word::others);
        for (std::size_t i = 0; i < in_zh.size(); ++i) {
            sheet_.put("dd", {}, in_both([&](Language language) {
                           const CriterionStory::Other& other = language == Language::zh ? in_zh[i] : in_en[i];
                           return other.what + std::string(say(Word::semicolon, language)) + other.why;
                       }));
        }
    }

    // Weight, contribution and gain stand in the full table, what there is to say of the standard's wording in the catalogue.
    void about(const Criterion& criterion) {
        const bool is_usual = criterion.kind == std::vector{Kind::requirement};
        if (!is_usual) entry(Word::kind, in_both([&](Language language) { return kinds(criterion, language); }));
    }

    Sheet& sheet_;
    const Assessment& assessment_;
    const Engine& engine_;
    const Catalogue& catalogue_;
    RatingsOf ratings_;
};

}  // namespace

void write_indicators(Sheet& sheet) {
    sheet.put("p", {{"class", "note"}}, Word::indicators_note);
    Tree(sheet).write();
}

}  // namespace xuehui::report::html
