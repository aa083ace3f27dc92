// The best, by name, with their places among all and in their groups.
#include <algorithm>

#include "report/html/population/chapters.hpp"
#include "report/phrases.hpp"

namespace xuehui::report::html {

namespace {

constexpr std::size_t kMost = 100;

// A percentile, rounded to tenths: the JSON has all of it.
std::string tenths(std::int32_t millionths) {
    const std::int32_t count = (millionths + 500) / 1'000;
    return std::to_string(count / 10) + '.' + std::to_string(count % 10);
}

void write_standing(PopulationSheet& sheet, const std::optional<Standing>& standing) {
    if (!standing) {
        sheet.number("—");
        return;
    }
    sheet.open("td", {{"class", "number"}});
    sheet.put("span", {}, from_to(grouped(standing->best), grouped(standing->worst)));
    sheet.put("small", {}, from_to(tenths(standing->percentile.lower), tenths(standing->percentile.upper))).close();
}

void write_entry(PopulationSheet& sheet, const LeagueEntry& entry, bool has_groups) {
    sheet.open("tr");
    write_standing(sheet, entry.in_all);
    sheet.open("th", {{"scope", "row"}});
    if (!entry.name.empty()) sheet.put("span", {{"class", "name"}}, shortened(entry.name, kName));
    sheet.put("span", {{"class", entry.name.empty() ? "name" : "id"}}, shortened(entry.organisation, kName));
    if (has_groups) sheet.put("span", {{"class", "id"}}, PopulationSheet::group(entry.group));
    sheet.close();
    if (has_groups) write_standing(sheet, entry.in_group);
    sheet.score(entry.score, sheet.grades(entry.grade_lower, entry.grade_upper)).close();
}

}  // namespace

void write_league(PopulationSheet& sheet) {
    const PopulationSummary& summary = sheet.summary();
    sheet.put(
        "p", {{"class", "note"}},
        Text{"按得分率的下界，再按上界。名次为最好 – "
             "最差：无论未知的如何都在其间；得分相同则名次相同。名次之下为百分等级："
             "得分较低者的百分比，加上得分相同者（连同自己）的一半。",
             "By the lower bound of the share, then by the upper one. Places are from the best to the worst that the "
             "unknown allows; who have the same score share a place. Below it the percentile rank: the percentage of "
             "those "
             "with a lower score, and half of those with the same, oneself among them."});
    std::vector<Text> columns{{"名次", "Place"}, {"组织", "Organisation"}};
    const bool has_groups = !summary.groups.empty();
    if (has_groups) columns.push_back({"组内", "In group"});
    columns.push_back({"得分率（%）、等级", "Share (%), grade"});
    sheet.open_table("league-title", columns, 2).open("tbody");
    const std::size_t shown = std::min(summary.league.size(), kMost);
    for (std::size_t i = 0; i < shown; ++i) write_entry(sheet, summary.league[i], has_groups);
    sheet.close().close_table();
    sheet.says_rest(shown, summary.all.score.scored);
}

}  // namespace xuehui::report::html
