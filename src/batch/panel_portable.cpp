// The panel kernel for any processor with its bytes in the little order: a V is as many vectors as it takes, of the types
// that GCC and Clang have for every target, as wide as what the file is compiled for. An operation is one instruction of any
// such processor, or a few; the exception is the table, which older ones cannot look into: they compare and choose.
#include <utility>

#include "batch/panel.hpp"

namespace xuehui::batch::panel {

namespace {

#if defined(__AVX2__)
inline constexpr std::size_t kWidth = 32;
#else
inline constexpr std::size_t kWidth = 16;
#endif
inline constexpr std::size_t kPieces = kRows / kWidth;

template <class Element>
struct VectorOf {
    using Type [[gnu::vector_size(kWidth)]] = Element;
};
using Piece8 = VectorOf<std::uint8_t>::Type;
using Piece16 = VectorOf<std::uint16_t>::Type;
using Piece32 = VectorOf<std::int32_t>::Type;
using PieceOfFloats = VectorOf<float>::Type;
using PieceOfDoubles = VectorOf<double>::Type;

struct V {
    Piece8 at[kPieces];
};
using M = V;    // ones or zeros
struct D {
    PieceOfDoubles at[kPieces];
};

template <class To, class From>
To as(From from) {
    return __builtin_bit_cast(To, from);
}
template <class Type, class Operation>
V each(const V& a, const V& b, Operation operation) {
    V result;
    for (std::size_t i = 0; i < kPieces; ++i)
        result.at[i] = as<Piece8>(operation(as<Type>(a.at[i]), as<Type>(b.at[i])));
    return result;
}
template <class Operation>
V bytes(const V& a, const V& b, Operation operation) {
    return each<Piece8>(a, b, operation);
}
template <class Operation>
D doubles(const D& a, Operation operation) {
    D result;
    for (std::size_t i = 0; i < kPieces; ++i) result.at[i] = operation(a.at[i]);
    return result;
}

// Elements of two vectors put together; those of the second are counted on. kOrder gives the place that each comes from, by
// its place and the number of elements in a vector and in 16 bytes.
template <class Order, class Type, std::size_t... kTo>
Type shuffle(Type a, Type b, std::index_sequence<kTo...>) {
    return __builtin_shufflevector(a, b,
                                   static_cast<int>(Order::from(kTo, sizeof...(kTo), 16 * sizeof...(kTo) / kWidth))...);
}
template <class Order, class Type>
Type shuffle(Type a, Type b) {
    return shuffle<Order>(a, b, std::make_index_sequence<sizeof(Type) / sizeof(a[0])>());
}
template <class Type, class Order>
V shuffled(const V& a, const V& b) {
    return each<Type>(a, b, [](Type x, Type y) { return shuffle<Order>(x, y); });
}
// Interleaves the lower or upper halves of each 16 bytes.
template <std::size_t kHalf>
struct Zip {
    static constexpr std::size_t from(std::size_t to, std::size_t count, std::size_t lane) {
        return to / lane * lane + kHalf * lane / 2 + to % lane / 2 + to % 2 * count;
    }
};
// The even ones of the first and then of the second: within each 16 bytes, or altogether.
struct PackLanes {
    static constexpr std::size_t from(std::size_t to, std::size_t count, std::size_t lane) {
        const std::size_t within = 2 * (to % lane);
        return to / lane * lane + within % lane + (within < lane ? 0 : count);
    }
};
struct Even {
    static constexpr std::size_t from(std::size_t to, std::size_t, std::size_t) { return 2 * to; }
};
// Every element of one half, and after each the first of the second vector.
template <std::size_t kHalf>
struct Widen {
    static constexpr std::size_t from(std::size_t to, std::size_t count, std::size_t) {
        return to % 2 == 0 ? kHalf * count / 2 + to / 2 : count;
    }
};

inline V splat8(std::uint8_t value) {
    V a;
    for (Piece8& piece : a.at) piece = Piece8{} + value;
    return a;
}
inline V zero() { return splat8(0); }
inline V load(const std::uint8_t* from) {
    V a;
    __builtin_memcpy(&a, from, sizeof a);
    return a;
}
inline void store(std::uint8_t* to, const V& value) { __builtin_memcpy(to, &value, sizeof value); }
inline V load_lanes(const std::uint8_t* a, const std::uint8_t* b, const std::uint8_t* c, const std::uint8_t* d) {
    alignas(kWidth) std::uint8_t lanes[kRows];
    __builtin_memcpy(lanes, a, 16);
    __builtin_memcpy(lanes + 16, b, 16);
    __builtin_memcpy(lanes + 32, c, 16);
    __builtin_memcpy(lanes + 48, d, 16);
    return load(lanes);
}
inline void fence() {}

// What is not 0 among eight entries: the highest bit of its byte.
inline std::uint64_t entries(const std::uint8_t* from) {
    constexpr std::uint64_t kLow = 0x7F7F7F7F7F7F7F7FU;
    std::uint64_t eight = 0;
    __builtin_memcpy(&eight, from, sizeof eight);
    return (((eight & kLow) + kLow) | eight) & ~kLow;
}
// Most tables are short: of each entry, where it is meant.
inline V lookup(const V& index, const Table& table) {
    V found = zero();
    for (std::size_t first = 0; first < 16; first += 8) {
        for (std::uint64_t left = entries(table.at + first); left != 0; left &= left - 1) {
            const std::size_t entry = first + static_cast<std::size_t>(__builtin_ctzll(left)) / 8;
            const Piece8 number = Piece8{} + static_cast<std::uint8_t>(entry), value = Piece8{} + table.at[entry];
            for (std::size_t i = 0; i < kPieces; ++i) found.at[i] |= as<Piece8>(index.at[i] == number) & value;
        }
    }
    return found;
}

inline V add8(const V& a, const V& b) {
    return bytes(a, b, [](Piece8 x, Piece8 y) { return x + y; });
}
inline V max8(const V& a, const V& b) {
    return bytes(a, b, [](Piece8 x, Piece8 y) { return x > y ? x : y; });
}
inline V min8(const V& a, const V& b) {
    return bytes(a, b, [](Piece8 x, Piece8 y) { return x < y ? x : y; });
}
inline V both8(const V& a, const V& b) {
    return bytes(a, b, [](Piece8 x, Piece8 y) { return x & y; });
}
inline V either8(const V& a, const V& b) {
    return bytes(a, b, [](Piece8 x, Piece8 y) { return x | y; });
}
inline V lower_five_bits(const V& a) { return both8(a, splat8(31)); }
inline V upper_three_bits(const V& a) {
    const V shifted = each<Piece16>(a, a, [](Piece16 x, Piece16) { return x >> 5; });
    return both8(shifted, splat8(7));
}

inline V zip_low8(const V& a, const V& b) { return shuffled<Piece8, Zip<0>>(a, b); }
inline V zip_high8(const V& a, const V& b) { return shuffled<Piece8, Zip<1>>(a, b); }
inline V zip_low16(const V& a, const V& b) { return shuffled<Piece16, Zip<0>>(a, b); }
inline V zip_high16(const V& a, const V& b) { return shuffled<Piece16, Zip<1>>(a, b); }
inline V pack32(const V& a, const V& b) { return shuffled<Piece16, PackLanes>(a, b); }    // all of it fits
inline V pack16(const V& a, const V& b) { return shuffled<Piece8, PackLanes>(a, b); }

// Nothing here is below 0, and no sum of two products beyond what a word with a sign holds.
inline V multiply_add8(const V& a, const V& b) {
    return each<Piece16>(a, b, [](Piece16 x, Piece16 y) { return (x & 255) * (y & 255) + (x >> 8) * (y >> 8); });
}
inline V multiply_add16(const V& a, const V& b) {
#if defined(__SSE2__) && !defined(__AVX2__)    // has no product of double words
    using Signed16 = VectorOf<short>::Type;
    return each<Signed16>(a, b, [](Signed16 x, Signed16 y) { return __builtin_ia32_pmaddwd128(x, y); });
#else
    return each<Piece32>(a, b, [](Piece32 x, Piece32 y) { return (x & 65535) * (y & 65535) + (x >> 16) * (y >> 16); });
#endif
}
inline V add16(const V& a, const V& b) {
    return each<Piece16>(a, b, [](Piece16 x, Piece16 y) { return x + y; });
}
inline V add32(const V& a, const V& b) {
    return each<Piece32>(a, b, [](Piece32 x, Piece32 y) { return x + y; });
}
inline V count_below32(const V& value, std::int32_t threshold, const V& count) {
    return each<Piece32>(value, count, [threshold](Piece32 x, Piece32 y) {
        return y - (x < Piece32{} + threshold);    // a comparison that holds is −1
    });
}

// Products are below 2²¹, and floats around 1.5 · 2²³ whole: their lowest bits are the number.
inline V scaled(const V& a, float by) {
    return each<Piece32>(a, a, [by](Piece32 x, Piece32) {
        const PieceOfFloats product = __builtin_convertvector(x, PieceOfFloats) * by + 0x1.8p23F;
        return as<Piece32>(product) - 0x4B400000;
    });
}
inline V zero_bytes(const V& a) {
    return bytes(a, a, [](Piece8 x, Piece8) { return x == 0; });
}
inline std::uint64_t bits(const M& where) {
    constexpr std::uint64_t kOneOfEach = 0x8040201008040201U, kTogether = 0x0101010101010101U;
    std::uint64_t eights[kRows / 8], found = 0;
    __builtin_memcpy(eights, &where, sizeof eights);
    for (std::size_t i = 0; i < kRows / 8; ++i) found |= ((eights[i] & kOneOfEach) * kTogether >> 56U) << (8 * i);
    return found;
}
inline bool has_any(const V& a) {
    std::uint64_t eights[kRows / 8], all = 0;
    __builtin_memcpy(eights, &a, sizeof eights);
    for (const std::uint64_t eight : eights) all |= eight;
    return all != 0;
}

inline M different8(const V& a, const V& b) {
    return bytes(a, b, [](Piece8 x, Piece8 y) { return x != y; });
}
inline M above8(const V& a, const V& b) {
    return bytes(a, b, [](Piece8 x, Piece8 y) { return x > y; });
}
inline M has_bit8(const V& a, std::uint8_t bit) {
    return bytes(a, a, [bit](Piece8 x, Piece8) { return (x & bit) != 0; });
}
inline V add_where(const M& where, const V& a, const V& b) {
    const V sum = add8(a, both8(where, b));
    return bytes(sum, a, [](Piece8 x, Piece8 before) { return x | as<Piece8>(x < before); });    // no further than 255
}
inline V max_where(const M& where, const V& a, const V& b) { return max8(a, both8(where, b)); }

inline D zero_doubles() { return {}; }
// Whole numbers from 0 become doubles as the lower half of 2⁵² and so many more.
template <std::size_t kHalf>
D half_of(const V& a) {
    const Piece32 exponent = Piece32{} + 0x43300000;
    D result;
    for (std::size_t i = 0; i < kPieces; ++i) {
        const auto from = as<Piece32>(a.at[kHalf * kPieces / 2 + i / 2]);
        const Piece32 wide = i % 2 == 0 ? shuffle<Widen<0>>(from, exponent) : shuffle<Widen<1>>(from, exponent);
        result.at[i] = as<PieceOfDoubles>(wide) - 0x1p52;
    }
    return result;
}
inline D low_doubles(const V& a) { return half_of<0>(a); }
inline D high_doubles(const V& a) { return half_of<1>(a); }
inline D load_doubles(const double* from) {
    D a;
    __builtin_memcpy(&a, from, sizeof a);
    return a;
}
inline D product(const D& a, const D& b) {
    D result;
    for (std::size_t i = 0; i < kPieces; ++i) result.at[i] = a.at[i] * b.at[i];
    return result;
}
inline D sum_of(const D& a, const D& b) {
    D result;
    for (std::size_t i = 0; i < kPieces; ++i) result.at[i] = a.at[i] + b.at[i];
    return result;
}
inline D multiply_add(const D& a, const double* b, const D& sum) { return sum_of(product(a, load_doubles(b)), sum); }
inline D plus(const D& a, double b) {
    return doubles(a, [b](PieceOfDoubles x) { return x + b; });
}
inline D times(const D& a, double by) {
    return doubles(a, [by](PieceOfDoubles x) { return x * by; });
}
inline D to_grid(const D& a) { return plus(a, kGrid); }
inline D to_grid(const D& a, double by) { return to_grid(times(a, by)); }
inline D from_grid(const D& a) { return plus(a, -kGrid); }
inline bool has_tie(const D& on_grid) {
    using QuadWords = VectorOf<std::int64_t>::Type;
    V ties;
    for (std::size_t i = 0; i < kPieces; ++i)
        ties.at[i] = as<Piece8>((as<QuadWords>(on_grid.at[i]) & kFractionOnGrid) == kHalfOnGrid);
    return has_any(ties);
}
// What is whole already: around 1.5 · 2⁵² the lower half of a double is the number.
inline V joined(const D& a, const D& b) {
    V result;
    for (std::size_t i = 0; i < kPieces; ++i) {
        const D& from = i < kPieces / 2 ? a : b;
        const PieceOfDoubles first = from.at[2 * i % kPieces] + 0x1.8p52,
                             second = from.at[2 * i % kPieces + 1] + 0x1.8p52;
        result.at[i] = as<Piece8>(shuffle<Even>(as<Piece32>(first), as<Piece32>(second)));
    }
    return result;
}
inline V nearest(const D& a, const D& b) { return joined(a, b); }
inline D floor_of(const D& a) {
    return doubles(a, [](PieceOfDoubles x) {
        const PieceOfDoubles near = x + 0x1.8p52 - 0x1.8p52;
        return near > x ? near - 1.0 : near;
    });
}
inline V truncated(const D& a, const D& b) { return joined(floor_of(a), floor_of(b)); }

inline void store_rows(std::int32_t* to, const V* part, bool) {
    for (std::size_t i = 0; i < 4; ++i) {
        std::int32_t scores[16];
        __builtin_memcpy(scores, part + i, sizeof scores);
        for (std::size_t lane = 0; lane < 4; ++lane) __builtin_memcpy(to + 16 * lane + 4 * i, scores + 4 * lane, 16);
    }
}

#include "batch/panel-inl.hpp"

}  // namespace

void score_portable(const Program& program, Scratch& scratch, const Rows& rows, std::size_t first, std::size_t end,
                    std::uint64_t* left) {
    score_panels(program, scratch, rows, first, end, left);
}

}  // namespace xuehui::batch::panel
