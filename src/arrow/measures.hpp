// Columns of numbers as measures, in millionths: exactly, or not at all.
//
// Integers and decimals are what they are. A float stands for its shortest decimal spelling, as in the text of a record that a
// program would have written with it. What has a seventh place then, or reaches 10⁹, is no measure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "arrow/values.hpp"

namespace xuehui::arrow {

class MeasureValues {
public:
    static Result<MeasureValues> of(const ArrowArray* array, const Type& type, std::int64_t first, std::int64_t count,
                                    std::string_view column);

    bool is_null(std::size_t i) const { return values_.is_null(i); }
    // Of what is not null. Nothing where it is no measure.
    std::optional<std::int64_t> millionths(std::size_t i) const;
    static std::string fault();    // "code: words"

private:
    explicit MeasureValues(const Values& values) : values_(values) {}
    Values values_;
};

}  // namespace xuehui::arrow
