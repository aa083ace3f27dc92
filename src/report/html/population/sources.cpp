// The documents that everything was assessed with, and their digests.
#include <xuehui/version.hpp>

#include "report/html/population/chapters.hpp"
#include "report/phrases.hpp"

namespace xuehui::report::html {

namespace {

constexpr std::size_t kMostRules = 20;

void row(PopulationSheet& sheet, Word kind, const Text& name, std::string_view version, std::string_view digest) {
    sheet.open("tr").put("th", {{"scope", "row"}}, kind).put("td", {}, shortened(name, kTitle));
    sheet.put("td", {}, shortened(version, kName)).put("td", {{"class", "digest"}}, digest).close();
}

void row(PopulationSheet& sheet, Word kind, const Text& title, const Identity& identity) {
    const Text name = in_both([&](Language language) { return title_and_id(title, identity.id, language); });
    row(sheet, kind, name, identity.version, identity.sha256);
}

}  // namespace

void write_sources(PopulationSheet& sheet) {
    const Engine& engine = sheet.engine();
    sheet.open_table("documents-title",
                     {Word::document_column, Word::name_column, Word::version_column, Word::digest_column}, 4,
                     Paper::Shape::stacked);
    sheet.open("tbody");
    row(sheet, Word::catalogue, engine.catalogue().title(), engine.catalogue().identity());
    std::size_t rows = 0;
    for (const Identity& base : engine.catalogue().extended()) {
        if (++rows <= kMostRules) row(sheet, Word::extends, {base.id, base.id}, base);
    }
    row(sheet, Word::scheme, engine.scheme().title(), engine.scheme().identity());
    rows = 0;
    for (const Rules& rules : engine.rules()) {
        if (++rows <= kMostRules) row(sheet, Word::rules, rules.title(), rules.identity());
    }
    row(sheet, Word::engine, {"xuehui", "xuehui"}, version(), "—");
    sheet.close().close_table();
}

}  // namespace xuehui::report::html
