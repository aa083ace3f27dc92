#include "batch/kernels.hpp"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cstdint>
#include <iterator>

namespace xuehui::batch {

namespace {

// Results beyond this are written around the caches.
constexpr std::size_t kPastCaches = std::size_t{1} << 21U;    // bytes

// Without an allocation, which would outlive its caller.
struct Found {
    std::array<NamedKernel, 4> kernels;
    std::size_t count = 0;

    void add(const NamedKernel& kernel) { kernels[count++] = kernel; }
};

Found find_kernels() {
    Found found;
#if defined(__x86_64__)
    __builtin_cpu_init();
    const bool avx512 = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
                        __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0;
    const bool avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
    if (avx512) found.add({"avx512", panel::score_avx512});
    if (avx2) found.add({"avx2", panel::score_avx2});
    if (__builtin_cpu_supports("sse4.1") != 0) found.add({"sse4", panel::score_sse4});
#endif
// A sum is rounded when it is made, not when it is stored; the lower half of a word comes first.
#if FLT_EVAL_METHOD == 0 && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    found.add({"portable", panel::score_portable});
#endif
    return found;
}

bool is_aligned(const void* pointer) { return reinterpret_cast<std::uintptr_t>(pointer) % panel::kRows == 0; }

}  // namespace

std::span<const NamedKernel> kernels() {
    static const Found kFound = find_kernels();
    return std::span(kFound.kernels).first(kFound.count);
}

PanelRows::PanelRows(const Call& call, const PanelPlan& plan, const NamedKernel& kernel)
    : plan_(&plan), kernel_(kernel.run), memory_(std::make_unique<Memory>()) {
    const RatingColumns& ratings = call.ratings;
    const ScoreColumns& scores = call.scores;
    rows_.codes = ratings.codes;
    rows_.rows = ratings.rows;
    rows_.row_stride = ratings.row_stride;
    rows_.criterion_stride = ratings.criterion_stride;
    rows_.block_rows = ratings.block_rows;
    rows_.block_stride = ratings.block_stride;
    rows_.total_lower = scores.total_lower;
    rows_.total_upper = scores.total_upper;
    rows_.grade_lower = scores.grade_lower;
    rows_.grade_upper = scores.grade_upper;
    rows_.gates_true = scores.gates_true;
    rows_.gates_unknown = scores.gates_unknown;
    rows_.gate_stride = scores.gate_stride;
    const std::size_t row_bytes = 2 * sizeof(std::int32_t) * (1 + scores.nodes.size());
    rows_.past_caches =
        ratings.rows >= kPastCaches / row_bytes && is_aligned(scores.total_lower) && is_aligned(scores.total_upper);
    if (!scores.nodes.empty()) place_columns(call);
    memory_->panel = std::make_unique<std::uint8_t[]>(std::size_t{plan.program().columns} * panel::kRows);
    memory_->scratch.panel = memory_->panel.get();
    for (std::size_t sum = 0; sum < plan.program().sum_count; ++sum) {
        std::ranges::fill(memory_->scratch.coefficients[sum], plan.full_coefficient(sum));
    }
}

// Which column each indicator of the program has, if it has one.
void PanelRows::place_columns(const Call& call) {
    const ScoreColumns& scores = call.scores;
    const auto& result_nodes = call.data.engine.data().plan->result_nodes;
    const auto columns_of = [&](std::uint32_t indicator) {
        const auto wanted =
            std::ranges::find(scores.nodes, indicator, [&](std::uint32_t node) { return result_nodes[node]; });
        if (wanted == scores.nodes.end()) return panel::Columns{};
        const std::size_t first = static_cast<std::size_t>(wanted - scores.nodes.begin()) * scores.node_stride;
        const auto at = [first](std::int32_t* column) { return column == nullptr ? nullptr : column + first; };
        return panel::Columns{at(scores.node_lower), at(scores.node_upper)};
    };
    std::ranges::transform(plan_->indicators().groups, std::back_inserter(groups_), columns_of);
    std::ranges::transform(plan_->indicators().nodes, std::back_inserter(nodes_), columns_of);
    std::ranges::transform(plan_->indicators().level1, std::back_inserter(level1_), columns_of);
    rows_.groups = groups_.data();
    rows_.nodes = nodes_.data();
    rows_.level1 = level1_.data();
    rows_.past_caches = rows_.past_caches && is_aligned(scores.node_lower) && is_aligned(scores.node_upper) &&
                        scores.node_stride * sizeof(std::int32_t) % panel::kRows == 0;
}

bool PanelRows::serves(const Call& call) {
    const PanelPlan* plan = call.data.panels.get();
    if (plan == nullptr || !call.measures.empty()) return false;
    if (call.scores.nodes.empty()) return true;
    const auto& result_nodes = call.data.engine.data().plan->result_nodes;
    std::vector<std::uint8_t> wanted(result_nodes.size());
    return plan->has_indicator_scores() && std::ranges::all_of(call.scores.nodes, [&](std::uint32_t node) {
               return wanted[node]++ == 0 && plan->has(result_nodes[node]);
           });
}

}  // namespace xuehui::batch
