#include "arrow/codes.hpp"

#include <algorithm>
#include <bit>
#include <type_traits>

#include "arrow/malformed.hpp"
#include "base/faults.hpp"
#include "base/utf8.hpp"

namespace xuehui::arrow {

namespace {

constexpr std::size_t kBytes = 256;    // so many numbers are bytes
constexpr std::size_t kFew = 16;       // entries that are compared with each index rather than looked up

constexpr std::size_t kBlock = 64;                                              // cells that are looked up side by side
using Lanes = std::uint8_t __attribute__((vector_size(CodeColumn::kLanes)));    // of GCC and Clang, for any processor

// Indices as bytes, if all are.
template <class Unsigned>
bool narrow(const char* indices, std::uint8_t* bytes) {
    Unsigned all[kBlock], together = 0;
    std::memcpy(all, indices, sizeof all);
    for (std::size_t i = 0; i < kBlock; ++i) {
        together = static_cast<Unsigned>(together | all[i]);
        bytes[i] = static_cast<std::uint8_t>(all[i]);
    }
    return together < kBytes;
}

bool has_wrong(const std::uint8_t* codes, std::size_t count) {
    std::uint8_t most = 0;
    for (std::size_t i = 0; i < count; ++i) most = std::max(most, codes[i]);
    return most == kWrong;
}

}  // namespace

Result<CodeColumn> CodeColumn::of(const ArrowArray* array, const ColumnType& type, std::int64_t first,
                                  std::int64_t count, const ColumnScorer& scorer, std::string_view column) {
    auto texts = TextColumn::of(array, type, first, count, column);
    if (!texts) return std::move(texts).error();
    CodeColumn made(*texts, scorer);
    if (type.own.kind == Kind::null) return made;
    made.way_ = type.dictionary ? Way::table : type.own.is_text() ? Way::texts : Way::codes;
    if (made.way_ == Way::table) made.make_table();
    return made;
}

void CodeColumn::make_table() {
    const Values& entries = *texts_.dictionary();
    table_.assign(entries.size() + 1, kWrong);
    for (std::size_t i = 0; i < entries.size(); ++i) {
        if (entries.is_null(i)) {
            table_[i] = scorer_->unassessed_code();
        } else if (const auto text = entries.text(i)) {
            table_[i] = scorer_->code(*text).value_or(kWrong);
        }
    }
    for (std::size_t i = 0; entries.size() <= kFew && i < entries.size(); ++i) {
        Few& few = few_.emplace_back();
        std::memset(few.number, static_cast<int>(i), sizeof few.number);
        std::memset(few.change, table_[i] ^ kWrong, sizeof few.change);
    }
}

void CodeColumn::prefetch(std::size_t first, std::size_t count) const {
    constexpr std::size_t kLine = 64;
    const std::size_t width = texts_.values().type().width();
    const char* const bytes = texts_.values().bytes(width) + first * width;
    for (std::size_t at = 0; at < count * width; at += kLine) __builtin_prefetch(bytes + at, 0, 2);
}

bool CodeColumn::fill(std::size_t first, std::size_t count, std::uint8_t* out) const {
    switch (way_) {
        case Way::nulls: std::fill_n(out, count, scorer_->unassessed_code()); return false;
        case Way::codes: read_codes(first, count, out); break;
        case Way::texts: read_texts(first, count, out); return has_wrong(out, count);    // knows about nulls
        case Way::table:
            switch (texts_.values().type().kind) {
                case Kind::int8: look_up<std::int8_t>(first, count, out); break;
                case Kind::uint8: look_up<std::uint8_t>(first, count, out); break;
                case Kind::int16: look_up<std::int16_t>(first, count, out); break;
                case Kind::uint16: look_up<std::uint16_t>(first, count, out); break;
                case Kind::int32: look_up<std::int32_t>(first, count, out); break;
                case Kind::uint32: look_up<std::uint32_t>(first, count, out); break;
                case Kind::int64: look_up<std::int64_t>(first, count, out); break;
                default: look_up<std::uint64_t>(first, count, out); break;
            }
            break;
    }
    if (texts_.values().validity().are_there()) put_nulls(first, count, out);
    return has_wrong(out, count);
}

// A block of a small dictionary: what is left after each entry has put its code where its number stands. An index that no entry
// has leaves kWrong.
void CodeColumn::look_up_few(const std::uint8_t* indices, std::uint8_t* out) const {
    Lanes index[kBlock / CodeColumn::kLanes], codes[kBlock / CodeColumn::kLanes];
    std::memcpy(index, indices, sizeof index);
    std::memset(codes, kWrong, sizeof codes);
    for (const Few& entry : few_) {
        Lanes number, change;
        std::memcpy(&number, entry.number, sizeof number);
        std::memcpy(&change, entry.change, sizeof change);
        for (std::size_t i = 0; i < kBlock / CodeColumn::kLanes; ++i)
            codes[i] ^= reinterpret_cast<Lanes>(index[i] == number) & change;
    }
    std::memcpy(out, codes, sizeof codes);
}

// An index below zero becomes a large one. Where a cell is null its index may be anything, and is looked up as well.
template <class Index>
void CodeColumn::look_up(std::size_t first, std::size_t count, std::uint8_t* out) const {
    using Unsigned = std::make_unsigned_t<Index>;
    const char* indices = texts_.values().bytes(sizeof(Index)) + first * sizeof(Index);
    const bool has_few = !few_.empty();
    std::uint8_t bytes[kBlock];
    while (has_few && count >= kBlock && narrow<Unsigned>(indices, bytes)) {
        look_up_few(bytes, out);
        indices += kBlock * sizeof(Index), out += kBlock, count -= kBlock;
    }
    const std::uint8_t* const table = table_.data();
    const std::size_t beyond = table_.size() - 1;    // of tables that have it: kWrong
    for (std::size_t i = 0; i < count; ++i) {
        Index index{};
        std::memcpy(&index, indices + i * sizeof index, sizeof index);
        out[i] = table[std::min(static_cast<std::size_t>(index), beyond)];
    }
}

void CodeColumn::read_codes(std::size_t first, std::size_t count, std::uint8_t* out) const {
    const std::uint8_t last = scorer_->unassessed_code();
    std::memcpy(out, texts_.values().bytes(1) + first, count);
    for (std::size_t i = 0; i < count; ++i) out[i] = out[i] > last ? kWrong : out[i];
}

// Ratings are few, and the one before is often the one again.
void CodeColumn::read_texts(std::size_t first, std::size_t count, std::uint8_t* out) const {
    std::string_view last;
    std::uint8_t code = scorer_->unassessed_code();    // of the empty text
    for (std::size_t i = 0; i < count; ++i) {
        out[i] = scorer_->unassessed_code();
        if (texts_.values().is_null(first + i)) continue;
        const auto text = texts_.text(first + i);
        if (text && *text != last) {
            last = *text;
            code = scorer_->code(last).value_or(kWrong);
        }
        out[i] = text ? code : kWrong;
    }
}

void CodeColumn::put_nulls(std::size_t first, std::size_t count, std::uint8_t* out) const {
    for (std::size_t i = 0; i < count; i += 64) {
        const std::size_t some = std::min<std::size_t>(64, count - i);
        const std::uint64_t all = ~std::uint64_t{0} >> (64 - some);
        for (std::uint64_t nulls = ~texts_.values().validity().word(first + i, some) & all; nulls != 0;
             nulls &= nulls - 1) {
            out[i + static_cast<std::size_t>(std::countr_zero(nulls))] = scorer_->unassessed_code();
        }
    }
}

std::string CodeColumn::fault(std::size_t cell) const {
    if (way_ == Way::codes)
        return "bad_code: there is no code " + std::to_string(int{texts_.values().number<std::uint8_t>(cell)});
    const auto text = texts_.text(cell);
    if (!text && way_ == Way::table) return "bad_value: the dictionary has no such entry";
    if (!text) return "bad_value: the text lies outside of its buffer";
    if (find_invalid_utf8(*text) != std::string_view::npos) return "encoding: the rating is not UTF-8";
    return "unknown_id: the scale has no rating " + in_quotes(*text);
}

}  // namespace xuehui::arrow
