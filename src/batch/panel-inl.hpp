// The panel kernel, written once over the operations of an instruction set: V is 64 bytes in four lanes of 16, M says yes or no
// for each of 64 rows, D is eight doubles. Included, inside an unnamed namespace, by the file of each instruction set, which
// defines the operations first. No code of other headers comes in here.
//
// Interleaving two V widens them, lane by lane; packing is its inverse.

// The way up is one function for the compiler: what goes from step to step are registers.
#define XH_INLINE __attribute__((always_inline)) inline

// Loops over registers, which have to be gone before registers are given out.
#if defined(__clang__)
#define XH_UNROLL _Pragma("clang loop unroll(full)")
#else
#define XH_UNROLL _Pragma("GCC unroll 16")
#endif

inline constexpr std::size_t kParts = 4;    // V of double words that a V of bytes becomes

// The place of a row among double words: bytes become words and words double words by interleaving within 16 bytes, so that
// 16·L + 4·q + i goes to 16·q + 4·L + i. Its own inverse.
constexpr std::size_t lane_of(std::size_t row) { return row / 4 % 4 * 16 + row / 16 * 4 + row % 4; }

// Where a panel's codes are, and how far those of the panel after the next, which are asked for in time.
struct Panel {
    const std::uint8_t* codes;
    std::ptrdiff_t stride;
    std::ptrdiff_t ahead;
};

XH_INLINE V read_codes(const Panel& panel, std::uint32_t column, V& highest) {
    const std::uint8_t* codes = panel.codes + static_cast<std::ptrdiff_t>(column) * panel.stride;
    __builtin_prefetch(codes + panel.ahead, 0, 2);    // in a function of its own it would be nothing, and go
    const V code = load(codes);
    highest = max8(highest, code);
    return code;
}

// ---- Scores of indicators ----

// The rows of a panel, where their results go.
struct Out {
    const Rows& rows;
    std::size_t first;
    std::size_t count;
};

inline void put_scores(const Out& out, std::int32_t* column, const V* score) {
    if (column == nullptr) return;
    if (out.count == kRows) return store_rows(column + out.first, score, out.rows.past_caches);
    alignas(64) std::int32_t kept[kRows];
    store_rows(kept, score, false);
    __builtin_memcpy(column + out.first, kept, out.count * sizeof(std::int32_t));
}

// Writes −1 (no score) where nothing counts.
inline void put_scores_where(const Out& out, std::int32_t* column, V* score, V weight) {
    const V none = zero_bytes(weight);
    if (has_any(none)) {
        const V low = zip_low8(none, none), high = zip_high8(none, none);
        score[0] = either8(score[0], zip_low16(low, low));
        score[1] = either8(score[1], zip_high16(low, low));
        score[2] = either8(score[2], zip_low16(high, high));
        score[3] = either8(score[3], zip_high16(high, high));
    }
    put_scores(out, column, score);
}

inline V nearest_of_grid(D first, D second) { return nearest(from_grid(first), from_grid(second)); }

// Lanes that are ties, as rows.
inline std::uint64_t ties_of(D first, D second, std::size_t part) {
    if (!has_tie(first) && !has_tie(second)) return 0;
    alignas(64) std::int64_t kept[16];
    __builtin_memcpy(kept, &first, sizeof first);
    __builtin_memcpy(kept + 8, &second, sizeof second);
    std::uint64_t rows = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        if ((kept[i] & kFractionOnGrid) == kHalfOnGrid) rows |= std::uint64_t{1} << lane_of(16 * part + i);
    }
    return rows;
}

#include "batch/cells-inl.hpp"
#include "batch/counted-inl.hpp"
#include "batch/gates-inl.hpp"
#include "batch/weighted-inl.hpp"

// ---- Rows of which something does not count ----

// Where less than the full weight counts: of each indicator of level 1 the rows, and the weight of each row.
struct Missing {
    std::uint64_t rows[kMostLevel1] = {};
    std::uint64_t any = 0;
    std::uint8_t weight[kMostLevel1][kRows];
};

template <class Found>
inline void find_missing(const Program& program, const Found& found, Missing& missing) {
    for (std::uint32_t i = 0; i < program.level1_count; ++i) {
        missing.rows[i] = bits(different8(found.weight[i], splat8(program.level1[i].full)));
        missing.any |= missing.rows[i];
        if (missing.rows[i] != 0) store(missing.weight[i], found.weight[i]);
    }
}

