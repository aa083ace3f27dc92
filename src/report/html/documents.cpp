// What the report rests on: remarks on the record, the documents with their versions and digests, and room for signatures.
#include <xuehui/version.hpp>

#include "report/html/chapters.hpp"
#include "report/phrases.hpp"

namespace xuehui::report::html {

namespace {

void document(Sheet& sheet, Word kind, const Text& name, std::string_view version, std::string_view digest) {
    sheet.open("tr").put("th", {{"scope", "row"}}, kind).put("td", {}, name).put("td", {}, version);
    sheet.put("td", {{"class", "digest"}}, digest).close();
}

void document(Sheet& sheet, Word kind, const Text& title, const Identity& identity) {
    const Text name = in_both([&](Language language) { return title_and_id(title, identity.id, language); });
    document(sheet, kind, name, identity.version, identity.sha256);
}

void place(Sheet& sheet, Word who) {
    sheet.open("div", {{"class", "signatory"}}).put("p", {{"class", "who"}}, who);
    for (const Word what : {Word::signature, Word::date}) {
        sheet.open("p", {{"class", "line"}}).put("span", {}, what).close();
    }
    sheet.close();
}

}  // namespace

void write_warnings(Sheet& sheet) {
    const Assessment& assessment = sheet.assessment();
    if (assessment.warnings().empty()) {
        sheet.put("p", {}, Word::warnings_quiet);
        return;
    }
    sheet.open_table("warnings-title", {Word::id, Word::warning_column, Word::place_column}, 3).open("tbody");
    for (const Warning& warning : assessment.warnings()) {
        sheet.open("tr").open("th", {{"scope", "row"}});
        if (warning.code != Warning::Code::unknown_fact) {
            const std::string id(assessment.record().rating(warning.rating).criterion);
            sheet.put("a", {{"href", link(id)}}, id);
        }
        sheet.close();
        sheet.put("td", {}, in_both([&](Language language) { return say(warning.code, language); }));
        sheet.put("td", {{"class", "digest"}}, warning.at()).close();
    }
    sheet.close().close_table();
}

void write_documents(Sheet& sheet) {
    const Catalogue& catalogue = sheet.engine().catalogue();
    const Scheme& scheme = sheet.engine().scheme();
    const Record& record = sheet.assessment().record();
    sheet.put("p", {{"class", "note"}}, Word::documents_note);
    sheet.open_table("documents-title",
                     {Word::document_column, Word::name_column, Word::version_column, Word::digest_column}, 4,
                     Sheet::Shape::stacked);
    sheet.open("tbody");
    document(sheet, Word::catalogue, catalogue.title(), catalogue.identity());
    for (const Identity& base : catalogue.extended()) document(sheet, Word::extends, {}, base);
    document(sheet, Word::scheme, scheme.title(), scheme.identity());
    for (const Rules& rules : sheet.engine().rules()) document(sheet, Word::rules, rules.title(), rules.identity());
    if (sheet.engine().rules().empty()) {
        document(sheet, Word::rules, in_both([](Language language) { return say(Word::no_rules, language); }), "—", "—");
    }
    const std::string organisation(record.organisation_id());
    document(sheet, Word::record, {organisation, organisation}, record.as_of(), record.sha256());
    document(sheet, Word::engine, {"xuehui", "xuehui"}, version(), "—");
    sheet.close().close_table();
}

void write_signatures(Sheet& sheet) {
    const Assessment& assessment = sheet.assessment();
    const Record& record = assessment.record();
    sheet.open("p").text(both_of(sheet.zh(), sheet.en(), &Scorecard::organisation)).say(Word::semicolon);
    sheet.say(Word::period_value, {record.period_from(), record.period_to(), record.as_of()});
    if (assessment.score()) {
        const Scheme& scheme = sheet.engine().scheme();
        sheet.text(in_both([&](Language language) {
            const std::string least = grade_name(scheme, assessment.grade_lower(), language);
            const std::string most = grade_name(scheme, assessment.grade_upper(), language);
            return std::string(say(Word::semicolon, language)) + std::string(say(Word::grade, language)) +
                   std::string(say(Word::colon, language)) + (least == most ? least : least + " – " + most);
        }));
    }
    sheet.close();
    sheet.open("div", {{"class", "signatures"}});
    for (const Word who :
         {Word::signed_by_author, Word::signed_by_reviewer, Word::signed_by_experts, Word::signed_by_society}) {
        place(sheet, who);
    }
    sheet.close();
}

}  // namespace xuehui::report::html
