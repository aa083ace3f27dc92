// The register on a terminal: what has to be done about which risk, and what is not in order besides.
#include <xuehui/report.hpp>

#include <algorithm>
#include <array>
#include <functional>

#include "report/register_words.hpp"
#include "report/text_layout.hpp"
#include "report/words.hpp"

namespace xuehui {

namespace {

using namespace report;
using Entry = RegisterView::Entry;
using Status = RegisterView::Status;

constexpr std::size_t kIndent = 2;

class RegisterText {
public:
    RegisterText(const RegisterView& view, const TextStyle& style)
        : view_(view), language_(style.language), page_(style) {}

    std::string write() {
        write_head();
        write_entries();
        write_warnings();
        write_incidents();
        write_changes();
        write_custody();
        return std::move(page_).take();
    }

private:
    std::string_view word(RegisterWord word) const { return say(word, language_); }
    std::string word(RegisterWord word, std::initializer_list<std::string_view> parts) const {
        return say(word, language_, parts);
    }
    std::string_view comma() const { return say(Word::comma, language_); }

    void write_head() {
        page_.heading(view_.organisation_name.empty() ? view_.organisation_id : view_.organisation_name);
        page_.blank();
        page_.item(0, display_width(word(RegisterWord::heading)) + kIndent, word(RegisterWord::heading),
                   word(RegisterWord::as_of, {view_.as_of}), Ink::strong);
        page_.blank();
        const auto count = [&](auto is_counted) {
            return std::to_string(std::ranges::count_if(view_.entries, is_counted));
        };
        page_.paragraph(
            0, word(RegisterWord::counts,
                    {std::to_string(view_.entries.size()), count(&Entry::needs_work), count(&Entry::is_overdue),
                     count([](const Entry& entry) { return !entry.stale.empty(); })}));
        if (view_.entries.empty()) return page_.paragraph(0, word(RegisterWord::empty));
        const auto count_work = [&](auto lacks) {
            return count([&](const Entry& entry) { return entry.needs_work() && lacks(entry); });
        };
        page_.paragraph(
            0, word(RegisterWord::lacking, {count_work([](const Entry& entry) { return entry.owner.empty(); }),
                                            count_work([](const Entry& entry) { return entry.treatment.empty(); }),
                                            count_work([](const Entry& entry) { return entry.due.empty(); })}));
        write_levels();
    }

    // How many there are of each level to be worked on; of those whose level is open, the worst counts.
    void write_levels() {
        std::string text;
        for (std::size_t i = 0; i < view_.levels.size(); ++i) {
            const auto is_of_level = [i](const Entry& entry) {
                return entry.needs_work() && entry.residual && entry.residual->worst == i;
            };
            const auto number = std::ranges::count_if(view_.entries, is_of_level);
            if (number == 0) continue;
            if (!text.empty()) text += say(Word::list_comma, language_);
            text += word(RegisterWord::of_level, {level_title(static_cast<std::uint8_t>(i)), std::to_string(number)});
        }
        if (!text.empty()) page_.paragraph(0, Ink::strong, word(RegisterWord::by_level), text);
    }

    void write_entries() {
        write_those(RegisterWord::to_do,
                    [](const Entry& entry) { return entry.needs_work() || entry.is_closed_but_found(); });
        write_those(RegisterWord::may_be_closed, &Entry::may_be_closed);
        std::size_t accepted = 0;
        std::size_t closed = 0;
        for (const Entry& entry : view_.entries) {
            accepted += entry.status == Status::accepted ? 1 : 0;
            closed += entry.status == Status::closed ? 1 : 0;
        }
        if (accepted + closed == 0) return;
        page_.heading(word(RegisterWord::others));
        page_.paragraph(kIndent, word(RegisterWord::others_value, {std::to_string(accepted), std::to_string(closed)}));
        for (const Entry& entry : view_.entries) {    // an accepted risk grows old, too
            if (entry.status == Status::accepted && !entry.stale.empty()) write(entry);
        }
    }

