#include "batch/kernels.hpp"

#include <algorithm>
#include <cfenv>
#include <cfloat>
#include <cstdint>
#include <vector>

namespace xuehui::batch {

namespace {

// Results beyond this are written around the caches.
constexpr std::size_t kPastCaches = std::size_t{1} << 18U;    // rows

std::vector<NamedKernel> find_kernels() {
    std::vector<NamedKernel> found;
#if defined(__x86_64__)
    __builtin_cpu_init();
    const bool avx512 = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
                        __builtin_cpu_supports("avx512dq") != 0 && __builtin_cpu_supports("avx512vl") != 0;
    const bool avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
    if (avx512) found.push_back({"avx512", panel::score_avx512});
    if (avx2) found.push_back({"avx2", panel::score_avx2});
#endif
#if FLT_EVAL_METHOD == 0    // a sum is rounded when it is made, not when it is stored
    found.push_back({"portable", panel::score_portable});
#endif
    return found;
}

bool is_aligned(const void* pointer) { return reinterpret_cast<std::uintptr_t>(pointer) % panel::kRows == 0; }

}  // namespace

std::span<const NamedKernel> kernels() {
    static const std::vector<NamedKernel> kFound = find_kernels();
    return kFound;
}

PanelRows::PanelRows(const Call& call, const PanelPlan& plan, const NamedKernel& kernel)
    : plan_(&plan), kernel_(kernel.run), memory_(std::make_unique<Memory>()) {
    const RatingColumns& ratings = call.ratings;
    const ScoreColumns& scores = call.scores;
    const bool past_caches =
        ratings.rows >= kPastCaches && is_aligned(scores.total_lower) && is_aligned(scores.total_upper);
    rows_ = {ratings.codes,      ratings.rows,         ratings.row_stride, ratings.criterion_stride,
             ratings.block_rows, ratings.block_stride, scores.total_lower, scores.total_upper,
             scores.grade_lower, scores.grade_upper,   scores.gates_true,  scores.gates_unknown,
             scores.gate_stride, past_caches};
    memory_->panel = std::make_unique<std::uint8_t[]>(std::size_t{plan.program().columns} * panel::kRows);
    memory_->scratch.panel = memory_->panel.get();
    for (std::size_t sum = 0; sum < plan.program().sum_count; ++sum) {
        std::ranges::fill(memory_->scratch.coefficients[sum], plan.full_coefficient(sum));
    }
}

bool PanelRows::serves(const Call& call) { return call.measures.empty() && call.scores.nodes.empty(); }

NearestRounding::NearestRounding() : before_(std::fegetround()) {
    if (before_ != FE_TONEAREST) std::fesetround(FE_TONEAREST);
}

NearestRounding::~NearestRounding() {
    if (before_ != FE_TONEAREST) std::fesetround(before_);
}

}  // namespace xuehui::batch
