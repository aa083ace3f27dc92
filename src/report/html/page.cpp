// The HTML report: one file that asks for nothing. Its style sheet and its little script are in it, and its own content
// security policy allows these two, by their digests, and nothing else.
//
// Everything can be read without the script: languages are switched and chapters unfolded by the browser itself. The
// script unfolds all, and unfolds for printing in browsers whose style sheets cannot.
#include <xuehui/report.hpp>

#include <array>

#include "report/html/chapters.hpp"
#include "report/html/frame.hpp"

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
    const Scorecard& card = language == Language::zh ? sheet.zh() : sheet.en();
    begin_page(sheet, language, card.organisation + " · " + std::string(say(Word::report_title, language)), style,
               script);
    title(sheet);
    contents(sheet);
    for (const Chapter& chapter : kChapters) {
        sheet.open("section", {{"id", chapter.id}, {"aria-labelledby", chapter.title_id}});
        sheet.put("h2", {{"id", chapter.title_id}}, chapter.title);
        chapter.write(sheet);
        sheet.close().markup().raw("\n");
    }
    end_page(sheet, script);
    return std::move(sheet.markup()).take();
}

}  // namespace xuehui
