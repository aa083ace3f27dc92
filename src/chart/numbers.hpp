// Coordinates as text: whole units, or tenths.
#pragma once

#include <cmath>
#include <cstdint>
#include <string>

namespace xuehui::chart {

inline std::string tenths(double value) {
    const auto count = static_cast<std::int64_t>(std::llround(value * 10));
    std::string text = std::to_string(count / 10);
    if (count < 0 && count > -10) text.insert(0, "-");
    const std::int64_t rest = count < 0 ? -(count % 10) : count % 10;
    return rest == 0 ? text : text + '.' + static_cast<char>('0' + rest);
}

// `millionths` of `whole`, exactly rounded to tenths.
inline std::string share_of(std::int64_t whole, std::int32_t millionths) {
    return tenths(static_cast<double>(whole * millionths) / 1e6);
}

// The same in percent, rounded to hundredths: "79.9%", "25%".
inline std::string percent_of(std::int32_t millionths) {
    const std::int32_t count = (millionths + 50) / 100;
    std::string text = std::to_string(count / 100);
    if (count % 100 != 0) text += '.' + std::to_string(count % 100 / 10);
    if (count % 10 != 0) text += std::to_string(count % 10);
    return text + '%';
}

}  // namespace xuehui::chart
