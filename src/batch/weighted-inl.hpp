// The way up of weighted trees: words until the sums of level 3, doubles from there. Eight D are 64 rows; lanes are in the
// order of lane_of().

inline constexpr std::size_t kEights = 8;

// What is found out of one panel on the way up.
struct Weighted {
    D lower[kMostWeighted][kEights];
    D upper[kMostWeighted][kEights];
    V weight[kMostWeighted];    // the key of what counts
    V highest;                  // of the codes
    std::uint64_t left;         // rows with a score of an indicator too near a tie
};

struct WeightedPlace {
    const WeightedTerm* term;
    const WeightedGroup* group;
    const WeightedNode* node;
    const WeightedGroup* first_group;
    const WeightedNode* first_node;
};

// For instruction sets that have no way of their own to look up doubles.
template <class Key>
inline void look_up(const Key& key, const Factors& factors, D* found) {
    alignas(64) std::uint8_t keys[kRows];
    alignas(64) double kept[kRows];
    store(keys, key);
    for (std::size_t lane = 0; lane < kRows; ++lane) kept[lane] = factors.at[keys[lane_of(lane)]];
    __builtin_memcpy(found, kept, sizeof kept);
}

inline void widen(const Words& sum, D* wide) {
    const V none = zero();
    for (std::size_t part = 0; part < 2; ++part) {
        const V low = zip_low16(sum.part[part], none), high = zip_high16(sum.part[part], none);
        wide[4 * part] = low_doubles(low);
        wide[4 * part + 1] = high_doubles(low);
        wide[4 * part + 2] = low_doubles(high);
        wide[4 * part + 3] = high_doubles(high);
    }
}

// Scores of an indicator from its doubles, written where its key is not 0; and once more where its parent has the same. Gives
// the rows that are too near a tie to tell.
inline std::uint64_t put_weighted(const Out& out, std::int32_t* column, std::int32_t* same, const D* value, V key,
                                  double scale, bool gap) {
    if (column == nullptr && same == nullptr) return 0;
    std::uint64_t left = 0;
    V score[kParts];
    for (std::size_t part = 0; part < kParts; ++part) {
        const D first = to_grid(value[2 * part], scale), second = to_grid(value[2 * part + 1], scale);
        if (!gap) left |= ties_of(first, second, part);
        score[part] = nearest_of_grid(first, second);
    }
    put_scores_where(out, column, score, key);
    if (same != nullptr) put_scores(out, same, score);
    return left;
}

struct WeightedSums {
    Words lower, upper;
    V key;
};

XH_INLINE WeightedSums add_up_terms(const Panel& panel, WeightedPlace& at, std::uint32_t terms, V& highest) {
    const V none = zero();
    WeightedSums sums{{{none, none}}, {{none, none}}, none};
    for (const WeightedTerm* end = at.term + terms; at.term != end; ++at.term) {
        const V code = read_codes(panel, at.term->column, highest);
        const V lower_low = lookup(code, at.term->lower_low), lower_high = lookup(code, at.term->lower_high);
        const V upper_low = lookup(code, at.term->upper_low), upper_high = lookup(code, at.term->upper_high);
        sums.lower.part[0] = add16(sums.lower.part[0], zip_low8(lower_low, lower_high));
        sums.lower.part[1] = add16(sums.lower.part[1], zip_high8(lower_low, lower_high));
        sums.upper.part[0] = add16(sums.upper.part[0], zip_low8(upper_low, upper_high));
        sums.upper.part[1] = add16(sums.upper.part[1], zip_high8(upper_low, upper_high));
        sums.key = either8(sums.key, lookup(code, at.term->bit));
    }
    return sums;
}

// Adds what a group gives to the sums above it. Its part of the key goes behind those of the groups before.
template <bool kIndicators>
inline void add_up_weighted_group(const Panel& panel, const Out& out, WeightedPlace& at, D* lower, D* upper, V& key,
                                  V& highest, const Columns& same) {
    const WeightedGroup& group = *at.group;
    const WeightedSums sums = add_up_terms(panel, at, group.terms, highest);
    key = add8(add8(key, key), min8(sums.key, splat8(1)));
    D factor[kEights], low[kEights], high[kEights];
    look_up(sums.key, group.factors, factor);
    widen(sums.lower, low);
    widen(sums.upper, high);
    for (std::size_t i = 0; i < kEights; ++i) {
        low[i] = product(low[i], factor[i]);
        high[i] = product(high[i], factor[i]);
        lower[i] = sum_of(lower[i], low[i]);
        upper[i] = sum_of(upper[i], high[i]);
    }
    if constexpr (kIndicators) {    // they keep their distance from ties
        const Columns& columns = out.rows.groups[at.group - at.first_group];
        static_cast<void>(put_weighted(out, columns.lower, same.lower, low, sums.key, group.score, true));
        static_cast<void>(put_weighted(out, columns.upper, same.upper, high, sums.key, group.score, true));
    }
    ++at.group;
}

template <bool kIndicators>
inline void add_up_weighted_node(const Panel& panel, const Out& out, WeightedPlace& at, D* lower, D* upper, V& key,
                                 Weighted& found) {
    const WeightedNode& node = *at.node;
    const Columns columns = kIndicators ? out.rows.nodes[at.node - at.first_node] : Columns{};
    ++at.node;
    if (node.groups == 1)
        return add_up_weighted_group<kIndicators>(panel, out, at, lower, upper, key, found.highest, columns);
    D low[kEights], high[kEights], factor[kEights];
    for (std::size_t i = 0; i < kEights; ++i) low[i] = high[i] = zero_doubles();
    V groups = zero();
    for (std::uint32_t i = 0; i < node.groups; ++i)
        add_up_weighted_group<kIndicators>(panel, out, at, low, high, groups, found.highest, {});
    key = add8(add8(key, key), min8(groups, splat8(1)));
    look_up(groups, node.factors, factor);
    for (std::size_t i = 0; i < kEights; ++i) {
        low[i] = product(low[i], factor[i]);
        high[i] = product(high[i], factor[i]);
        lower[i] = sum_of(lower[i], low[i]);
        upper[i] = sum_of(upper[i], high[i]);
    }
    if constexpr (kIndicators) {
        found.left |= put_weighted(out, columns.lower, nullptr, low, groups, node.score, node.gap);
        found.left |= put_weighted(out, columns.upper, nullptr, high, groups, node.score, node.gap);
    }
}

template <bool kIndicators>
inline void go_up(const Program& program, const Panel& panel, const Out& out, Weighted& found) {
    WeightedPlace at{program.weighted_terms, program.weighted_groups, program.weighted_nodes, program.weighted_groups,
                     program.weighted_nodes};
    found.highest = zero();
    found.left = 0;
    for (std::uint32_t i = 0; i < program.level1_count; ++i) {
        for (std::size_t j = 0; j < kEights; ++j) found.lower[i][j] = found.upper[i][j] = zero_doubles();
        V key = zero();
        for (std::uint32_t j = 0; j < program.sums[i].nodes; ++j)
            add_up_weighted_node<kIndicators>(panel, out, at, found.lower[i], found.upper[i], key, found);
        found.weight[i] = key;
    }
    for (std::uint32_t i = 0; i < program.other_count; ++i)
        static_cast<void>(read_codes(panel, program.other_columns[i], found.highest));
}
