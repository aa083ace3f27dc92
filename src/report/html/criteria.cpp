// The full table: every criterion with its rating, value, weight, contribution and gain, below its indicator. What a
// criterion says stands in the tree, where its number leads.
#include "report/html/chapters.hpp"
#include "report/html/verdict_class.hpp"
#include "report/phrases.hpp"

namespace xuehui::report::html {

namespace {

Word source_of(const CriterionResult& result) {
    switch (result.source) {
        case Source::assessed: return Word::from_assessor;
        case Source::derived: return Word::from_facts;
        case Source::unassessed: break;
    }
    return Word::from_nobody;
}

void row(Sheet& sheet, const CriterionResult& result) {
    const Assessment& assessment = sheet.assessment();
    const Criterion& criterion = sheet.engine().catalogue().criteria()[result.criterion];
    const auto number = [&](const std::string& text) { sheet.put("td", {{"class", "number"}}, text); };
    sheet.open("tr").open("th", {{"scope", "row"}}).put("a", {{"href", link(criterion.id)}}, criterion.id).close();
    const Text judged = in_both([&](Language language) { return verdict(assessment, result, language); });
    sheet.open("td").put("span", {{"class", verdict_class(result)}}, judged).close();
    sheet.put("td", {{"class", "source"}}, source_of(result));
    number(percents(result.value));
    number(sheet.engine().criterion_weight(result.criterion));
    number(percent(result.contribution));
    number(result.gain ? percent(*result.gain) : std::string("—"));
    sheet.close();
}

// An indicator that has criteria, and these; gives the number behind the last one.
std::size_t group(Sheet& sheet, const Indicator& indicator, std::size_t next) {
    const auto results = sheet.assessment().criteria();
    while (next < results.size() && results[next].criterion < indicator.first_criterion) ++next;
    if (next == results.size() || results[next].criterion >= indicator.end_criterion) return next;
    sheet.open("tbody").open("tr", {{"class", "group"}}).open("th", {{"scope", "rowgroup"}, {"colspan", "7"}});
    sheet.put("span", {}, indicator.id + ' ').text(indicator.title).close().close();
    for (; next < results.size() && results[next].criterion < indicator.end_criterion; ++next)
        row(sheet, results[next]);
    sheet.close();
    return next;
}

}  // namespace

void write_criteria(Sheet& sheet) {
    sheet.put("p", {{"class", "note"}}, Word::all_note);
    sheet.open_table("criteria-title",
                     {Word::id, Word::rating_column, Word::source_column, Word::value_column, Word::weight,
                      Word::contribution_column, Word::gain_column},
                     3);
    std::size_t next = 0;
    for (const NodeResult& node : sheet.assessment().nodes()) {
        const Indicator& indicator = sheet.engine().catalogue().indicators()[node.indicator];
        if (indicator.level == 3) next = group(sheet, indicator, next);
    }
    sheet.close_table();
}

}  // namespace xuehui::report::html