    template <class Wanted>
    void write_those(RegisterWord title, Wanted wanted) {
        if (std::ranges::none_of(view_.entries, wanted)) return;
        page_.heading(word(title));
        for (const Entry& entry : view_.entries) {
            if (std::invoke(wanted, entry)) write(entry);
        }
    }

    std::string level_title(std::uint8_t number) const {
        const Named& level = view_.levels[number];
        return level.title.empty() ? level.id : level.title.in(language_);
    }

    std::string level_text(const std::optional<RegisterView::Level>& level) const {
        if (!level) return std::string(word(RegisterWord::level_unknown));
        if (level->worst == level->mildest) return level_title(level->worst);
        return word(RegisterWord::range, {level_title(level->mildest), level_title(level->worst)});
    }

    std::string weight_text(const Entry& entry) const {
        if (entry.level == entry.residual) return level_text(entry.level);
        return word(RegisterWord::level_before, {level_text(entry.residual), level_text(entry.level)});
    }

    std::string owner_text(const Entry& entry) const {
        if (!entry.owner.empty()) return word(RegisterWord::owner, {entry.owner});
        if (entry.role.empty()) return std::string(word(RegisterWord::no_owner));
        return word(RegisterWord::role, {entry.role.in(language_)});
    }

    std::string_view status_text(const Entry& entry) const {
        constexpr std::array kWords{RegisterWord::open, RegisterWord::in_progress, RegisterWord::closed,
                                    RegisterWord::accepted};
        return word(kWords[static_cast<std::size_t>(entry.status)]);
    }

    std::string_view treatment_text(const Entry& entry) const {
        if (entry.treatment == "avoid") return word(RegisterWord::avoid);
        if (entry.treatment == "reduce") return word(RegisterWord::reduce);
        if (entry.treatment == "transfer") return word(RegisterWord::transfer);
        return word(RegisterWord::accept);
    }

    // What something is called, and by what id it is found in the document.
    void write_title(std::string_view title, std::string_view id) {
        page_.paragraph(kIndent, std::string(title) + say(Word::brackets, language_, {id}));
    }

    static Ink ink_of(const std::optional<RegisterView::Level>& level) {
        if (!level || level->worst > 1) return Ink::plain;
        return level->worst == 0 ? Ink::alarm : Ink::caution;
    }

    void write(const Entry& entry) {
        const std::size_t inner = 2 * kIndent;
        write_title(entry.title.in(language_), entry.id);
        std::string rest;
        const auto add = [&](std::string_view text) { rest.append(comma()).append(text); };
        add(status_text(entry));
        if (!entry.treatment.empty()) add(treatment_text(entry));
        add(owner_text(entry));
        if (!entry.due.empty()) add(word(RegisterWord::due, {entry.due}));
        if (entry.place > 0) add(word(RegisterWord::element, {std::to_string(entry.place)}));
        if (!entry.first_seen.empty()) add(word(RegisterWord::first_seen, {entry.first_seen}));
        if (!entry.gone_on.empty()) add(word(RegisterWord::gone_on, {entry.gone_on}));
        page_.paragraph(inner, ink_of(entry.residual), weight_text(entry), rest);
        if (entry.is_overdue())
            page_.paragraph(inner, Ink::alarm, word(RegisterWord::overdue, {std::to_string(entry.days_overdue)}), {});
        if (entry.is_closed_but_found()) page_.paragraph(inner, Ink::alarm, word(RegisterWord::closed_but_found), {});
        if (!entry.unclear_since.empty()) {
            page_.paragraph(inner, Ink::caution, word(RegisterWord::unclear, {entry.unclear_since}), {});
        } else if (entry.state == RegisterView::State::unknown) {
            page_.paragraph(inner, word(RegisterWord::not_known));
        }
        if (!entry.stale.empty()) page_.paragraph(inner, Ink::caution, word(RegisterWord::stale), stale_text(entry));
    }

    std::string stale_text(const Entry& entry) const {
        std::string text;
        for (const RegisterView::Stale& reason : entry.stale) {
            if (!text.empty()) text += say(Word::semicolon, language_);
            text += reason.change.empty() ? word(RegisterWord::stale_age, {reason.since})
                                          : word(RegisterWord::stale_change, {reason.since, reason.title});
        }
        return text;
    }

