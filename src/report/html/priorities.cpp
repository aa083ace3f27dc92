// What to ask next and what to improve first: the unassessed criteria in the order in which answers matter, and the
// criteria with the largest gains.
#include <algorithm>

#include "chart/bars.hpp"
#include "report/html/chapters.hpp"
#include "report/phrases.hpp"

namespace xuehui::report::html {

namespace {

using Criteria = std::vector<Scorecard::Criterion>;

std::string signed_percent(std::int32_t millionths) { return '+' + percent(millionths); }

// Bars are drawn against the largest gain: they compare the rows with each other.
void gain_cell(Sheet& sheet, std::int32_t gain, std::int32_t largest) {
    sheet.open("td", {{"class", "number"}}).put("span", {}, signed_percent(gain));
    if (largest > 0) {
        const std::int64_t share = std::int64_t{gain} * 1'000'000 / largest;
        chart::bar(sheet.markup(), static_cast<std::int32_t>(share), static_cast<std::int32_t>(share));
    }
    sheet.close();
}

void rows(Sheet& sheet, const Criteria& zh, const Criteria& en) {
    std::int32_t largest = 0;
    for (const Scorecard::Criterion& each : zh) largest = std::max(largest, each.gain);
    sheet.open("tbody");
    for (std::size_t i = 0; i < zh.size(); ++i) {
        sheet.open("tr").open("th", {{"scope", "row"}}).put("a", {{"href", link(zh[i].id)}}, zh[i].id).close();
        sheet.open("td").text(both_of(zh[i], en[i], &Scorecard::Criterion::statement));
        if (!zh[i].gates.empty()) {
            const Text waiting = in_both([&](Language language) {
                const auto& gates = language == Language::zh ? zh[i].gates : en[i].gates;
                return say(Word::gate_waits, language, {join(gates, say(Word::list_comma, language))});
            });
            sheet.put("p", {{"class", "waits"}}, waiting);
        }
        sheet.close();
        gain_cell(sheet, zh[i].gain, largest);
        sheet.close();
    }
    sheet.close();
}

void table(Sheet& sheet, std::string_view label, const Criteria& zh, const Criteria& en) {
    sheet.open_table(label, {Word::id, Word::statement, Word::gain_column}, 2);
    rows(sheet, zh, en);
    sheet.close_table();
}

}  // namespace

void write_open(Sheet& sheet) {
    if (sheet.zh().unassessed.empty()) {
        sheet.put("p", {}, Word::open_quiet);
        return;
    }
    sheet.put("p", {{"class", "note"}}, Word::open_note);
    table(sheet, "open-title", sheet.zh().unassessed, sheet.en().unassessed);
}

void write_gains(Sheet& sheet) {
    if (sheet.zh().gains.empty()) {
        sheet.put("p", {}, Word::gains_quiet);
        return;
    }
    sheet.put("p", {{"class", "note"}}, Word::gains_note);
    table(sheet, "gains-title", sheet.zh().gains, sheet.en().gains);
}

}  // namespace xuehui::report::html
