// The page of a population: the frame and the style of an assessment's report, chapters of its own, and no script.
#include <xuehui/report.hpp>

#include <vector>

#include "report/html/frame.hpp"
#include "report/html/population/chapters.hpp"

namespace xuehui {

namespace {

using namespace report::html;

struct Chapter {
    std::string_view id, title_id;
    Text title;
    void (*write)(PopulationSheet& sheet);
};

std::vector<Chapter> chapters_of(const PopulationSummary& summary) {
    std::vector<Chapter> chapters{
        {"population", "population-title", {"总体", "All together"}, write_population},
        {"grades", "grades-title", {"参考等级", "Reference grades"}, write_grades},
        {"groups", "groups-title", {"分组比较", "Groups"}, write_groups},
        {"weak", "weak-title", {"薄弱指标", "Weakest indicators"}, write_weak_indicators},
        {"gates", "gates-title", {"否决、封顶和风险", "Gates and risks"}, write_gates_and_risks},
        {"league", "league-title", {"名次", "League table"}, write_league},
        {"documents", "documents-title", {"依据的文件", "Documents"}, write_sources},
    };
    if (summary.groups.empty()) std::erase_if(chapters, [](const Chapter& each) { return each.id == "groups"; });
    if (summary.league.empty()) std::erase_if(chapters, [](const Chapter& each) { return each.id == "league"; });
    return chapters;
}

void write_contents(PopulationSheet& sheet, const std::vector<Chapter>& chapters) {
    sheet.open("nav", {{"aria-labelledby", "contents-title"}});
    sheet.put("h2", {{"id", "contents-title"}}, report::Word::report_contents).open("ol");
    for (const Chapter& chapter : chapters) {
        sheet.open("li").put("a", {{"href", '#' + std::string(chapter.id)}}, chapter.title).close();
    }
    sheet.close().close();
}

}  // namespace

std::string to_html(const PopulationSummary& summary, Language language) {
    const std::string style =
        std::string(embedded_file("html/report.css")) + std::string(embedded_file("html/population/population.css"));
    const Text title{"总体评价报告", "Report on a population"};
    const std::string all = grouped(summary.all.assessed);
    const Text size{all + " 个组织", all + (summary.all.assessed == 1 ? " organisation" : " organisations")};
    PopulationSheet sheet(summary);
    begin_page(sheet, language, title.in(language) + " · " + size.in(language), style, {});
    sheet.open("header").put("p", {{"class", "kind"}}, title).put("h1", {}, size).close();
    const auto chapters = chapters_of(summary);
    write_contents(sheet, chapters);
    for (const Chapter& chapter : chapters) {
        sheet.open("section", {{"id", chapter.id}, {"aria-labelledby", chapter.title_id}});
        sheet.put("h2", {{"id", chapter.title_id}}, chapter.title);
        chapter.write(sheet);
        sheet.close().markup().raw("\n");
    }
    end_page(sheet, {});
    return std::move(sheet.markup()).take();
}

}  // namespace xuehui
