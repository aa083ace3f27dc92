// Groups beside each other: scores, grades, gates. The largest ones, where there are many.
#include <algorithm>
#include <utility>
#include <vector>

#include "report/html/population/chapters.hpp"
#include "report/phrases.hpp"

namespace xuehui::report::html {

namespace {

constexpr std::size_t kMostGroups = 40;
constexpr std::size_t kMostColumns = 8;

using Groups = std::vector<const GroupSummary*>;

// The largest first, who state none behind them, and all of them together.
Groups shown_groups(const PopulationSummary& summary) {
    Groups groups;
    for (const GroupSummary& group : summary.groups) groups.push_back(&group);
    std::ranges::stable_sort(groups, [](const GroupSummary* a, const GroupSummary* b) {
        return std::pair(a->name.has_value(), a->assessed) > std::pair(b->name.has_value(), b->assessed);
    });
    if (groups.size() > kMostGroups) groups.resize(kMostGroups);
    groups.push_back(&summary.all);
    return groups;
}

void begin_row(PopulationSheet& sheet, const GroupSummary& group) {
    const bool is_all = &group == &sheet.summary().all;
    sheet.open("tr", {{"class", is_all ? "reached" : "group-row"}});
    sheet.put("th", {{"scope", "row"}}, is_all ? Text{"全体", "All"} : PopulationSheet::group(group.name));
}

void write_scores(PopulationSheet& sheet, const Groups& groups) {
    sheet.put("h3", {{"id", "group-scores-title"}}, Text{"得分率（%）", "Shares (%)"});
    const Text columns[] = {sheet.group_by(), {"组织数", "Count"}, {"平均", "Mean"}};
    sheet.open_table("group-scores-title", columns, 1).open("tbody");
    for (const GroupSummary* group : groups) {
        begin_row(sheet, *group);
        sheet.open("td", {{"class", "number"}}).put("span", {}, grouped(group->assessed));
        if (group->score.scored < group->assessed) {
            const std::string scored = grouped(group->score.scored);
            sheet.put("small", {}, Text{scored + " 个有得分", scored + " with a score"});
        }
        sheet.close();
        const auto& quantiles = group->score.quantiles;
        sheet.score(group->score.mean,
                    quantiles.empty() ? Text() : PopulationSheet::median(percents(quantiles[kMedian])));
        sheet.close();
    }
    sheet.close().close_table();
}

template <class Name>
void write_frequencies(PopulationSheet& sheet, const Groups& groups, std::string_view id, const Text& title,
                       std::vector<Frequency> GroupSummary::*which, const std::vector<std::size_t>& numbers,
                       bool is_of_scored, Name name) {
    if (numbers.empty()) return;
    sheet.put("h3", {{"id", id}}, title);
    std::vector<Text> columns{sheet.group_by()};
    for (const std::size_t number : numbers) columns.push_back(name(number));
    sheet.open_table(id, columns, 1).open("tbody");
    for (const GroupSummary* group : groups) {
        begin_row(sheet, *group);
        const std::uint64_t of = is_of_scored ? group->score.scored : group->assessed;
        for (const std::size_t number : numbers) sheet.frequency((group->*which)[number], of);
        sheet.close();
    }
    sheet.close().close_table();
}

// The first so many of those that may be somewhere.
std::vector<std::size_t> present(const std::vector<Frequency>& frequencies) {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < frequencies.size() && numbers.size() < kMostColumns; ++i) {
        if (frequencies[i].possible > 0) numbers.push_back(i);
    }
    return numbers;
}

}  // namespace

void write_groups(PopulationSheet& sheet) {
    const PopulationSummary& summary = sheet.summary();
    sheet.open("p", {{"class", "note"}})
        .text({"分组依据：", "Grouped by "})
        .put("code", {}, shortened(summary.group_by, kName));
    sheet.text({"；“未注明”的不与任何一组比较。", "; those that do not state it are compared with nobody."}).close();
    const Groups groups = shown_groups(summary);
    write_scores(sheet, groups);
    const GroupSummary& all = summary.all;
    write_frequencies(sheet, groups, "group-grades-title",
                      {"参考等级：确定 – 可能", "Reference grades: certain – possible"}, &GroupSummary::grades,
                      present(all.grades), true, [&](std::size_t i) { return sheet.grade(i); });
    write_frequencies(sheet, groups, "group-gates-title", {"否决、封顶：触发 – 可能", "Gates: triggered – possible"},
                      &GroupSummary::gates, present(all.gates), false, [&](std::size_t i) { return sheet.gate(i); });
    sheet.says_rest(groups.size() - 1, summary.groups.size());
    if (summary.left_out == 0) return;
    const std::string count = grouped(summary.left_out);
    sheet.put("p", {{"class", "note"}},
              Text{"组太多：另有 " + count + " 个组织所在的组没有统计。",
                   "Too many groups: those of " + count + " organisations were not counted."});
}

}  // namespace xuehui::report::html
