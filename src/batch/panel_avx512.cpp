// The panel kernel for processors with AVX-512 (F, BW, DQ, VL): a V is one register.
#include "batch/panel.hpp"

#if defined(__x86_64__)

#include <immintrin.h>

// GCC's own header reads what it says is undefined, and warns of it (its bug 105593).
#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl"))), apply_to = function)
#else
#pragma GCC diagnostic ignored "-Wuninitialized"
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl")
#endif

namespace xuehui::batch::panel {

namespace {

using V = __m512i;
using M = std::uint64_t;
using D = __m512d;

inline V zero() { return _mm512_setzero_si512(); }
inline V splat8(std::uint8_t value) { return _mm512_set1_epi8(static_cast<char>(value)); }
inline V load(const std::uint8_t* from) { return _mm512_loadu_si512(from); }
inline void store(std::uint8_t* to, V value) { _mm512_storeu_si512(to, value); }
inline __m128i load_lane(const std::uint8_t* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
inline V join(__m256i low, __m256i high) { return _mm512_inserti64x4(_mm512_castsi256_si512(low), high, 1); }
inline V load_lanes(const std::uint8_t* a, const std::uint8_t* b, const std::uint8_t* c, const std::uint8_t* d) {
    V lanes = _mm512_castsi128_si512(load_lane(a));    // merged on loading: shuffles are what is scarce
    lanes = _mm512_mask_broadcast_i32x4(lanes, 0x00F0, load_lane(b));
    lanes = _mm512_mask_broadcast_i32x4(lanes, 0x0F00, load_lane(c));
    return _mm512_mask_broadcast_i32x4(lanes, 0xF000, load_lane(d));
}
inline void fence() { _mm_sfence(); }

inline V lookup(V index, const Table& table) {
    return _mm512_shuffle_epi8(_mm512_broadcast_i32x4(_mm_load_si128(reinterpret_cast<const __m128i*>(table.at))),
                               index);
}
inline V add8(V a, V b) { return _mm512_add_epi8(a, b); }
inline V max8(V a, V b) { return _mm512_max_epu8(a, b); }
inline V min8(V a, V b) { return _mm512_min_epu8(a, b); }
inline V both8(V a, V b) { return _mm512_and_si512(a, b); }
inline V either8(V a, V b) { return _mm512_or_si512(a, b); }
inline V upper_three_bits(V a) { return _mm512_and_si512(_mm512_srli_epi16(a, 5), splat8(7)); }
inline V lower_five_bits(V a) { return _mm512_and_si512(a, splat8(31)); }

inline V zip_low8(V a, V b) { return _mm512_unpacklo_epi8(a, b); }
inline V zip_high8(V a, V b) { return _mm512_unpackhi_epi8(a, b); }
inline V zip_low16(V a, V b) { return _mm512_unpacklo_epi16(a, b); }
inline V zip_high16(V a, V b) { return _mm512_unpackhi_epi16(a, b); }
inline V pack32(V a, V b) { return _mm512_packs_epi32(a, b); }
inline V pack16(V a, V b) { return _mm512_packus_epi16(a, b); }
inline V multiply_add8(V without_sign, V with_sign) { return _mm512_maddubs_epi16(without_sign, with_sign); }
inline V multiply_add16(V a, V b) { return _mm512_madd_epi16(a, b); }
inline V add16(V a, V b) { return _mm512_add_epi16(a, b); }
inline V add32(V a, V b) { return _mm512_add_epi32(a, b); }
inline V count_below32(V value, std::int32_t threshold, V count) {
    const __mmask16 below = _mm512_cmplt_epi32_mask(value, _mm512_set1_epi32(threshold));
    return _mm512_mask_add_epi32(count, below, count, _mm512_set1_epi32(1));
}

inline V scaled(V a, float by) { return _mm512_cvtps_epi32(_mm512_mul_ps(_mm512_cvtepi32_ps(a), _mm512_set1_ps(by))); }
inline V zero_bytes(V a) { return _mm512_movm_epi8(_mm512_testn_epi8_mask(a, a)); }    // ones where there is a zero
inline bool has_any(V a) { return _mm512_test_epi8_mask(a, a) != 0; }

inline M different8(V a, V b) { return _mm512_cmpneq_epi8_mask(a, b); }
inline M above8(V a, V b) { return _mm512_cmpgt_epu8_mask(a, b); }
inline M has_bit8(V a, std::uint8_t bit) { return _mm512_test_epi8_mask(a, splat8(bit)); }
inline V add_where(M where, V a, V b) { return _mm512_mask_adds_epu8(a, where, a, b); }
inline V max_where(M where, V a, V b) { return _mm512_mask_max_epu8(a, where, a, b); }
inline std::uint64_t bits(M where) { return where; }

inline D zero_doubles() { return _mm512_setzero_pd(); }
inline D low_doubles(V a) { return _mm512_cvtepi32_pd(_mm512_castsi512_si256(a)); }
inline D high_doubles(V a) { return _mm512_cvtepi32_pd(_mm512_extracti64x4_epi64(a, 1)); }
inline D multiply_add(D a, const double* b, D sum) { return _mm512_fmadd_pd(a, _mm512_load_pd(b), sum); }
inline D product(D a, D b) { return _mm512_mul_pd(a, b); }
inline D sum_of(D a, D b) { return _mm512_add_pd(a, b); }
inline D plus(D a, double b) { return _mm512_add_pd(a, _mm512_set1_pd(b)); }
inline D to_grid(D a) { return plus(a, kGrid); }
inline D to_grid(D a, double by) { return _mm512_fmadd_pd(a, _mm512_set1_pd(by), _mm512_set1_pd(kGrid)); }
inline D from_grid(D a) { return plus(a, -kGrid); }
inline bool has_tie(D on_grid) {
    const V off = _mm512_xor_si512(_mm512_castpd_si512(on_grid), _mm512_set1_epi64(kHalfOnGrid));
    return _mm512_testn_epi64_mask(off, _mm512_set1_epi64(kFractionOnGrid)) != 0;
}
// Up to 16 doubles are two registers to choose from.
inline D choose(__m256i key, const Factors& factors) {
    if (factors.count > 16) return _mm512_i32gather_pd(key, factors.at, 8);
    return _mm512_permutex2var_pd(_mm512_loadu_pd(factors.at), _mm512_cvtepu32_epi64(key),
                                  _mm512_loadu_pd(factors.at + 8));
}
inline void look_up(V key, const Factors& factors, D* found) {
    const V none = zero(), low = zip_low8(key, none), high = zip_high8(key, none);
    const V parts[4] = {zip_low16(low, none), zip_high16(low, none), zip_low16(high, none), zip_high16(high, none)};
    for (std::size_t i = 0; i < 4; ++i) {
        found[2 * i] = choose(_mm512_castsi512_si256(parts[i]), factors);
        found[2 * i + 1] = choose(_mm512_extracti64x4_epi64(parts[i], 1), factors);
    }
}
// Around 1.5 · 2⁵² the lower half of a double is the number.
inline V nearest(D a, D b) {
    const V even = _mm512_set_epi32(30, 28, 26, 24, 22, 20, 18, 16, 14, 12, 10, 8, 6, 4, 2, 0);
    return _mm512_permutex2var_epi32(_mm512_castpd_si512(plus(a, 0x1.8p52)), even, _mm512_castpd_si512(plus(b, 0x1.8p52)));
}
inline V truncated(D a, D b) { return join(_mm512_cvttpd_epi32(a), _mm512_cvttpd_epi32(b)); }

// The four parts of double words in the order of rows: four by four lanes turned.
inline void store_rows(std::int32_t* to, const V* part, bool past_caches) {
    const V a = _mm512_shuffle_i32x4(part[0], part[1], 0x44), b = _mm512_shuffle_i32x4(part[2], part[3], 0x44);
    const V c = _mm512_shuffle_i32x4(part[0], part[1], 0xEE), d = _mm512_shuffle_i32x4(part[2], part[3], 0xEE);
    const V rows[4] = {_mm512_shuffle_i32x4(a, b, 0x88), _mm512_shuffle_i32x4(a, b, 0xDD),
                       _mm512_shuffle_i32x4(c, d, 0x88), _mm512_shuffle_i32x4(c, d, 0xDD)};
    for (std::size_t i = 0; i < 4; ++i) {
        if (past_caches) {
            _mm512_stream_si512(reinterpret_cast<V*>(to + 16 * i), rows[i]);
        } else {
            _mm512_storeu_si512(to + 16 * i, rows[i]);
        }
    }
}

#include "batch/panel-inl.hpp"

}  // namespace

void score_avx512(const Program& program, Scratch& scratch, const Rows& rows, std::size_t first, std::size_t end,
                  std::uint64_t* left) {
    score_panels(program, scratch, rows, first, end, left);
}

}  // namespace xuehui::batch::panel

#if defined(__clang__)
#pragma clang attribute pop
#endif

#endif
