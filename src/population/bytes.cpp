#include "population/bytes.hpp"

namespace xuehui::population {

namespace {

constexpr unsigned kDigitBits = 7;
constexpr std::uint64_t kMore = 1U << kDigitBits;    // another digit follows

}  // namespace

void ByteWriter::number(std::uint64_t value) {
    for (; value >= kMore; value >>= kDigitBits) out_ += static_cast<char>(value % kMore + kMore);
    out_ += static_cast<char>(value);
}

void ByteWriter::text(std::string_view text) {
    number(text.size());
    out_ += text;
}

std::uint64_t ByteReader::number(std::uint64_t most) {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64 && good_ && !rest_.empty(); shift += kDigitBits) {
        const auto byte = static_cast<unsigned char>(rest_.front());
        rest_.remove_prefix(1);
        const std::uint64_t digit = byte % kMore;
        if (digit << shift >> shift != digit) break;    // does not fit
        value |= digit << shift;
        if (byte >= kMore) continue;
        if (value > most) break;
        return value;
    }
    good_ = false;
    return 0;
}

std::string ByteReader::text(std::size_t longest) {
    const std::uint64_t size = number(longest);
    if (size > rest_.size()) good_ = false;
    if (!good_) return {};
    std::string found(rest_.substr(0, size));
    rest_.remove_prefix(size);
    return found;
}

}  // namespace xuehui::population
