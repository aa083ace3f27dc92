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

// The grade and the marks stand once, in the list; what other forms say in a sentence besides is what is still open.
void write_head(Page& page, const Scorecard& card, Language language) {
    page.heading(card.organisation);
    page.blank();
    const std::string_view open = say(Word::still_open, language);
    std::size_t widest = display_width(open);
    for (const Scorecard::Entry& entry : card.head) widest = std::max(widest, display_width(entry.label));
    for (const Scorecard::Entry& entry : card.head) {
        page.item(0, widest + kIndent, entry.label, Ink::strong, entry.value.substr(0, entry.main),
                  entry.value.substr(entry.main));
    }
    page.item(0, widest + kIndent, open,
              card.open.empty() ? say(Word::nothing, language) : std::string_view(card.open));
    page.blank();
    page.paragraph(0, card.disclaimer);
}

Table indicators_with_bars(const Scorecard& card, Language language, std::int32_t cells) {
    using enum Table::Align;
    std::vector<Table::Column> columns{{std::string(say(Word::weight, language)), right},
                                       {std::string(say(Word::share_column, language)), left},
                                       {std::string(say(Word::known_column, language)), right}};
    if (cells > 0) columns.push_back({{}, left, Ink::accent});
    Table table(std::string(say(Word::indicators, language)), std::move(columns));
    for (const Scorecard::Indicator& row : card.indicators) {
        std::vector<std::string> values{row.weight, percents_in_column(row.score), row.known};
        if (cells > 0) values.push_back(bar(row.score, cells));
        table.row(kIndent * (row.depth + 1), row.id, row.title, std::move(values));
    }
    return table;
}

// Bars are of ten cells where the titles keep some room beside them, otherwise of five, and none where the titles need
// all. They stand last: on terminals that draw blocks twice as wide nothing is moved.
void write_indicators(Page& page, const Scorecard& card, Language language) {
    constexpr std::int32_t kWide = 10;
    constexpr std::int32_t kSmall = 5;
    constexpr std::size_t kLeastForTitles = 26;
    const Table plain = indicators_with_bars(card, language, 0);
    const Table small = indicators_with_bars(card, language, kSmall);
    const Table wide = indicators_with_bars(card, language, kWide);
    const bool has_bars = small.leaves(page, 0, kLeastForTitles);
    const bool is_wide = wide.leaves(page, 0, kLeastForTitles);
    page.blank();
    (is_wide ? wide : has_bars ? small : plain).write(page, 0);
    if (has_bars) page.paragraph(kIndent, say(Word::bars_note, language));
    if (card.left_out == 0) return;
    page.paragraph(kIndent, say(Word::left_out_indicators, language, {std::to_string(card.left_out)}));
}

void write_gates(Page& page, const Scorecard& card, Language language) {
    page.heading(say(Word::gates, language));
    if (!card.has_loud_gates()) page.paragraph(kIndent, say(Word::gates_quiet, language));
    for (const Scorecard::Gate& gate : card.gates) {
        if (gate.state == Truth::no) continue;
        const Ink ink = gate.state == Truth::yes ? Ink::alarm : Ink::caution;
        page.paragraph(kIndent, ink, gate.state_name + std::string(say(Word::colon, language)),
                       gate.name + std::string(say(Word::comma, language)) + gate.effect);
        for (const Scorecard::Reason& reason : gate.because) {
            page.item(2 * kIndent, kIndent, "-", reason.line());
        }
    }
}

void write_risks(Page& page, const RiskCard& card, Language language) {
    if (!card.has_rules) return;
    page.heading(say(Word::risks, language));
    page.paragraph(kIndent, card.found);
    for (std::size_t i = 0; i < card.raised.size() && i < Scorecard::kMostRisks; ++i) {
        const RiskCard::Risk& risk = card.raised[i];
        page.paragraph(kIndent, risk.level.ink, risk.level.name + std::string(say(Word::colon, language)), risk.name);
        if (!risk.because.empty()) page.item(2 * kIndent, kIndent, "-", risk.brief(language));
    }
    if (card.raised.size() > Scorecard::kMostRisks) {
        const std::string rest = std::to_string(card.raised.size() - Scorecard::kMostRisks);
        page.paragraph(kIndent, say(Word::risks_left_out, language, {rest}));
    }
    if (!card.undecided.empty()) page.paragraph(kIndent, card.undecided);
}

void write_conflicts(Page& page, const RiskCard& card, Language language) {
    if (card.conflicts.empty()) return;
    page.heading(conflicts_title(card, language));
    std::size_t widest = 0;
    for (const RiskCard::Conflict& each : card.conflicts) widest = std::max(widest, display_width(each.criterion));
    for (const RiskCard::Conflict& each : card.conflicts) {
        page.item(kIndent, widest + kIndent, each.criterion,
                  say(Word::judged, language, {each.statement, each.verdicts}));
    }
}

void write_days(Page& page, const RiskCard& card, Language language) {
    constexpr std::size_t kDate = 10;
    if (card.days.empty()) return;
    page.heading(say(Word::deadlines, language));
    for (const RiskCard::Day& day : card.days) page.item(kIndent, kDate + kIndent, day.on, day.text);
}

// What stands behind a criterion that turns gates.
std::string affected(const Scorecard::Criterion& criterion, Language language) {
    if (criterion.gates.empty()) return {};
    const std::string gates = say(Word::gate_waits, language, {join(criterion.gates, say(Word::list_comma, language))});
    return say(Word::brackets, language, {gates});
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
        for (const Scorecard::Criterion& each : card.unassessed)
            page.item(kIndent, hang, each.id, each.statement + affected(each, language));
    }
    if (!card.gains.empty()) {
        constexpr std::size_t kWidestGain = 9;    // "+100.0000"
        page.heading(gains_title(card, language));
        page.paragraph(kIndent, say(Word::gains_note, language));
        const std::size_t hang = hang_of(card.gains);
        for (const Scorecard::Criterion& each : card.gains) {
            const std::string lead =
                pad_left('+' + percent(each.gain), kWidestGain) + "  " + pad_right(each.id, hang - 1);
            page.item(0, 0, lead, say(Word::judged, language, {each.statement, each.verdict}) + affected(each, language));
        }
    }
}

}  // namespace

std::string to_text(const Assessment& assessment, const TextStyle& style) {
    const Scorecard card = make_scorecard(assessment, style.language);
    Page page(style);
    write_head(page, card, style.language);
    write_indicators(page, card, style.language);
    write_gates(page, card, style.language);
    write_risks(page, card.risks, style.language);
    write_conflicts(page, card.risks, style.language);
    write_days(page, card.risks, style.language);
    write_criteria(page, card, style.language);
    return std::move(page).take();
}

}  // namespace xuehui
