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
constexpr std::size_t kRows = 3;
constexpr double kLetter = 36;
constexpr double kRowHeight = 36;
constexpr double kMargin = 30;
constexpr double kMostRoom = 480;
constexpr double kGap = 12;

struct Label {
    double tick;    // where its mark is
    double left, right;
    std::size_t row;    // kRows: it has no room
    Text text;

    double middle() const { return (left + right) / 2; }
    // Whether one can stand with the other: in the same row beside it, otherwise with no tick through a text.
    bool bears(const Label& other) const {
        if (other.row == kRows) return true;
        if (row == other.row) return right + kGap <= other.left || other.right + kGap <= left;
        const Label& upper = row < other.row ? *this : other;
        const double through = row < other.row ? other.tick : tick;
        return through <= upper.left - kGap / 2 || upper.right + kGap / 2 <= through;
    }
};

// In the middle below its mark, and no further out than there is room.
Label label_of(const Mark& mark) {
    Label label{static_cast<double>(kWidth) * mark.at / 1e6, 0, 0, 0, {}};
    label.text = {cut_to(mark.label.in(Language::zh), kLetter, kMostRoom),
                  cut_to(mark.label.in(Language::en), kLetter, kMostRoom)};
    const double width = std::max(width_of(label.text.zh, kLetter), width_of(label.text.en, kLetter));
    const double most = static_cast<double>(kWidth) + kMargin;
    label.left = std::clamp(label.tick - width / 2, -kMargin, most - width);
    label.right = label.left + width;
    return label;
}

// Each in the first row in which it bears all before it.
std::vector<Label> labels_of(std::span<const Mark> marks) {
    std::vector<Label> labels;
    for (const Mark& mark : marks) {
        Label label = label_of(mark);
        const auto bears = [&](const Label& other) { return label.bears(other); };
        while (label.row < kRows && !std::ranges::all_of(labels, bears)) ++label.row;
        labels.push_back(std::move(label));
    }
    return labels;
}

void text(Markup& out, const Label& label) {
    const std::string x = tenths(label.middle());
    const std::string y = tenths(78 + kRowHeight * static_cast<double>(label.row));
    const auto write = [&](const std::string& words) {
        out.element("text", {{"class", "tick-label"}, {"x", x}, {"y", y}, {"text-anchor", "middle"}}, words);
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
    const std::vector<Label> labels = labels_of(marks);
    std::size_t rows = 1;
    for (const Label& label : labels) rows = std::max(rows, label.row == kRows ? 1 : label.row + 1);
    const std::string box = "-30 0 1060 " + tenths(58 + kRowHeight * static_cast<double>(rows));
    out.open("svg", {{"class", "scale"}, {"viewBox", box}, {"aria-hidden", "true"}});
    parts(out, lower, upper, "6", "30");
    for (const Label& label : labels) {
        const std::string x = tenths(label.tick);
        const bool is_shown = label.row < kRows;
        const std::string end = tenths(44 + (is_shown ? kRowHeight * static_cast<double>(label.row) : 0));
        out.leaf("line", {{"class", "tick"}, {"x1", x}, {"y1", "2"}, {"x2", x}, {"y2", end}});
        if (is_shown) text(out, label);
    }
    out.close();
}

}  // namespace xuehui::chart
