// The headline: grade and marks with their bounds, on a scale with the grades; in one sentence what is certain; a radar of
// the indicators at the top; and what was assessed with what.
#include <algorithm>
#include <array>

#include <xuehui/report.hpp>

#include "chart/bars.hpp"
#include "chart/radar.hpp"
#include "report/html/chapters.hpp"
#include "report/phrases.hpp"
#include "report/risk_words.hpp"
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
        if (grade.at_least > 0)
            marks.push_back({static_cast<std::int32_t>(grade.at_least), in_both([&](Language language) {
                                 return grade_name(sheet.engine().scheme(), grade.id, language);
                             })});
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
    sheet.open("div");
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

// The id with the share, and the title in lines that fit beside the chart.
std::vector<std::string> lines_of(const std::string& id, const std::string& title, const Bounds& share) {
    constexpr std::size_t kColumns = 18;
    auto lines = wrap(printable(title), kColumns);
    std::string first = wrap(printable(id), kColumns).front() + ' ' + percent(share.lower);
    if (share.lower != share.upper) first += "–" + percent(share.upper);
    lines.insert(lines.begin(), std::move(first));
    return lines;
}

void radar(Sheet& sheet) {
    std::vector<chart::Axis> axes;
    std::string values;
    for (const NodeResult& node : sheet.assessment().nodes()) {
        if (!sheet.engine().is_root(node.indicator) || !node.score) continue;
        const Indicator& indicator = sheet.engine().catalogue().indicators()[node.indicator];
        axes.push_back({lines_of(indicator.id, indicator.title.in(Language::zh), *node.score),
                        lines_of(indicator.id, indicator.title.in(Language::en), *node.score), node.score->lower,
                        node.score->upper});
        values += (values.empty() ? "" : "; ") + indicator.id + ' ' + percents(node.score) + " %";
    }
    if (axes.size() < chart::kLeastAxes || axes.size() > chart::kMostAxes) return;
    const auto text = [&](Word word) {
        return in_both([&](Language language) { return say(word, language, {values}); });
    };
    sheet.open("figure");
    chart::radar(sheet.markup(), axes, text(Word::radar_title), text(Word::radar_description));
    sheet.put("figcaption", {}, Word::radar_title).close();
}

// "…指标体系 1.0.0"; ids and digests stand with the documents.
std::string title_and_version(const Text& title, const Identity& identity, Language language) {
    return (title.empty() ? identity.id : title.in(language)) + ' ' + identity.version;
}

void documents(Sheet& sheet) {
    const Engine& engine = sheet.engine();
    const auto entry = [&](Word label, const Text& text) { sheet.put("dt", {}, label).put("dd", {}, text); };
    entry(Word::catalogue, in_both([&](Language language) {
              return title_and_version(engine.catalogue().title(), engine.catalogue().identity(), language);
          }));
    entry(Word::scheme, in_both([&](Language language) {
              return title_and_version(engine.scheme().title(), engine.scheme().identity(), language);
          }));
    if (engine.rules().empty()) return;
    entry(Word::rules, in_both([&](Language language) {
              std::vector<std::string> names;
              for (const Rules& rules : engine.rules()) {
                  names.push_back(title_and_version(rules.title(), rules.identity(), language));
              }
              return join(names, say(Word::list_comma, language));
          }));
}

// Of the scorecard's head what the headline has not shown.
void counts(Sheet& sheet) {
    constexpr std::array kCounts{Word::criteria, Word::warnings};
    for (std::size_t i = 0; i < sheet.zh().head.size(); ++i) {
        const auto& zh = sheet.zh().head[i];
        if (std::ranges::none_of(kCounts, [&](Word word) { return zh.label == say(word, Language::zh); })) continue;
        sheet.put("dt", {}, both_of(zh, sheet.en().head[i], &Scorecard::Entry::label));
        sheet.put("dd", {}, both_of(zh, sheet.en().head[i], &Scorecard::Entry::value));
    }
}

}  // namespace

void write_overview(Sheet& sheet) {
    sheet.open("div", {{"class", "headline"}});
    figures(sheet);
    radar(sheet);
    sheet.close();
    sheet.open("dl", {{"class", "entries"}});
    if (sheet.zh().risks.has_rules) {
        sheet.put("dt", {}, Word::risks).put("dd", {}, in_both([&](Language language) {
                                                 const RiskCard& card = (language == Language::zh ? sheet.zh() : sheet.en()).risks;
                                                 const bool is_apart = language == Language::en && !card.undecided.empty();
                                                 return card.found + (is_apart ? " " : "") + card.undecided;
                                             }));
    }
    counts(sheet);
    documents(sheet);
    sheet.close();
    sheet.put("p", {{"class", "note"}}, both_of(sheet.zh(), sheet.en(), &Scorecard::disclaimer));
}

}  // namespace xuehui::report::html
