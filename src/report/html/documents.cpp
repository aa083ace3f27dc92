// What the report rests on: remarks on the record, the documents with their versions and digests, and room for signatures.
#include <algorithm>

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

// A criterion with the number of the rating, or the place of a fact with what was probably meant.
void where(Sheet& sheet, const Warning& warning) {
    if (warning.code == Warning::Code::unknown_fact) {
        sheet.put("code", {}, warning.place);
        if (!warning.meant.empty()) sheet.put("span", {}, " → ").put("code", {}, warning.meant);
        return;
    }
    const std::string id(sheet.assessment().record().rating(warning.rating).criterion);
    if (sheet.assessment().find_criterion(id)) {
        sheet.put("a", {{"href", link(id)}}, id);
    } else {
        sheet.put("span", {}, id);
    }
    sheet.put("span", {}, " (" + std::to_string(warning.rating + 1) + ')');
}

void warnings_of(Sheet& sheet, Warning::Code code) {
    const auto warnings = sheet.assessment().warnings();
    const auto count = std::ranges::count(warnings, code, &Warning::code);
    if (count == 0) return;
    sheet.open("tr").put("th", {{"scope", "row"}}, in_both([&](Language language) { return say(code, language); }));
    sheet.put("td", {}, std::to_string(count)).open("td").open("ul", {{"class", "places"}});
    for (const Warning& warning : warnings) {
        if (warning.code != code) continue;
        sheet.open("li");
        where(sheet, warning);
        sheet.close();
    }
    sheet.close().close().close();
}

}  // namespace

// One row for each kind: there may be dozens of a kind, and one reads them together.
void write_warnings(Sheet& sheet) {
    if (sheet.assessment().warnings().empty()) {
        sheet.put("p", {}, Word::warnings_quiet);
        return;
    }
    sheet.put("p", {{"class", "note"}}, Word::warnings_note);
    sheet.open_table("warnings-title", {Word::warning_column, Word::count_column, Word::place_column}, 3,
                     Sheet::Shape::stacked);
    sheet.open("tbody");
    for (std::size_t i = 0; i < Warning::kCodes; ++i) warnings_of(sheet, static_cast<Warning::Code>(i));
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
        document(sheet, Word::rules, in_both([](Language language) { return say(Word::no_rules, language); }), "—",
                 "—");
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
