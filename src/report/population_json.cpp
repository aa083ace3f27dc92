// A population as a document of the format xuehui/population/1. Members come in a fixed order, and everything in it is an
// integer or a text, so the same assessments give the same bytes.
#include <xuehui/report.hpp>

#include "json/write.hpp"
#include "report/bounds_json.hpp"
#include "report/documents_json.hpp"
#include "report/standing_json.hpp"
#include "scoring/scheme_data.hpp"

namespace xuehui {

namespace {

using json::Writer;
using report::write_bounds;
using report::write_standing;

class PopulationWriter {
public:
    explicit PopulationWriter(const PopulationSummary& summary)
        : summary_(summary), engine_(summary.engine), writer_(out_) {}

    std::string write() {
        writer_.begin_object().key("format").string("xuehui/population/1");
        report::write_documents(writer_, engine_);
        writer_.key("group_by");
        write_text(summary_.group_by);
        writer_.key("rejected").integer(summary_.rejected);
        writer_.key("all").begin_object();
        write_group(summary_.all);
        writer_.key("histogram").begin_object().key("lower");
        write_bars(summary_.histogram.lower);
        writer_.key("upper");
        write_bars(summary_.histogram.upper);
        writer_.end_object().end_object().key("groups").begin_array();
        for (const GroupSummary& group : summary_.groups) {
            writer_.begin_object().key("group");
            write_text(group.name.value_or(std::string()));
            write_group(group);
            writer_.end_object();
        }
        writer_.end_array().key("left_out").integer(summary_.left_out).key("league").begin_array();
        for (const LeagueEntry& entry : summary_.league) write_entry(entry);
        writer_.end_array().end_object();
        return std::move(out_);
    }

private:
    // No text in a population is empty where there is one.
    void write_text(std::string_view text) {
        if (text.empty()) {
            writer_.null();
        } else {
            writer_.string(text);
        }
    }

    void write_bars(const std::uint64_t (&bars)[kPopulationBars]) {
        writer_.begin_array();
        for (const std::uint64_t bar : bars) writer_.integer(bar);
        writer_.end_array();
    }

    void write_scores(const ScoreSummary& scores) {
        writer_.key("scored").integer(scores.scored).key("settled").integer(scores.settled).key("mean");
        write_bounds(writer_, scores.mean);
        if (scores.quantiles.empty()) return;
        writer_.key("quantiles").begin_array();
        for (std::size_t i = 0; i < scores.quantiles.size(); ++i) {
            writer_.begin_object().key("at").integer(kPopulationQuantiles[i]);
            writer_.key("lower").integer(scores.quantiles[i].lower);
            writer_.key("upper").integer(scores.quantiles[i].upper).end_object();
        }
        writer_.end_array();
    }

    void write_frequency(const Frequency& frequency) {
        writer_.key("certain").integer(frequency.certain).key("possible").integer(frequency.possible);
    }

    void write_grades(const GroupSummary& group) {
        writer_.key("grades").begin_array();
        for (std::size_t i = 0; i < group.grades.size(); ++i) {
            writer_.begin_object().key("id").string(engine_.scheme().grades()[i].id);
            write_frequency(group.grades[i]);
            writer_.key("at_least").begin_object();
            write_frequency(group.at_least[i]);
            writer_.end_object().end_object();
        }
        writer_.end_array();
    }

    void write_group(const GroupSummary& group) {
        writer_.key("assessed").integer(group.assessed).key("score").begin_object();
        write_scores(group.score);
        writer_.key("least");
        write_bounds(writer_, group.least);
        writer_.key("greatest");
        write_bounds(writer_, group.greatest);
        writer_.end_object();
        write_grades(group);
        writer_.key("gates").begin_array();
        for (std::size_t i = 0; i < group.gates.size(); ++i) {
            writer_.begin_object().key("id").string(engine_.scheme().data().gates[i].id);
            write_frequency(group.gates[i]);
            writer_.end_object();
        }
        writer_.end_array().key("findings").begin_array();
        for (std::size_t i = 0; i < group.risks.size(); ++i) {
            writer_.begin_object().key("rule").string(engine_.risk(i).id);
            write_frequency(group.risks[i]);
            writer_.end_object();
        }
        writer_.end_array().key("coverage").begin_object().key("rated").integer(group.rated);
        writer_.key("derived").integer(group.derived).key("unassessed").integer(group.unassessed);
        writer_.key("not_applicable").integer(group.not_applicable).end_object();
        write_nodes(group);
    }

    void write_nodes(const GroupSummary& group) {
        writer_.key("nodes").begin_array();
        for (std::size_t i = 0; i < group.nodes.size(); ++i) {
            const Indicator& indicator = engine_.catalogue().indicators()[summary_.nodes[i]];
            writer_.begin_object().key("id").string(indicator.id).key("level").integer(int{indicator.level});
            write_scores(group.nodes[i]);
            writer_.end_object();
        }
        writer_.end_array();
    }

    void write_entry(const LeagueEntry& entry) {
        writer_.begin_object().key("organisation").string(entry.organisation).key("name");
        write_text(entry.name);
        writer_.key("group");
        write_text(entry.group.value_or(std::string()));
        writer_.key("period").begin_object().key("from").string(entry.from).key("to").string(entry.to).end_object();
        writer_.key("score");
        write_bounds(writer_, entry.score);
        writer_.key("grade").begin_object().key("lower").string(engine_.scheme().grades()[entry.grade_lower].id);
        writer_.key("upper").string(engine_.scheme().grades()[entry.grade_upper].id).end_object();
        writer_.key("in_all");
        write_standing(writer_, entry.in_all);
        writer_.key("in_group");
        write_standing(writer_, entry.in_group);
        writer_.end_object();
    }

    const PopulationSummary& summary_;
    const Engine& engine_;
    std::string out_;
    Writer writer_;
};

}  // namespace

std::string to_json(const PopulationSummary& summary) { return PopulationWriter(summary).write(); }

}  // namespace xuehui
