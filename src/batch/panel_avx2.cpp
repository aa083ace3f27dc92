// The panel kernel for processors with AVX2 and FMA: a V is two registers.
#include "batch/panel.hpp"

#if defined(__x86_64__)

#include <immintrin.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#else
#pragma GCC target("avx2,fma")
#endif

namespace xuehui::batch::panel {

namespace {

struct V {
    __m256i low, high;
};
using M = V;    // bytes of ones or zeros
struct D {
    __m256d low, high;
};

#define XH_ON_BOTH(operation) \
    { operation(a.low, b.low), operation(a.high, b.high) }

inline __m256i splat(std::uint8_t value) { return _mm256_set1_epi8(static_cast<char>(value)); }
inline V zero() { return {_mm256_setzero_si256(), _mm256_setzero_si256()}; }
inline V splat8(std::uint8_t value) { return {splat(value), splat(value)}; }
inline __m256i load_half(const void* from) { return _mm256_loadu_si256(static_cast<const __m256i*>(from)); }
inline V load(const std::uint8_t* from) { return {load_half(from), load_half(from + 32)}; }
inline void store(std::uint8_t* to, V value) {
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to), value.low);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(to + 32), value.high);
}
inline __m128i load_lane(const std::uint8_t* from) { return _mm_loadu_si128(reinterpret_cast<const __m128i*>(from)); }
inline __m256i join(__m128i a, __m128i b) { return _mm256_inserti128_si256(_mm256_castsi128_si256(a), b, 1); }
inline V load_lanes(const std::uint8_t* a, const std::uint8_t* b, const std::uint8_t* c, const std::uint8_t* d) {
    return {join(load_lane(a), load_lane(b)), join(load_lane(c), load_lane(d))};
}
inline void fence() { _mm_sfence(); }

inline V lookup(V index, const Table& table) {
    const __m256i both = _mm256_broadcastsi128_si256(_mm_load_si128(reinterpret_cast<const __m128i*>(table.at)));
    return {_mm256_shuffle_epi8(both, index.low), _mm256_shuffle_epi8(both, index.high)};
}
inline V add8(V a, V b) { return XH_ON_BOTH(_mm256_add_epi8); }
inline V max8(V a, V b) { return XH_ON_BOTH(_mm256_max_epu8); }
inline V min8(V a, V b) { return XH_ON_BOTH(_mm256_min_epu8); }
inline V both8(V a, V b) { return XH_ON_BOTH(_mm256_and_si256); }
inline V either8(V a, V b) { return XH_ON_BOTH(_mm256_or_si256); }
inline V lower_five_bits(V a) { return both8(a, splat8(31)); }
inline V upper_three_bits(V a) { return both8({_mm256_srli_epi16(a.low, 5), _mm256_srli_epi16(a.high, 5)}, splat8(7)); }

inline V zip_low8(V a, V b) { return XH_ON_BOTH(_mm256_unpacklo_epi8); }
inline V zip_high8(V a, V b) { return XH_ON_BOTH(_mm256_unpackhi_epi8); }
inline V zip_low16(V a, V b) { return XH_ON_BOTH(_mm256_unpacklo_epi16); }
inline V zip_high16(V a, V b) { return XH_ON_BOTH(_mm256_unpackhi_epi16); }
inline V pack32(V a, V b) { return XH_ON_BOTH(_mm256_packs_epi32); }
inline V pack16(V a, V b) { return XH_ON_BOTH(_mm256_packus_epi16); }
inline V multiply_add8(V a, V b) { return XH_ON_BOTH(_mm256_maddubs_epi16); }    // a without sign, b with sign
inline V multiply_add16(V a, V b) { return XH_ON_BOTH(_mm256_madd_epi16); }
inline V add16(V a, V b) { return XH_ON_BOTH(_mm256_add_epi16); }
inline V add32(V a, V b) { return XH_ON_BOTH(_mm256_add_epi32); }
inline V count_below32(V value, std::int32_t threshold, V count) {
    const __m256i limit = _mm256_set1_epi32(threshold);    // a comparison that holds is −1
    return {_mm256_sub_epi32(count.low, _mm256_cmpgt_epi32(limit, value.low)),
            _mm256_sub_epi32(count.high, _mm256_cmpgt_epi32(limit, value.high))};
}

inline __m256i scaled_half(__m256i a, float by) {
    return _mm256_cvtps_epi32(_mm256_mul_ps(_mm256_cvtepi32_ps(a), _mm256_set1_ps(by)));
}
inline V scaled(V a, float by) { return {scaled_half(a.low, by), scaled_half(a.high, by)}; }
inline V equal8(V a, V b) { return XH_ON_BOTH(_mm256_cmpeq_epi8); }
inline V zero_bytes(V a) { return equal8(a, zero()); }    // ones where there is a zero
inline bool has_any(V a) {
    const __m256i either = _mm256_or_si256(a.low, a.high);
    return _mm256_testz_si256(either, either) == 0;
}

