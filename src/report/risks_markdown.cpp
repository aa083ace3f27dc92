// The risk report as Markdown.
#include <xuehui/report.hpp>

#include "report/markdown.hpp"
#include "report/phrases.hpp"
#include "report/risk_card.hpp"
#include "report/words.hpp"

namespace xuehui {

namespace {

using namespace report;

class Writer {
public:
    Writer(const RiskCard& card, Language language) : card_(card), language_(language) {}

    std::string write(const Assessment& assessment, bool all) && {
        const Record& record = assessment.record();
        out_ = "# " + markdown(record_title(record, language_)) + "\n\n";
        paragraph(say(Word::period_value, language_, {record.period_from(), record.period_to(), record.as_of()}));
        heading(word(Word::risks));
        if (card_.has_rules) {
            paragraph(card_.found + (language_ == Language::en && !card_.undecided.empty() ? " " : "") + card_.undecided);
            paragraph(word(Word::risks_note));
        } else {
            paragraph(word(Word::risks_without_rules));
        }
        for (const RiskCard::Risk& risk : card_.raised) raised(risk);
        open();
        days();
        if (all) names(Word::risks_clear, card_.clear);
        if (all) names(Word::risks_not_in_force, card_.not_in_force);
        out_.erase(out_.find_last_not_of('\n') + 2);
        return std::move(out_);
    }

private:
    std::string_view word(Word word) const { return say(word, language_); }

    void heading(std::string_view text) { out_.append("## ").append(markdown(text)).append("\n\n"); }
    void paragraph(std::string_view text) { out_.append(markdown(text)).append("\n\n"); }

    void entry(Word label, const std::string& text) {
        if (text.empty()) return;
        out_.append("- **").append(word(label)).append("**").append(word(Word::colon)).append(markdown(text)).append("\n");
    }

    void entries(Word label, const std::vector<std::string>& texts, bool numbered = false) {
        if (texts.empty()) return;
        out_.append("- **").append(word(label)).append("**").append(word(Word::colon).substr(0, word(Word::colon).find(' ')));
        out_ += '\n';
        for (std::size_t i = 0; i < texts.size(); ++i) {
            out_.append("  ").append(numbered ? std::to_string(i + 1) + "." : "-").append(" ").append(markdown(texts[i]));
            out_ += '\n';
        }
    }

    void raised(const RiskCard::Risk& risk) {
        out_ += "### " + markdown(risk.level.name) + std::string(word(Word::colon)) + markdown(risk.name) + "\n\n";
        entries(Word::because, risk.because);
        entry(Word::level_column, risk.steps);
        entries(Word::basis, risk.basis);
        entries(Word::respond, risk.respond, true);
        entry(Word::owner, risk.owner);
        entry(Word::bears_on, risk.criteria);
        entry(Word::missing, risk.missing);
        entry(Word::assumed_label, risk.assumed);
        out_ += '\n';
    }

    void open() {
        if (card_.open.empty()) return;
        heading(say(Word::risks_open, language_, {std::to_string(card_.open.size())}));
        paragraph(word(Word::risks_open_note));
        row({word(Word::risk_column), word(Word::missing)});
        row({"---", "---"});
        for (const RiskCard::Open& each : card_.open) {
            row({markdown(each.name), markdown(join(each.missing, word(Word::list_comma)))});
        }
        out_ += '\n';
    }

    void days() {
        heading(word(Word::deadlines));
        if (card_.days.empty()) return paragraph(word(Word::deadlines_quiet));
        row({word(Word::deadline_column), word(Word::statement), word(Word::basis), word(Word::owner)});
        row({"---", "---", "---", "---"});
        for (const RiskCard::Day& day : card_.days) {
            row({day.on, markdown(day.text), markdown(join(day.basis, word(Word::semicolon))), markdown(day.owner)});
        }
        out_ += '\n';
    }

    void names(Word title, const std::vector<std::string>& all) {
        if (all.empty()) return;
        heading(say(title, language_, {std::to_string(all.size())}));
        for (const std::string& each : all) out_ += "- " + markdown(each) + '\n';
        out_ += '\n';
    }

    void row(std::initializer_list<std::string_view> cells) {
        for (const std::string_view cell : cells) out_.append("| ").append(cell).append(" ");
        out_ += "|\n";
    }

    const RiskCard& card_;
    Language language_;
    std::string out_;
};

}  // namespace

std::string risks_to_markdown(const Assessment& assessment, Language language, const RiskView& view) {
    const RiskCard card = make_risk_card(assessment, language, view.privacy);
    return Writer(card, language).write(assessment, view.all);
}

}  // namespace xuehui
