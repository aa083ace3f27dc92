// The way up of whole numbers: bytes, words and double words until the total.

// Two V of words: the rows of a V of bytes, as `zip_low8` and `zip_high8` leave them.
struct Words {
    V part[2];
};

// N of a node for both bounds, and F.
struct NodeWords {
    Words lower, upper, factor;
};

// What is found out of one panel on the way up.
struct Counted {
    V lower[kMostSums][kParts];
    V upper[kMostSums][kParts];
    V weight[kMostLevel1];    // that counts
    V highest;                // of the codes
    std::uint64_t left;       // none
};

struct Place {
    const Term* term;
    const Group* group;
    const Node* node;
    const Group* first_group;
    const Node* first_node;
};

// Level 3: n · F(d) is whole, and a product of floats has the right nearest whole number: all were tried for the plan. Written
// once more where the indicator above has no other below it, and so the same score.
inline void put_group(const Out& out, std::int32_t* column, std::int32_t* same, V sum, V factor, V weight,
                      float scale) {
    if (column == nullptr && same == nullptr) return;
    const V none = zero();
    const V low = multiply_add8(zip_low8(factor, none), zip_low8(sum, none));
    const V high = multiply_add8(zip_high8(factor, none), zip_high8(sum, none));
    V score[kParts] = {scaled(zip_low16(low, none), scale), scaled(zip_high16(low, none), scale),
                       scaled(zip_low16(high, none), scale), scaled(zip_high16(high, none), scale)};
    put_scores_where(out, column, score, weight);
    if (same != nullptr) put_scores(out, same, score);
}

// Level 2: as the total, with one coefficient.
inline void put_node(const Out& out, std::int32_t* column, const Words& sum, const Words& factor, V key, double scale) {
    if (column == nullptr) return;
    const V none = zero();
    V score[kParts];
    XH_UNROLL for (std::size_t part = 0; part < 2; ++part) {
        const V low = multiply_add16(zip_low16(sum.part[part], none), zip_low16(factor.part[part], none));
        const V high = multiply_add16(zip_high16(sum.part[part], none), zip_high16(factor.part[part], none));
        score[2 * part] = nearest_of_grid(to_grid(low_doubles(low), scale), to_grid(high_doubles(low), scale));
        score[2 * part + 1] = nearest_of_grid(to_grid(low_doubles(high), scale), to_grid(high_doubles(high), scale));
    }
    put_scores_where(out, column, score, key);
}

struct GroupBytes {
    V lower, upper, factor;
};

template <bool kIndicators>
XH_INLINE GroupBytes add_up_group(const Panel& panel, const Out& out, Place& at, V& key, V& highest,
                                  const Columns& same) {
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
        put_group(out, columns.lower, same.lower, lower, factor, weight, group.score);
        put_group(out, columns.upper, same.upper, upper, factor, weight, group.score);
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
    const bool single = node.groups == 1;
    const Columns columns = kIndicators ? out.rows.nodes[at.node - at.first_node] : Columns{};
    const Columns same = single ? columns : Columns{};
    for (std::uint32_t i = 0; i < node.groups; i += 2) {
        const GroupBytes a = add_up_group<kIndicators>(panel, out, at, key, highest, same);
        const GroupBytes b = i + 1 < node.groups ? add_up_group<kIndicators>(panel, out, at, key, highest, same)
                                                 : GroupBytes{none, none, none};
        add_pair(a, b, words);
    }
    weight = add8(weight, lookup(key, node.weight));
    const V low = lookup(key, node.factor_low);
    const V high = lookup(key, node.factor_high);
    words.factor = {{zip_low8(low, high), zip_high8(low, high)}};
    if (kIndicators && !single) {
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
inline void go_up(const Program& program, const Panel& panel, const Out& out, Counted& found) {
    Place at{program.terms, program.groups, program.nodes, program.groups, program.nodes};
    V highest = zero();
    found.left = 0;
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
