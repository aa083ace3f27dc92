// The assessment as a document of the format xuehui/assessment/1. Members come in a fixed order and nothing depends on
// time or place, so the same inputs give the same bytes.
#include <xuehui/report.hpp>

#include "engine/assessment_data.hpp"
#include "engine/engine_data.hpp"
#include "json/write.hpp"
#include "record/record_data.hpp"
#include "report/bounds_json.hpp"
#include "report/documents_json.hpp"
#include "report/findings_json.hpp"

namespace xuehui {

namespace {

using json::Writer;
using report::write_bounds;

void write_coverage(Writer& writer, const Coverage& coverage) {
    writer.begin_object().key("rated").integer(coverage.rated).key("derived").integer(coverage.derived);
    writer.key("unassessed").integer(coverage.unassessed);
    writer.key("not_applicable").integer(coverage.not_applicable).end_object();
}

class AssessmentWriter {
public:
    AssessmentWriter(const Assessment& assessment, bool digests)
        : assessment_(assessment),
          record_(assessment.record().data()),
          engine_(assessment.engine()),
          digests_(digests),
          writer_(out_) {
        constexpr std::size_t kUsual = 40'000;    // of Table A.1: one allocation instead of a dozen
        out_.reserve(kUsual);
    }

    std::string write() {
        writer_.begin_object().key("format").string("xuehui/assessment/1");
        write_sources();
        write_conclusion();
        write_nodes();
        write_criteria();
        write_gates();
        report::write_findings(writer_, assessment_, Privacy::masked);
        report::write_conflicts(writer_, assessment_);
        report::write_deadlines(writer_, assessment_);
        write_warnings();
        writer_.end_object();
        return std::move(out_);
    }

private:
    void write_sources() {
        report::write_documents(writer_, engine_);
        if (digests_) {
            const std::string sha256 = assessment_.record().sha256();
            writer_.key("record").begin_object().key("sha256").string(sha256).end_object();
        }
        writer_.key("organisation").value(record_.organisation);
        writer_.key("period").value(record_.period);
        writer_.key("as_of").string(assessment_.record().as_of());
    }

    void write_conclusion() {
        writer_.key("score");
        write_bounds(writer_, assessment_.score());
        if (assessment_.score()) {
            writer_.key("marks").begin_object().key("lower").string(assessment_.marks_lower());
            writer_.key("upper").string(assessment_.marks_upper());
            writer_.key("full").string(engine_.scheme().full_marks()).end_object();
            writer_.key("grade").begin_object().key("lower").string(assessment_.grade_lower());
            writer_.key("upper").string(assessment_.grade_upper()).end_object();
        } else {
            writer_.key("marks").null().key("grade").null();
        }
        writer_.key("coverage");
        write_coverage(writer_, assessment_.coverage());
    }

    void write_nodes() {
        const auto indicators = engine_.catalogue().indicators();
        const auto& weights = engine_.data().plan->node_weights;
        writer_.key("nodes").begin_array();
        for (const NodeResult& node : assessment_.nodes()) {
            const Indicator& indicator = indicators[node.indicator];
            writer_.begin_object().key("id").string(indicator.id).key("level").integer(int{indicator.level});
            writer_.key("weight").raw(weights[node.indicator].text()).key("score");
            write_bounds(writer_, node.score);
            writer_.key("coverage");
            write_coverage(writer_, node.coverage);
            writer_.end_object();
        }
        writer_.end_array();
    }

    void write_rating(const CriterionResult& criterion) {
        const std::string_view id = assessment_.rating_id(criterion);
        writer_.key("rating");
        if (id.empty()) {
            writer_.null();
        } else {
            writer_.string(id);
        }
    }

    void write_criteria() {
        const auto criteria = engine_.catalogue().criteria();
        writer_.key("criteria").begin_array();
        for (const CriterionResult& criterion : assessment_.criteria()) {
            writer_.begin_object().key("id").string(criteria[criterion.criterion].id);
            write_rating(criterion);
            const bool assessed = criterion.record_rating != CriterionResult::kNone;
            const auto number = static_cast<std::size_t>(criterion.record_rating);
            if (assessed && record_.ratings[number].measured) {
                writer_.key("measure").raw(record_.ratings[number].measure.text());
            }
            if (criterion.source != Source::assessed) report::write_derived(writer_, engine_, criterion.derived);
            writer_.key("source").string(to_string(criterion.source));
            if (assessed) {
                writer_.key("stage").string(record_.ratings[number].stage);
                writer_.key("at").string("/ratings/" + std::to_string(number));
            }
            writer_.key("value");
            write_bounds(writer_, criterion.value);
            writer_.key("contribution").integer(criterion.contribution).key("gain");
            if (criterion.gain) {
                writer_.integer(*criterion.gain);
            } else {
                writer_.null();
            }
            writer_.end_object();
        }
        writer_.end_array();
    }

    void write_gates() {
        writer_.key("gates").begin_array();
        for (const GateResult& gate : assessment_.gates()) {
            writer_.begin_object().key("id").string(gate.id).key("state").string(to_string(gate.state));
            if (gate.grade_at_most.empty()) {
                writer_.key("grade_down").integer(gate.grade_down);
            } else {
                writer_.key("grade_at_most").string(gate.grade_at_most);
            }
            writer_.end_object();
        }
        writer_.end_array();
    }

    void write_warnings() {
        writer_.key("warnings").begin_array();
        for (const Warning& warning : assessment_.warnings()) {
            writer_.begin_object().key("code").string(to_string(warning.code)).key("at").string(warning.at());
            writer_.key("message").string(warning.message()).end_object();
        }
        writer_.end_array();
    }

    const Assessment& assessment_;
    const Record::Data& record_;
    const Engine& engine_;
    bool digests_;
    std::string out_;
    Writer writer_;
};

}  // namespace

std::string to_json(const Assessment& assessment, bool digests) {
    return AssessmentWriter(assessment, digests).write();
}

}  // namespace xuehui
