// The risk report on a terminal: every risk with why, on what basis and what to do; what nobody can judge yet and why; what
// falls due.
#include <xuehui/report.hpp>

#include <algorithm>

#include "report/phrases.hpp"
#include "report/risk_card.hpp"
#include "report/text_layout.hpp"
#include "report/words.hpp"

namespace xuehui {

namespace {

using namespace report;

constexpr std::size_t kIndent = 2;

class Writer {
public:
    Writer(const RiskCard& card, const TextStyle& style) : card_(card), language_(style.language), page_(style) {}

    std::string write(const Assessment& assessment, bool all) && {
        const Record& record = assessment.record();
        page_.heading(record_title(record, language_));
        page_.paragraph(0, say(Word::period_value, language_, {record.period_from(), record.period_to(), record.as_of()}));
        page_.blank();
        if (card_.has_rules) {
            page_.paragraph(0, card_.found);
            if (!card_.undecided.empty()) page_.paragraph(0, card_.undecided);
            page_.blank();
            page_.paragraph(0, word(Word::risks_note));
        } else {
            page_.paragraph(0, word(Word::risks_without_rules));
        }
        for (const RiskCard::Risk& risk : card_.raised) raised(risk);
        open();
        days();
        if (all) names(Word::risks_clear, card_.clear);
        if (all) names(Word::risks_not_in_force, card_.not_in_force);
        return std::move(page_).take();
    }

private:
    std::string_view word(Word word) const { return say(word, language_); }

    std::size_t hang() const {    // as wide as the widest label
        std::size_t widest = 0;
        for (const Word each : {Word::because, Word::level_column, Word::basis, Word::respond, Word::owner, Word::bears_on,
                                Word::rule_notes, Word::missing, Word::assumed_label}) {
            widest = std::max(widest, display_width(word(each)));
        }
        return widest + kIndent;
    }

    // A label, and one text below the other beside it; where they are several, each begins with a dash, or its number
    // where they are steps, and hangs behind it.
    void entries(Word label, const std::vector<std::string>& texts, bool numbered = false) {
        if (texts.size() == 1) return entry(label, texts.front());
        std::string lead = pad_right(word(label), hang());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const std::string mark = numbered ? std::to_string(i + 1) + '.' : "-";
            page_.item(kIndent, hang() + mark.size() + 1, lead + mark, texts[i]);
            lead.assign(hang(), ' ');
        }
    }

    void entry(Word label, const std::string& text) {
        if (!text.empty()) page_.item(kIndent, hang(), word(label), text);
    }

    void raised(const RiskCard::Risk& risk) {
        page_.blank();
        page_.paragraph(0, risk.level.ink, risk.level.name + std::string(word(Word::colon)), risk.name);
        entries(Word::because, risk.because);
        entry(Word::level_column, risk.steps);
        entries(Word::basis, risk.basis);
        entries(Word::respond, risk.respond, true);
        entries(Word::rule_notes, risk.notes);
        entry(Word::owner, risk.owner);
        entry(Word::bears_on, risk.criteria);
        entry(Word::missing, risk.missing);
        entry(Word::assumed_label, risk.assumed);
    }

    void open() {
        if (card_.open.empty()) return;
        page_.heading(say(Word::risks_open, language_, {std::to_string(card_.open.size())}));
        page_.paragraph(kIndent, word(Word::risks_open_note));
        for (const RiskCard::Open& each : card_.open) {
            page_.paragraph(kIndent, each.name);
            for (const std::string& fact : each.missing) page_.item(2 * kIndent, kIndent, "-", fact);
        }
    }

    void days() {
        constexpr std::size_t kDate = 10;
        page_.heading(word(Word::deadlines));
        if (card_.days.empty()) page_.paragraph(kIndent, word(Word::deadlines_quiet));
        for (const RiskCard::Day& day : card_.days) {
            std::string text = day.text;
            if (!day.owner.empty()) text += say(Word::brackets, language_, {day.owner});
            page_.item(kIndent, kDate + kIndent, day.on, text);
            for (const std::string& basis : day.basis) page_.item(kIndent, kDate + kIndent, {}, basis);
        }
    }

    void names(Word title, const std::vector<std::string>& all) {
        if (all.empty()) return;
        page_.heading(say(title, language_, {std::to_string(all.size())}));
        for (const std::string& each : all) page_.item(kIndent, kIndent, "-", each);
    }

    const RiskCard& card_;
    Language language_;
    Page page_;
};

}  // namespace

std::string risks_to_text(const Assessment& assessment, const TextStyle& style, const RiskView& view) {
    const RiskCard card = make_risk_card(assessment, style.language, view.privacy);
    return Writer(card, style).write(assessment, view.all);
}

}  // namespace xuehui
