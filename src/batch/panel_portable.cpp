// The panel kernel for any processor: a V is an array, and what becomes of the loops is the compiler's affair.
#include "batch/panel.hpp"

namespace xuehui::batch::panel {

namespace {

struct V {
    alignas(16) std::uint8_t at[kRows];
};
using M = std::uint64_t;
struct D {
    double at[8];
};

template <class Element>
struct As {
    static constexpr std::size_t kCount = kRows / sizeof(Element);
    Element at[kCount];
};
template <class Element>
As<Element> as(const V& a) {
    As<Element> elements;
    __builtin_memcpy(&elements, &a, sizeof a);
    return elements;
}
template <class Element>
V from(const As<Element>& elements) {
    V a;
    __builtin_memcpy(&a, &elements, sizeof a);
    return a;
}
template <class Element, class Operation>
V each(const V& a, const V& b, Operation operation) {
    const As<Element> left = as<Element>(a), right = as<Element>(b);
    As<Element> result;
    for (std::size_t i = 0; i < As<Element>::kCount; ++i)
        result.at[i] = static_cast<Element>(operation(left.at[i], right.at[i]));
    return from(result);
}
template <class Operation>
V bytes(const V& a, const V& b, Operation operation) {
    return each<std::uint8_t>(a, b, operation);
}

// Interleaves the lower or upper halves of each 16 bytes.
template <class Element>
V zip(const V& a, const V& b, std::size_t half) {
    constexpr std::size_t kLane = 16 / sizeof(Element);
    const As<Element> left = as<Element>(a), right = as<Element>(b);
    As<Element> result;
    for (std::size_t lane = 0; lane < As<Element>::kCount; lane += kLane) {
        for (std::size_t i = 0; i < kLane / 2; ++i) {
            result.at[lane + 2 * i] = left.at[lane + half * kLane / 2 + i];
            result.at[lane + 2 * i + 1] = right.at[lane + half * kLane / 2 + i];
        }
    }
    return from(result);
}
// The inverse; everything packed here fits.
template <class Wide, class Narrow>
V pack(const V& a, const V& b) {
    constexpr std::size_t kLane = 16 / sizeof(Wide);
    const As<Wide> left = as<Wide>(a), right = as<Wide>(b);
    As<Narrow> result;
    for (std::size_t lane = 0; lane < 4; ++lane) {
        for (std::size_t i = 0; i < kLane; ++i) {
            result.at[lane * 2 * kLane + i] = static_cast<Narrow>(left.at[lane * kLane + i]);
            result.at[lane * 2 * kLane + kLane + i] = static_cast<Narrow>(right.at[lane * kLane + i]);
        }
    }
    return from(result);
}
template <class Narrow, class Wide, class OtherNarrow>
V multiply_pairs(const V& a, const V& b) {
    const As<Narrow> left = as<Narrow>(a);
    const As<OtherNarrow> right = as<OtherNarrow>(b);
    As<Wide> result;
    for (std::size_t i = 0; i < As<Wide>::kCount; ++i) {
        result.at[i] = static_cast<Wide>(left.at[2 * i] * right.at[2 * i] + left.at[2 * i + 1] * right.at[2 * i + 1]);
    }
    return from(result);
}
template <class Test>
M where(const V& a, Test test) {
    M found = 0;
    for (std::size_t i = 0; i < kRows; ++i) found |= M{test(i, a.at[i])} << i;
    return found;
}

inline V splat8(std::uint8_t value) {
    V a;
    for (std::uint8_t& byte : a.at) byte = value;
    return a;
}
inline V zero() { return splat8(0); }
inline V load(const std::uint8_t* at) {
    V a;
    __builtin_memcpy(&a, at, sizeof a);
    return a;
}
inline void store(std::uint8_t* to, const V& value) { __builtin_memcpy(to, &value, sizeof value); }
inline V load_lanes(const std::uint8_t* a, const std::uint8_t* b, const std::uint8_t* c, const std::uint8_t* d) {
    V lanes;
    __builtin_memcpy(lanes.at, a, 16);
    __builtin_memcpy(lanes.at + 16, b, 16);
    __builtin_memcpy(lanes.at + 32, c, 16);
    __builtin_memcpy(lanes.at + 48, d, 16);
    return lanes;
}
inline void fence() {}

inline V lookup(const V& index, const Table& table) {
    V found;
    for (std::size_t i = 0; i < kRows; ++i) found.at[i] = table.at[index.at[i] & 15U];
    return found;
}
inline V add8(const V& a, const V& b) {
    return bytes(a, b, [](unsigned x, unsigned y) { return x + y; });
}
inline V max8(const V& a, const V& b) {
    return bytes(a, b, [](unsigned x, unsigned y) { return x > y ? x : y; });
}
inline V min8(const V& a, const V& b) {
    return bytes(a, b, [](unsigned x, unsigned y) { return x < y ? x : y; });
}
inline V both8(const V& a, const V& b) {
    return bytes(a, b, [](unsigned x, unsigned y) { return x & y; });
}
inline V either8(const V& a, const V& b) {
    return bytes(a, b, [](unsigned x, unsigned y) { return x | y; });
}
inline V lower_five_bits(const V& a) { return both8(a, splat8(31)); }
inline V upper_three_bits(const V& a) {
    return bytes(a, a, [](unsigned x, unsigned) { return x >> 5U; });
}

inline V zip_low8(const V& a, const V& b) { return zip<std::uint8_t>(a, b, 0); }
inline V zip_high8(const V& a, const V& b) { return zip<std::uint8_t>(a, b, 1); }
inline V zip_low16(const V& a, const V& b) { return zip<std::uint16_t>(a, b, 0); }
inline V zip_high16(const V& a, const V& b) { return zip<std::uint16_t>(a, b, 1); }
inline V pack32(const V& a, const V& b) { return pack<std::int32_t, std::int16_t>(a, b); }
inline V pack16(const V& a, const V& b) { return pack<std::int16_t, std::uint8_t>(a, b); }
inline V multiply_add8(const V& a, const V& b) { return multiply_pairs<std::uint8_t, std::int16_t, std::int8_t>(a, b); }
inline V multiply_add16(const V& a, const V& b) {
    return multiply_pairs<std::int16_t, std::int32_t, std::int16_t>(a, b);
}
inline V add16(const V& a, const V& b) {
    return each<std::uint16_t>(a, b, [](unsigned x, unsigned y) { return x + y; });
}
inline V add32(const V& a, const V& b) {
    return each<std::uint32_t>(a, b, [](std::uint32_t x, std::uint32_t y) { return x + y; });
}
inline V count_below32(const V& value, std::int32_t threshold, const V& count) {
    return each<std::int32_t>(value, count,
                              [threshold](std::int32_t x, std::int32_t y) { return y + (x < threshold ? 1 : 0); });
}

inline V scaled(const V& a, float by) {
    const As<std::int32_t> whole = as<std::int32_t>(a);
    As<std::int32_t> result;
    for (std::size_t i = 0; i < As<std::int32_t>::kCount;
         ++i) {    // products are below 2²¹: beyond 2²³ floats are whole
        const float product = static_cast<float>(whole.at[i]) * by;
        result.at[i] = static_cast<std::int32_t>(product + 0x1.8p23F - 0x1.8p23F);
    }
    return from(result);
}
inline V zero_bytes(const V& a) {
    return bytes(a, a, [](unsigned x, unsigned) { return x == 0 ? 255 : 0; });
}
inline bool has_any(const V& a) {
    return where(a, [](std::size_t, std::uint8_t byte) { return byte != 0; }) != 0;
}

inline M different8(const V& a, const V& b) {
    return where(a, [&b](std::size_t i, std::uint8_t byte) { return byte != b.at[i]; });
}
inline M above8(const V& a, const V& b) {
    return where(a, [&b](std::size_t i, std::uint8_t byte) { return byte > b.at[i]; });
}
inline M has_bit8(const V& a, std::uint8_t bit) {
    return where(a, [bit](std::size_t, std::uint8_t byte) { return (byte & bit) != 0; });
}
inline V add_where(M rows, const V& a, const V& b) {
    V sum = a;
    for (std::size_t i = 0; i < kRows; ++i) {
        const unsigned whole = a.at[i] + unsigned{b.at[i]};
        if ((rows >> i & 1U) != 0) sum.at[i] = static_cast<std::uint8_t>(whole > 255 ? 255 : whole);
    }
    return sum;
}
inline V max_where(M rows, const V& a, const V& b) {
    V most = a;
    for (std::size_t i = 0; i < kRows; ++i) {
        if ((rows >> i & 1U) != 0 && b.at[i] > a.at[i]) most.at[i] = b.at[i];
    }
    return most;
}
inline std::uint64_t bits(M rows) { return rows; }

inline D zero_doubles() { return {}; }
inline D doubles(const V& a, std::size_t first) {
    const As<std::int32_t> whole = as<std::int32_t>(a);
    D result;
    for (std::size_t i = 0; i < 8; ++i) result.at[i] = whole.at[first + i];
    return result;
}
inline D low_doubles(const V& a) { return doubles(a, 0); }
inline D high_doubles(const V& a) { return doubles(a, 8); }
inline D multiply_add(const D& a, const double* b, const D& sum) {
    D result;
    for (std::size_t i = 0; i < 8; ++i) result.at[i] = a.at[i] * b[i] + sum.at[i];
    return result;
}
inline D times(const D& a, double by) {
    D result;
    for (std::size_t i = 0; i < 8; ++i) result.at[i] = a.at[i] * by;
    return result;
}
inline void store_doubles(double* to, const D& value) { __builtin_memcpy(to, &value, sizeof value); }
inline double moved(double value, double far) { return value + far - far; }
inline D on_grid(const D& a) {
    D result;
    for (std::size_t i = 0; i < 8; ++i) result.at[i] = moved(a.at[i], 0x1.8p25);
    return result;
}
inline bool any_near_half(const D& a) {
    bool found = false;
    for (const double value : a.at) {
        const double twice = value + value;
        const double distance = twice - moved(twice, 0x1.8p52);
        found |= distance < 0x1p-26 && distance > -0x1p-26;
    }
    return found;
}
template <class Whole>
V whole_of(const D& a, const D& b, Whole whole) {
    As<std::int32_t> result;
    for (std::size_t i = 0; i < 8; ++i) {
        result.at[i] = static_cast<std::int32_t>(whole(a.at[i]));
        result.at[8 + i] = static_cast<std::int32_t>(whole(b.at[i]));
    }
    return from(result);
}
inline V nearest(const D& a, const D& b) {
    return whole_of(a, b, [](double x) { return moved(x, 0x1.8p52); });
}
inline V truncated(const D& a, const D& b) {
    return whole_of(a, b, [](double x) { return x; });
}

inline void store_rows(std::int32_t* to, const V* part, bool) {
    for (std::size_t i = 0; i < 4; ++i) {
        const As<std::int32_t> scores = as<std::int32_t>(part[i]);
        for (std::size_t lane = 0; lane < 4; ++lane) __builtin_memcpy(to + 16 * lane + 4 * i, scores.at + 4 * lane, 16);
    }
}

#include "batch/panel-inl.hpp"

}  // namespace

void score_portable(const Program& program, Scratch& scratch, const Rows& rows, std::size_t first, std::size_t end,
                    std::uint64_t* left) {
    score_panels(program, scratch, rows, first, end, left);
}

}  // namespace xuehui::batch::panel
