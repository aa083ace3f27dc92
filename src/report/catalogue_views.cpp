// A catalogue for people, as text and as Markdown, and for Graphviz.
#include <xuehui/report.hpp>

#include <array>
#include <vector>

#include "report/markdown.hpp"
#include "report/phrases.hpp"
#include "report/text_layout.hpp"
#include "report/words.hpp"

namespace xuehui {

namespace {

using namespace report;

constexpr std::size_t kIndent = 2;
constexpr std::uint8_t kDeepest = 3;    // the level whose indicators have criteria

std::string size_of(const Catalogue& catalogue, Language language) {
    std::array<std::size_t, kDeepest> levels{};
    for (const Indicator& indicator : catalogue.indicators()) ++levels[indicator.level - 1U];
    return say(Word::catalogue_size, language,
               {std::to_string(levels[0]), std::to_string(levels[1]), std::to_string(levels[2]),
                std::to_string(catalogue.criteria().size())});
}

std::string name_of(const Identity& identity) { return identity.id + ' ' + identity.version; }

std::string title_of(const Catalogue& catalogue, Language language) {
    return catalogue.title().empty() ? catalogue.identity().id : catalogue.title().in(language);
}

// "本目录扩展自 …", or empty.
std::string extended_by(const Catalogue& catalogue, Language language) {
    std::vector<std::string> names;
    for (const Identity& identity : catalogue.extended()) names.push_back(name_of(identity));
    if (names.empty()) return {};
    return std::string(say(Word::extends, language)) + std::string(say(Word::colon, language)) +
           join(names, say(Word::list_comma, language));
}

std::string nature_of(const Criterion& criterion, Language language) {
    return strengths(criterion, language) + std::string(say(Word::semicolon, language)) + kinds(criterion, language);
}

// The criteria that belong to an indicator itself: those of level 3, in a row.
template <class Visit>
void visit_criteria(const Catalogue& catalogue, const Indicator& indicator, Visit visit) {
    if (indicator.level != kDeepest) return;
    for (std::uint32_t i = indicator.first_criterion; i < indicator.end_criterion; ++i) visit(catalogue.criteria()[i]);
}

std::string note_of(const Text& note, Language language) {
    return std::string(say(Word::note, language)) + std::string(say(Word::colon, language)) + note.in(language);
}

}  // namespace

std::string to_text(const Catalogue& catalogue, const TextStyle& style) {
    const Language language = style.language;
    Page page(style);
    page.heading(title_of(catalogue, language));
    page.paragraph(0, name_of(catalogue.identity()));
    page.paragraph(0, size_of(catalogue, language));
    page.paragraph(0, extended_by(catalogue, language));
    for (const Indicator& indicator : catalogue.indicators()) {
        if (indicator.level == 1) page.blank();
        const std::size_t indent = kIndent * (indicator.level - 1U);
        const Ink ink = indicator.level == 1 ? Ink::strong : Ink::plain;
        page.item(indent, 0, indicator.id, indicator.title.in(language), ink);
        if (!indicator.note.empty()) page.paragraph(indent + kIndent, note_of(indicator.note, language));
        visit_criteria(catalogue, indicator, [&](const Criterion& criterion) {
            const std::string nature = say(Word::square_brackets, language, {nature_of(criterion, language)});
            page.item(indent + kIndent, 0, criterion.id, nature + criterion.statement.in(language));
            if (!criterion.note.empty()) page.paragraph(indent + 2 * kIndent, note_of(criterion.note, language));
        });
    }
    return std::move(page).take();
}

std::string to_markdown(const Catalogue& catalogue, Language language) {
    std::string out = "# " + markdown(title_of(catalogue, language)) + "\n\n" + markdown(name_of(catalogue.identity())) +
                      "\n\n" + size_of(catalogue, language) + '\n';
    const std::string extended = extended_by(catalogue, language);
    if (!extended.empty()) out += '\n' + markdown(extended) + '\n';
    const auto row = [&](std::initializer_list<std::string_view> cells) {
        for (const std::string_view cell : cells) out.append("| ").append(cell).append(" ");
        out += "|\n";
    };
    for (const Indicator& indicator : catalogue.indicators()) {
        out += '\n' + std::string(indicator.level + 1U, '#') + ' ' + markdown(indicator.id) + ' ' +
               markdown(indicator.title.in(language)) + '\n';
        if (!indicator.note.empty()) out += '\n' + markdown(note_of(indicator.note, language)) + '\n';
        if (indicator.level != kDeepest) continue;
        out += '\n';
        row({say(Word::id, language), say(Word::statement, language), say(Word::strength, language),
             say(Word::kind, language), say(Word::source, language)});
        row({"---", "---", "---", "---", "---"});
        visit_criteria(catalogue, indicator, [&](const Criterion& criterion) {
            std::string statement = markdown(criterion.statement.in(language));
            if (!criterion.note.empty()) statement += "<br>" + markdown(note_of(criterion.note, language));
            row({markdown(criterion.id), statement, strengths(criterion, language), kinds(criterion, language),
                 markdown(criterion.source)});
        });
    }
    return out;
}

namespace {

// A quoted string of the DOT language; `\` begins an escape there.
std::string dot_string(std::string_view text) {
    std::string out = "\"";
    for (const char c : printable(text)) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out += '"';
}

// Lines for a node's label, so that boxes stay narrow.
std::string dot_label(std::string_view id, std::string_view text) {
    constexpr std::size_t kColumns = 36;
    std::string out = dot_string(id);
    out.pop_back();
    const std::string safe = printable(text);
    for (const std::string& line : wrap(safe, kColumns)) {
        const std::string quoted = dot_string(line);
        out += "\\n" + quoted.substr(1, quoted.size() - 2);
    }
    return out += '"';
}

}  // namespace

std::string to_dot(const Catalogue& catalogue, Language language) {
    std::string out = "digraph " + dot_string(catalogue.identity().id) +
                      " {\n  rankdir=LR;\n  node [shape=box, fontname=\"sans-serif\"];\n";
    const auto edge = [&](std::string_view from, std::string_view to, std::string_view how) {
        out += "  " + dot_string(from) + " -> " + dot_string(to) + std::string(how) + ";\n";
    };
    const auto node = [&](std::string_view id, const Text& text, std::string_view how) {
        out += "  " + dot_string(id) + " [label=" + dot_label(id, text.in(language)) + std::string(how) + "];\n";
    };
    for (const Indicator& indicator : catalogue.indicators()) {
        node(indicator.id, indicator.title, ", style=filled, fillcolor=\"#eeeeee\"");
        if (indicator.parent) edge(catalogue.indicators()[*indicator.parent].id, indicator.id, "");
        visit_criteria(catalogue, indicator, [&](const Criterion& criterion) {
            node(criterion.id, criterion.statement, "");
            edge(indicator.id, criterion.id, "");
        });
    }
    for (const Criterion& criterion : catalogue.criteria()) {
        for (const std::string& other : criterion.see) {
            edge(criterion.id, other, " [style=dashed, constraint=false, arrowhead=open]");
        }
    }
    return out + "}\n";
}

}  // namespace xuehui
