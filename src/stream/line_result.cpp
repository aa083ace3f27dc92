#include "stream/line_result.hpp"

#include <algorithm>
#include <vector>

#include "base/base64.hpp"
#include "base/utf8.hpp"
#include "engine/conclude.hpp"
#include "json/parse.hpp"
#include "json/write.hpp"
#include "report/bounds_json.hpp"
#include "stream/csv.hpp"

namespace xuehui::stream {

namespace {

using json::Writer;
using report::write_bounds;

// The organisation's id in a record that was rejected, if that much of it can be read; else empty.
std::string organisation_of(std::string_view line, const Limits& limits) {
    Faults ignored("record");
    const auto document = json::parse(line, limits, ignored);
    if (!document || !document->root().is(Type::object)) return {};
    const Value organisation = document->root().find("organisation");
    if (!organisation || !organisation.is(Type::object)) return {};
    const Value id = organisation.find("id");
    return id && id.is(Type::string) ? std::string(id.text()) : std::string();
}

void write_gates(Writer& writer, const Assessment& assessment, Truth state) {
    writer.begin_array();
    for (const GateResult& gate : assessment.gates()) {
        if (gate.state == state) writer.string(gate.id);
    }
    writer.end_array();
}

// The ids of the rules that raised a finding, each once, the gravest first.
std::vector<std::string_view> raised_rules(const Assessment& assessment) {
    std::vector<std::string_view> rules;
    for (const Finding& finding : assessment.findings()) {
        if (finding.state != Finding::State::raised) break;    // they stand before all others
        const std::string_view id = assessment.engine().risk(finding.rule).id;
        if (std::ranges::find(rules, id) == rules.end()) rules.push_back(id);
    }
    return rules;
}

// Ids in one cell, separated by spaces: an id has none.
std::string finding_list(const Assessment& assessment) {
    std::string list;
    for (const std::string_view id : raised_rules(assessment)) (list += list.empty() ? "" : " ") += id;
    return list;
}

// Ids of gates likewise.
std::string gate_list(const Assessment& assessment, Truth state) {
    std::string list;
    for (const GateResult& gate : assessment.gates()) {
        if (gate.state != state) continue;
        if (!list.empty()) list += ' ';
        list += gate.id;
    }
    return list;
}

Diagnostic too_long(const Limits& limits) {
    Diagnostic fault;
    fault.code = "limit";
    fault.message = "the line has more than " + std::to_string(limits.bytes) + " bytes";
    return fault;
}

void write_fault(Writer& writer, std::uint64_t number, std::string_view organisation, const Diagnostic& fault) {
    writer.key("line").integer(number).key("organisation");
    if (organisation.empty()) {
        writer.null();
    } else {
        writer.string(organisation);
    }
    writer.key("error").begin_object().key("code").string(fault.code).key("message").string(fault.message);
    writer.key("at").string(fault.pointer).end_object();
}

// The line as it stood in the input, and where: bytes that are no text as base64, and of what was too long to be kept only
// the place.
void write_input(Writer& writer, const Line& line) {
    writer.key("begin").integer(line.begin);
    if (line.too_long) {
        writer.key("input").null();
    } else if (find_invalid_utf8(line.text) == std::string_view::npos) {
        writer.key("input").string(line.text);
    } else {
        writer.key("input_base64").string(base64(line.text));
    }
}

constexpr std::string_view kColumns =
    "line,organisation,from,to,lower,upper,grade_lower,grade_upper,gates,gates_unknown,findings,"
    "error,message,at";

}  // namespace

bool LineWriter::shows(const Indicator& indicator) const {
    if (options_.nodes == StreamNodes::all) return true;
    return static_cast<int>(options_.nodes) == indicator.level;    // total is 0, which no indicator's level is
}

std::string LineWriter::head() const {
    if (options_.format != StreamFormat::csv) return {};
    std::string head(kColumns);
    const auto indicators = engine_.catalogue().indicators();
    for (std::uint32_t i = 0; i < indicators.size(); ++i) {
        if (!engine_.is_within_roots(i) || !shows(indicators[i])) continue;
        for (const std::string_view end : {".lower", ".upper"}) append_cell(head, indicators[i].id + std::string(end));
    }
    return head += "\r\n";
}

void LineWriter::write_json(std::uint64_t number, const Assessment& assessment, std::string& out) const {
    Writer writer(out);
    const Record& record = assessment.record();
    writer.begin_object().key("line").integer(number).key("organisation").string(record.organisation_id());
    writer.key("period").begin_object().key("from").string(record.period_from());
    writer.key("to").string(record.period_to()).end_object().key("score");
    write_bounds(writer, assessment.score());
    writer.key("grade");
    if (assessment.score()) {
        writer.begin_object().key("lower").string(assessment.grade_lower());
        writer.key("upper").string(assessment.grade_upper()).end_object();
    } else {
        writer.null();
    }
    writer.key("gates");
    write_gates(writer, assessment, Truth::yes);
    writer.key("gates_unknown");
    write_gates(writer, assessment, Truth::unknown);
    writer.key("findings").begin_array();
    for (const std::string_view id : raised_rules(assessment)) writer.string(id);
    writer.end_array();
    if (options_.nodes != StreamNodes::total) {
        writer.key("nodes").begin_object();
        for (const NodeResult& node : assessment.nodes()) {
            const Indicator& indicator = engine_.catalogue().indicators()[node.indicator];
            if (!shows(indicator)) continue;
            writer.any_key(indicator.id);
            write_bounds(writer, node.score);
        }
        writer.end_object();
    }
    writer.end_object();
}

void LineWriter::write_csv(std::uint64_t number, const Assessment& assessment, std::string& out) const {
    const Record& record = assessment.record();
    out += std::to_string(number);
    append_cell(out, record.organisation_id());
    append_cell(out, record.period_from());
    append_cell(out, record.period_to());
    append_bounds(out, assessment.score());
    append_cell(out, assessment.grade_lower());
    append_cell(out, assessment.grade_upper());
    append_cell(out, gate_list(assessment, Truth::yes));
    append_cell(out, gate_list(assessment, Truth::unknown));
    append_cell(out, finding_list(assessment));
    out += ",,,";    // no error
    for (const NodeResult& node : assessment.nodes()) {
        if (shows(engine_.catalogue().indicators()[node.indicator])) append_bounds(out, node.score);
    }
}

void LineWriter::write_csv_fault(std::uint64_t number, std::string_view organisation, const Diagnostic& fault,
                                 std::string& out) const {
    out += std::to_string(number);
    append_cell(out, organisation);
    out += ",,,,,,,,,";
    append_cell(out, fault.code);
    append_cell(out, fault.message);
    append_cell(out, fault.pointer);
    const auto indicators = engine_.catalogue().indicators();
    for (std::uint32_t i = 0; i < indicators.size(); ++i) {
        if (engine_.is_within_roots(i) && shows(indicators[i])) out += ",,";
    }
}

LineOutcome LineWriter::reject(const Line& line, std::string_view organisation, const Diagnostic& fault,
                               std::string& out, std::string& rejects) const {
    if (options_.format == StreamFormat::csv) {
        write_csv_fault(line.number, organisation, fault, out);
    } else {
        Writer writer(out);
        write_fault(writer.begin_object(), line.number, organisation, fault);
        writer.end_object();
    }
    if (options_.rejects) {
        Writer writer(rejects);
        write_fault(writer.begin_object(), line.number, organisation, fault);
        write_input(writer, line);
        writer.end_object();
        rejects += '\n';
    }
    return {fault.code, {}, {}};
}

LineOutcome LineWriter::accept(const Line& line, const Assessment& assessment, std::string& out) const {
    if (options_.format == StreamFormat::csv) {
        write_csv(line.number, assessment, out);
    } else {
        write_json(line.number, assessment, out);
    }
    LineOutcome outcome{{}, assessment.grade_lower(), {}};
    if (options_.population != nullptr) outcome.member = options_.population->member(assessment);
    return outcome;
}

LineOutcome LineWriter::write_rows(const Line& rows, std::string& out, std::string& rejects) const {
    const Table::Reading reading = table_->record(rows);
    if (reading.fault) return reject(rows, reading.organisation, *reading.fault, out, rejects);
    const auto assessment = engine::assess(engine_, reading.json, options_.limits, scoring::Detail::scores);
    if (assessment) return accept(rows, *assessment, out);
    Diagnostic fault = assessment.error().front();
    fault.pointer = table_->place(reading, rows, fault.pointer);
    return reject(rows, reading.organisation, fault, out, rejects);
}

LineOutcome LineWriter::write(const Line& line, std::string& out, std::string& rejects) const {
    if (line.too_long) return reject(line, {}, too_long(options_.limits), out, rejects);
    if (table_ != nullptr) return write_rows(line, out, rejects);
    const auto assessment = engine::assess(engine_, line.text, options_.limits, scoring::Detail::scores);
    if (assessment) return accept(line, *assessment, out);
    return reject(line, organisation_of(line.text, options_.limits), assessment.error().front(), out, rejects);
}

}  // namespace xuehui::stream
