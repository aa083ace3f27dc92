// How often each grade, gate and risk is certain, and how often it is possible.
#include <algorithm>
#include <numeric>
#include <vector>

#include "report/html/population/chapters.hpp"

namespace xuehui::report::html {

namespace {

constexpr std::size_t kMostGrades = 20;
constexpr std::size_t kMostGates = 20;
constexpr std::size_t kMostRisks = 15;

using Bar = PopulationSheet::Bar;

Text certain_possible() { return {"确定 – 可能", "Certain – possible"}; }

// The numbers of those that may be somewhere, the most frequent first.
std::vector<std::size_t> frequent(const std::vector<Frequency>& frequencies) {
    std::vector<std::size_t> numbers(frequencies.size());
    std::iota(numbers.begin(), numbers.end(), 0);
    std::erase_if(numbers, [&](std::size_t i) { return frequencies[i].possible == 0; });
    std::ranges::stable_sort(numbers, [&](std::size_t a, std::size_t b) {
        const Frequency& first = frequencies[a];
        const Frequency& second = frequencies[b];
        return first.certain != second.certain ? first.certain > second.certain : first.possible > second.possible;
    });
    return numbers;
}

template <class Name>
void write_conditions(PopulationSheet& sheet, std::string_view id, const Text& title, const Text& quiet,
                      const std::vector<Frequency>& frequencies, std::size_t most, Name name) {
    sheet.put("h3", {{"id", id}}, title);
    const auto numbers = frequent(frequencies);
    if (numbers.empty()) {
        sheet.put("p", {}, quiet);
        return;
    }
    const Text columns[] = {title, certain_possible()};
    sheet.open_table(id, columns, 1).open("tbody");
    const std::size_t shown = std::min(numbers.size(), most);
    for (std::size_t i = 0; i < shown; ++i) {
        sheet.open("tr").put("th", {{"scope", "row"}}, name(numbers[i]));
        sheet.frequency(frequencies[numbers[i]], sheet.summary().all.assessed, Bar::drawn).close();
    }
    sheet.close().close_table();
    sheet.says_rest(shown, numbers.size());
}

}  // namespace

void write_grades(PopulationSheet& sheet) {
    const GroupSummary& all = sheet.summary().all;
    sheet.put("p", {{"class", "note"}},
              Text{"“确定”：无论未知的如何，都是这一等级；“可能”：按已知的还可能是。否决和封顶已计入。",
                   "Certain: that grade whatever the unknown turns out to be; possible: still possible by what is "
                   "known. After "
                   "gates."});
    const Text columns[] = {{"参考等级", "Grade"}, certain_possible(), {"达到此级", "At least that"}};
    sheet.open_table("grades-title", columns, 1).open("tbody");
    const std::size_t shown = std::min(all.grades.size(), kMostGrades);
    for (std::size_t i = 0; i < shown; ++i) {
        sheet.open("tr").put("th", {{"scope", "row"}}, sheet.grade(i));
        sheet.frequency(all.grades[i], all.score.scored, Bar::drawn);
        sheet.frequency(all.at_least[i], all.score.scored, Bar::drawn).close();
    }
    sheet.close().close_table();
    sheet.says_rest(shown, all.grades.size());
}

void write_gates_and_risks(PopulationSheet& sheet) {
    const GroupSummary& all = sheet.summary().all;
    sheet.put("p", {{"class", "note"}},
              Text{"“确定”：已触发的组织；“可能”：连同尚未能判断的。没有触发也没有未定的不列。",
                   "Certain: where it is triggered; possible: with those where it cannot be judged yet. What is "
                   "neither is left "
                   "out."});
    write_conditions(sheet, "gate-title", {"否决、封顶", "Gates"},
                     {"没有触发的，也没有未定的。", "None is triggered or open."}, all.gates, kMostGates,
                     [&](std::size_t i) { return sheet.gate(i); });
    if (all.risks.empty()) return;
    write_conditions(sheet, "risk-title", {"风险", "Risks"},
                     {"没有发现的，也没有未定的。", "None was found, none is open."}, all.risks, kMostRisks,
                     [&](std::size_t i) {
                         const Risk& risk = sheet.engine().risk(i);
                         return shortened(risk.title.empty() ? Text{risk.id, risk.id} : risk.title, kTitle);
                     });
}

}  // namespace xuehui::report::html
