// What is shown of an assessment or a catalogue: JSON, text, Markdown, graphs.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <xuehui/assessment.hpp>
#include <xuehui/catalogue.hpp>
#include <xuehui/register.hpp>
#include <xuehui/text.hpp>

namespace xuehui {

// The assessment as a document of the format xuehui/assessment/1; the same inputs give the same bytes.
// `digests` false leaves out the record's SHA-256, which costs more than the assessment itself.
std::string to_json(const Assessment& assessment, bool digests = true);

struct TextStyle {
    Language language = Language::zh;
    std::size_t width = 80;    // columns; wide characters take two
    bool colour = false;       // with the control sequences of a terminal (ECMA-48) for bold and four colours
};

// Columns that a text takes on a terminal: wide characters two, combining marks none. For those who align their own text
// beside ours.
std::size_t display_width(std::string_view text);

// On one line, safe to print: white space and line breaks become blanks; control characters and marks that turn the
// direction of writing, which documents may hold and a terminal would obey, become U+FFFD.
std::string printable(std::string_view text);

// A scorecard: headline, indicators with their bounds as numbers and, where there is room (from about 70 columns), as bars;
// gates, what is unassessed, the largest gains. It says what it leaves out: indicators of level 3 at their full share, and
// gains behind the tenth.
std::string to_text(const Assessment& assessment, const TextStyle& style);
std::string to_markdown(const Assessment& assessment, Language language);

// A risk register: what needs work, worst first, with owner and due date; early warnings, incidents, changes after which risks
// have to be assessed anew, and what is not in order with seals and certificates.
std::string to_text(const RegisterView& view, const TextStyle& style);

// The whole report as one HTML file that asks for nothing from anywhere: both languages, the one given shown first.
// About 350 kB for the built-in catalogue, in about a millisecond (bench/assess_bench.cpp); it grows with what people
// wrote. Texts of documents are inert in it, whatever they say.
std::string to_html(const Assessment& assessment, Language language);

// How the score of an indicator, or the value of a criterion, came about, down to the ratings that count, why, and
// the evidence. Empty where `id` is not within the scheme's roots.
std::string explain(const Assessment& assessment, std::string_view id, const TextStyle& style);

// The catalogue as one document, extensions resolved; the users' own "x-" members are carried through.
std::string to_json(const Catalogue& catalogue);

// The catalogue for people and for Graphviz.
std::string to_text(const Catalogue& catalogue, const TextStyle& style);
std::string to_markdown(const Catalogue& catalogue, Language language);
std::string to_dot(const Catalogue& catalogue, Language language);

// A record to fill in: every criterion of the engine's roots with its statement as an "x-statement" member.
std::string record_template(const Engine& engine, Language language);

}  // namespace xuehui
