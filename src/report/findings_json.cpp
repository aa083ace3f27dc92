#include "report/findings_json.hpp"

#include "base/decimal.hpp"
#include "engine/engine_data.hpp"
#include "report/case_words.hpp"
#include "report/due_days.hpp"
#include "risk/cases.hpp"
#include "scoring/scheme_data.hpp"

namespace xuehui::report {

namespace {

using json::Writer;

void write_text(Writer& writer, const Text& text) {
    writer.begin_object().key("zh").string(text.zh);
    if (!text.en.empty()) writer.key("en").string(text.en);
    writer.end_object();
}

// One number where it is known, otherwise both ends.
void write_steps(Writer& writer, Steps steps) {
    if (steps.lower == steps.upper) {
        writer.integer(int{steps.lower});
    } else {
        writer.begin_object()
            .key("lower")
            .integer(int{steps.lower})
            .key("upper")
            .integer(int{steps.upper})
            .end_object();
    }
}

void write_level(Writer& writer, const RiskMatrix& matrix, Steps level) {
    if (matrix.levels.empty()) {
        writer.null();
    } else if (level.lower == level.upper) {
        writer.string(matrix.levels[level.lower].id);
    } else {    // levels rise as steps of risk do: the lower bound is the mildest
        writer.begin_object().key("lower").string(matrix.levels[level.upper].id);
        writer.key("upper").string(matrix.levels[level.lower].id).end_object();
    }
}

void write_names(Writer& writer, const std::vector<std::string_view>& names) {
    writer.begin_array();
    for (const std::string_view name : names) writer.string(name);
    writer.end_array();
}

void write_basis(Writer& writer, const std::vector<Basis>& basis) {
    writer.key("basis").begin_array();
    for (const Basis& entry : basis) {
        writer.begin_object().key("kind").string(entry.kind).key("title").string(entry.title);
        if (!entry.article.empty()) writer.key("article").string(entry.article);
        writer.key("certainty").string(entry.certainty).end_object();
    }
    writer.end_array();
}

void write_texts(Writer& writer, const std::vector<Text>& texts) {
    writer.begin_array();
    for (const Text& text : texts) write_text(writer, text);
    writer.end_array();
}

class FindingsWriter {
public:
    FindingsWriter(Writer& writer, const Assessment& assessment, Privacy privacy)
        : writer_(writer), assessment_(assessment), engine_(assessment.engine()), privacy_(privacy) {}

    void write(const Finding& finding) {
        const Risk& risk = engine_.risk(finding.rule);
        writer_.begin_object().key("rule").string(risk.id).key("state").string(to_string(finding.state));
        if (!finding.case_id.empty()) writer_.key("case").string(case_of(finding));
        if (finding.is_open()) {
            writer_.key("level");
            write_level(writer_, engine_.matrix(), finding.level);
            writer_.key("likelihood");
            write_steps(writer_, finding.likelihood);
            writer_.key("impact");
            write_steps(writer_, finding.impact);
        }
        if (finding.is_open()) write_name(risk, finding);
        if (finding.state == Finding::State::raised) write_details(risk, finding);
        if (!finding.missing.empty()) {
            writer_.key("missing");
            write_names(writer_, finding.missing);
        }
        if (!finding.assumed.empty()) {
            writer_.key("assumed");
            write_names(writer_, finding.assumed);
        }
        writer_.end_object();
    }

private:
    // As a register has it, where ids are personal.
    std::string case_of(const Finding& finding) const {
        const auto& book = engine_.data().rulebook;
        const bool is_masked = privacy_ == Privacy::masked && finding.element &&
                               finding.case_id != std::to_string(*finding.element + 1) &&
                               risk::has_personal_id(*book, book->risks[finding.rule].each);
        if (!is_masked) return finding.case_id;
        return risk::pseudonym(assessment_.record().organisation_id(), finding.case_id);
    }

    void write_name(const Risk& risk, const Finding& finding) {
        writer_.key("title");
        write_text(writer_, risk.title);
        writer_.key("category").string(risk.category);
        const Text about = case_text(assessment_, finding, privacy_);
        if (about.empty()) return;
        writer_.key("about");
        write_text(writer_, about);
    }

