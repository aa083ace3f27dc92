// Gates: which are true or open, what they do to the grade, and because of what.
#include "report/html/chapters.hpp"
#include "report/phrases.hpp"

namespace xuehui::report::html {

namespace {

std::string_view class_of(Truth state) {
    switch (state) {
        case Truth::yes: return "gate yes";
        case Truth::unknown: return "gate open";
        case Truth::no: break;
    }
    return "gate no";
}

// The grades that the score alone would give, and those that hold: what the gates cost.
void cost(Sheet& sheet) {
    const Assessment& assessment = sheet.assessment();
    if (!assessment.score()) return;
    const Scheme& scheme = sheet.engine().scheme();
    const auto names = [&](std::string_view lower, std::string_view upper) {
        return in_both([&](Language language) {
            const std::string least = grade_name(scheme, lower, language);
            const std::string most = grade_name(scheme, upper, language);
            return least == most ? least : least + " – " + most;
        });
    };
    sheet.open("dl", {{"class", "entries"}});
    sheet.put("dt", {}, Word::grades_before);
    sheet.put("dd", {}, names(assessment.grade_lower_before_gates(), assessment.grade_upper_before_gates()));
    sheet.put("dt", {}, Word::grades_after);
    sheet.put("dd", {}, names(assessment.grade_lower(), assessment.grade_upper()));
    sheet.close();
}

void reasons(Sheet& sheet, const Scorecard::Gate& zh, const Scorecard::Gate& en) {
    if (zh.because.empty()) return;
    sheet.open("ul");
    for (std::size_t i = 0; i < zh.because.size(); ++i) {
        const std::string& id = zh.because[i].id;
        sheet.open("li");
        if (zh.because[i].is_outside) {
            sheet.put("span", {}, id + ' ');
        } else if (!zh.because[i].is_finding) {
            sheet.put("a", {{"href", link(id)}}, id).put("span", {}, " ");
        }
        sheet.text(both_of(zh.because[i], en.because[i], &Scorecard::Reason::text)).close();
    }
    sheet.close();
}

}  // namespace

void write_gates(Sheet& sheet) {
    if (!sheet.zh().has_loud_gates()) sheet.put("p", {}, Word::gates_quiet);
    if (sheet.zh().gates.empty()) return;
    cost(sheet);
    sheet.open_table("gates-title", {Word::gate_column, Word::state_column, Word::effect_column, Word::because_column},
                     4, Sheet::Shape::stacked);
    sheet.open("tbody");
    for (std::size_t i = 0; i < sheet.zh().gates.size(); ++i) {
        const Scorecard::Gate& zh = sheet.zh().gates[i];
        const Scorecard::Gate& en = sheet.en().gates[i];
        sheet.open("tr", {{"class", class_of(zh.state == Truth::unknown && !zh.may_act ? Truth::no : zh.state)}});
        sheet.put("th", {{"scope", "row"}}, both_of(zh, en, &Scorecard::Gate::name));
        sheet.open("td").put("span", {{"class", "state"}}, both_of(zh, en, &Scorecard::Gate::state_name)).close();
        sheet.put("td", {}, both_of(zh, en, &Scorecard::Gate::effect));
        sheet.open("td");
        reasons(sheet, zh, en);
        sheet.close().close();
    }
    sheet.close().close_table();
}

}  // namespace xuehui::report::html
