// How many there are, what of them is known, and how their scores are spread.
#include "chart/histogram.hpp"
#include "report/html/population/chapters.hpp"
#include "report/phrases.hpp"

namespace xuehui::report::html {

namespace {

void figure(PopulationSheet& sheet, const Text& label, const std::string& value, const Text& note = {}) {
    sheet.open("div").put("dt", {}, label).open("dd").put("span", {}, value);
    if (!note.empty()) sheet.put("small", {}, note);
    sheet.close().close();
}

void write_figures(PopulationSheet& sheet) {
    const GroupSummary& all = sheet.summary().all;
    sheet.open("dl", {{"class", "big"}});
    figure(sheet, {"平均得分率", "Mean share"}, percents(all.score.mean), {" %", " %"});
    figure(sheet, {"中位数", "Median"}, percents(all.score.quantiles[kMedian]), {" %", " %"});
    sheet.close();
}

void write_counts(PopulationSheet& sheet) {
    const GroupSummary& all = sheet.summary().all;
    const auto entry = [&](const Text& label, std::uint64_t count, const std::string& share) {
        const std::string value = grouped(count) + (share.empty() ? "" : "  (" + share + ')');
        sheet.put("dt", {}, label).put("dd", {}, value);
    };
    sheet.open("dl", {{"class", "entries"}});
    entry({"已评价", "Assessed"}, all.assessed, {});
    entry({"有得分", "With a score"}, all.score.scored, share_text(all.score.scored, all.assessed));
    entry({"得分已无未定之处", "With nothing open in it"}, all.score.settled,
          share_text(all.score.settled, all.score.scored));
    entry({"拒收的记录", "Records rejected"}, sheet.summary().rejected, {});
    const std::uint64_t criteria = all.rated + all.derived + all.unassessed + all.not_applicable;
    entry({"评价要点：由人评定", "Criteria rated by assessors"}, all.rated, share_text(all.rated, criteria));
    entry({"评价要点：按事实推定", "Criteria derived from facts"}, all.derived, share_text(all.derived, criteria));
    entry({"评价要点：未评", "Criteria nobody rated"}, all.unassessed, share_text(all.unassessed, criteria));
    entry({"评价要点：不适用", "Criteria that do not apply"}, all.not_applicable,
          share_text(all.not_applicable, criteria));
    sheet.close();
}

void write_histogram(PopulationSheet& sheet) {
    const Histogram& bars = sheet.summary().histogram;
    std::vector<chart::Mark> marks;
    const auto& grades = sheet.engine().scheme().grades();
    constexpr std::size_t kMostMarks = 12;
    for (std::size_t i = 0; i < grades.size() && marks.size() < kMostMarks; ++i) {
        if (grades[i].at_least > 0) {
            marks.push_back({static_cast<std::int32_t>(grades[i].at_least), sheet.grade(i)});
        }
    }
    const ScoreSummary& score = sheet.summary().all.score;
    const std::string said = percents(score.mean) + " %, " + percents(score.quantiles[kMedian]) + " %";
    sheet.open("figure");
    chart::histogram(sheet.markup(), bars.lower, bars.upper, marks, {"得分率的分布", "How shares are spread"},
                     {"平均和中位数：" + said, "Mean and median: " + said});
    sheet.open("figcaption")
        .text({"多少组织的得分率在每一段（每段 5 %）；竖线为参考等级的界线。",
               "How many organisations have a share in each twentieth; lines are where grades begin."});
    sheet.close();
    sheet.open("p", {{"class", "legend"}});
    sheet.put("span", {{"class", "key certain"}}, "").text({"下界", "lower bounds"});
    sheet.put("span", {{"class", "key upper"}}, "").text({"上界", "upper bounds"}).close();
    sheet.close();
}

void write_quantiles(PopulationSheet& sheet) {
    const GroupSummary& all = sheet.summary().all;
    sheet.put("h3", {{"id", "quantiles-title"}}, Text{"分位数", "Quantiles"});
    const Text columns[] = {{"分位", "Quantile"}, {"下界（%）", "Lower (%)"}, {"上界（%）", "Upper (%)"}};
    sheet.open_table("quantiles-title", columns, 1).open("tbody");
    const auto row = [&](const Text& name, const Bounds& bounds) {
        sheet.open("tr").put("th", {{"scope", "row"}}, name);
        sheet.number(percent(bounds.lower)).number(percent(bounds.upper)).close();
    };
    row({"最低", "Least"}, *all.least);
    for (std::size_t i = 0; i < all.score.quantiles.size(); ++i) {
        constexpr std::int32_t kPercent = 10'000;
        const std::string share = std::to_string(kPopulationQuantiles[i] / kPercent) + " %";
        row(i == kMedian ? Text{"中位数（50 %）", "Median (50 %)"} : Text{share, share}, all.score.quantiles[i]);
    }
    row({"最高", "Greatest"}, *all.greatest);
    sheet.close().close_table();
    sheet.put(
        "p", {{"class", "note"}},
        Text{"每一分位：得分率不超过它的组织达到这一比例的最小得分率。未评的要点使得分有上下界，两界各自排列。",
             "Of each: the least share that so large a part does not exceed. Scores have bounds where criteria are not "
             "rated; the lower and the upper ones are ordered by themselves."});
}

}  // namespace

void write_population(PopulationSheet& sheet) {
    if (sheet.summary().all.score.scored > 0) {
        sheet.open("div", {{"class", "headline spread"}}).open("div");
        write_figures(sheet);
        write_counts(sheet);
        sheet.close();
        write_histogram(sheet);
        sheet.close();
        write_quantiles(sheet);
    } else {
        sheet.put("p", {}, Text{"没有一个组织有得分。", "No organisation has a score."});
        write_counts(sheet);
    }
    sheet.put("p", {{"class", "note"}}, Word::disclaimer);
}

}  // namespace xuehui::report::html
