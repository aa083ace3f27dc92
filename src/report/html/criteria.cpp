// The full table: every criterion with its rating, value, weight, contribution and gain, by the indicators at the top.
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
    sheet.put("td", {{"class", "statement"}}, criterion.statement);
    const Text judged = in_both([&](Language language) { return verdict(assessment, result, language); });
    sheet.open("td").put("span", {{"class", verdict_class(result)}}, judged).close();
    sheet.put("td", {{"class", "source"}}, source_of(result));
    number(percents(result.value));
    number(sheet.engine().criterion_weight(result.criterion));
    number(percent(result.contribution));
    number(result.gain ? percent(*result.gain) : std::string("—"));
    sheet.close();
}

// The criteria below a root, from the `next`th result on; gives the number behind the last one.
std::size_t group(Sheet& sheet, const NodeResult& node, std::size_t next) {
    const Indicator& indicator = sheet.engine().catalogue().indicators()[node.indicator];
    sheet.open("tbody").open("tr", {{"class", "group"}}).open("th", {{"scope", "rowgroup"}, {"colspan", "8"}});
    sheet.put("span", {}, indicator.id + ' ').text(indicator.title).close().close();
    const auto results = sheet.assessment().criteria();
    for (; next < results.size() && results[next].criterion < indicator.end_criterion; ++next) row(sheet, results[next]);
    sheet.close();
    return next;
}

}  // namespace

void write_criteria(Sheet& sheet) {
    sheet.put("p", {{"class", "note"}}, Word::all_note);
    sheet.open_table("criteria-title", {Word::id, Word::statement, Word::rating_column, Word::source_column,
                                        Word::value_column, Word::weight, Word::contribution_column, Word::gain_column}, 4);
    std::size_t next = 0;
    for (const NodeResult& node : sheet.assessment().nodes()) {
        if (sheet.engine().is_root(node.indicator)) next = group(sheet, node, next);
    }
    sheet.close_table();
}

}  // namespace xuehui::report::html
