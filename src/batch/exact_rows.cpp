#include "batch/exact_rows.hpp"

#include "engine/gates.hpp"
#include "engine/worth.hpp"

namespace xuehui::batch {

namespace {

constexpr std::int64_t kMeasureBound = 1'000'000'000'000'000;    // as in documents: magnitudes below 10^9

void put(std::int32_t* column, std::size_t place, std::int32_t value) {
    if (column != nullptr) column[place] = value;
}

void put(std::uint8_t* column, std::size_t place, std::uint32_t value) {
    if (column != nullptr) column[place] = static_cast<std::uint8_t>(value);
}

void set_bit(std::uint8_t* bitmaps, std::size_t stride, std::size_t gate, std::size_t row) {
    if (bitmaps != nullptr) bitmaps[gate * stride + row / 8] |= static_cast<std::uint8_t>(1U << (row % 8));
}

std::size_t longest(const std::vector<scoring::GateProgram>& gates) {
    std::size_t most = 0;
    for (const scoring::GateProgram& gate : gates) most = std::max(most, gate.size());
    return most;
}

}  // namespace

ExactRows::ExactRows(const Call& call, std::size_t faults_limit)
    : call_(call),
      engine_(call.data.engine.data()),
      evaluator_(*engine_.plan, engine_.scheme.data()),
      gates_(engine_.plan->gates.size()),
      faults_limit_(faults_limit) {
    for (const ColumnScorer::Data::Unrated& criterion : call.data.unrated) {
        values_.push_back(criterion.value);
        not_applicable_.push_back(criterion.not_applicable ? 1 : 0);
    }
    stack_.reserve(longest(engine_.plan->gates));
}

void ExactRows::score(std::size_t row) {
    if (!read(row)) return write_nothing(row);
    const scoring::Scores& scores = evaluator_.evaluate(values_, scoring::Detail::scores);
    run_gates(scores);
    write(row, scores);
}

// False where a cell is wrong; then all of the row's wrong cells have been noted.
bool ExactRows::read(std::size_t row) {
    const ColumnScorer::Data& data = call_.data;
    const std::uint8_t* code = call_.row(row);
    bool good = true;
    for (std::size_t i = 0; i < data.criteria.size(); ++i, code += call_.ratings.criterion_stride) {
        const std::uint32_t criterion = data.criteria[i];
        if (*code < data.unassessed_code()) {
            values_[criterion] = data.worth[*code];
            not_applicable_[criterion] = *code == data.not_applicable_code() ? 1 : 0;
        } else if (*code == data.unassessed_code()) {
            values_[criterion] = data.unrated[criterion].value;
            not_applicable_[criterion] = data.unrated[criterion].not_applicable ? 1 : 0;
        } else {
            add({row, i, false});
            good = false;
        }
    }
    return read_measures(row) && good;
}

bool ExactRows::read_measures(std::size_t row) {
    const engine::Worth worth(engine_);
    bool good = true;
    for (const MeasureColumn& column : call_.measures) {
        const auto measure = measure_at(column, row);
        if (!measure) continue;
        if (*measure <= -kMeasureBound || *measure >= kMeasureBound) {
            add({row, column.criterion, true});
            good = false;
            continue;
        }
        const std::uint32_t criterion = call_.data.criteria[column.criterion];
        values_[criterion] = worth.measured(Decimal::from_millionths(*measure), criterion);
        not_applicable_[criterion] = 0;
    }
    return good;
}

void ExactRows::add(const BadCell& cell) {
    if (bad_cells_.size() < faults_limit_) {
        bad_cells_.push_back(cell);
    } else {
        ++beyond_;
    }
}

void ExactRows::run_gates(const scoring::Scores& scores) {
    const auto at_most = [&](std::uint32_t criterion, std::int64_t value) {
        return engine::at_most(not_applicable_[criterion] != 0, values_[criterion], value);
    };
    const auto found = [&](scoring::Instruction::Op, std::uint32_t name) { return call_.data.found_out[name]; };
    for (std::size_t i = 0; i < gates_.size(); ++i) {
        gates_[i] = scoring::run_gate(engine_.plan->gates[i], scores.thresholds, stack_, at_most, found, [](Truth) {});
    }
}

void ExactRows::write(std::size_t row, const scoring::Scores& scores) {
    const ScoreColumns& out = call_.scores;
    const Scheme::Data& scheme = engine_.scheme.data();
    const auto certainly = [&](std::size_t gate) { return gates_[gate] == Truth::yes; };
    const auto possibly = [&](std::size_t gate) {
        return gates_[gate] == Truth::yes || (gates_[gate] == Truth::unknown && scheme.gates[gate].acts_if_unknown);
    };
    put(out.total_lower, row, scores.total ? scores.total->lower : kNoScore);
    put(out.total_upper, row, scores.total ? scores.total->upper : kNoScore);
    put(out.grade_lower, row, scores.total ? engine::lowered(scheme, scores.lower_grade, possibly) : kNoGrade);
    put(out.grade_upper, row, scores.total ? engine::lowered(scheme, scores.upper_grade, certainly) : kNoGrade);
    for (std::size_t i = 0; i < out.nodes.size(); ++i) {
        const std::optional<Bounds>& score = scores.nodes[out.nodes[i]];
        put(out.node_lower, i * out.node_stride + row, score ? score->lower : kNoScore);
        put(out.node_upper, i * out.node_stride + row, score ? score->upper : kNoScore);
    }
    write_gates(row);
}

void ExactRows::write_gates(std::size_t row) {
    const ScoreColumns& out = call_.scores;
    for (std::size_t i = 0; i < gates_.size(); ++i) {
        if (gates_[i] == Truth::yes) set_bit(out.gates_true, out.gate_stride, i, row);
        if (gates_[i] == Truth::unknown) set_bit(out.gates_unknown, out.gate_stride, i, row);
    }
}

void ExactRows::write_nothing(std::size_t row) {
    const ScoreColumns& out = call_.scores;
    put(out.total_lower, row, kNoScore);
    put(out.total_upper, row, kNoScore);
    put(out.grade_lower, row, kNoGrade);
    put(out.grade_upper, row, kNoGrade);
    for (std::size_t i = 0; i < out.nodes.size(); ++i) {
        put(out.node_lower, i * out.node_stride + row, kNoScore);
        put(out.node_upper, i * out.node_stride + row, kNoScore);
    }
}

}  // namespace xuehui::batch
