// The HTML report: one file that asks for nothing. Its style sheet and its little script are in it, and its own content
// security policy allows these two, by their digests, and nothing else.
//
// Everything can be read without the script: languages are switched and chapters unfolded by the browser itself. The
// script unfolds all, and unfolds for printing in browsers whose style sheets cannot.
#include <xuehui/report.hpp>

#include <algorithm>
#include <array>

#include <gsl/assert>

#include "base/sha256.hpp"
#include "report/embedded.hpp"
#include "report/html/chapters.hpp"

namespace xuehui {

namespace {

using namespace report;
using namespace report::html;

struct Chapter {
    std::string_view id, title_id;
    Word title;
    void (*write)(Sheet& sheet);
};

constexpr std::array kChapters{
    Chapter{"overview", "overview-title", Word::overview, write_overview},
    Chapter{"gates", "gates-title", Word::gates, write_gates},
    Chapter{"risks", "risks-title", Word::risks, write_risks},
    Chapter{"deadlines", "deadlines-title", Word::deadlines, write_deadlines},
    Chapter{"conflicts", "conflicts-title", Word::conflicts, write_conflicts},
    Chapter{"open", "open-title", Word::open_chapter, write_open},
    Chapter{"gains", "gains-title", Word::gains_section, write_gains},
    Chapter{"indicators", "indicators-title", Word::indicators, write_indicators},
    Chapter{"arithmetic", "arithmetic-title", Word::arithmetic, write_arithmetic},
    Chapter{"criteria", "criteria-title", Word::all_criteria, write_criteria},
    Chapter{"warnings", "warnings-title", Word::warnings_chapter, write_warnings},
    Chapter{"documents", "documents-title", Word::documents, write_documents},
    Chapter{"signatures", "signatures-title", Word::signatures, write_signatures},
};

std::string_view embedded_file(std::string_view name) {
    const auto files = embedded_files();
    const auto found = std::ranges::find(files, name, &EmbeddedFile::name);
    Expects(found != files.end());
    return found->text;
}

std::string policy(std::string_view style, std::string_view script) {
    return "default-src 'none'; style-src 'sha256-" + sha256_base64(style) + "'; script-src 'sha256-" +
           sha256_base64(script) + "'; base-uri 'none'; form-action 'none'";
}

void head(Sheet& sheet, Language language, std::string_view style, std::string_view script) {
    Markup& out = sheet.markup();
    out.open("head");
    out.leaf("meta", {{"charset", "utf-8"}});
    out.leaf("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", policy(style, script)}});
    out.leaf("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
    out.leaf("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
    const Scorecard& card = language == Language::zh ? sheet.zh() : sheet.en();
    out.element("title", card.organisation + " · " + std::string(say(Word::report_title, language)));
    out.open("style").raw(style).close();
    out.close();
}

// Two radio buttons ahead of everything: what is behind them is shown in the language of the checked one.
void language_switch(Sheet& sheet, Language language) {
    const auto button = [&](std::string_view id, Language of, Word name) {
        if (of == language) {
            sheet.markup().leaf("input", {{"type", "radio"}, {"name", "language"}, {"id", id}, {"checked", "checked"}});
        } else {
            sheet.markup().leaf("input", {{"type", "radio"}, {"name", "language"}, {"id", id}});
        }
        sheet.put("label", {{"for", id}, {"class", "language"}}, name);
    };
    button("in-chinese", Language::zh, Word::language_chinese);
    button("in-english", Language::en, Word::language_english);
}

void title(Sheet& sheet) {
    const Record& record = sheet.assessment().record();
    sheet.open("header").put("p", {{"class", "kind"}}, Word::report_title);
    const std::string id(record.organisation_id());
    sheet.open("h1");
    if (record.organisation_name().empty()) {
        sheet.text({id, id});
    } else {
        const std::string name(record.organisation_name());
        sheet.text({name, name}).put("span", {{"class", "unbroken"}}, in_both([&](Language language) {
                                         return say(Word::brackets, language, {id});
                                     }));
    }
    sheet.close();
    sheet.open("p", {{"class", "period"}});
    sheet.say(Word::period_value, {record.period_from(), record.period_to(), record.as_of()}).close().close();
}

void contents(Sheet& sheet) {
    sheet.open("nav", {{"aria-labelledby", "contents-title"}});
    sheet.put("h2", {{"id", "contents-title"}}, Word::report_contents).open("ol");
    for (const Chapter& chapter : kChapters) {
        sheet.open("li").put("a", {{"href", '#' + std::string(chapter.id)}}, chapter.title).close();
    }
    sheet.close().close();
    sheet.open("p", {{"class", "folding"}, {"hidden", "hidden"}});
    sheet.put("button", {{"type", "button"}, {"id", "unfold"}}, Word::unfold_all);
    sheet.put("button", {{"type", "button"}, {"id", "fold"}}, Word::fold_all);
    sheet.close();
}

}  // namespace

std::string to_html(const Assessment& assessment, Language language) {
    const std::string_view style = embedded_file("html/report.css");
    const std::string_view script = embedded_file("html/report.js");
    Sheet sheet(assessment);
    sheet.markup().raw("<!DOCTYPE html>\n");
    sheet.open("html", {{"lang", language == Language::zh ? "zh-CN" : "en"}});
    head(sheet, language, style, script);
    sheet.open("body");
    sheet.open("main");
    language_switch(sheet, language);
    title(sheet);
    contents(sheet);
    for (const Chapter& chapter : kChapters) {
        sheet.open("section", {{"id", chapter.id}, {"aria-labelledby", chapter.title_id}});
        sheet.put("h2", {{"id", chapter.title_id}}, chapter.title);
        chapter.write(sheet);
        sheet.close().markup().raw("\n");
    }
    sheet.close();
    sheet.markup().open("script").raw(script).close();
    sheet.close().close().markup().raw("\n");
    return std::move(sheet.markup()).take();
}

}  // namespace xuehui
