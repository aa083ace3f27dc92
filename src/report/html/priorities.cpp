// What to ask next and what to improve first: the unassessed criteria and those that fall short, each in the order in
// which they matter.
#include "report/html/chapters.hpp"
#include "report/html/verdict_class.hpp"
#include "report/phrases.hpp"

namespace xuehui::report::html {

namespace {

using Criteria = std::vector<Scorecard::Criterion>;

std::string signed_percent(std::int32_t millionths) { return '+' + percent(millionths); }

void gates(Sheet& sheet, const Scorecard::Criterion& zh, const Scorecard::Criterion& en) {
    if (zh.gates.empty()) return;
    sheet.put("p", {{"class", "waits"}}, in_both([&](Language language) {
                  const auto& names = language == Language::zh ? zh.gates : en.gates;
                  return say(Word::gate_waits, language, {join(names, say(Word::list_comma, language))});
              }));
}

// With the verdicts, unless they are all the same: that nobody rated.
void table(Sheet& sheet, std::string_view label, const Criteria& zh, const Criteria& en, bool are_rated) {
    if (are_rated) {
        sheet.open_table(label, {Word::id, Word::statement, Word::rating_column, Word::gain_column}, 3,
                         Sheet::Shape::stacked);
    } else {
        sheet.open_table(label, {Word::id, Word::statement, Word::gain_column}, 2);
    }
    sheet.open("tbody");
    for (std::size_t i = 0; i < zh.size(); ++i) {
        sheet.open("tr").open("th", {{"scope", "row"}}).put("a", {{"href", link(zh[i].id)}}, zh[i].id).close();
        sheet.open("td").text(both_of(zh[i], en[i], &Scorecard::Criterion::statement));
        gates(sheet, zh[i], en[i]);
        sheet.close();
        if (are_rated) {
            const CriterionResult& result = *sheet.assessment().find_criterion(zh[i].id);
            const Text judged = both_of(zh[i], en[i], &Scorecard::Criterion::verdict);
            sheet.open("td").put("span", {{"class", verdict_class(result)}}, judged).close();
        }
        sheet.put("td", {{"class", "number"}}, signed_percent(zh[i].gain)).close();
    }
    sheet.close().close_table();
}

}  // namespace

void write_open(Sheet& sheet) {
    if (sheet.zh().unassessed.empty()) {
        sheet.put("p", {}, Word::open_quiet);
        return;
    }
    sheet.put("p", {{"class", "note"}}, Word::open_note);
    table(sheet, "open-title", sheet.zh().unassessed, sheet.en().unassessed, false);
}

void write_gains(Sheet& sheet) {
    if (sheet.zh().gains.empty()) {
        sheet.put("p", {}, Word::gains_quiet);
        return;
    }
    sheet.put("p", {{"class", "note"}}, in_both([&](Language language) {
                  std::string note(say(Word::gains_note, language));
                  const std::string shown = std::to_string(sheet.zh().gains.size());
                  const std::string all = std::to_string(sheet.zh().all_gains);
                  return shown == all ? note : note + say(Word::gains_shown, language, {shown, all});
              }));
    table(sheet, "gains-title", sheet.zh().gains, sheet.en().gains, true);
}

}  // namespace xuehui::report::html
