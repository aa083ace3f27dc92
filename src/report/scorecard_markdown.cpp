// The scorecard as Markdown (with tables, as GitHub has them).
#include <xuehui/report.hpp>

#include "report/markdown.hpp"
#include "report/phrases.hpp"
#include "report/scorecard.hpp"
#include "report/words.hpp"

namespace xuehui {

namespace {

using namespace report;

class Writer {
public:
    Writer(const Scorecard& card, Language language) : card_(card), language_(language) {}

    std::string write() {
        out_ = "# " + markdown(card_.organisation) + "\n\n";
        head();
        indicators();
        gates();
        risks();
        conflicts();
        days();
        unassessed();
        gains();
        return std::move(out_);
    }

private:
    std::string_view word(Word word) const { return say(word, language_); }

    void heading(std::string_view text) { out_.append("\n## ").append(text).append("\n\n"); }

    void row(std::initializer_list<std::string_view> cells) {
        for (const std::string_view cell : cells) out_.append("| ").append(cell).append(" ");
        out_ += "|\n";
    }

    void head() {
        row({"", ""});
        row({"---", "---"});
        for (const Scorecard::Entry& entry : card_.head) row({entry.label, markdown(entry.value)});
        out_ += '\n' + markdown(card_.sentence) + "\n\n" + card_.disclaimer + '\n';
    }

    void indicators() {
        heading(word(Word::indicators));
        row({word(Word::id), word(Word::indicator_column), word(Word::weight), word(Word::lower_column),
             word(Word::upper_column), word(Word::known_column)});
        row({"---", "---", "---:", "---:", "---:", "---:"});
        for (const Scorecard::Indicator& each : card_.indicators) {
            std::string title;
            for (std::size_t i = 0; i < each.depth; ++i) title += "&emsp;";
            title += markdown(each.title);
            const std::string none(word(Word::no_value));
            row({markdown(each.id), title, each.weight, each.score ? percent(each.score->lower) : none,
                 each.score ? percent(each.score->upper) : none, each.known});
        }
        if (card_.left_out == 0) return;
        out_ += '\n' + say(Word::left_out_indicators, language_, {std::to_string(card_.left_out)}) + '\n';
    }

    void gates() {
        heading(word(Word::gates));
        if (!card_.has_loud_gates()) out_.append(word(Word::gates_quiet)).append("\n");
        for (const Scorecard::Gate& gate : card_.gates) {
            if (gate.state == Truth::no) continue;
            out_ += "- **" + gate.state_name + "**" + std::string(word(Word::colon)) + markdown(gate.name) +
                    std::string(word(Word::comma)) + markdown(gate.effect) + '\n';
            for (const Scorecard::Reason& reason : gate.because) {
                out_ += "  - " + markdown(reason.line()) + '\n';
            }
        }
    }

    void risks() {
        const RiskCard& risks = card_.risks;
        if (!risks.has_rules) return;
        heading(word(Word::risks));
        out_ += markdown(risks.found) + '\n';
        if (!risks.raised.empty()) out_ += '\n';
        for (std::size_t i = 0; i < risks.raised.size() && i < Scorecard::kMostRisks; ++i) {
            const RiskCard::Risk& risk = risks.raised[i];
            out_ +=
                "- **" + markdown(risk.level.name) + "**" + std::string(word(Word::colon)) + markdown(risk.name) + '\n';
            if (!risk.because.empty()) out_ += "  - " + markdown(risk.brief(language_)) + '\n';
        }
        if (risks.raised.size() > Scorecard::kMostRisks) {
            const std::string rest = std::to_string(risks.raised.size() - Scorecard::kMostRisks);
            out_ += '\n' + say(Word::risks_left_out, language_, {rest}) + '\n';
        }
        if (!risks.undecided.empty()) out_ += '\n' + markdown(risks.undecided) + '\n';
    }

    void conflicts() {
        if (card_.risks.conflicts.empty()) return;
        heading(conflicts_title(card_.risks, language_));
        for (const RiskCard::Conflict& each : card_.risks.conflicts) {
            out_ += "- " + markdown(each.criterion) + ' ' +
                    markdown(say(Word::judged, language_, {each.statement, each.verdicts})) + '\n';
        }
    }

    void days() {
        if (card_.risks.days.empty()) return;
        heading(word(Word::deadlines));
        for (const RiskCard::Day& day : card_.risks.days) out_ += "- " + day.on + ' ' + markdown(day.text) + '\n';
    }

    void unassessed() {
        if (card_.unassessed.empty()) return;
        heading(say(Word::unassessed_section, language_, {std::to_string(card_.unassessed.size())}));
        for (const Scorecard::Criterion& each : card_.unassessed) {
            out_ += "- " + markdown(each.id) + ' ' + markdown(each.statement) + '\n';
        }
    }

    void gains() {
        if (card_.gains.empty()) return;
        heading(gains_title(card_, language_));
        out_.append(word(Word::gains_note)).append("\n\n");
        row({word(Word::gain), word(Word::id), word(Word::statement)});
        row({"---:", "---", "---"});
        for (const Scorecard::Criterion& each : card_.gains) {
            row({'+' + percent(each.gain), markdown(each.id),
                 markdown(say(Word::judged, language_, {each.statement, each.verdict}))});
        }
    }

    const Scorecard& card_;
    Language language_;
    std::string out_;
};

}  // namespace

std::string to_markdown(const Assessment& assessment, Language language) {
    const Scorecard card = make_scorecard(assessment, language);
    return Writer(card, language).write();
}

}  // namespace xuehui
