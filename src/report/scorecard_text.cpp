// The scorecard on a terminal.
#include <xuehui/report.hpp>

#include <algorithm>

#include "report/phrases.hpp"
#include "report/scorecard.hpp"
#include "report/text_layout.hpp"
#include "report/words.hpp"

namespace xuehui {

namespace {

using namespace report;

constexpr std::size_t kIndent = 2;

void write_head(Page& page, const Scorecard& card) {
    page.heading(card.organisation);
    page.blank();
    std::size_t widest = 0;
    for (const Scorecard::Entry& entry : card.head) widest = std::max(widest, display_width(entry.label));
    for (const Scorecard::Entry& entry : card.head) page.item(0, widest + kIndent, entry.label, entry.value);
    page.blank();
    page.paragraph(0, card.sentence);
    page.blank();
    page.paragraph(0, card.disclaimer);
}

void write_indicators(Page& page, const Scorecard& card, Language language) {
    using enum Table::Align;
    page.blank();
    Table table(std::string(say(Word::indicators, language)),
                {{std::string(say(Word::weight, language)), right},
                 {std::string(say(Word::share_column, language)), left},
                 {std::string(say(Word::known_column, language)), right}});
    for (const Scorecard::Indicator& row : card.indicators) {
        table.row(kIndent * (row.depth + 1), row.id, row.title, {row.weight, percents_in_column(row.score), row.known});
    }
    table.write(page, 0);
}

void write_gates(Page& page, const Scorecard& card, Language language) {
    page.heading(say(Word::gates, language));
    if (!card.has_loud_gates()) page.paragraph(kIndent, say(Word::gates_quiet, language));
    for (const Scorecard::Gate& gate : card.gates) {
        if (gate.state == Truth::no) continue;
        page.paragraph(kIndent, gate.state_name + std::string(say(Word::colon, language)) + gate.name +
                                    std::string(say(Word::comma, language)) + gate.effect);
        for (const Scorecard::Reason& reason : gate.because) {
            page.item(2 * kIndent, kIndent, "-", reason.id + ' ' + reason.text);
        }
    }
}

// Ids in a column of their own, as wide as the widest.
std::size_t hang_of(const std::vector<Scorecard::Criterion>& criteria) {
    std::size_t widest = 0;
    for (const Scorecard::Criterion& criterion : criteria) widest = std::max(widest, display_width(criterion.id));
    return widest + kIndent;
}

void write_criteria(Page& page, const Scorecard& card, Language language) {
    if (!card.unassessed.empty()) {
        page.heading(say(Word::unassessed_section, language, {std::to_string(card.unassessed.size())}));
        const std::size_t hang = hang_of(card.unassessed);
        for (const Scorecard::Criterion& each : card.unassessed) page.item(kIndent, hang, each.id, each.statement);
    }
    if (!card.gains.empty()) {
        constexpr std::size_t kWidestGain = 9;    // "+100.0000"
        page.heading(say(Word::gains_section, language));
        page.paragraph(kIndent, say(Word::gains_note, language));
        const std::size_t hang = hang_of(card.gains);
        for (const Scorecard::Criterion& each : card.gains) {
            const std::string lead = pad_left('+' + percent(each.gain), kWidestGain) + "  " + pad_right(each.id, hang - 1);
            page.item(0, 0, lead, each.statement);
        }
    }
}

}  // namespace

std::string to_text(const Assessment& assessment, const TextStyle& style) {
    const Scorecard card = make_scorecard(assessment, style.language);
    Page page(style.width);
    write_head(page, card);
    write_indicators(page, card, style.language);
    write_gates(page, card, style.language);
    write_criteria(page, card, style.language);
    return std::move(page).take();
}

}  // namespace xuehui