// Puts the coefficients of what counts in the lanes of those rows. Gives the rows of which nothing counts somewhere, and those
// whose denominators are beyond what was proved.
inline std::uint64_t set_coefficients(const Program& program, Scratch& scratch, const Missing& missing) {
    double divisors[kRows];
    std::uint64_t left = 0, seen = 0;
    for (std::uint32_t i = 0; i < program.level1_count; ++i) {
        const Level1& level1 = program.level1[i];
        for (std::uint64_t rows = missing.rows[i]; rows != 0; rows &= rows - 1) {
            const auto row = static_cast<std::size_t>(__builtin_ctzll(rows));
            const std::uint64_t bit = rows & (~rows + 1);
            const std::uint8_t counts = missing.weight[i][row];
            const double* coefficients = level1.coefficients + std::size_t{counts} * level1.sums;
            for (std::uint32_t j = 0; j < level1.sums; ++j)
                scratch.coefficients[level1.first_sum + j][lane_of(row)] = coefficients[j];
            const double divisor = level1.divisors[counts];
            divisors[row] = (seen & bit) != 0 ? divisors[row] * divisor : divisor;
            const bool too_much = divisors[row] == 0 || (program.gap && divisors[row] > program.most_divisors);
            left |= too_much ? bit : 0;
        }
        seen |= missing.rows[i];
    }
    return left;
}

// Puts those of full weight back.
inline void reset_coefficients(const Program& program, Scratch& scratch, const Missing& missing) {
    for (std::uint32_t i = 0; i < program.level1_count; ++i) {
        const Level1& level1 = program.level1[i];
        const double* coefficients = level1.coefficients + std::size_t{level1.full} * level1.sums;
        for (std::uint64_t rows = missing.rows[i]; rows != 0; rows &= rows - 1) {
            const std::size_t lane = lane_of(static_cast<std::size_t>(__builtin_ctzll(rows)));
            for (std::uint32_t j = 0; j < level1.sums; ++j)
                scratch.coefficients[level1.first_sum + j][lane] = coefficients[j];
        }
    }
}

// ---- The total ----

// Eight rows of a sum, as doubles.
inline D eight_of(const V (&sum)[kParts], std::size_t number) {
    return number % 2 == 0 ? low_doubles(sum[number / 2]) : high_doubles(sum[number / 2]);
}
inline D eight_of(const D (&sum)[kEights], std::size_t number) { return sum[number]; }

struct Total {
    V score[kParts];
    V grade;
    std::uint64_t left;
};

inline V count_below(const Program& program, V whole) {
    V grade = zero();
    for (std::uint32_t i = 0; i < program.threshold_count; ++i)
        grade = count_below32(whole, program.thresholds[i], grade);
    return grade;
}
inline V pack_grades(const V (&grade)[kParts]) {
    return pack16(pack32(grade[0], grade[1]), pack32(grade[2], grade[3]));
}

// One bound of 64 rows. Where there is no gap, what is a tie or a threshold on the grid may lie on either side: a grade that a
// step less would change is told by that.
inline Total finish_bound(const Program& program, const D (&value)[kEights]) {
    Total total;
    total.left = 0;
    V grades[kParts], least[kParts];
    for (std::size_t part = 0; part < kParts; ++part) {
        const D first = to_grid(value[2 * part]), second = to_grid(value[2 * part + 1]);
        const D on_first = from_grid(first), on_second = from_grid(second);
        total.score[part] = nearest(on_first, on_second);
        grades[part] = count_below(program, truncated(on_first, on_second));
        if (program.gap) continue;
        total.left |= ties_of(first, second, part);
        least[part] = count_below(program, truncated(plus(on_first, -kStep), plus(on_second, -kStep)));
    }
    total.grade = pack_grades(grades);
    if (!program.gap) total.left |= bits(different8(total.grade, pack_grades(least)));
    return total;
}

template <class Found>
inline void finish(const Program& program, const Scratch& scratch, const Found& found, Total& lower, Total& upper) {
    D values[2][kEights];
    for (std::size_t i = 0; i < kEights; ++i) {
        D low = zero_doubles(), high = zero_doubles();
        for (std::uint32_t j = 0; j < program.sum_count; ++j) {
            const double* coefficients = scratch.coefficients[j] + 8 * i;
            low = multiply_add(eight_of(found.lower[j], i), coefficients, low);
            high = multiply_add(eight_of(found.upper[j], i), coefficients, high);
        }
        values[0][i] = low;
        values[1][i] = high;
    }
    lower = finish_bound(program, values[0]);
    upper = finish_bound(program, values[1]);
}

// ---- Panels ----

