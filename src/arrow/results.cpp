// Scores, grades and gates as arrays. The kernels write straight into the buffers that are given away; only validity is worked
// out here, and only where something is missing.
#include <algorithm>
#include <bit>
#include <cstring>

#include "arrow/scorer.hpp"

namespace xuehui {

// What it is follows from its place, never from its name: an indicator may be called anything.
std::vector<ArrowScorer::Data::ResultColumn> ArrowScorer::Data::result_columns() const {
    using enum ResultColumn::Sort;
    std::vector<ResultColumn> made{
        {"total_lower", score}, {"total_upper", score}, {"grade_lower", grade}, {"grade_upper", grade}};
    if (options.gates) {
        for (const std::string& name : gate_names) made.push_back({"gate." + name, gate});
    }
    for (const std::string& node : node_names) {
        for (const char* bound : {".lower", ".upper"}) made.push_back({node + bound, score});
    }
    made.push_back({"fault", words});
    return made;
}

namespace arrow {

namespace {

constexpr std::size_t kMostInByte = 127;    // grades that an int8 can number

bool has_wide_grades(const ArrowScorer::Data& scorer) { return scorer.grade_names.size() > kMostInByte; }

OwnedSchema grade_schema(const ArrowScorer::Data& scorer, std::string name) {
    OwnedSchema made = make_schema(
        {has_wide_grades(scorer) ? "s" : "c", std::move(name), ARROW_FLAG_NULLABLE | ARROW_FLAG_DICTIONARY_ORDERED}, 0,
        true);
    make_schema({"u", "", 0}).move_to(made->dictionary);
    return made;
}

// Bits of what is none of `nothing`; how many are 0.
template <class Element>
std::size_t validity_of(const Element* values, std::size_t count, Element nothing, std::uint8_t* bits) {
    std::size_t nulls = 0;
    for (std::size_t i = 0; i < count; i += 8) {
        unsigned byte = 0;
        for (std::size_t bit = 0; bit < std::min<std::size_t>(8, count - i); ++bit) {
            const bool is_there = values[i + bit] != nothing;
            byte |= static_cast<unsigned>(is_there) << bit;
            nulls += is_there ? 0 : 1;
        }
        bits[i / 8] = static_cast<std::uint8_t>(byte);
    }
    return nulls;
}

struct WithValidity {
    std::shared_ptr<Memory> values;
    Memory validity;
};

template <class Element>
Buffers with_validity(const Element* values, std::size_t count, Element nothing, std::shared_ptr<Memory> memory) {
    Buffers made{static_cast<std::int64_t>(count), 0, {nullptr, values}, memory};
    std::size_t missing = 0;
    for (std::size_t i = 0; i < count; ++i) missing += values[i] == nothing ? 1 : 0;
    if (missing == 0) return made;
    auto both = std::make_shared<WithValidity>(WithValidity{std::move(memory), {}});
    const std::size_t at = both->validity.reserve((count + 7) / 8);
    both->validity.allocate();
    auto* const bits = both->validity.at<std::uint8_t>(at);
    made.null_count = static_cast<std::int64_t>(validity_of(values, count, nothing, bits));
    made.buffers[0] = bits;
    made.memory = std::move(both);
    return made;
}

}  // namespace

std::vector<OwnedSchema> result_schemas(const ArrowScorer::Data& scorer) {
    using Sort = ArrowScorer::Data::ResultColumn::Sort;
    std::vector<OwnedSchema> made;
    for (auto& [name, sort] : scorer.result_columns()) {
        switch (sort) {
            case Sort::grade: made.push_back(grade_schema(scorer, std::move(name))); break;
            case Sort::score: made.push_back(make_schema({"i", std::move(name)})); break;
            case Sort::gate: made.push_back(make_schema({"b", std::move(name)})); break;
            case Sort::words: made.push_back(make_schema({"u", std::move(name)})); break;
        }
    }
    return made;
}

Results::Results(const ArrowScorer::Data& scorer, std::size_t rows)
    : scorer_(scorer),
      rows_(rows),
      bitmap_((rows + 7) / 8),
      node_stride_((rows + 15) / 16 * 16),
      memory_(std::make_shared<Memory>()) {
    for (std::size_t* place : {&total_lower_, &total_upper_}) *place = memory_->reserve(rows * sizeof(std::int32_t));
    for (std::size_t* place : {&grade_lower_, &grade_upper_}) *place = memory_->reserve(rows);
    const std::size_t gates = scorer.options.gates ? scorer.gate_names.size() : 0;
    for (std::size_t* place : {&gates_true_, &gates_unknown_}) *place = memory_->reserve(gates * bitmap_);
    for (std::size_t* place : {&node_lower_, &node_upper_})
        *place = memory_->reserve(scorer.nodes.size() * node_stride_ * sizeof(std::int32_t));
    memory_->allocate();
}

ScoreColumns Results::columns(std::size_t first) const {
    ScoreColumns scores;
    scores.total_lower = memory_->at<std::int32_t>(total_lower_) + first;
    scores.total_upper = memory_->at<std::int32_t>(total_upper_) + first;
    scores.grade_lower = memory_->at<std::uint8_t>(grade_lower_) + first;
    scores.grade_upper = memory_->at<std::uint8_t>(grade_upper_) + first;
    if (scorer_.options.gates) {
        scores.gates_true = memory_->at<std::uint8_t>(gates_true_) + first / 8;
        scores.gates_unknown = memory_->at<std::uint8_t>(gates_unknown_) + first / 8;
        scores.gate_stride = bitmap_;
    }
    scores.nodes = scorer_.nodes;
    if (!scorer_.nodes.empty()) {
        scores.node_lower = memory_->at<std::int32_t>(node_lower_) + first;
        scores.node_upper = memory_->at<std::int32_t>(node_upper_) + first;
        scores.node_stride = node_stride_;
    }
    return scores;
}

OwnedArray Results::scores(std::size_t place) const {
    return make_array(with_validity(memory_->at<const std::int32_t>(place), rows_, kNoScore, memory_));
}

OwnedArray Results::grades(std::size_t place) const {
    const auto* const grades = memory_->at<const std::uint8_t>(place);
    Buffers made = with_validity(grades, rows_, kNoGrade, memory_);
    if (has_wide_grades(scorer_)) {
        struct Both {
            std::shared_ptr<const void> before;
            std::vector<std::int16_t> wide;
        };
        auto both = std::make_shared<Both>(Both{std::move(made.memory), {grades, grades + rows_}});
        made.buffers[1] = both->wide.data();
        made.memory = std::move(both);
    }
    OwnedArray array = make_array(std::move(made), 0, true);
    make_texts(scorer_.grade_names).move_to(array->dictionary);
    return array;
}

// The bitmap of what is unknown becomes the validity in place. Rows with faults have no gates, either.
OwnedArray Results::gate(std::size_t number, const std::vector<RowText>& faults) const {
    auto* const valid = memory_->at<std::uint8_t>(gates_unknown_) + number * bitmap_;
    std::size_t there = 0;
    for (std::size_t i = 0; i < bitmap_; ++i) valid[i] = static_cast<std::uint8_t>(~valid[i]);
    for (const RowText& fault : faults) valid[fault.row / 8] &= static_cast<std::uint8_t>(~(1U << (fault.row % 8)));
    if (rows_ % 8 != 0) valid[bitmap_ - 1] &= static_cast<std::uint8_t>((1U << (rows_ % 8)) - 1);
    for (std::size_t i = 0; i < bitmap_; ++i) there += static_cast<std::size_t>(std::popcount(valid[i]));
    const auto* const values = memory_->at<const std::uint8_t>(gates_true_) + number * bitmap_;
    const std::size_t nulls = rows_ - there;
    return make_array({static_cast<std::int64_t>(rows_),
                       static_cast<std::int64_t>(nulls),
                       {nulls == 0 ? nullptr : valid, values},
                       memory_});
}

std::vector<OwnedArray> Results::take(const std::vector<RowText>& faults) {
    std::vector<OwnedArray> made;
    for (const std::size_t place : {total_lower_, total_upper_}) made.push_back(scores(place));
    for (const std::size_t place : {grade_lower_, grade_upper_}) made.push_back(grades(place));
    if (scorer_.options.gates) {
        for (std::size_t i = 0; i < scorer_.gate_names.size(); ++i) made.push_back(gate(i, faults));
    }
    for (std::size_t i = 0; i < scorer_.nodes.size(); ++i) {
        for (const std::size_t place : {node_lower_, node_upper_})
            made.push_back(scores(place + i * node_stride_ * sizeof(std::int32_t)));
    }
    made.push_back(make_texts(rows_, faults));
    return made;
}

}  // namespace arrow

}  // namespace xuehui
