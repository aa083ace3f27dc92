#include "chart/radar.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <gsl/assert>

#include "chart/label.hpp"
#include "chart/numbers.hpp"

namespace xuehui::chart {

namespace {

constexpr double kRadius = 110;
constexpr std::size_t kRings = 5;
constexpr double kLabelGap = 12;
constexpr double kLineHeight = 17;
constexpr double kLetter = 16;
constexpr double kHalfWidth = 285;
constexpr double kMostRoom = kHalfWidth - kRadius - kLabelGap;    // of a line beside the chart
constexpr double kEdge = 6;
constexpr std::size_t kMostLines = 4;

struct Point {
    double x, y;
};

// The first axis points up, the others follow clockwise.
Point on_axis(std::size_t axis, std::size_t count, double radius) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(count);
    return {radius * std::sin(angle), -radius * std::cos(angle)};
}

std::string at(Point point) { return tenths(point.x) + ',' + tenths(point.y); }

template <class Radius>
void polygon(Markup& out, std::string_view name, std::size_t count, Radius radius) {
    std::string points;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) points += ' ';
        points += at(on_axis(i, count, radius(i)));
    }
    out.leaf("polygon", {{"class", name}, {"points", points}});
}

double radius_of(std::int32_t millionths) { return kRadius * millionths / 1e6; }

void grid(Markup& out, std::size_t count) {
    for (std::size_t ring = 1; ring <= kRings; ++ring) {
        polygon(out, ring == kRings ? "rim" : "ring", count,
                [&](std::size_t) { return kRadius * static_cast<double>(ring) / kRings; });
    }
    for (std::size_t i = 0; i < count; ++i) {
        const Point end = on_axis(i, count, kRadius);
        out.leaf("line", {{"class", "ring"}, {"x1", "0"}, {"y1", "0"}, {"x2", tenths(end.x)}, {"y2", tenths(end.y)}});
    }
}

// A label beside the end of its axis: above it, below it, or to its left or right.
struct Label {
    std::vector<std::string> lines;
    std::string_view anchor;
    double x, first;    // of the first line: its base
    Box box;
};

// So many lines of it; the last says that there are more.
Label label_of(const std::vector<std::string>& all, std::size_t most, Point end) {
    constexpr double kNearlyMiddle = 1;
    Label label{{all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(most, all.size()))}, {}, end.x, 0, {}};
    if (label.lines.size() < all.size() && most > 1)
        label.lines.back() = cut_to(label.lines.back() + "…", kLetter, kMostRoom);
    label.anchor = std::abs(end.x) < kNearlyMiddle ? "middle" : end.x > 0 ? "start" : "end";
    double width = 0;
    for (const std::string& line : label.lines) width = std::max(width, width_of(line, kLetter));
    const double height = kLineHeight * static_cast<double>(label.lines.size());
    // Between 0 (label above its point) and 1 (below) as the axis turns from up to down.
    const double below = (end.y / (kRadius + kLabelGap) + 1) / 2;
    const double top = end.y - height * (1 - below);
    const double left = label.anchor == "middle" ? end.x - width / 2 : label.anchor == "start" ? end.x : end.x - width;
    label.first = top + kLineHeight * 0.75;
    label.box = {left, top, left + width, top + height};
    return label;
}

using Lines = std::vector<std::string> Axis::*;

std::vector<Label> labels_of(std::span<const Axis> axes, Lines lines, std::size_t most) {
    std::vector<Label> labels;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        labels.push_back(label_of(axes[i].*lines, most, on_axis(i, axes.size(), kRadius + kLabelGap)));
    }
    return labels;
}

bool has_room(const std::vector<Label>& labels) {
    for (std::size_t i = 0; i < labels.size(); ++i) {
        for (std::size_t k = i + 1; k < labels.size(); ++k) {
            if (labels[i].box.meets(labels[k].box)) return false;
        }
    }
    return true;
}

// As many lines as have room; one always has, for it is the axis' number.
std::vector<Label> best_labels(std::span<const Axis> axes, Lines lines) {
    std::size_t most = kMostLines;
    while (most > 1 && !has_room(labels_of(axes, lines, most))) --most;
    return labels_of(axes, lines, most);
}

void write(Markup& out, const std::vector<Label>& labels, std::string_view language) {
    out.open("g", {{"lang", language}});
    for (const Label& label : labels) {
        double y = label.first;
        for (const std::string& line : label.lines) {
            out.element(
                "text",
                {{"class", "axis-label"}, {"x", tenths(label.x)}, {"y", tenths(y)}, {"text-anchor", label.anchor}},
                line);
            y += kLineHeight;
        }
    }
    out.close();
}

// The height that the labels need; the width that any may take.
std::string view_box(const std::vector<Label>& zh, const std::vector<Label>& en) {
    double top = -kRadius;
    double bottom = kRadius;
    for (const auto* labels : {&zh, &en}) {
        for (const Label& label : *labels) {
            top = std::min(top, label.box.top);
            bottom = std::max(bottom, label.box.bottom);
        }
    }
    top -= kEdge;
    return tenths(-kHalfWidth) + ' ' + tenths(top) + ' ' + tenths(2 * kHalfWidth) + ' ' + tenths(bottom + kEdge - top);
}

void dots(Markup& out, std::span<const Axis> axes) {
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const Point point = on_axis(i, axes.size(), radius_of(axes[i].lower));
        out.leaf("circle", {{"class", "dot"}, {"cx", tenths(point.x)}, {"cy", tenths(point.y)}, {"r", "3.5"}});
    }
}

}  // namespace

void radar(Markup& out, std::span<const Axis> axes, const Text& title, const Text& description) {
    Expects(axes.size() >= kLeastAxes && axes.size() <= kMostAxes);
    const std::vector<Label> zh = best_labels(axes, &Axis::zh);
    const std::vector<Label> en = best_labels(axes, &Axis::en);
    const std::string box = view_box(zh, en);
    out.open(
        "svg",
        {{"class", "radar"}, {"viewBox", box}, {"role", "img"}, {"aria-labelledby", "radar-title radar-description"}});
    out.element("title", {{"id", "radar-title"}}, title.zh + " / " + title.en);
    out.element("desc", {{"id", "radar-description"}}, description.zh + " / " + description.en);
    grid(out, axes.size());
    polygon(out, "possible", axes.size(), [&](std::size_t i) { return radius_of(axes[i].upper); });
    polygon(out, "certain", axes.size(), [&](std::size_t i) { return radius_of(axes[i].lower); });
    dots(out, axes);
    write(out, zh, "zh");
    write(out, en, "en");
    out.close();
}

}  // namespace xuehui::chart
