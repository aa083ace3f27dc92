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
inline constexpr double kNear = 0x1p-26;    // see panel_plan.hpp

// The place of a row among double words: bytes become words and words double words by interleaving within 16 bytes, so that
// 16·L + 4·q + i goes to 16·q + 4·L + i. Its own inverse.
constexpr std::size_t lane_of(std::size_t row) { return row / 4 % 4 * 16 + row / 16 * 4 + row % 4; }

// Two V of words: the rows of a V of bytes, as `zip_low8` and `zip_high8` leave them.
struct Words {
    V part[2];
};

// N of a node for both bounds, and F.
struct NodeWords {
    Words lower, upper, factor;
};

// Where a panel's codes are, and how far those of the panel after the next, which are asked for in time.
struct Panel {
    const std::uint8_t* codes;
    std::ptrdiff_t stride;
    std::ptrdiff_t ahead;
};

// What is found out of one panel on the way up.
struct Found {
    V lower[kMostSums][kParts];
    V upper[kMostSums][kParts];
    V weight[kMostLevel1];    // that counts
    V highest;                // of the codes
};

struct Place {
    const Term* term;
    const Group* group;
    const Node* node;
    const Group* first_group;
    const Node* first_node;
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

// Level 3: n · F(d) is whole, and a product of floats has the right nearest whole number: all were tried for the plan.
inline void put_group(const Out& out, std::int32_t* column, V sum, V factor, V weight, float scale) {
    if (column == nullptr) return;
    const V none = zero();
    const V low = multiply_add8(zip_low8(factor, none), zip_low8(sum, none));
    const V high = multiply_add8(zip_high8(factor, none), zip_high8(sum, none));
    V score[kParts] = {scaled(zip_low16(low, none), scale), scaled(zip_high16(low, none), scale),
                       scaled(zip_low16(high, none), scale), scaled(zip_high16(high, none), scale)};
    put_scores_where(out, column, score, weight);
}

inline V nearest_on_grid(D first, D second) { return nearest(on_grid(first), on_grid(second)); }

// Level 2: as the total, with one coefficient.
inline void put_node(const Out& out, std::int32_t* column, const Words& sum, const Words& factor, V key, double scale) {
    if (column == nullptr) return;
    const V none = zero();
    V score[kParts];
    XH_UNROLL for (std::size_t part = 0; part < 2; ++part) {
        const V low = multiply_add16(zip_low16(sum.part[part], none), zip_low16(factor.part[part], none));
        const V high = multiply_add16(zip_high16(sum.part[part], none), zip_high16(factor.part[part], none));
        score[2 * part] = nearest_on_grid(times(low_doubles(low), scale), times(high_doubles(low), scale));
        score[2 * part + 1] = nearest_on_grid(times(low_doubles(high), scale), times(high_doubles(high), scale));
    }
    put_scores_where(out, column, score, key);
}

// Level 1: its part of the total.
inline void put_level1(const Out& out, std::int32_t* column, const Scratch& scratch, const V (*sums)[kParts],
                       const Level1& level1) {
    if (column == nullptr) return;
    V score[kParts];
    for (std::size_t part = 0; part < kParts; ++part) {
        D value[2] = {zero_doubles(), zero_doubles()};
        for (std::uint32_t j = level1.first_sum; j < level1.first_sum + level1.sums; ++j) {
            const double* coefficients = scratch.coefficients[j] + 16 * part;
            value[0] = multiply_add(low_doubles(sums[j][part]), coefficients, value[0]);
            value[1] = multiply_add(high_doubles(sums[j][part]), coefficients + 8, value[1]);
        }
        score[part] = nearest_on_grid(times(value[0], level1.score), times(value[1], level1.score));
    }
    put_scores(out, column, score);
}

// ---- The way up ----

struct GroupBytes {
    V lower, upper, factor;
};

template <bool kIndicators>
XH_INLINE GroupBytes add_up_group(const Panel& panel, const Out& out, Place& at, V& key, V& highest) {
    const Group& group = *at.group;
    V lower = zero(), upper = zero(), weight = zero();
    if (group.packed) {
        for (const Term* end = at.term + group.terms; at.term != end; ++at.term) {
            const V code = read_codes(panel, at.term->column, highest);
            lower = add8(lower, lookup(code, at.term->lower));
            upper = add8(upper, lookup(code, at.term->upper));
        }
        weight = upper_three_bits(lower);
        lower = lower_five_bits(lower);
    } else {
        for (const Term* end = at.term + group.terms; at.term != end; ++at.term) {
            const V code = read_codes(panel, at.term->column, highest);
            lower = add8(lower, lookup(code, at.term->lower));
            upper = add8(upper, lookup(code, at.term->upper));
            weight = add8(weight, lookup(code, at.term->weight));
        }
    }
    key = add8(key, lookup(weight, group.key));
    const V factor = lookup(weight, group.factor);
    if constexpr (kIndicators) {
        const Columns& columns = out.rows.groups[at.group - at.first_group];
        put_group(out, columns.lower, lower, factor, weight, group.score);
        put_group(out, columns.upper, upper, factor, weight, group.score);
    }
    ++at.group;
    return {lower, upper, factor};
}

XH_INLINE void add_pair(const GroupBytes& a, const GroupBytes& b, NodeWords& node) {
    const V low = zip_low8(a.factor, b.factor);
    const V high = zip_high8(a.factor, b.factor);
    node.lower.part[0] = add16(node.lower.part[0], multiply_add8(low, zip_low8(a.lower, b.lower)));
    node.lower.part[1] = add16(node.lower.part[1], multiply_add8(high, zip_high8(a.lower, b.lower)));
    node.upper.part[0] = add16(node.upper.part[0], multiply_add8(low, zip_low8(a.upper, b.upper)));
    node.upper.part[1] = add16(node.upper.part[1], multiply_add8(high, zip_high8(a.upper, b.upper)));
}

template <bool kIndicators>
XH_INLINE NodeWords add_up_node(const Panel& panel, const Out& out, Place& at, V& weight, V& highest) {
    const Node& node = *at.node;
    const V none = zero();
    NodeWords words{{{none, none}}, {{none, none}}, {{none, none}}};
    V key = none;
    for (std::uint32_t i = 0; i < node.groups; i += 2) {
        const GroupBytes a = add_up_group<kIndicators>(panel, out, at, key, highest);
        const GroupBytes b = i + 1 < node.groups ? add_up_group<kIndicators>(panel, out, at, key, highest)
                                                 : GroupBytes{none, none, none};
        add_pair(a, b, words);
    }
    weight = add8(weight, lookup(key, node.weight));
    const V low = lookup(key, node.factor_low);
    const V high = lookup(key, node.factor_high);
    words.factor = {{zip_low8(low, high), zip_high8(low, high)}};
    if constexpr (kIndicators) {
        const Columns& columns = out.rows.nodes[at.node - at.first_node];
        put_node(out, columns.lower, words.lower, words.factor, key, node.score);
        put_node(out, columns.upper, words.upper, words.factor, key, node.score);
    }
    ++at.node;
    return words;
}

template <bool kIndicators>
XH_INLINE void add_up_sum(const Panel& panel, const Out& out, const Sum& sum, Place& at, V* lower, V* upper, V& weight,
                          V& highest) {
    const V none = zero();
    for (std::size_t i = 0; i < kParts; ++i) lower[i] = upper[i] = none;
    for (std::uint32_t i = 0; i < sum.nodes; i += 2) {
        const NodeWords a = add_up_node<kIndicators>(panel, out, at, weight, highest);
        NodeWords b{{{none, none}}, {{none, none}}, {{none, none}}};
        if (i + 1 < sum.nodes) b = add_up_node<kIndicators>(panel, out, at, weight, highest);
        XH_UNROLL for (std::size_t part = 0; part < 2; ++part) {
            const V factor_low = zip_low16(a.factor.part[part], b.factor.part[part]);
            const V factor_high = zip_high16(a.factor.part[part], b.factor.part[part]);
            V* const to_lower = lower + 2 * part;
            V* const to_upper = upper + 2 * part;
            to_lower[0] =
                add32(to_lower[0], multiply_add16(zip_low16(a.lower.part[part], b.lower.part[part]), factor_low));
            to_lower[1] =
                add32(to_lower[1], multiply_add16(zip_high16(a.lower.part[part], b.lower.part[part]), factor_high));
            to_upper[0] =
                add32(to_upper[0], multiply_add16(zip_low16(a.upper.part[part], b.upper.part[part]), factor_low));
            to_upper[1] =
                add32(to_upper[1], multiply_add16(zip_high16(a.upper.part[part], b.upper.part[part]), factor_high));
        }
    }
}

template <bool kIndicators>
inline void go_up(const Program& program, const Panel& panel, const Out& out, Found& found) {
    Place at{program.terms, program.groups, program.nodes, program.groups, program.nodes};
    V highest = zero();
    for (std::uint32_t i = 0; i < program.level1_count; ++i) {
        const Level1& level1 = program.level1[i];
        V weight = zero();
        for (std::uint32_t j = level1.first_sum; j < level1.first_sum + level1.sums; ++j) {
            add_up_sum<kIndicators>(panel, out, program.sums[j], at, found.lower[j], found.upper[j], weight, highest);
        }
        found.weight[i] = weight;
    }
    for (std::uint32_t i = 0; i < program.other_count; ++i)
        static_cast<void>(read_codes(panel, program.other_columns[i], highest));
    found.highest = highest;
}

// ---- Rows of which something does not count ----

// Where less than the full weight counts: of each indicator of level 1 the rows, and the weight of each row.
struct Missing {
    std::uint64_t rows[kMostLevel1];
    std::uint64_t any;
    std::uint8_t weight[kMostLevel1][kRows];
};

inline void find_missing(const Program& program, const Found& found, Missing& missing) {
    missing.any = 0;
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

struct Total {
    V score[kParts];
    V grade;
    std::uint64_t left;
};

// Lanes that lie within 2⁻²⁷ of a multiple of one half, as rows.
inline std::uint64_t near_half(D first, D second, std::size_t part) {
    alignas(64) double kept[16];
    store_doubles(kept, first);
    store_doubles(kept + 8, second);
    std::uint64_t rows = 0;
    for (std::size_t i = 0; i < 16; ++i) {
        const double twice = 2 * kept[i];
        const double distance = twice - (twice + 0x1.8p52 - 0x1.8p52);    // from the nearest whole number
        if (distance < kNear && distance > -kNear) rows |= std::uint64_t{1} << lane_of(16 * part + i);
    }
    return rows;
}

// One bound of 16 rows.
inline void finish_part(const Program& program, D first, D second, std::size_t part, Total& total, V& grade) {
    if (!program.gap && (any_near_half(first) || any_near_half(second))) total.left |= near_half(first, second, part);
    first = on_grid(first);
    second = on_grid(second);
    total.score[part] = nearest(first, second);
    const V whole = truncated(first, second);
    grade = zero();
    for (std::uint32_t i = 0; i < program.threshold_count; ++i)
        grade = count_below32(whole, program.thresholds[i], grade);
}

inline void finish(const Program& program, const Scratch& scratch, const Found& found, Total& lower, Total& upper) {
    V grades[2][kParts];
    lower.left = upper.left = 0;
    for (std::size_t part = 0; part < kParts; ++part) {
        D value[4] = {zero_doubles(), zero_doubles(), zero_doubles(), zero_doubles()};
        for (std::uint32_t j = 0; j < program.sum_count; ++j) {
            const double* coefficients = scratch.coefficients[j] + 16 * part;
            value[0] = multiply_add(low_doubles(found.lower[j][part]), coefficients, value[0]);
            value[1] = multiply_add(high_doubles(found.lower[j][part]), coefficients + 8, value[1]);
            value[2] = multiply_add(low_doubles(found.upper[j][part]), coefficients, value[2]);
            value[3] = multiply_add(high_doubles(found.upper[j][part]), coefficients + 8, value[3]);
        }
        finish_part(program, value[0], value[1], part, lower, grades[0][part]);
        finish_part(program, value[2], value[3], part, upper, grades[1][part]);
    }
    lower.grade = pack16(pack32(grades[0][0], grades[0][1]), pack32(grades[0][2], grades[0][3]));
    upper.grade = pack16(pack32(grades[1][0], grades[1][1]), pack32(grades[1][2], grades[1][3]));
}

// ---- Gates ----

inline V answer(const Panel& panel, const Step& step) {
    return lookup(load(panel.codes + static_cast<std::ptrdiff_t>(step.operand) * panel.stride), step.table);
}

// Most gates ask whether any of some criteria is at most a rating.
inline V run_any(const Panel& panel, const Step* step, std::uint32_t count) {
    V state = zero();
    for (const Step* end = step + count; step != end; ++step) state = either8(state, answer(panel, *step));
    return state;
}

inline V run_steps(const Panel& panel, const Step* step, std::uint32_t count) {
    V below[kMostDepth];
    V top = zero();
    std::size_t depth = 0;    // of what lies below the top
    for (const Step* end = step + count; step != end; ++step) {
        switch (step->op) {
            case Step::test:
                below[depth++] = top;
                top = answer(panel, *step);
                break;
            case Step::constant:
                below[depth++] = top;
                top = splat8(static_cast<std::uint8_t>(step->operand));
                break;
            case Step::or_test: top = either8(top, answer(panel, *step)); break;
            case Step::and_test: top = both8(top, answer(panel, *step)); break;
            case Step::negate: top = lookup(top, step->table); break;
            case Step::either: top = either8(top, below[--depth]); break;
            case Step::both: top = both8(top, below[--depth]); break;
        }
    }
    return top;
}

inline void put_bits(std::uint8_t* bitmaps, std::size_t stride, std::size_t gate, std::size_t row, std::size_t rows,
                     std::uint64_t value) {
    if (bitmaps == nullptr) return;
    if (rows == kRows) {
        __builtin_memcpy(bitmaps + gate * stride + row / 8, &value, sizeof value);
        return;
    }
    __builtin_memcpy(bitmaps + gate * stride + row / 8, &value, (rows + 7) / 8);
}

// The grades of both bounds, lowered by the gates, whose bits are written.
inline void pass_gates(const Program& program, const Panel& panel, const Rows& out, std::size_t row, std::size_t rows,
                       std::uint64_t good, V& lower, V& upper) {
    const V last = splat8(static_cast<std::uint8_t>(program.threshold_count));
    V down_lower = lower, down_upper = upper, cap_lower = zero(), cap_upper = zero();
    const bool wants_bits = out.gates_true != nullptr || out.gates_unknown != nullptr;
    const Step* step = program.steps;
    for (std::uint32_t i = 0; i < program.gate_count; ++i) {
        const Gate& gate = program.gates[i];
        const Step* const first = step;
        step += gate.steps;
        if (gate.never_acts && !wants_bits) continue;
        const V state = gate.is_any ? run_any(panel, first, gate.steps) : run_steps(panel, first, gate.steps);
        const M certain = has_bit8(state, 1);
        const M possible = has_bit8(state, 2);
        const M acts = gate.acts_if_unknown ? possible : certain;
        if (gate.grade_down != 0) {
            down_upper = add_where(certain, down_upper, splat8(gate.grade_down));
            down_lower = add_where(acts, down_lower, splat8(gate.grade_down));
        }
        cap_upper = max_where(certain, cap_upper, splat8(gate.grade_at_most));
        cap_lower = max_where(acts, cap_lower, splat8(gate.grade_at_most));
        if (!wants_bits) continue;
        put_bits(out.gates_true, out.gate_stride, i, row, rows, bits(certain) & good);
        put_bits(out.gates_unknown, out.gate_stride, i, row, rows, bits(possible) & ~bits(certain) & good);
    }
    lower = max8(min8(down_lower, last), cap_lower);
    upper = max8(min8(down_upper, last), cap_upper);
}

// ---- In and out ----

// 64 rows that lie byte by byte, at least 16 of them, turned: four passes of a perfect shuffle turn 16 by 16 bytes.
inline void turn_tile(const std::uint8_t* rows, std::ptrdiff_t stride, std::uint8_t* panel) {
    V now[16], next[16];
    for (std::ptrdiff_t i = 0; i < 16; ++i) {
        now[i] =
            load_lanes(rows + i * stride, rows + (i + 16) * stride, rows + (i + 32) * stride, rows + (i + 48) * stride);
    }
    XH_UNROLL for (int pass = 0; pass < 4; ++pass) {
        XH_UNROLL for (std::size_t i = 0; i < 8; ++i) {
            next[2 * i] = zip_low8(now[i], now[i + 8]);
            next[2 * i + 1] = zip_high8(now[i], now[i + 8]);
        }
        XH_UNROLL for (std::size_t i = 0; i < 16; ++i) now[i] = next[i];
    }
    XH_UNROLL for (std::size_t i = 0; i < 16; ++i) store(panel + kRows * i, now[i]);
}

inline const std::uint8_t* row_at(const Rows& rows, std::size_t row) {
    const std::size_t block = rows.block_rows == 0 ? 0 : row / rows.block_rows;
    return rows.codes + static_cast<std::ptrdiff_t>(block) * rows.block_stride +
           static_cast<std::ptrdiff_t>(row - block * rows.block_rows) * rows.row_stride;
}

inline void copy_cells(const Program& program, const Rows& rows, std::size_t first, std::size_t count,
                       std::uint8_t* panel) {
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint8_t* code = row_at(rows, first + i);
        for (std::uint32_t column = 0; column < program.columns; ++column, code += rows.criterion_stride)
            panel[column * kRows + i] = *code;
    }
    for (std::size_t i = count; i < kRows; ++i) {    // what is no row has the last code
        for (std::uint32_t column = 0; column < program.columns; ++column)
            panel[column * kRows + i] = program.last_code;
    }
}

inline Panel find_panel(const Program& program, const Rows& rows, Scratch& scratch, std::size_t first,
                        std::size_t count) {
    const bool whole = count == kRows && rows.block_rows % kRows == 0;
    const std::uint8_t* codes = row_at(rows, first);
    if (whole && rows.row_stride == 1) {
        const bool more = first + 3 * kRows <= rows.rows;
        return {codes, rows.criterion_stride, more ? row_at(rows, first + 2 * kRows) - codes : 0};
    }
    constexpr std::uint32_t kTile = 16;
    if (whole && rows.criterion_stride == 1 && program.columns >= kTile) {
        const std::uint32_t last = program.columns - kTile;    // tiles may overlap
        const bool more = first + 3 * kRows <= rows.rows;
        const std::uint8_t* after_next = more ? row_at(rows, first + 2 * kRows) : codes;
        for (std::uint32_t column = 0; column < program.columns; column += kTile) {
            const std::uint32_t from = column < last ? column : last;
            for (std::uint32_t i = 0; more && i < kTile; ++i)
                __builtin_prefetch(after_next + kRows * (column + i), 0, 2);
            turn_tile(codes + from, rows.row_stride, scratch.panel + std::size_t{kRows} * from);
        }
    } else {
        copy_cells(program, rows, first, count, scratch.panel);
    }
    return {scratch.panel, kRows, 0};
}

inline void put_grades(std::uint8_t* column, std::size_t row, std::size_t rows, V grade) {
    if (column == nullptr) return;
    if (rows == kRows) return store(column + row, grade);
    alignas(64) std::uint8_t kept[kRows];
    store(kept, grade);
    __builtin_memcpy(column + row, kept, rows);
}

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
    std::uint64_t left = bits(above8(found.highest, splat8(program.last_code)));
    Missing missing;
    find_missing(program, found, missing);
    if (missing.any != 0) left |= set_coefficients(program, scratch, missing);
    Total lower, upper;
    finish(program, scratch, found, lower, upper);
    if (out.level1 != nullptr) {
        for (std::uint32_t i = 0; i < program.level1_count; ++i) {
            put_level1(place, out.level1[i].lower, scratch, found.lower, program.level1[i]);
            put_level1(place, out.level1[i].upper, scratch, found.upper, program.level1[i]);
        }
    }
    if (missing.any != 0) reset_coefficients(program, scratch, missing);
    left |= lower.left | upper.left;
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
        *left++ = score_panel(program, scratch, out, row, rows);
    }
    if (out.past_caches) fence();
}
