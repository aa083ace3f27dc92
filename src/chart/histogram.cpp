#include "chart/histogram.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "chart/label.hpp"
#include "chart/numbers.hpp"

namespace xuehui::chart {

namespace {

// The drawing: labels of marks above, columns, the scale below.
constexpr std::int64_t kWidth = 1000;
constexpr double kTop = 96;
constexpr double kBottom = 450;
constexpr double kLetter = 32;    // as the style sheet has it where it is largest
constexpr double kGap = 14;
constexpr double kFirstRow = 42;
constexpr double kRowHeight = 36;
constexpr std::string_view kBox = "-60 0 1120 510";

double height_of(std::uint64_t count, std::uint64_t most) {
    return static_cast<double>(count) / static_cast<double>(most) * (kBottom - kTop);
}

// Of each part of the scale the first or the second half, but for a little room on either side.
void columns(Markup& out, std::string_view name, std::size_t half, std::span<const std::uint64_t> counts,
             std::uint64_t most) {
    constexpr double kRoom = 4;
    const double width = static_cast<double>(kWidth) / static_cast<double>(counts.size());
    const double column = width / 2 - kRoom;
    const double begin = half == 0 ? kRoom : width / 2;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] == 0) continue;
        const double height = std::max(height_of(counts[i], most), 2.0);    // one in a million can be seen
        out.leaf("rect", {{"class", name},
                          {"x", tenths(width * static_cast<double>(i) + begin)},
                          {"y", tenths(kBottom - height)},
                          {"width", tenths(column)},
                          {"height", tenths(height)}});
    }
}

void words(Markup& out, const Text& text, const std::string& x, const std::string& y) {
    const auto write = [&](const std::string& label) {
        out.element("text", {{"class", "mark-label"}, {"x", x}, {"y", y}, {"text-anchor", "middle"}}, label);
    };
    if (text.zh == text.en) return write(text.zh);
    out.open("g", {{"lang", "zh"}});
    write(text.zh);
    out.close().open("g", {{"lang", "en"}});
    write(text.en);
    out.close();
}

// In one of two rows each label that bears those to the left of it; the line is there in any case.
void draw_marks(Markup& out, std::span<const Mark> marks) {
    double ends[] = {-1000, -1000};
    std::vector<const Mark*> rising;
    for (const Mark& mark : marks) rising.push_back(&mark);
    std::ranges::sort(rising, {}, &Mark::at);
    for (const Mark* mark : rising) {
        const double at = static_cast<double>(kWidth) * mark->at / 1e6;
        const double width = std::max(width_of(mark->label.zh, kLetter), width_of(mark->label.en, kLetter));
        const std::string x = tenths(at);
        std::size_t row = 0;
        const bool is_inside = at - width / 2 >= -30 && at + width / 2 <= static_cast<double>(kWidth) + 30;
        while (row < 2 && ends[row] + kGap > at - width / 2) ++row;
        const bool is_shown = is_inside && row < 2;
        const double top = is_shown ? kFirstRow + kRowHeight * static_cast<double>(row) + 8 : kTop - 6;
        out.leaf("line", {{"class", "mark"}, {"x1", x}, {"y1", tenths(top)}, {"x2", x}, {"y2", tenths(kBottom)}});
        if (!is_shown) continue;
        ends[row] = at + width / 2;
        words(out, mark->label, x, tenths(kFirstRow + kRowHeight * static_cast<double>(row)));
    }
}

void draw_scale(Markup& out) {
    out.leaf("line",
             {{"class", "tick"}, {"x1", "0"}, {"y1", tenths(kBottom)}, {"x2", "1000"}, {"y2", tenths(kBottom)}});
    constexpr std::int32_t kSteps = 5;
    for (std::int32_t i = 0; i <= kSteps; ++i) {
        const std::string percent = std::to_string(100 / kSteps * i) + '%';
        words(out, {percent, percent}, tenths(static_cast<double>(kWidth) / kSteps * i), tenths(kBottom + 40));
    }
}

}  // namespace

void histogram(Markup& out, std::span<const std::uint64_t> lower, std::span<const std::uint64_t> upper,
               std::span<const Mark> marks, const Text& title, const Text& description) {
    const std::uint64_t most = std::max({std::uint64_t{1}, std::ranges::max(lower), std::ranges::max(upper)});
    out.open("svg", {{"class", "histogram"},
                     {"viewBox", kBox},
                     {"role", "img"},
                     {"aria-labelledby", "histogram-title histogram-description"}});
    out.element("title", {{"id", "histogram-title"}}, title.zh + " / " + title.en);
    out.element("desc", {{"id", "histogram-description"}}, description.zh + " / " + description.en);
    draw_marks(out, marks);
    columns(out, "certain", 0, lower, most);
    columns(out, "upper", 1, upper, most);
    draw_scale(out);
    out.close();
}

}  // namespace xuehui::chart
