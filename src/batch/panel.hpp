// What a panel kernel runs on: a scheme made into tables. Plain structs and pointers only, since the kernels' own files, which
// are compiled for one instruction set each, must bring no code of headers along that others would be linked against.
//
// A panel is 64 rows, the codes of each criterion side by side. The kernel goes up the tree once for all 64:
//
//     level 3   a code gives, by a table of 16, w·lower, w·upper and the weight w that counts; bytes are added up
//     level 2   N = Σ n · F(d): n the sum of a group (an indicator of level 3), d its weight that counts, F(d) = w·L/d whole
//     level 1   S = Σ N · F(D): D the weight of its groups that counts, F(D) = w·Λ/(L·D) whole
//     total     t = Σ S · c in doubles, c = 10⁶ · w / (unit · Λ · weight that counts · weights of level 1)
//
// Everything below the total is exact in whole numbers of 8, 16 and 32 bits; that they fit is checked when the tables are
// made. Where they do not, as the weights are larger, doubles begin at level 2:
//
//     level 3   a code gives w·lower and w·upper in words, and a bit that says that the criterion counts: the sum is n, the
//               bits are the key
//     level 2   N = Σ n · F(key), F = w / weight that counts; its own key has a bit for each of its groups
//     level 1   S = Σ N · F(key), likewise
//
// How t becomes an exact answer in either way stands in panel_plan.hpp.
#pragma once

#include <cstddef>
#include <cstdint>

