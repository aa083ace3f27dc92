// Risks: the matrix with what was found, then each finding, folded to a line; why, on what basis, and what to do is inside.
#include <algorithm>
#include <map>

#include "report/case_words.hpp"
#include "report/due_days.hpp"
#include "report/html/chapters.hpp"
#include "report/phrases.hpp"
#include "report/risk_words.hpp"

namespace xuehui::report::html {

namespace {

using State = Finding::State;

// Levels are told by words; the class only adds a colour. A matrix of one's own may have others than the usual four.
std::string level_class(const std::string& id) { return "level level-" + id; }

void heat_row(Sheet& sheet, const RiskMatrix& matrix, std::size_t likelihood,
              const std::map<std::size_t, int>& counts) {
    sheet.open("tr").open("th", {{"scope", "row"}});
    sheet.text({std::to_string(likelihood + 1) + " " + matrix.likelihood[likelihood].in(Language::zh),
                std::to_string(likelihood + 1) + " " + matrix.likelihood[likelihood].in(Language::en)});
    sheet.close();
    for (std::size_t impact = 0; impact < RiskMatrix::kSteps; ++impact) {
        const Named& level = matrix.levels[matrix.cells[likelihood][impact]];
        const auto count = counts.find(likelihood * RiskMatrix::kSteps + impact);
        sheet.open("td", {{"class", level_class(level.id)}});
        sheet.put("span", {{"class", "name"}}, named(level));
        if (count != counts.end()) sheet.put("strong", {}, std::to_string(count->second));
        sheet.close();
    }
    sheet.close();
}

void heat_map(Sheet& sheet) {
    const RiskMatrix& matrix = sheet.engine().matrix();
    std::map<std::size_t, int> counts;
    for (const Finding& finding : sheet.assessment().findings()) {
        if (finding.state != State::raised) continue;
        ++counts[(finding.likelihood.upper - 1U) * RiskMatrix::kSteps + finding.impact.upper - 1U];
    }
    if (matrix.levels.empty() || counts.empty()) return;
    sheet.put("h3", {{"id", "heat-map"}}, Word::heat_map).put("p", {{"class", "note"}}, Word::heat_map_note);
    sheet.open("div", {{"class", "frame"}, {"role", "group"}, {"tabindex", "0"}, {"aria-labelledby", "heat-map"}});
    sheet.open("table", {{"class", "heat"}}).open("thead").open("tr");
    sheet.open("td").say(Word::likelihood).put("span", {}, " ＼ ").say(Word::impact).close();
    for (std::size_t i = 0; i < RiskMatrix::kSteps; ++i) {
        const std::string number = std::to_string(i + 1) + " ";
        sheet.open("th", {{"scope", "col"}});
        sheet.text({number + matrix.impact[i].in(Language::zh), number + matrix.impact[i].in(Language::en)}).close();
    }
    sheet.close().close().open("tbody");
    for (std::size_t i = RiskMatrix::kSteps; i-- > 0;) heat_row(sheet, matrix, i, counts);
    sheet.close().close().close();
}

Text in_brackets(const Text& text) {
    return in_both([&](Language language) { return say(Word::brackets, language, {text.in(language)}); });
}

void list(Sheet& sheet, std::string_view kind, Word head, const std::vector<Text>& entries) {
    if (entries.empty()) return;
    sheet.put("dt", {}, head).open("dd").open(kind);
    for (const Text& entry : entries) sheet.put("li", {}, Text{entry.in(Language::zh), entry.in(Language::en)});
    sheet.close().close();
}

// What a basis is called is the same in both languages.
void basis(Sheet& sheet, const Risk& risk) {
    const Text effective = effective_text(risk);
    if (risk.basis.empty() && effective.empty()) return;
    sheet.put("dt", {}, Word::basis).open("dd").open("ul");
    for (const Basis& each : risk.basis) {
        sheet.open("li").text({basis_name(each), {}}).text(basis_sort(each)).close();
    }
    if (!effective.empty()) sheet.put("li", {}, effective);
    sheet.close().close();
}

// Of those that the rule names the ones that are in this report.
void criteria(Sheet& sheet, const Risk& risk) {
    bool is_first = true;
    for (const std::string& id : risk.criteria) {
        if (!sheet.assessment().find_criterion(id)) continue;
        if (is_first) sheet.put("dt", {}, Word::bears_on).open("dd");
        if (!is_first) sheet.text({" ", " "});
        sheet.put("a", {{"href", link(id)}}, id);
        is_first = false;
    }
    if (!is_first) sheet.close();
}

void name(Sheet& sheet, const Finding& finding) {
    sheet.open("span", {{"class", "title"}}).text(sheet.engine().risk(finding.rule).title);
    const Text which = case_text(sheet.assessment(), finding, Privacy::masked);
    if (!which.empty()) sheet.put("span", {{"class", "case"}}, in_brackets(which));
    sheet.close();
}

void summary(Sheet& sheet, const Finding& finding) {
    const Engine& engine = sheet.engine();
    const std::string& owner = engine.risk(finding.rule).owner;
    sheet.open("summary").open("span", {{"class", "levels"}});
    for (const std::string& id : level_ids(engine.matrix(), finding.level)) {
        sheet.put("span", {{"class", level_class(id)}}, named_by_id(engine.matrix().levels, id));
    }
    sheet.close();
    name(sheet, finding);
    if (!owner.empty()) {
        sheet.open("span", {{"class", "owner"}}).say(Word::owner).say(Word::colon);
        sheet.text(named_by_id(engine.owners(), owner)).close();
    }
    sheet.close();
}

void raised(Sheet& sheet, const Finding& finding, bool is_open) {
    const Assessment& assessment = sheet.assessment();
    const Engine& engine = sheet.engine();
    const Risk& risk = engine.risk(finding.rule);
    if (is_open) {
        sheet.open("details", {{"class", "risk"}, {"open", "open"}});
    } else {
        sheet.open("details", {{"class", "risk"}});
    }
    summary(sheet, finding);
    sheet.open("dl", {{"class", "entries"}});
    list(sheet, "ul", Word::because, reasons(assessment, finding, Privacy::masked));
    sheet.put("dt", {}, Word::level_column).open("dd");
    sheet.say(Word::risk_value, {steps_text(finding.likelihood), steps_text(finding.impact)}).close();
    basis(sheet, risk);
    list(sheet, "ol", Word::respond, risk.respond);
    criteria(sheet, risk);
    if (!finding.missing.empty())
        sheet.put("dt", {}, Word::missing).put("dd", {}, fact_titles(assessment, finding.missing));
    if (!finding.assumed.empty())
        sheet.put("dt", {}, Word::assumed_label).put("dd", {}, fact_titles(assessment, finding.assumed));
    sheet.close().close();
}

// Cases of the same risk that lack the same facts.
struct Open {
    const Finding* first;
    Text missing, cases;
};

std::vector<Open> open_risks(const Assessment& assessment) {
    constexpr std::size_t kMost = 3;
    std::vector<Open> rows;
    for (const Finding& finding : assessment.findings()) {
        if (finding.state != State::unknown) continue;
        const Text missing = some_fact_questions(assessment, finding.missing, kMost);
        const Text which = case_text(assessment, finding, Privacy::masked);
        const auto same = std::ranges::find_if(rows, [&](const Open& row) {
            return row.first->rule == finding.rule && row.missing.zh == missing.zh && !which.empty();
        });
        if (same == rows.end()) {
            rows.push_back({&finding, missing, which});
        } else {
            same->cases.zh += std::string(say(Word::semicolon, Language::zh)) + which.zh;
            same->cases.en += std::string(say(Word::semicolon, Language::en)) + which.en;
        }
    }
    return rows;
}

// What nobody can tell yet, and what would have to be known.
void open_findings(Sheet& sheet) {
    const auto count = std::ranges::count(sheet.assessment().findings(), State::unknown, &Finding::state);
    if (count == 0) return;
    sheet.open("details", {{"class", "open-risks"}}).open("summary").open("span", {{"class", "title"}});
    sheet.say(Word::risks_open, {std::to_string(count)}).close().close();
    sheet.put("p", {{"class", "note"}, {"id", "open-risks"}}, Word::risks_open_note);
    sheet.open_table("open-risks", {Word::risk_column, Word::wanted}, 2, Sheet::Shape::stacked).open("tbody");
    for (const Open& row : open_risks(sheet.assessment())) {
        sheet.open("tr").open("th", {{"scope", "row"}}).text(sheet.engine().risk(row.first->rule).title);
        if (!row.cases.empty()) sheet.put("span", {{"class", "case"}}, in_brackets(row.cases));
        sheet.close().put("td", {}, row.missing).close();
    }
    sheet.close().close_table().close();
}

}  // namespace

void write_risks(Sheet& sheet) {
    const auto findings = sheet.assessment().findings();
    if (sheet.engine().risk_count() == 0) {
        sheet.put("p", {}, Word::risks_without_rules);
        return;
    }
    sheet.put("p", {{"class", "note"}}, Word::risks_note);
    const Text counts = risk_counts(sheet.assessment());
    sheet.put("p", {},
              counts.empty() ? in_both([](Language language) { return say(Word::risks_quiet, language); }) : counts);
    heat_map(sheet);
    // Of the raised ones the gravest come first, and stand open.
    const auto gravest = std::ranges::find(findings, State::raised, &Finding::state);
    for (const Finding& finding : findings) {
        if (finding.state == State::raised) raised(sheet, finding, finding.level.lower == gravest->level.lower);
    }
    open_findings(sheet);
}

void write_deadlines(Sheet& sheet) {
    const std::vector<DueDay> days = due_days(sheet.assessment());
    if (days.empty()) {
        sheet.put("p", {}, Word::deadlines_quiet);
        return;
    }
    sheet.put("p", {{"class", "note"}}, Word::deadlines_note);
    sheet.open_table("deadlines-title", {Word::deadline_column, Word::deadline_what, Word::basis, Word::days_left}, 3,
                     Sheet::Shape::stacked);
    sheet.open("tbody");
    for (const DueDay& day : days) {
        sheet.open("tr").put("th", {{"scope", "row"}, {"class", "day"}}, day.on).put("td", {}, day.title).open("td");
        for (const Basis& each : day.rule ? day.rule->basis : std::vector<Basis>{}) {
            sheet.open("p").text({basis_name(each), {}}).text(basis_sort(each)).close();
        }
        sheet.close();
        sheet.put("td", {{"class", "number"}},
                  in_both([&](Language language) { return days_text(day.days_left, language); }));
        sheet.close();
    }
    sheet.close().close_table();
}

void write_conflicts(Sheet& sheet) {
    const Assessment& assessment = sheet.assessment();
    if (assessment.conflicts().empty()) {
        sheet.put("p", {}, Word::conflicts_quiet);
        return;
    }
    sheet.put("p", {{"class", "note"}}, Word::conflicts_note);
    sheet.open_table("conflicts-title", {Word::id, Word::statement, Word::assessor_column, Word::facts_column}, 4);
    sheet.open("tbody");
    for (const Conflict& conflict : assessment.conflicts()) {
        const Criterion& criterion = sheet.engine().catalogue().criteria()[conflict.criterion];
        const CriterionResult* result = assessment.find_criterion(criterion.id);
        sheet.open("tr").open("th", {{"scope", "row"}}).put("a", {{"href", link(criterion.id)}}, criterion.id).close();
        sheet.put("td", {}, criterion.statement);
        sheet.put("td", {}, in_both([&](Language language) { return verdict(assessment, *result, language); }));
        sheet.put("td", {},
                  in_both([&](Language language) { return derived_text(sheet.engine(), conflict.derived, language); }));
        sheet.close();
    }
    sheet.close().close_table();
}

}  // namespace xuehui::report::html
