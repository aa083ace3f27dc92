// Columns: an engine made ready for them, and scores of many rows.
#include <limits>
#include <vector>

#include "arguments.hpp"
#include "guard.hpp"

using namespace xuehui::capi;

namespace {

static_assert(xuehui::kNoScore == XH_NO_SCORE);
static_assert(xuehui::kNoGrade == XH_NO_GRADE);

const xuehui::ColumnScorer& scorer_in(const xh_columns* columns) { return need(columns, "columns").value; }

std::size_t count_in(std::uint64_t count, const char* name) {
    constexpr std::uint64_t kMost = std::numeric_limits<std::ptrdiff_t>::max();
    if (count > kMost) throw invalid(std::string(name) + " has an impossible size");
    return static_cast<std::size_t>(count);
}

xuehui::RatingColumns ratings_in(const xh_rating_columns* ratings, const xuehui::ColumnScorer& scorer) {
    need(ratings, "ratings");
    const xh_rating_columns given = options_in(ratings);
    xuehui::RatingColumns result;
    result.codes = given.codes;
    result.rows = count_in(given.rows, "rows");
    result.row_stride = static_cast<std::ptrdiff_t>(given.row_stride);
    result.criterion_stride = static_cast<std::ptrdiff_t>(given.criterion_stride);
    if (given.row_stride == 0 && given.criterion_stride == 0) {
        result.row_stride = static_cast<std::ptrdiff_t>(scorer.criteria().size());
        result.criterion_stride = 1;
    }
    result.block_rows = count_in(given.block_rows, "block_rows");
    result.block_stride = static_cast<std::ptrdiff_t>(given.block_stride);
    return result;
}

// The structs lie as far apart as the caller's header says that they are long.
std::vector<xuehui::MeasureColumn> measures_in(const xh_measure_column* measures, std::size_t count) {
    if (count > 0 && measures == nullptr) throw invalid("measures is NULL, but has a count");
    std::vector<xuehui::MeasureColumn> result;
    const auto* bytes = reinterpret_cast<const char*>(measures);
    for (std::size_t i = 0; i < count; ++i, bytes += measures->struct_size) {
        const auto* one = reinterpret_cast<const xh_measure_column*>(bytes);
        if (one->struct_size != measures->struct_size) throw invalid("measures differ in struct_size");
        const xh_measure_column given = options_in(one);
        const std::int64_t stride = given.stride == 0 ? 1 : given.stride;
        result.push_back({count_in(given.criterion, "criterion"), given.values, static_cast<std::ptrdiff_t>(stride),
                          given.validity});
    }
    return result;
}

xuehui::ScoreColumns scores_in(const xh_score_columns* scores) {
    need(scores, "scores");
    const xh_score_columns given = options_in(scores);
    if (given.node_count > 0 && given.nodes == nullptr) throw invalid("nodes is NULL, but has a count");
    xuehui::ScoreColumns result;
    result.total_lower = given.total_lower;
    result.total_upper = given.total_upper;
    result.grade_lower = given.grade_lower;
    result.grade_upper = given.grade_upper;
    result.gates_true = given.gates_true;
    result.gates_unknown = given.gates_unknown;
    result.gate_stride = count_in(given.gate_stride, "gate_stride");
    result.nodes = {given.nodes, count_in(given.node_count, "node_count")};
    result.node_lower = given.node_lower;
    result.node_upper = given.node_upper;
    result.node_stride = count_in(given.node_stride, "node_stride");
    return result;
}

xuehui::ColumnOptions columns_options_in(const xh_columns_options* options) {
    constexpr std::uint64_t kMostThreads = 1024;
    const xh_columns_options given = options_in(options);
    if (given.threads > kMostThreads) throw invalid("threads is above " + std::to_string(kMostThreads));
    xuehui::ColumnOptions result;
    result.threads = static_cast<unsigned>(given.threads);
    if (given.diagnostics != 0) result.diagnostics = count_in(given.diagnostics, "diagnostics");
    return result;
}

}  // namespace

int32_t xh_columns_create(const xh_engine* engine, const xh_record* common, xh_columns** out, xh_error** error) {
    const auto body = [&] {
        const xuehui::Engine& subject = need(engine, "engine").value;
        *out = new xh_columns{accepted(xuehui::ColumnScorer::create(subject, need(common, "common").value))};
    };
    return answer(error, body, out);
}

int32_t xh_columns_criterion_count(const xh_columns* columns, size_t* count, xh_error** error) {
    return answer(
        error, [&] { *count = scorer_in(columns).criteria().size(); }, count);
}

int32_t xh_columns_criterion(const xh_columns* columns, size_t index, uint32_t* criterion, xh_error** error) {
    return answer(
        error, [&] { *criterion = at(scorer_in(columns).criteria(), index); }, criterion);
}

int32_t xh_columns_node_count(const xh_columns* columns, size_t* count, xh_error** error) {
    return answer(
        error, [&] { *count = scorer_in(columns).nodes().size(); }, count);
}

int32_t xh_columns_node(const xh_columns* columns, size_t index, uint32_t* indicator, xh_error** error) {
    return answer(
        error, [&] { *indicator = at(scorer_in(columns).nodes(), index); }, indicator);
}

int32_t xh_columns_code(const xh_columns* columns, const char* rating, size_t rating_size, uint32_t* code,
                        xh_error** error) {
    const auto body = [&] {
        const xuehui::ColumnScorer& subject = scorer_in(columns);
        const std::string_view id = text_in(rating, rating_size, "rating");
        const auto found = subject.code(id);
        if (!found) throw not_found("rating", id);
        *code = *found;
    };
    return answer(error, body, code);
}

int32_t xh_columns_score(const xh_columns* columns, const xh_rating_columns* ratings, const xh_measure_column* measures,
                         size_t measure_count, const xh_score_columns* scores, const xh_columns_options* options,
                         xh_error** error) {
    const auto body = [&] {
        const xuehui::ColumnScorer& subject = scorer_in(columns);
        const xuehui::ScoreColumns results = scores_in(scores);
        xuehui::Diagnostics faults = subject.score(ratings_in(ratings, subject), measures_in(measures, measure_count),
                                                   results, columns_options_in(options));
        if (faults.empty()) return;
        if (faults.front().code == "bad_call") throw invalid(std::move(faults.front().message));
        throw rejected(std::move(faults));
    };
    return answer_several(error, body);
}

void xh_columns_free(xh_columns* columns) { delete columns; }
