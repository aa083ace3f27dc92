// Where a panel is: in place, or turned and copied.

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

// Of addresses that have nothing to do with one another.
inline std::ptrdiff_t distance(const std::uint8_t* from, const std::uint8_t* to) {
    return static_cast<std::ptrdiff_t>(reinterpret_cast<std::uintptr_t>(to) - reinterpret_cast<std::uintptr_t>(from));
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
    std::ptrdiff_t ahead = 0;
    if (whole && rows.criterion_stride == 1 && program.columns >= kTile) {
        const std::uint32_t last = program.columns - kTile;    // tiles may overlap
        for (std::uint32_t column = 0; column < program.columns; column += kTile) {
            const std::uint32_t from = column < last ? column : last;
            turn_tile(codes + from, rows.row_stride, scratch.panel + std::size_t{kRows} * from);
        }
        // Rows that lie together are as long as the panel: while a column is read here, as much is asked for there.
        if (first + 3 * kRows <= rows.rows) ahead = distance(scratch.panel, row_at(rows, first + 2 * kRows));
    } else {
        copy_cells(program, rows, first, count, scratch.panel);
    }
    return {scratch.panel, kRows, ahead};
}