namespace xuehui::batch::panel {

inline constexpr std::size_t kRows = 64;
// The sum of a double below 2²⁰ and this is a multiple of 2⁻²⁷, whose last bits are those of its fraction.
inline constexpr double kGrid = 0x1.8p25;
inline constexpr double kStep = 0x1p-27;
inline constexpr std::int64_t kFractionOnGrid = (std::int64_t{1} << 27U) - 1;
inline constexpr std::int64_t kHalfOnGrid = std::int64_t{1} << 26U;

inline constexpr std::size_t kMostSums = 16;
inline constexpr std::size_t kMostWeighted = 8;    // children of anything in a weighted tree: a bit of a byte for each
inline constexpr std::size_t kMostLevel1 = 16;
inline constexpr std::size_t kMostGates = 64;
inline constexpr std::size_t kMostDepth = 8;    // of the gates' stack

struct alignas(16) Table {
    std::uint8_t at[16];
};

// A criterion. In a packed group n and d share a byte: lower + 32 · weight.
struct Term {
    Table lower;
    Table upper;
    Table weight;
    std::uint32_t column;
};

// An indicator of level 3, and the terms that follow. Its own score is n · F(d) · score.
struct Group {
    Table factor;    // by d
    Table key;       // by d: what it adds to its node's key
    std::uint32_t terms;
    float score;
    bool packed;
};

// An indicator of level 2, and the groups that follow. Its key says how much of its weight counts. Its own score is
// N · F(D) · score.
struct Node {
    Table factor_low;    // by key: the bytes of F
    Table factor_high;
    Table weight;    // by key: its weight at level 1, 0 where nothing below counts
    double score;
    std::uint32_t groups;
};

// ---- of a weighted tree ----

// Factors by key. There are 16 at least, so that whole registers can be loaded.
struct Factors {
    const double* at;
    std::uint32_t count;
};

// A criterion: the bytes of w·lower and w·upper, and its bit.
struct WeightedTerm {
    Table lower_low, lower_high;
    Table upper_low, upper_high;
    Table bit;
    std::uint32_t column;
    std::uint32_t weight;
};

// An indicator of level 3, and the terms that follow. Its own score is n · F · score.
struct WeightedGroup {
    Factors factors;
    double score;
    std::uint32_t terms;
    std::uint32_t weight;
};

// An indicator of level 2, and the groups that follow. Its own score is N · F · score. Of one with a single group, which
// has the same score, the factor is within the group's.
struct WeightedNode {
    Factors factors;
    double score;
    std::uint32_t groups;
    std::uint32_t weight;
    bool gap;    // ties keep their distance
};

// ---- of both ----

// Nodes of one indicator of level 1 with a common Λ; of a weighted tree all of them.
struct Sum {
    std::uint32_t nodes;
    std::uint32_t level1;
};

// An indicator of level 1. `coefficients` has, for each weight that counts, one for each of its sums. In a weighted tree what
// counts is not said by a weight but by the key, a bit for each node.
struct Level1 {
    std::uint8_t full;
    std::uint32_t first_sum;
    std::uint32_t sums;
    double score;                  // times its part of the total is its own score
    const double* coefficients;    // [weight][sum - first_sum]
    const std::uint32_t*
        divisors;    // [weight]: what the denominator gains where that weight counts; 0: nothing counts
};

// What a gate asks, in postorder: bit 0 is "certain", bit 1 is "possible".
struct Step {
    enum Op : std::uint8_t { test, or_test, and_test, constant, negate, either, both };
    Table table;              // by code; of negate: by state
    std::uint32_t operand;    // of tests a column, of constant the state
    Op op;
};

struct Gate {
    std::uint32_t steps;
    std::uint8_t grade_at_most;    // 0: no cap
    std::uint8_t grade_down;
    bool acts_if_unknown;
    bool is_any;        // tests only, any of which will do
    bool never_acts;    // whatever the codes
};

struct Program;

// A total found by somebody who can do more than the kernel.
struct Settled {
    std::int32_t lower;
    std::int32_t upper;
    std::uint8_t grade_lower;
    std::uint8_t grade_upper;
};

// Settles the total of a row whose codes, all of them codes, lie a stride apart. False where it cannot.
using Settle = bool (*)(const Program&, const std::uint8_t* codes, std::ptrdiff_t stride, Settled&);

struct Program {
    const Term* terms;    // null where the tree is a weighted one
    const Group* groups;
    const Node* nodes;
    const WeightedTerm* weighted_terms;
    const WeightedGroup* weighted_groups;
    const WeightedNode* weighted_nodes;
    const std::uint64_t* level1_weights;    // of a weighted tree
    const Sum* sums;
    const Level1* level1;
    const Step* steps;
    const Gate* gates;
    const std::int32_t* thresholds;        // of all grades but the last, in millionths
    const std::uint32_t* other_columns;    // that count nowhere; their codes have to be codes all the same
    std::uint32_t columns;
    std::uint32_t sum_count;
    std::uint32_t level1_count;
    std::uint32_t gate_count;
    std::uint32_t threshold_count;
    std::uint32_t other_count;
    std::uint8_t last_code;
    std::uint64_t unit;      // of the scale: what the best rating is worth
    Settle settle;           // of rows near a tie or a threshold; null: nobody does
    bool gap;                // ties and thresholds keep their distance; otherwise they are looked for
    bool level1_gap;         // so do ties of indicators of level 1
    double most_divisors;    // product of divisors up to which they do
};

// Where the scores of an indicator go; null where they are not wanted.
struct Columns {
    std::int32_t* lower;
    std::int32_t* upper;
};

// The rows of one call. Results that are not wanted are null.
struct Rows {
    const std::uint8_t* codes;
    std::size_t rows;
    std::ptrdiff_t row_stride;
    std::ptrdiff_t criterion_stride;
    std::size_t block_rows;
    std::ptrdiff_t block_stride;
    std::int32_t* total_lower;
    std::int32_t* total_upper;
    std::uint8_t* grade_lower;
    std::uint8_t* grade_upper;
    std::uint8_t* gates_true;
    std::uint8_t* gates_unknown;
    std::size_t gate_stride;
    const Columns* groups;    // of indicators, in the program's order; all three or none
    const Columns* nodes;
    const Columns* level1;
    bool past_caches;    // results are more than the caches hold: write around them
};

// A thread's memory.
struct Scratch {
    alignas(64) double coefficients[kMostSums][kRows];    // in the order of lanes; those of full weight between panels
    alignas(64) std::uint8_t* panel;                      // room for `columns` · 64 codes
};

// Scores the rows from `first`, a multiple of 64, to below `end`. Bit i of left[p] is set where row first + 64·p + i is left to
// somebody who can do more; its results are rubbish, and its bits of gates 0.
using Kernel = void (*)(const Program&, Scratch&, const Rows&, std::size_t first, std::size_t end, std::uint64_t* left);

void score_avx512(const Program&, Scratch&, const Rows&, std::size_t, std::size_t, std::uint64_t*);
void score_avx2(const Program&, Scratch&, const Rows&, std::size_t, std::size_t, std::uint64_t*);
void score_sse4(const Program&, Scratch&, const Rows&, std::size_t, std::size_t, std::uint64_t*);
void score_portable(const Program&, Scratch&, const Rows&, std::size_t, std::size_t, std::uint64_t*);

}  // namespace xuehui::batch::panel
