// Days ahead as an iCalendar file (RFC 5545), one all-day event each.
//
// An event keeps its UID from one assessment to the next, so that a calendar that read an earlier file moves it instead of
// showing it twice; the sequence number rises with the day of the assessment. Nothing asks a clock: the same assessment
// gives the same bytes.
#include <xuehui/report.hpp>

#include <algorithm>

#include <xuehui/engine.hpp>
#include <xuehui/version.hpp>

#include "base/sha256.hpp"
#include "base/utf8.hpp"
#include "record/record_data.hpp"
#include "report/due_days.hpp"
#include "report/phrases.hpp"
#include "report/risk_words.hpp"
#include "report/words.hpp"

namespace xuehui {

namespace {

using namespace report;

// Texts within a line: what has a meaning there is escaped, and nothing is left that could act.
std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : printable(text)) {
        if (c == '\\' || c == ';' || c == ',') out += '\\';
        out += c;
    }
    return out;
}

// "20260531".
std::string basic(std::string_view date) {
    std::string out;
    for (const char c : date) {
        if (c != '-') out += c;
    }
    return out;
}

class Calendar {
public:
    Calendar(const Assessment& assessment, Language language)
        : assessment_(assessment), record_(assessment.record()), language_(language) {}

    std::string write() && {
        line("BEGIN:VCALENDAR");
        line("VERSION:2.0");
        line("PRODID:-//xuehui//xuehui " + std::string(version()) + "//" + (language_ == Language::zh ? "ZH" : "EN"));
        line("CALSCALE:GREGORIAN");
        line("METHOD:PUBLISH");
        line("X-WR-CALNAME:" + escaped(organisation() + ' ' + std::string(say(Word::deadlines, language_))));
        for (const DueDay& day : due_days(assessment_)) event(day);
        line("END:VCALENDAR");
        return std::move(out_);
    }

private:
    std::string organisation() const {
        return std::string(record_.organisation_name().empty() ? record_.organisation_id() : record_.organisation_name());
    }

    void event(const DueDay& day) {
        constexpr std::size_t kDigits = 32;    // 128 bits
        const std::string who(record_.organisation_id());
        line("BEGIN:VEVENT");
        line("UID:" + sha256_hex(who + '\n' + day.key).substr(0, kDigits) + "@xuehui");
        line("DTSTAMP:" + basic(record_.as_of()) + "T000000Z");
        line("SEQUENCE:" + std::to_string(std::max<std::int64_t>(record_.data().as_of.days(), 0)));
        line("DTSTART;VALUE=DATE:" + basic(day.on));
        line("SUMMARY:" + escaped(day.title.in(language_) + say(Word::brackets, language_, {organisation()})));
        const std::string about = description(day);
        if (!about.empty()) line("DESCRIPTION:" + about);
        line("TRANSP:TRANSPARENT");
        line("END:VEVENT");
    }

    std::string description(const DueDay& day) const {
        if (!day.rule) return {};
        std::string text;
        const auto add = [&](Word label, const Text& what) {
            if (!text.empty()) text += "\\n";
            text += escaped(std::string(say(label, language_)) + std::string(say(Word::colon, language_)) + what.in(language_));
        };
        for (const Basis& basis : day.rule->basis) add(Word::basis, basis_text(basis));
        if (!day.rule->owner.empty()) add(Word::owner, named_by_id(assessment_.engine().owners(), day.rule->owner));
        return text;
    }

    // Folded: at most 75 bytes before the line end, no character broken; what goes on begins with a blank.
    void line(std::string_view text) {
        constexpr std::size_t kMost = 75;
        std::size_t used = 0;
        while (!text.empty()) {
            const std::size_t size = first_glyph(text).bytes.size();
            if (used + size > kMost) {
                out_ += "\r\n ";
                used = 1;
            }
            out_ += text.substr(0, size);
            used += size;
            text.remove_prefix(size);
        }
        out_ += "\r\n";
    }

    const Assessment& assessment_;
    const Record& record_;
    Language language_;
    std::string out_;
};

}  // namespace

std::string to_icalendar(const Assessment& assessment, Language language) {
    return Calendar(assessment, language).write();
}

}  // namespace xuehui