    void write_warnings() {
        if (view_.warnings.empty()) return;
        page_.heading(word(RegisterWord::warnings));
        for (const RegisterView::Warning& warning : view_.warnings) {
            write_title(warning.title, warning.id);
            std::string value(word(RegisterWord::warning_unknown));
            if (warning.is_known && !warning.on.empty()) {
                value = word(RegisterWord::warning_observed, {warning.on, warning.value});
            } else if (warning.is_known && !warning.value.empty()) {
                value = word(RegisterWord::warning_value, {warning.value});
            }
            std::string level;
            if (warning.level)
                level = level_title(*warning.level);
            else if (warning.is_known)
                level = word(RegisterWord::warning_quiet);
            if (!level.empty() && (!warning.value.empty() || !warning.is_known))
                value.insert(0, comma());
            else if (!level.empty())
                value.clear();
            const std::optional<RegisterView::Level> number =
                warning.level ? std::optional(RegisterView::Level{*warning.level, *warning.level}) : std::nullopt;
            page_.paragraph(2 * kIndent, ink_of(number), level, value);
            page_.paragraph(2 * kIndent, word(RegisterWord::responsible, {warning.responsible, warning.procedure}));
        }
    }

    void write_incidents() {
        if (view_.incidents.empty()) return;
        page_.heading(word(RegisterWord::incidents));
        for (const RegisterView::Incident& incident : view_.incidents) {
            write_title(incident.title, incident.id);
            std::string text = incident.closed.empty()
                                   ? word(RegisterWord::incident_open, {incident.occurred})
                                   : word(RegisterWord::incident_closed, {incident.occurred, incident.closed});
            const auto add = [&](RegisterWord phrase, const std::string& hours) {
                if (!hours.empty()) text.append(comma()).append(word(phrase, {hours}));
            };
            add(RegisterWord::to_notice, incident.to_notice);
            add(RegisterWord::to_respond, incident.to_respond);
            add(RegisterWord::to_close, incident.to_close);
            page_.paragraph(2 * kIndent, text);
        }
    }

    void write_changes() {
        if (view_.changes.empty()) return;
        page_.heading(word(RegisterWord::changes));
        for (const RegisterView::Change& change : view_.changes) {
            const RegisterWord kind = change.kind == "environment" ? RegisterWord::environment
                                      : change.kind == "business"  ? RegisterWord::business
                                                                   : RegisterWord::requirement;
            write_title(change.title, change.id);
            page_.paragraph(2 * kIndent, std::string(word(kind)) + std::string(comma()) + change.on);
        }
    }

    void write_custody() {
        if (view_.custody.empty()) return;
        page_.heading(word(RegisterWord::custody, {std::to_string(view_.seals), std::to_string(view_.certificates)}));
        if (std::ranges::all_of(view_.custody, &RegisterView::Custody::is_in_order)) {
            return page_.paragraph(kIndent, word(RegisterWord::custody_quiet));
        }
        for (const RegisterView::Custody& custody : view_.custody) {
            if (custody.is_in_order()) continue;
            write_title(custody.title, custody.id);
            if (!custody.has_custodian) page_.item(2 * kIndent, kIndent, "-", word(RegisterWord::no_custodian));
            if (!custody.expired_on.empty())
                page_.item(2 * kIndent, kIndent, "-", word(RegisterWord::expired, {custody.expired_on}));
            for (const RegisterView::Use& use : custody.open) {
                page_.item(2 * kIndent, kIndent, "-",
                           word(RegisterWord::not_returned, {use.on, use.who, std::to_string(use.days), use.why}));
            }
            for (const RegisterView::Use& use : custody.unapproved) {
                page_.item(2 * kIndent, kIndent, "-", word(RegisterWord::not_approved, {use.on, use.who, use.why}));
            }
        }
    }

    const RegisterView& view_;
    Language language_;
    Page page_;
};

}  // namespace

std::string to_text(const RegisterView& view, const TextStyle& style) { return RegisterText(view, style).write(); }

}  // namespace xuehui
