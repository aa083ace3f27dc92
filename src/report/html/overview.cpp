// The headline: grade and marks with their bounds, on a scale with the grades; in one sentence what is certain; a radar of
// the indicators at the top; and what was assessed with what.
#include <algorithm>
#include <array>

#include <xuehui/report.hpp>

#include "chart/bars.hpp"
#include "chart/radar.hpp"
#include "report/html/chapters.hpp"
#include "report/phrases.hpp"
#include "report/text_layout.hpp"

namespace xuehui::report::html {

namespace {

std::string range(const std::string& lower, const std::string& upper) {
    return lower == upper ? lower : lower + " – " + upper;
}

Text grades(const Assessment& assessment, std::string_view lower, std::string_view upper) {
    const Scheme& scheme = assessment.engine().scheme();
    return in_both([&](Language language) {
        return range(grade_name(scheme, lower, language), grade_name(scheme, upper, language));
    });
}

void figure(Sheet& sheet, std::string_view name, Word label, const Text& value, const Text& note) {
    sheet.open("div", {{"class", name}}).put("dt", {}, label).open("dd").text(value);
    if (!note.empty()) sheet.put("small", {}, note);
    sheet.close().close();
}

void scale(Sheet& sheet, const Bounds& score) {
    std::vector<chart::Mark> marks;
    for (const Grade& grade : sheet.engine().scheme().grades()) {
        if (grade.at_least > 0) marks.push_back({static_cast<std::int32_t>(grade.at_least), grade.id});
    }
    chart::scaled_bar(sheet.markup(), score.lower, score.upper, marks);
    sheet.open("p", {{"class", "legend"}});
    sheet.put("span", {{"class", "key certain"}}, "").say(Word::certain);
    sheet.put("span", {{"class", "key possible"}}, "").say(Word::possible);
    sheet.close();
}

void figures(Sheet& sheet) {
    const Assessment& assessment = sheet.assessment();
    const auto score = assessment.score();
    sheet.open("div", {{"class", "figures"}});
    if (score) {
        const std::string full = assessment.engine().scheme().full_marks();
        sheet.open("dl", {{"class", "big"}});
        const bool is_lowered = assessment.grade_lower() != assessment.grade_lower_before_gates() ||
                                assessment.grade_upper() != assessment.grade_upper_before_gates();
        figure(sheet, is_lowered ? "grade lowered" : "grade", Word::grade,
               grades(assessment, assessment.grade_lower(), assessment.grade_upper()), {});
        const std::string marks = range(assessment.marks_lower(), assessment.marks_upper());
        figure(sheet, "marks", Word::marks, {marks, marks}, {" / " + full, " / " + full});
        const std::string share = percents(score);
        figure(sheet, "share", Word::share, {share, share}, {" %", " %"});
        sheet.close();
        scale(sheet, *score);
    }
    sheet.put("p", {{"class", "sentence"}}, both_of(sheet.zh(), sheet.en(), &Scorecard::sentence));
    sheet.close();
}

// The id, and the title in lines that fit beside the chart, cut where it would need more than three.
std::vector<std::string> lines_of(const std::string& id, const std::string& title) {
    constexpr std::size_t kColumns = 18;
    constexpr std::size_t kMost = 4;
    auto lines = wrap(printable(title), kColumns);
    lines.insert(lines.begin(), wrap(printable(id), kColumns).front());
    if (lines.size() > kMost) {
        lines.resize(kMost);
        lines.back() += "…";
    }
    return lines;
}

void radar(Sheet& sheet) {
    std::vector<chart::Axis> axes;
    std::string values;
    for (const NodeResult& node : sheet.assessment().nodes()) {
        if (!sheet.engine().is_root(node.indicator) || !node.score) continue;
        const Indicator& indicator = sheet.engine().catalogue().indicators()[node.indicator];
        axes.push_back({lines_of(indicator.id, indicator.title.in(Language::zh)),
                        lines_of(indicator.id, indicator.title.in(Language::en)), node.score->lower, node.score->upper});
        values += (values.empty() ? "" : "; ") + indicator.id + ' ' + percents(node.score) + " %";
    }
    if (axes.size() < chart::kLeastAxes || axes.size() > chart::kMostAxes) return;
    const auto text = [&](Word word) {
        return in_both([&](Language language) { return say(word, language, {values}); });
    };
    sheet.open("figure", {{"class", "radar-figure"}});
    chart::radar(sheet.markup(), axes, text(Word::radar_title), text(Word::radar_description));
    sheet.put("figcaption", {}, Word::radar_title).close();
}

// Entries of the scorecard that the headline has shown already.
bool stands_above(std::string_view label) {
    constexpr std::array kShown{Word::period, Word::marks, Word::share};
    return std::ranges::any_of(kShown, [&](Word word) { return label == say(word, Language::zh); });
}

}  // namespace

void write_overview(Sheet& sheet) {
    sheet.open("div", {{"class", "headline"}});
    figures(sheet);
    radar(sheet);
    sheet.close();
    sheet.open("dl", {{"class", "entries"}});
    for (std::size_t i = 0; i < sheet.zh().head.size(); ++i) {
        const auto& zh = sheet.zh().head[i];
        const auto& en = sheet.en().head[i];
        if (stands_above(zh.label)) continue;
        sheet.put("dt", {}, both_of(zh, en, &Scorecard::Entry::label));
        sheet.put("dd", {}, both_of(zh, en, &Scorecard::Entry::value));
    }
    sheet.close();
    sheet.put("p", {{"class", "note"}}, both_of(sheet.zh(), sheet.en(), &Scorecard::disclaimer));
}

}  // namespace xuehui::report::html
