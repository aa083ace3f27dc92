// Gates: what they ask is looked up for 64 rows at once, two bits for each, "certain" and "possible".

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
