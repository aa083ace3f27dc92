// Where all of them are weak, and where least is known. An indicator is weak where its mean is low even at best: what nobody
// has rated is not weak but unknown.
#include <algorithm>
#include <utility>
#include <vector>

#include "report/html/population/chapters.hpp"
#include "report/phrases.hpp"

namespace xuehui::report::html {

namespace {

constexpr std::size_t kMostRoots = 20;
constexpr std::size_t kMostRows = 15;

using Nodes = std::vector<std::size_t>;

Nodes nodes_of_level(const PopulationSheet& sheet, std::uint8_t level) {
    Nodes nodes;
    for (std::size_t i = 0; i < sheet.summary().all.nodes.size(); ++i) {
        if (sheet.indicator(i).level == level && sheet.summary().all.nodes[i].mean) nodes.push_back(i);
    }
    return nodes;
}

// As exact as medians of indicators are.
std::string tenths_of_percent(std::int32_t score) {
    return std::to_string(score / 10'000) + '.' + std::to_string(score / 1'000 % 10);
}

void write_nodes(PopulationSheet& sheet, std::string_view label, const Nodes& nodes, std::size_t most) {
    const Text columns[] = {{"编号", "Id"}, {"指标", "Indicator"}, {"平均（%）", "Mean (%)"}};
    sheet.open_table(label, columns, 2).open("tbody");
    const std::size_t shown = std::min(nodes.size(), most);
    for (std::size_t i = 0; i < shown; ++i) {
        const ScoreSummary& node = sheet.summary().all.nodes[nodes[i]];
        const Indicator& indicator = sheet.indicator(nodes[i]);
        sheet.open("tr").put("th", {{"scope", "row"}}, shortened(indicator.id, kWord));
        sheet.open("td").text(shortened(indicator.title, kTitle));
        if (node.scored < sheet.summary().all.assessed) {    // it does not apply to the others
            const std::string count = grouped(node.scored);
            sheet.put("small", {},
                      Text{count + " 个组织", count + (node.scored == 1 ? " organisation" : " organisations")});
        }
        sheet.close();
        const Bounds& median = node.quantiles[kMedian];
        sheet.score(node.mean,
                    PopulationSheet::median(from_to(tenths_of_percent(median.lower), tenths_of_percent(median.upper))));
        sheet.close();
    }
    sheet.close().close_table();
    sheet.says_rest(shown, nodes.size());
}

}  // namespace

void write_weak_indicators(PopulationSheet& sheet) {
    const auto& all = sheet.summary().all.nodes;
    const Nodes roots = nodes_of_level(sheet, 1);
    if (roots.empty()) {
        sheet.put("p", {}, Text{"没有一个指标有得分。", "No indicator has a score."});
        return;
    }
    sheet.put("h3", {{"id", "roots-title"}}, Text{"一级指标", "Indicators of level 1"});
    write_nodes(sheet, "roots-title", roots, kMostRoots);
    Nodes weak = nodes_of_level(sheet, 3);
    Nodes unknown = weak;
    std::ranges::stable_sort(weak, [&](std::size_t a, std::size_t b) {
        return std::pair(all[a].mean->upper, all[a].mean->lower) < std::pair(all[b].mean->upper, all[b].mean->lower);
    });
    sheet.put("h3", {{"id", "weakest-title"}}, Text{"最薄弱的三级指标", "Weakest indicators of level 3"});
    sheet.put(
        "p", {{"class", "note"}},
        Text{"按平均得分率的上界从低到高：就算未知的都好，平均也只有这么多。中位数舍至千分之一。",
             "By the upper bound of the mean: even if all that is unknown turned out well, the mean would be no more. "
             "Medians are rounded down to tenths."});
    write_nodes(sheet, "weakest-title", weak, kMostRows);
    const auto width = [&](std::size_t node) { return all[node].mean->upper - all[node].mean->lower; };
    std::erase_if(unknown, [&](std::size_t node) { return width(node) == 0; });
    if (unknown.empty()) return;
    std::ranges::stable_sort(unknown, std::ranges::greater{}, width);
    sheet.put("h3", {{"id", "unknown-title"}}, Text{"最不清楚的三级指标", "Least known indicators of level 3"});
    sheet.put("p", {{"class", "note"}},
              Text{"按平均得分率上下界之差从大到小：先要查清的。",
                   "By how far apart the bounds of the mean are: what to find out first."});
    write_nodes(sheet, "unknown-title", unknown, kMostRows);
}

}  // namespace xuehui::report::html
