// The panel kernel for processors with SSE4.1: a V is four registers. What x86-64 has had since 2008.
#include "batch/panel.hpp"

#if defined(__x86_64__)

#include <smmintrin.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("sse4.1"))), apply_to = function)
#else
#pragma GCC target("sse4.1")
#endif

namespace xuehui::batch::panel {

namespace {

struct V {
    __m128i at[4];
};
using M = std::uint64_t;
struct D {
    __m128d at[4];
};

#define XH_ON_ALL(operation)                                                                       \
    {                                                                                              \
        {                                                                                          \
            operation(a.at[0], b.at[0]), operation(a.at[1], b.at[1]), operation(a.at[2], b.at[2]), \
                operation(a.at[3], b.at[3])                                                        \
        }                                                                                          \
    }

inline V all(__m128i a) { return {{a, a, a, a}}; }
inline V zero() { return all(_mm_setzero_si128()); }
inline V splat8(std::uint8_t value) { return all(_mm_set1_epi8(static_cast<char>(value))); }
inline __m128i load_lane(const std::uint8_t* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
inline V load_lanes(const std::uint8_t* a, const std::uint8_t* b, const std::uint8_t* c, const std::uint8_t* d) {
    return {{load_lane(a), load_lane(b), load_lane(c), load_lane(d)}};
}
inline V load(const std::uint8_t* from) { return load_lanes(from, from + 16, from + 32, from + 48); }
inline void store(std::uint8_t* to, const V& value) {
    for (int i = 0; i < 4; ++i) _mm_storeu_si128(reinterpret_cast<__m128i*>(to) + i, value.at[i]);
}
inline void fence() { _mm_sfence(); }

inline V lookup(const V& index, const Table& table) {
    const __m128i one = _mm_load_si128(reinterpret_cast<const __m128i*>(table.at));
    return {{_mm_shuffle_epi8(one, index.at[0]), _mm_shuffle_epi8(one, index.at[1]), _mm_shuffle_epi8(one, index.at[2]),
             _mm_shuffle_epi8(one, index.at[3])}};
}
inline V add8(const V& a, const V& b) { return XH_ON_ALL(_mm_add_epi8); }
inline V max8(const V& a, const V& b) { return XH_ON_ALL(_mm_max_epu8); }
inline V min8(const V& a, const V& b) { return XH_ON_ALL(_mm_min_epu8); }
inline V both8(const V& a, const V& b) { return XH_ON_ALL(_mm_and_si128); }
inline V either8(const V& a, const V& b) { return XH_ON_ALL(_mm_or_si128); }
inline V equal8(const V& a, const V& b) { return XH_ON_ALL(_mm_cmpeq_epi8); }
inline V add_saturated(const V& a, const V& b) { return XH_ON_ALL(_mm_adds_epu8); }
inline V lower_five_bits(const V& a) { return both8(a, splat8(31)); }
inline V upper_three_bits(const V& a) {
    const V shifted{{_mm_srli_epi16(a.at[0], 5), _mm_srli_epi16(a.at[1], 5), _mm_srli_epi16(a.at[2], 5),
                     _mm_srli_epi16(a.at[3], 5)}};
    return both8(shifted, splat8(7));
}

inline V zip_low8(const V& a, const V& b) { return XH_ON_ALL(_mm_unpacklo_epi8); }
inline V zip_high8(const V& a, const V& b) { return XH_ON_ALL(_mm_unpackhi_epi8); }
inline V zip_low16(const V& a, const V& b) { return XH_ON_ALL(_mm_unpacklo_epi16); }
inline V zip_high16(const V& a, const V& b) { return XH_ON_ALL(_mm_unpackhi_epi16); }
inline V pack32(const V& a, const V& b) { return XH_ON_ALL(_mm_packs_epi32); }
inline V pack16(const V& a, const V& b) { return XH_ON_ALL(_mm_packus_epi16); }
inline V multiply_add8(const V& a, const V& b) {
    return XH_ON_ALL(_mm_maddubs_epi16);
}    // a without sign, b with sign
inline V multiply_add16(const V& a, const V& b) { return XH_ON_ALL(_mm_madd_epi16); }
inline V add16(const V& a, const V& b) { return XH_ON_ALL(_mm_add_epi16); }
inline V add32(const V& a, const V& b) { return XH_ON_ALL(_mm_add_epi32); }
inline V above32(const V& a, const V& b) { return XH_ON_ALL(_mm_cmpgt_epi32); }
inline V subtract32(const V& a, const V& b) { return XH_ON_ALL(_mm_sub_epi32); }
inline V count_below32(const V& value, std::int32_t threshold, const V& count) {
    return subtract32(count, above32(all(_mm_set1_epi32(threshold)), value));    // a comparison that holds is −1
}
inline __m128i scaled_lane(__m128i a, float by) {
    return _mm_cvtps_epi32(_mm_mul_ps(_mm_cvtepi32_ps(a), _mm_set1_ps(by)));
}
inline V scaled(const V& a, float by) {
    return {{scaled_lane(a.at[0], by), scaled_lane(a.at[1], by), scaled_lane(a.at[2], by), scaled_lane(a.at[3], by)}};
}

inline std::uint64_t lane_bits(__m128i a) {
    return static_cast<std::uint64_t>(static_cast<std::uint32_t>(_mm_movemask_epi8(a)));
}
inline M true_bytes(const V& a) {
    return lane_bits(a.at[0]) | lane_bits(a.at[1]) << 16U | lane_bits(a.at[2]) << 32U | lane_bits(a.at[3]) << 48U;
}
inline V zero_bytes(const V& a) { return equal8(a, zero()); }    // ones where there is a zero
inline bool has_any(const V& a) { return true_bytes(a) != 0; }
inline M different8(const V& a, const V& b) { return ~true_bytes(equal8(a, b)); }
inline M above8(const V& a, const V& b) { return ~true_bytes(equal8(max8(a, b), b)); }
inline M has_bit8(const V& a, std::uint8_t bit) { return ~true_bytes(zero_bytes(both8(a, splat8(bit)))); }
inline __m128i spread(std::uint64_t rows) {    // 16 bits to 16 bytes of ones or zeros
    const __m128i twice = _mm_shuffle_epi8(_mm_cvtsi32_si128(static_cast<int>(rows & 0xFFFFU)),
                                           _mm_set_epi8(1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0));
    const __m128i bit = _mm_set1_epi64x(static_cast<long long>(0x8040201008040201U));
    return _mm_cmpeq_epi8(_mm_and_si128(twice, bit), bit);
}
inline V bytes_of(M rows) { return {{spread(rows), spread(rows >> 16U), spread(rows >> 32U), spread(rows >> 48U)}}; }
inline V add_where(M where, const V& a, const V& b) { return add_saturated(a, both8(bytes_of(where), b)); }
inline V max_where(M where, const V& a, const V& b) { return max8(a, both8(bytes_of(where), b)); }
inline std::uint64_t bits(M where) { return where; }

inline D zero_doubles() { return {{_mm_setzero_pd(), _mm_setzero_pd(), _mm_setzero_pd(), _mm_setzero_pd()}}; }
inline __m128d upper_two(__m128i a) { return _mm_cvtepi32_pd(_mm_shuffle_epi32(a, 0xEE)); }
inline D low_doubles(const V& a) {
    return {{_mm_cvtepi32_pd(a.at[0]), upper_two(a.at[0]), _mm_cvtepi32_pd(a.at[1]), upper_two(a.at[1])}};
}
inline D high_doubles(const V& a) {
    return {{_mm_cvtepi32_pd(a.at[2]), upper_two(a.at[2]), _mm_cvtepi32_pd(a.at[3]), upper_two(a.at[3])}};
}
inline D multiply_add(const D& a, const double* b, const D& sum) {
    D result;
    for (int i = 0; i < 4; ++i) result.at[i] = _mm_add_pd(_mm_mul_pd(a.at[i], _mm_load_pd(b + 2 * i)), sum.at[i]);
    return result;
}
inline D product(const D& a, const D& b) {
    D result;
    for (int i = 0; i < 4; ++i) result.at[i] = _mm_mul_pd(a.at[i], b.at[i]);
    return result;
}
inline D sum_of(const D& a, const D& b) {
    D result;
    for (int i = 0; i < 4; ++i) result.at[i] = _mm_add_pd(a.at[i], b.at[i]);
    return result;
}
inline D plus(const D& a, double b) {
    D result;
    for (int i = 0; i < 4; ++i) result.at[i] = _mm_add_pd(a.at[i], _mm_set1_pd(b));
    return result;
}
inline D times(const D& a, double by) {
    D result;
    for (int i = 0; i < 4; ++i) result.at[i] = _mm_mul_pd(a.at[i], _mm_set1_pd(by));
    return result;
}
inline D to_grid(const D& a) { return plus(a, kGrid); }
inline D to_grid(const D& a, double by) { return to_grid(times(a, by)); }
inline D from_grid(const D& a) { return plus(a, -kGrid); }
inline bool has_tie(const D& on_grid) {
    V ties;
    for (int i = 0; i < 4; ++i) {
        const __m128i fraction = _mm_and_si128(_mm_castpd_si128(on_grid.at[i]), _mm_set1_epi64x(kFractionOnGrid));
        ties.at[i] = _mm_cmpeq_epi64(fraction, _mm_set1_epi64x(kHalfOnGrid));
    }
    return has_any(ties);
}
inline V nearest(const D& a, const D& b) {
    return {{_mm_unpacklo_epi64(_mm_cvtpd_epi32(a.at[0]), _mm_cvtpd_epi32(a.at[1])),
             _mm_unpacklo_epi64(_mm_cvtpd_epi32(a.at[2]), _mm_cvtpd_epi32(a.at[3])),
             _mm_unpacklo_epi64(_mm_cvtpd_epi32(b.at[0]), _mm_cvtpd_epi32(b.at[1])),
             _mm_unpacklo_epi64(_mm_cvtpd_epi32(b.at[2]), _mm_cvtpd_epi32(b.at[3]))}};
}
inline V truncated(const D& a, const D& b) {
    return {{_mm_unpacklo_epi64(_mm_cvttpd_epi32(a.at[0]), _mm_cvttpd_epi32(a.at[1])),
             _mm_unpacklo_epi64(_mm_cvttpd_epi32(a.at[2]), _mm_cvttpd_epi32(a.at[3])),
             _mm_unpacklo_epi64(_mm_cvttpd_epi32(b.at[0]), _mm_cvttpd_epi32(b.at[1])),
             _mm_unpacklo_epi64(_mm_cvttpd_epi32(b.at[2]), _mm_cvttpd_epi32(b.at[3]))}};
}

inline void store_rows(std::int32_t* to, const V* part, bool past_caches) {
    for (std::size_t lane = 0; lane < 4; ++lane) {
        for (std::size_t i = 0; i < 4; ++i) {
            auto* const at = reinterpret_cast<__m128i*>(to + 16 * lane + 4 * i);
            if (past_caches) {
                _mm_stream_si128(at, part[i].at[lane]);
            } else {
                _mm_storeu_si128(at, part[i].at[lane]);
            }
        }
    }
}

#undef XH_ON_ALL

#include "batch/panel-inl.hpp"

}  // namespace

void score_sse4(const Program& program, Scratch& scratch, const Rows& rows, std::size_t first, std::size_t end,
                std::uint64_t* left) {
    score_panels(program, scratch, rows, first, end, left);
}

}  // namespace xuehui::batch::panel

#if defined(__clang__)
#pragma clang attribute pop
#endif

#endif
