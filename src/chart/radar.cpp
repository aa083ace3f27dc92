#include "chart/radar.hpp"

#include <cmath>
#include <numbers>

#include <gsl/assert>

#include "chart/numbers.hpp"

namespace xuehui::chart {

namespace {

constexpr double kRadius = 110;
constexpr std::size_t kRings = 5;
constexpr double kLabelGap = 12;
constexpr double kLineHeight = 17;

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

// Lines of a label beside the end of its axis: above it, below it, or to its left or right.
void label(Markup& out, const std::vector<std::string>& lines, std::string_view language, Point end) {
    constexpr double kNearlyMiddle = 1;
    const double height = kLineHeight * static_cast<double>(lines.size());
    const std::string_view anchor = std::abs(end.x) < kNearlyMiddle ? "middle" : end.x > 0 ? "start" : "end";
    // Between 0 (label above its point) and 1 (below) as the axis turns from up to down.
    const double below = (end.y / (kRadius + kLabelGap) + 1) / 2;
    double y = end.y - height * (1 - below) + kLineHeight * 0.75;
    out.open("g", {{"lang", language}});
    for (const std::string& line : lines) {
        out.element("text", {{"class", "axis-label"}, {"x", tenths(end.x)}, {"y", tenths(y)}, {"text-anchor", anchor}},
                    line);
        y += kLineHeight;
    }
    out.close();
}

void labels(Markup& out, std::span<const Axis> axes) {
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const Point end = on_axis(i, axes.size(), kRadius + kLabelGap);
        label(out, axes[i].zh, "zh", end);
        label(out, axes[i].en, "en", end);
    }
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
    out.open("svg", {{"class", "radar"},
                     {"viewBox", "-275 -190 550 360"},
                     {"role", "img"},
                     {"aria-labelledby", "radar-title radar-description"}});
    out.element("title", {{"id", "radar-title"}}, title.zh + " / " + title.en);
    out.element("desc", {{"id", "radar-description"}}, description.zh + " / " + description.en);
    grid(out, axes.size());
    polygon(out, "possible", axes.size(), [&](std::size_t i) { return radius_of(axes[i].upper); });
    polygon(out, "certain", axes.size(), [&](std::size_t i) { return radius_of(axes[i].lower); });
    dots(out, axes);
    labels(out, axes);
    out.close();
}

}  // namespace xuehui::chart
