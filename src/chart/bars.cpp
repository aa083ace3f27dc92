#include "chart/bars.hpp"

#include <algorithm>
#include <string_view>
#include <vector>

#include "chart/label.hpp"
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

// Room for a label below the bar: rows below each other, and to the left and right of the bar's ends a little more.
constexpr std::size_t kFewRows = 3;
constexpr std::size_t kNowhere = 100;    // the row of a label that has no room
constexpr double kLetter = 36;
constexpr double kRowHeight = 36;
constexpr double kMargin = 30;
constexpr double kMostRoom = 480;
constexpr double kGap = 12;

struct Label {
    double tick;    // where its mark is
    double left, right;
    std::size_t row;
    Text text;

    // Whether one can stand with the other: in the same row beside it, otherwise with no tick through a text.
    bool bears(const Label& other) const {
        if (other.row == kNowhere) return true;
        if (row == other.row) return right + kGap <= other.left || other.right + kGap <= left;
        const Label& upper = row < other.row ? *this : other;
        const double through = row < other.row ? other.tick : tick;
        return through <= upper.left - kGap / 2 || upper.right + kGap / 2 <= through;
    }
};

Label label_of(const Mark& mark) {
    Label label{static_cast<double>(kWidth) * mark.at / 1e6, 0, 0, 0, {}};
    label.text = {cut_to(mark.label.in(Language::zh), kLetter, kMostRoom),
                  cut_to(mark.label.in(Language::en), kLetter, kMostRoom)};
    label.right = std::max(width_of(label.text.zh, kLetter), width_of(label.text.en, kLetter));
    return label;
}

bool bears_all(const Label& label, const std::vector<Label>& others) {
    return std::ranges::all_of(others, [&](const Label& other) { return label.bears(other); });
}

// Each in the middle below its mark, in the first of a few rows in which it bears all before it. Short names have room so.
std::vector<Label> in_few_rows(std::span<const Mark> marks) {
    std::vector<Label> labels;
    for (const Mark& mark : marks) {
        Label label = label_of(mark);
        label.left = label.tick - label.right / 2;
        label.right += label.left;
        while (label.row < kFewRows && !bears_all(label, labels)) ++label.row;
        const bool is_inside = -kMargin <= label.left && label.right <= static_cast<double>(kWidth) + kMargin;
        if (label.row == kFewRows || !is_inside) return {};
        labels.push_back(std::move(label));
    }
    return labels;
}

// Stairs from the lowest mark down to the highest: each name ends at its tick, which passes to the right of all above it.
// Where a name is too long for that it stands to the right of its tick, if that bears the others.
std::vector<Label> as_stairs(std::span<const Mark> marks) {
    std::vector<Label> labels;
    std::size_t row = 0;
    for (std::size_t i = marks.size(); i-- > 0;) {
        Label label = label_of(marks[i]);
        const double width = label.right;
        label.row = row;
        label.right = label.tick - kGap / 2;
        label.left = label.right - width;
        if (label.left < -kMargin) {
            label.left = label.tick + kGap / 2;
            label.right = label.left + width;
            const auto crosses = [&](const Mark& mark) {
                const double tick = static_cast<double>(kWidth) * mark.at / 1e6;
                return label.tick < tick && tick < label.right + kGap / 2;
            };
            if (std::ranges::any_of(marks, crosses)) label.row = kNowhere;
        }
        if (label.row != kNowhere) ++row;
        labels.push_back(std::move(label));
    }
    return labels;
}

void text(Markup& out, const Label& label) {
    const bool is_left = label.right < label.tick;
    const bool is_right = label.tick < label.left;
    const std::string x = tenths(is_left ? label.right : is_right ? label.left : label.tick);
    const std::string_view anchor = is_left ? "end" : is_right ? "start" : "middle";
    const std::string y = tenths(78 + kRowHeight * static_cast<double>(label.row));
    const auto write = [&](const std::string& words) {
        out.element("text", {{"class", "tick-label"}, {"x", x}, {"y", y}, {"text-anchor", anchor}}, words);
    };
    if (label.text.zh == label.text.en) return write(label.text.zh);
    out.open("g", {{"lang", "zh"}});
    write(label.text.zh);
    out.close().open("g", {{"lang", "en"}});
    write(label.text.en);
    out.close();
}

}  // namespace

void bar(Markup& out, std::int32_t lower, std::int32_t upper) {
    out.open("svg", {{"class", "bar"}, {"aria-hidden", "true"}});
    if (upper > lower && lower > 0) {
        out.leaf("rect", {{"class", "possible"},
                          {"x", percent_of(lower)},
                          {"width", percent_of(upper - lower)},
                          {"height", "100%"}});
    } else if (upper > lower) {
        out.leaf("rect", {{"class", "possible"}, {"width", percent_of(upper)}, {"height", "100%"}});
    }
    if (lower > 0) out.leaf("rect", {{"class", "certain"}, {"width", percent_of(lower)}, {"height", "100%"}});
    out.close();
}

void scaled_bar(Markup& out, std::int32_t lower, std::int32_t upper, std::span<const Mark> marks) {
    std::vector<Label> labels = in_few_rows(marks);
    const bool is_stairs = labels.size() < marks.size();
    if (is_stairs) labels = as_stairs(marks);
    std::size_t rows = 1;
    for (const Label& label : labels) rows = std::max(rows, label.row == kNowhere ? 1 : label.row + 1);
    const std::string box = "-30 0 1060 " + tenths(58 + kRowHeight * static_cast<double>(rows));
    out.open("svg", {{"class", "scale"}, {"viewBox", box}, {"aria-hidden", "true"}});
    parts(out, lower, upper, "6", "30");
    for (const Label& label : labels) {
        const std::string x = tenths(label.tick);
        const bool is_shown = label.row != kNowhere;
        const double down = is_shown ? kRowHeight * static_cast<double>(label.row) : 0;
        const std::string end = tenths(44 + down + (is_stairs && is_shown ? kRowHeight : 0));
        out.leaf("line", {{"class", "tick"}, {"x1", x}, {"y1", "2"}, {"x2", x}, {"y2", end}});
        if (is_shown) text(out, label);
    }
    out.close();
}

}  // namespace xuehui::chart