    void write_details(const Risk& risk, const Finding& finding) {
        writer_.key("because");
        write_texts(writer_, reasons(assessment_, finding, privacy_));
        write_basis(writer_, risk.basis);
        writer_.key("criteria").begin_array();
        for (const std::string& criterion : risk.criteria) writer_.string(criterion);
        writer_.end_array();
        if (!risk.owner.empty()) writer_.key("owner").string(risk.owner);
        writer_.key("respond");
        write_texts(writer_, risk.respond);
        if (risk.notes.empty()) return;
        writer_.key("notes");
        write_texts(writer_, risk.notes);
    }

    Writer& writer_;
    const Assessment& assessment_;
    const Engine& engine_;
    Privacy privacy_;
};

void write_day(Writer& writer, const DueDay& day) {
    writer.begin_object();
    if (day.rule) writer.key("rule").string(day.rule->id);
    writer.key("on").string(day.on).key("days_left").integer(day.days_left).key("title");
    write_text(writer, day.title);
    if (day.rule) write_basis(writer, day.rule->basis);
    if (day.rule && !day.rule->owner.empty()) writer.key("owner").string(day.rule->owner);
    writer.end_object();
}

std::string_view rating_of(const Engine& engine, std::int32_t rating) {
    return rating < 0 ? kNotApplicable : std::string_view(engine.scheme().scale()[static_cast<std::size_t>(rating)].id);
}

}  // namespace

void write_findings(Writer& writer, const Assessment& assessment, Privacy privacy, bool all) {
    FindingsWriter findings(writer, assessment, privacy);
    writer.key("findings").begin_array();
    for (const Finding& finding : assessment.findings()) {
        if (all || finding.is_open()) findings.write(finding);
    }
    writer.end_array();
}

void write_derived(Writer& writer, const Engine& engine, const Derived& derived) {
    switch (derived.kind) {
        case Derived::Kind::nothing:
        case Derived::Kind::rating: return;
        case Derived::Kind::at_most: writer.key("at_most").string(rating_of(engine, derived.rating)); return;
        case Derived::Kind::at_least: writer.key("at_least").string(rating_of(engine, derived.rating)); return;
        case Derived::Kind::between:
            writer.key("at_most").string(rating_of(engine, derived.rating));
            writer.key("at_least").string(rating_of(engine, derived.floor));
            return;
        case Derived::Kind::measure:
            writer.key("measure").raw(Decimal::from_millionths(derived.measure).text());
            return;
    }
}

void write_conflicts(Writer& writer, const Assessment& assessment) {
    const Engine& engine = assessment.engine();
    writer.key("conflicts").begin_array();
    for (const Conflict& conflict : assessment.conflicts()) {
        const RecordedRating rating = assessment.record().rating(conflict.rating);
        writer.begin_object().key("criterion").string(engine.catalogue().criteria()[conflict.criterion].id);
        writer.key("at").string("/ratings/" + std::to_string(conflict.rating));
        if (rating.rating.empty()) {
            writer.key("measure").raw(rating.measure);
        } else {
            writer.key("rating").string(rating.rating);
        }
        writer.key("derived").begin_object();
        if (conflict.derived.kind == Derived::Kind::rating) {
            writer.key("rating").string(rating_of(engine, conflict.derived.rating));
        } else {
            write_derived(writer, engine, conflict.derived);
        }
        writer.end_object().end_object();
    }
    writer.end_array();
}

void write_deadlines(Writer& writer, const Assessment& assessment) {
    writer.key("deadlines").begin_array();
    for (const DueDay& day : due_days(assessment)) write_day(writer, day);
    writer.end_array();
}

}  // namespace xuehui::report

namespace xuehui {

using namespace report;

std::string risks_to_json(const Assessment& assessment, const RiskView& view) {
    std::string out;
    json::Writer writer(out);
    const Record& record = assessment.record();
    writer.begin_object().key("organisation").begin_object().key("id").string(record.organisation_id());
    if (!record.organisation_name().empty()) writer.key("name").string(record.organisation_name());
    writer.end_object().key("period").begin_object().key("from").string(record.period_from());
    writer.key("to").string(record.period_to()).end_object().key("as_of").string(record.as_of());
    write_findings(writer, assessment, view.privacy, view.all);
    write_conflicts(writer, assessment);
    write_deadlines(writer, assessment);
    writer.end_object();
    return out;
}

}  // namespace xuehui