inline M none_of(M a) { return {_mm256_xor_si256(a.low, splat(255)), _mm256_xor_si256(a.high, splat(255))}; }
inline M different8(V a, V b) { return none_of(equal8(a, b)); }
inline M above8(V a, V b) { return none_of(equal8(max8(a, b), b)); }
inline M has_bit8(V a, std::uint8_t bit) { return none_of(equal8(both8(a, splat8(bit)), zero())); }
inline V add_saturated(V a, V b) { return XH_ON_BOTH(_mm256_adds_epu8); }
inline V add_where(M where, V a, V b) { return add_saturated(a, both8(where, b)); }
inline V max_where(M where, V a, V b) { return max8(a, both8(where, b)); }
inline std::uint32_t half_bits(__m256i a) { return static_cast<std::uint32_t>(_mm256_movemask_epi8(a)); }
inline std::uint64_t bits(M where) { return std::uint64_t{half_bits(where.high)} << 32U | half_bits(where.low); }

inline D zero_doubles() { return {_mm256_setzero_pd(), _mm256_setzero_pd()}; }
inline D doubles(__m256i a) {
    return {_mm256_cvtepi32_pd(_mm256_castsi256_si128(a)), _mm256_cvtepi32_pd(_mm256_extracti128_si256(a, 1))};
}
inline D low_doubles(V a) { return doubles(a.low); }
inline D high_doubles(V a) { return doubles(a.high); }
inline D multiply_add(D a, const double* b, D sum) {
    return {_mm256_fmadd_pd(a.low, _mm256_load_pd(b), sum.low),
            _mm256_fmadd_pd(a.high, _mm256_load_pd(b + 4), sum.high)};
}
inline D product(D a, D b) { return {_mm256_mul_pd(a.low, b.low), _mm256_mul_pd(a.high, b.high)}; }
inline D sum_of(D a, D b) { return {_mm256_add_pd(a.low, b.low), _mm256_add_pd(a.high, b.high)}; }
inline D plus(D a, double b) { return sum_of(a, {_mm256_set1_pd(b), _mm256_set1_pd(b)}); }
inline D to_grid(D a) { return plus(a, kGrid); }
inline D to_grid(D a, double by) {
    const __m256d scale = _mm256_set1_pd(by), grid = _mm256_set1_pd(kGrid);
    return {_mm256_fmadd_pd(a.low, scale, grid), _mm256_fmadd_pd(a.high, scale, grid)};
}
inline D from_grid(D a) { return plus(a, -kGrid); }
inline __m256i is_tie(__m256d on_grid) {
    const __m256i fraction = _mm256_and_si256(_mm256_castpd_si256(on_grid), _mm256_set1_epi64x(kFractionOnGrid));
    return _mm256_cmpeq_epi64(fraction, _mm256_set1_epi64x(kHalfOnGrid));
}
inline bool has_tie(D on_grid) { return has_any({is_tie(on_grid.low), is_tie(on_grid.high)}); }
inline V nearest(D a, D b) {
    return {join(_mm256_cvtpd_epi32(a.low), _mm256_cvtpd_epi32(a.high)),
            join(_mm256_cvtpd_epi32(b.low), _mm256_cvtpd_epi32(b.high))};
}
inline V truncated(D a, D b) {
    return {join(_mm256_cvttpd_epi32(a.low), _mm256_cvttpd_epi32(a.high)),
            join(_mm256_cvttpd_epi32(b.low), _mm256_cvttpd_epi32(b.high))};
}

// The four parts of double words in the order of rows: four by four lanes turned.
inline void store_rows(std::int32_t* to, const V* part, bool past_caches) {
    const __m256i rows[8] = {_mm256_permute2x128_si256(part[0].low, part[1].low, 0x20),
                             _mm256_permute2x128_si256(part[2].low, part[3].low, 0x20),
                             _mm256_permute2x128_si256(part[0].low, part[1].low, 0x31),
                             _mm256_permute2x128_si256(part[2].low, part[3].low, 0x31),
                             _mm256_permute2x128_si256(part[0].high, part[1].high, 0x20),
                             _mm256_permute2x128_si256(part[2].high, part[3].high, 0x20),
                             _mm256_permute2x128_si256(part[0].high, part[1].high, 0x31),
                             _mm256_permute2x128_si256(part[2].high, part[3].high, 0x31)};
    for (std::size_t i = 0; i < 8; ++i) {
        auto* const at = reinterpret_cast<__m256i*>(to + 8 * i);
        if (past_caches) {
            _mm256_stream_si256(at, rows[i]);
        } else {
            _mm256_storeu_si256(at, rows[i]);
        }
    }
}

#undef XH_ON_BOTH

#include "batch/panel-inl.hpp"

}  // namespace

void score_avx2(const Program& program, Scratch& scratch, const Rows& rows, std::size_t first, std::size_t end,
                std::uint64_t* left) {
    score_panels(program, scratch, rows, first, end, left);
}

}  // namespace xuehui::batch::panel

#if defined(__clang__)
#pragma clang attribute pop
#endif

#endif
