// The kinds that a value of the logic may have, and sets of them.
#pragma once

#include <cstdint>
#include <initializer_list>

namespace xuehui::logic {

// `never` is the date "none": there is, or will be, no such day.
enum class Kind : std::uint8_t { null, boolean, number, string, array, object, date, never };

class Kinds {
public:
    constexpr Kinds() = default;
    constexpr Kinds(Kind kind) : bits_(static_cast<std::uint8_t>(1U << static_cast<unsigned>(kind))) {}
    constexpr Kinds(std::initializer_list<Kind> kinds) {
        for (const Kind kind : kinds) *this = *this | kind;
    }
    // What JSON can say.
    static constexpr Kinds any() {
        return {Kind::null, Kind::boolean, Kind::number, Kind::string, Kind::array, Kind::object};
    }
    static constexpr Kinds dates() { return {Kind::date, Kind::never}; }

    constexpr bool empty() const { return bits_ == 0; }
    constexpr bool has(Kind kind) const { return meets(kind); }
    constexpr bool meets(Kinds other) const { return (bits_ & other.bits_) != 0; }
    constexpr bool within(Kinds other) const { return (bits_ & ~other.bits_) == 0; }
    constexpr Kinds without(Kinds other) const { return of(bits_ & ~static_cast<unsigned>(other.bits_)); }
    constexpr std::uint8_t bits() const { return bits_; }
    static constexpr Kinds of_bits(std::uint8_t bits) { return of(bits); }
    constexpr bool operator==(const Kinds&) const = default;
    friend constexpr Kinds operator|(Kinds a, Kinds b) { return of(static_cast<unsigned>(a.bits_) | b.bits_); }
    friend constexpr Kinds operator&(Kinds a, Kinds b) { return of(static_cast<unsigned>(a.bits_) & b.bits_); }

private:
    static constexpr Kinds of(unsigned bits) {
        Kinds kinds;
        kinds.bits_ = static_cast<std::uint8_t>(bits);
        return kinds;
    }
    std::uint8_t bits_ = 0;
};

}  // namespace xuehui::logic
