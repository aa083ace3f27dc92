// What is shown of an assessment or a catalogue: JSON, text, Markdown, graphs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/catalogue.hpp>
#include <xuehui/population.hpp>
#include <xuehui/register.hpp>
#include <xuehui/text.hpp>

namespace xuehui {

// The assessment as a document of the format xuehui/assessment/1; the same inputs give the same bytes.
// `digests` false leaves out the record's SHA-256, which costs more than the assessment itself.
std::string to_json(const Assessment& assessment, bool digests = true);

// Whether facts that the dictionary calls personal, and what was worked out from them, are shown or masked.
enum class Privacy : std::uint8_t { masked, open };

struct TextStyle {
    Language language = Language::zh;
    std::size_t width = 80;    // columns; wide characters take two
    bool colour = false;       // with the control sequences of a terminal (ECMA-48) for bold and four colours
};

// Columns that a text takes on a terminal: wide characters two, combining marks none. For those who align their own text
// beside ours.
std::size_t display_width(std::string_view text);

// A text in lines of at most so many columns, 8 at least: broken at blanks and between wide characters, never before closing
// punctuation nor behind opening punctuation. At least one line, which may be empty.
std::vector<std::string> wrap(std::string_view text, std::size_t width);

// On one line, safe to print: white space and line breaks become blanks; control characters and marks that turn the
// direction of writing, which documents may hold and a terminal would obey, become U+FFFD.
std::string printable(std::string_view text);

// JSON that says the same and is as safe: where its strings hold such characters, they are escaped. What to_json gives keeps
// them as they are, but for registers, which are laid out for people.
std::string printable_json(std::string_view json);

// A scorecard: headline, indicators with their bounds as numbers (below 60 columns under their titles) and, where there is
// room (from about 70 columns), as bars;
// gates, risks that were raised, ratings that the facts contradict, days ahead, what is unassessed, the largest gains. It
// says what it leaves out: indicators of level 3 at their full share, risks behind the twentieth and gains behind the tenth.
std::string to_text(const Assessment& assessment, const TextStyle& style);
std::string to_markdown(const Assessment& assessment, Language language);

// A risk register: what needs work, worst first, with owner and due date; early warnings, incidents, changes after which risks
// have to be assessed anew, and what is not in order with seals and certificates.
std::string to_text(const RegisterView& view, const TextStyle& style);
// The view as JSON: levels by their ids, one or {"lower": …, "upper": …}, and what was worked out for the day (documents.md).
std::string to_json(const RegisterView& view);

// The whole report as one HTML file that asks for nothing from anywhere: both languages, the one given shown first.
// 400 to 500 kB for the built-in catalogue and rules, in about a millisecond (bench/assess_bench.cpp); it grows with what
// people wrote and what was found. Texts of documents are inert in it, whatever they say.
std::string to_html(const Assessment& assessment, Language language);

// A population as a document of the format xuehui/population/1; the same assessments give the same bytes, in whatever order they
// were added.
std::string to_json(const PopulationSummary& summary);
// And as an HTML page, like that of an assessment: distribution, grades, groups, weakest indicators, gates, risks, the head of
// the league table. No more than 400 kB, however many organisations and groups there are and whatever they are called; it
// says what it leaves out.
std::string to_html(const PopulationSummary& summary, Language language);

// What of the rules' findings a report shows: those that were raised or cannot be judged yet, or all of them.
struct RiskView {
    bool all = false;
    Privacy privacy = Privacy::masked;
};

// The findings with all that belongs to them, the worst first, what is missing for those that cannot be judged yet, and the
// days ahead. The JSON has the members of the assessment's document that are about them, and the days.
std::string risks_to_text(const Assessment& assessment, const TextStyle& style, const RiskView& view = {});
std::string risks_to_markdown(const Assessment& assessment, Language language, const RiskView& view = {});
std::string risks_to_json(const Assessment& assessment, const RiskView& view = {});

// The days ahead, those on which evidence expires among them, as an iCalendar file (RFC 5545): one all-day event each,
// which keeps its UID from one assessment of the same organisation to the next.
std::string to_icalendar(const Assessment& assessment, Language language);

// How the score of an indicator, or the value of a criterion, came about, down to the ratings that count, why, and
// the evidence. Empty where `id` is not within the scheme's roots.
std::string explain(const Assessment& assessment, std::string_view id, const TextStyle& style);

// The catalogue as one document, extensions resolved; the users' own "x-" members are carried through.
std::string to_json(const Catalogue& catalogue);

// The catalogue for people and for Graphviz.
std::string to_text(const Catalogue& catalogue, const TextStyle& style);
std::string to_markdown(const Catalogue& catalogue, Language language);
std::string to_dot(const Catalogue& catalogue, Language language);

// The dictionary of facts of an engine's rules: for people; as in documents of rules; and as a JSON Schema (2020-12) of a
// record's `facts`, which accepts what the engine accepts, down to the places of amounts and the calendar.
// Text and JSON may be of those only whose names begin with `prefix`.
std::string facts_to_text(const Engine& engine, const TextStyle& style, std::string_view prefix = {});
std::string facts_to_json(const Engine& engine, std::string_view prefix = {});
std::string facts_schema(const Engine& engine, Language language);

// A record to fill in: every criterion of the engine's roots with its statement as an "x-statement" member.
std::string record_template(const Engine& engine, Language language);

}  // namespace xuehui
