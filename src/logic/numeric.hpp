// A number of the logic: an int64 where the value is a whole number that fits, otherwise a double (NaN and the
// infinities among them, which only texts can denote). Both compare as one, exactly: 9007199254740993 is not
// 9007199254740992.
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace xuehui::logic {

class Numeric {
public:
    explicit Numeric(std::int64_t whole) : whole_(whole), is_whole_(true) {}
    // From the spelling of a JSON number.
    static Numeric parse(std::string_view spelling);
    // What ECMAScript's Number makes of a text: blanks around are dropped, "" is 0, "0x1F" is 31, "five" is NaN.
    static Numeric read(std::string_view text);

    bool truth() const { return is_whole_ ? whole_ != 0 : fraction_ != 0 && !std::isnan(fraction_); }
    std::partial_ordering operator<=>(const Numeric& other) const;
    bool operator==(const Numeric& other) const { return (*this <=> other) == 0; }

    // As ECMAScript prints it; of a finite number.
    std::string text() const;

private:
    struct Fraction {
        double value;
    };
    explicit Numeric(Fraction fraction) : fraction_(fraction.value), is_whole_(false) {}

    union {
        std::int64_t whole_;
        double fraction_;    // also whole numbers that are too great
    };
    bool is_whole_;
};

}  // namespace xuehui::logic
