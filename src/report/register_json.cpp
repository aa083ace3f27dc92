// What a register comes to on a day, for programs: levels worked out, what needs work first, days overdue, what is stale.
// The register itself is a document already (Register::text); this is its view, and members without a value are left out.
#include <xuehui/report.hpp>

#include "json/write.hpp"

namespace xuehui {

namespace {

using json::Writer;

class ViewWriter {
public:
    explicit ViewWriter(const RegisterView& view) : view_(view), writer_(out_) {}

    std::string write() {
        writer_.begin_object().key("organisation").begin_object().key("id").string(view_.organisation_id);
        string("name", view_.organisation_name);
        writer_.end_object().key("as_of").string(view_.as_of);
        list("levels", view_.levels, [&](const Named& level) {
            writer_.key("id").string(level.id);
            text("title", level.title);
        });
        list("entries", view_.entries, [&](const RegisterView::Entry& entry) { write(entry); });
        list("warnings", view_.warnings, [&](const RegisterView::Warning& warning) { write(warning); });
        list("incidents", view_.incidents, [&](const RegisterView::Incident& incident) { write(incident); });
        list("changes", view_.changes, [&](const RegisterView::Change& change) {
            writer_.key("id").string(change.id).key("kind").string(change.kind).key("title").string(change.title);
            writer_.key("on").string(change.on);
        });
        list("custody", view_.custody, [&](const RegisterView::Custody& custody) { write(custody); });
        writer_.key("seals").integer(view_.seals).key("certificates").integer(view_.certificates).end_object();
        return std::move(out_);
    }

private:
    void string(std::string_view name, std::string_view value) {
        if (!value.empty()) writer_.any_key(name).string(value);
    }

    void number(std::string_view name, std::string_view decimal) {
        if (!decimal.empty()) writer_.any_key(name).raw(decimal);
    }

    void text(std::string_view name, const Text& value) {
        if (value.empty()) return;
        writer_.any_key(name).begin_object();
        string("zh", value.zh);
        string("en", value.en);
        writer_.end_object();
    }

    template <class List, class Write>
    void list(std::string_view name, const List& entries, Write write) {
        writer_.any_key(name).begin_array();
        for (const auto& entry : entries) {
            writer_.begin_object();
            write(entry);
            writer_.end_object();
        }
        writer_.end_array();
    }

    // One number where it is known, otherwise both ends, as findings have it.
    void steps(std::string_view name, Steps steps) {
        writer_.any_key(name);
        if (steps.lower == steps.upper) {
            writer_.integer(int{steps.lower});
        } else {
            writer_.begin_object()
                .key("lower")
                .integer(int{steps.lower})
                .key("upper")
                .integer(int{steps.upper})
                .end_object();
        }
    }

    void level(std::string_view name, const std::optional<RegisterView::Level>& level) {
        if (!level) return;
        writer_.any_key(name);
        if (level->worst == level->mildest) {
            writer_.string(view_.levels[level->worst].id);
        } else {
            writer_.begin_object().key("lower").string(view_.levels[level->mildest].id);
            writer_.key("upper").string(view_.levels[level->worst].id).end_object();
        }
    }

    void write(const RegisterView::Entry& entry) {
        writer_.key("id").string(entry.id);
        text("title", entry.title);
        string("rule", entry.rule);
        string("case", entry.case_id);
        if (entry.place > 0) writer_.key("place").integer(entry.place);
        text("category", entry.category);
        writer_.key("state").string(to_string(entry.state)).key("status").string(to_string(entry.status));
        steps("likelihood", entry.likelihood);
        steps("impact", entry.impact);
        level("level", entry.level);
        steps("residual_likelihood", entry.residual_likelihood);
        steps("residual_impact", entry.residual_impact);
        level("residual_level", entry.residual);
        string("treatment", entry.treatment);
        string("owner", entry.owner);
        text("role", entry.role);
        string("due", entry.due);
        if (entry.is_overdue()) writer_.key("days_overdue").integer(entry.days_overdue);
        string("first_seen", entry.first_seen);
        string("gone_on", entry.gone_on);
        string("unclear_since", entry.unclear_since);
        writer_.key("needs_work").boolean(entry.needs_work());
        if (entry.is_closed_but_found()) writer_.key("closed_but_found").boolean(true);
        if (entry.may_be_closed()) writer_.key("may_be_closed").boolean(true);
        if (entry.stale.empty()) return;
        list("stale", entry.stale, [&](const RegisterView::Stale& stale) {
            writer_.key("since").string(stale.since);
            string("change", stale.change);
            string("title", stale.title);
        });
    }

    void write(const RegisterView::Warning& warning) {
        writer_.key("id").string(warning.id).key("title").string(warning.title);
        writer_.key("known").boolean(warning.is_known);
        string("value", warning.value);
        string("on", warning.on);
        if (warning.level) writer_.key("level").string(view_.levels[*warning.level].id);
        string("responsible", warning.responsible);
        string("procedure", warning.procedure);
    }

    void write(const RegisterView::Incident& incident) {
        writer_.key("id").string(incident.id).key("title").string(incident.title);
        writer_.key("occurred").string(incident.occurred);
        string("closed", incident.closed);
        writer_.key("hours").begin_object();
        number("to_notice", incident.to_notice);
        number("to_respond", incident.to_respond);
        number("to_close", incident.to_close);
        writer_.end_object();
    }

    void write(const RegisterView::Custody& custody) {
        const auto uses = [&](const RegisterView::Use& use) {
            writer_.key("on").string(use.on).key("who").string(use.who).key("why").string(use.why);
            writer_.key("days").integer(use.days);
        };
        writer_.key("kind").string(custody.is_seal ? "seal" : "certificate").key("id").string(custody.id);
        writer_.key("title").string(custody.title).key("has_custodian").boolean(custody.has_custodian);
        string("expired_on", custody.expired_on);
        list("not_returned", custody.open, uses);
        list("not_approved", custody.unapproved, uses);
    }

    const RegisterView& view_;
    std::string out_;
    Writer writer_;
};

}  // namespace

std::string to_json(const RegisterView& view) { return ViewWriter(view).write(); }

}  // namespace xuehui
