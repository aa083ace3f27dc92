#include "chart/bars.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "chart/numbers.hpp"

namespace xuehui::chart {

namespace {

constexpr std::int64_t kWidth = 1000;

// The parts of a bar, from `top` down. A bar that is certain to be nothing still shows where it begins.
void parts(Markup& out, std::int32_t lower, std::int32_t upper, const std::string& top, const std::string& height) {
    const auto part = [&](std::string_view name, std::int32_t from, std::int32_t to) {
        out.leaf("rect", {{"class", name},
                          {"x", share_of(kWidth, from)},
                          {"y", top},
                          {"width", share_of(kWidth, to - from)},
                          {"height", height}});
    };
    part("track", 0, 1'000'000);
    if (upper > lower) part("possible", lower, upper);
    if (lower > 0) part("certain", 0, lower);
}

// In which row below the bar each label has room; kRows where there is none.
constexpr std::size_t kRows = 2;
std::vector<std::size_t> rows_of(std::span<const Mark> marks) {
    constexpr std::int64_t kLabelRoom = 70;    // of two characters, half on either side
    std::array<std::int64_t, kRows> last{};
    last.fill(kWidth + kLabelRoom);
    std::vector<std::size_t> rows;
    for (const Mark& mark : marks) {
        const std::int64_t place = kWidth * mark.at / 1'000'000;
        std::size_t row = 0;
        while (row < kRows && last.at(row) - place < kLabelRoom) ++row;
        if (row < kRows) last.at(row) = place;
        rows.push_back(row);
    }
    return rows;
}

}  // namespace

void bar(Markup& out, std::int32_t lower, std::int32_t upper) {
    out.open("svg", {{"class", "bar"}, {"aria-hidden", "true"}});
    if (upper > lower && lower > 0) {
        out.leaf("rect", {{"class", "possible"}, {"x", percent_of(lower)}, {"width", percent_of(upper - lower)}, {"height", "100%"}});
    } else if (upper > lower) {
        out.leaf("rect", {{"class", "possible"}, {"width", percent_of(upper)}, {"height", "100%"}});
    }
    if (lower > 0) out.leaf("rect", {{"class", "certain"}, {"width", percent_of(lower)}, {"height", "100%"}});
    out.close();
}

void scaled_bar(Markup& out, std::int32_t lower, std::int32_t upper, std::span<const Mark> marks) {
    const std::vector<std::size_t> rows = rows_of(marks);
    const bool is_high = std::ranges::find(rows, 1U) != rows.end();
    const std::string_view box = is_high ? "-30 0 1060 130" : "-30 0 1060 94";
    out.open("svg", {{"class", "scale"}, {"viewBox", box}, {"aria-hidden", "true"}});
    parts(out, lower, upper, "6", "30");
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const bool is_low = rows[i] == 1;
        const std::string x = share_of(kWidth, marks[i].at);
        out.leaf("line", {{"class", "tick"}, {"x1", x}, {"y1", "2"}, {"x2", x}, {"y2", is_low ? "80" : "44"}});
        if (rows[i] == kRows) continue;
        const std::string_view base = is_low ? "114" : "78";
        out.element("text", {{"class", "tick-label"}, {"x", x}, {"y", base}, {"text-anchor", "middle"}}, marks[i].label);
    }
    out.close();
}

}  // namespace xuehui::chart