// Level 1: its part of the total.
template <class Sum>
inline std::uint64_t put_level1(const Out& out, std::int32_t* column, const Scratch& scratch, const Sum* sums,
                                const Level1& level1, bool gap) {
    if (column == nullptr) return 0;
    std::uint64_t left = 0;
    V score[kParts];
    for (std::size_t part = 0; part < kParts; ++part) {
        D value[2] = {zero_doubles(), zero_doubles()};
        for (std::uint32_t j = level1.first_sum; j < level1.first_sum + level1.sums; ++j) {
            const double* coefficients = scratch.coefficients[j] + 16 * part;
            value[0] = multiply_add(eight_of(sums[j], 2 * part), coefficients, value[0]);
            value[1] = multiply_add(eight_of(sums[j], 2 * part + 1), coefficients + 8, value[1]);
        }
        const D first = to_grid(value[0], level1.score), second = to_grid(value[1], level1.score);
        if (!gap) left |= ties_of(first, second, part);
        score[part] = nearest_of_grid(first, second);
    }
    put_scores(out, column, score);
    return left;
}

// Puts settled totals in the places of rows near a tie or a threshold. Gives the rows of which nobody could tell.
__attribute__((noinline)) inline std::uint64_t settle(const Program& program, const Panel& panel, std::uint64_t rows,
                                                      Total& lower, Total& upper) {
    if (program.settle == nullptr) return rows;
    alignas(64) std::int32_t scores[2][kRows];
    alignas(64) std::uint8_t grades[2][kRows];
    __builtin_memcpy(scores[0], lower.score, sizeof scores[0]);
    __builtin_memcpy(scores[1], upper.score, sizeof scores[1]);
    store(grades[0], lower.grade);
    store(grades[1], upper.grade);
    std::uint64_t left = 0;
    for (; rows != 0; rows &= rows - 1) {
        const auto row = static_cast<std::size_t>(__builtin_ctzll(rows));
        Settled settled;
        if (!program.settle(program, panel.codes + row, panel.stride, settled)) {
            left |= rows & (~rows + 1);
            continue;
        }
        scores[0][lane_of(row)] = settled.lower;
        scores[1][lane_of(row)] = settled.upper;
        grades[0][row] = settled.grade_lower;
        grades[1][row] = settled.grade_upper;
    }
    __builtin_memcpy(lower.score, scores[0], sizeof scores[0]);
    __builtin_memcpy(upper.score, scores[1], sizeof scores[1]);
    lower.grade = load(grades[0]);
    upper.grade = load(grades[1]);
    return left;
}

inline void put_grades(std::uint8_t* column, std::size_t row, std::size_t rows, V grade) {
    if (column == nullptr) return;
    if (rows == kRows) return store(column + row, grade);
    alignas(64) std::uint8_t kept[kRows];
    store(kept, grade);
    __builtin_memcpy(column + row, kept, rows);
}

template <class Found>
inline std::uint64_t score_panel(const Program& program, Scratch& scratch, const Rows& out, std::size_t row,
                                 std::size_t rows) {
    const Panel panel = find_panel(program, out, scratch, row, rows);
    Found found;
    const Out place{out, row, rows};
    if (out.groups != nullptr) {
        go_up<true>(program, panel, place, found);
    } else {
        go_up<false>(program, panel, place, found);
    }
    std::uint64_t left = found.left | bits(above8(found.highest, splat8(program.last_code)));
    Missing missing;
    find_missing(program, found, missing);
    if (missing.any != 0) left |= set_coefficients(program, scratch, missing);
    Total lower, upper;
    finish(program, scratch, found, lower, upper);
    if (out.level1 != nullptr) {
        for (std::uint32_t i = 0; i < program.level1_count; ++i) {
            const Level1& level1 = program.level1[i];
            left |= put_level1(place, out.level1[i].lower, scratch, found.lower, level1, program.level1_gap);
            left |= put_level1(place, out.level1[i].upper, scratch, found.upper, level1, program.level1_gap);
        }
    }
    if (missing.any != 0) reset_coefficients(program, scratch, missing);
    const std::uint64_t near = (lower.left | upper.left) & ~left;
    if (near != 0) left |= settle(program, panel, near, lower, upper);
    if (rows < kRows) left &= (std::uint64_t{1} << rows) - 1;
    const std::uint64_t good = rows < kRows ? ~left & ((std::uint64_t{1} << rows) - 1) : ~left;
    pass_gates(program, panel, out, row, rows, good, lower.grade, upper.grade);
    put_scores(place, out.total_lower, lower.score);
    put_scores(place, out.total_upper, upper.score);
    put_grades(out.grade_lower, row, rows, lower.grade);
    put_grades(out.grade_upper, row, rows, upper.grade);
    return left;
}

inline void score_panels(const Program& program, Scratch& scratch, const Rows& out, std::size_t first, std::size_t end,
                         std::uint64_t* left) {
    for (std::size_t row = first; row < end; row += kRows) {
        const std::size_t rows = end - row < kRows ? end - row : kRows;
        *left++ = program.terms != nullptr ? score_panel<Counted>(program, scratch, out, row, rows)
                                           : score_panel<Weighted>(program, scratch, out, row, rows);
    }
    if (out.past_caches) fence();
}
