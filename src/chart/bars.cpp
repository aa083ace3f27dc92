#include "chart/bars.hpp"

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

}  // namespace

void bar(Markup& out, std::int32_t lower, std::int32_t upper) {
    out.open("svg", {{"class", "bar"},
                     {"viewBox", "0 0 1000 10"},
                     {"preserveAspectRatio", "none"},
                     {"aria-hidden", "true"}});
    parts(out, lower, upper, "0", "10");
    out.close();
}

void scaled_bar(Markup& out, std::int32_t lower, std::int32_t upper, std::span<const Mark> marks) {
    constexpr std::int64_t kLabelRoom = 70;    // of two characters, half on either side
    out.open("svg", {{"class", "scale"}, {"viewBox", "-30 0 1060 94"}, {"aria-hidden", "true"}});
    parts(out, lower, upper, "6", "30");
    std::int64_t last = kWidth + kLabelRoom;
    for (const Mark& mark : marks) {
        const std::string x = share_of(kWidth, mark.at);
        out.leaf("line", {{"class", "tick"}, {"x1", x}, {"y1", "2"}, {"x2", x}, {"y2", "44"}});
        const std::int64_t place = kWidth * mark.at / 1'000'000;
        if (last - place < kLabelRoom) continue;
        last = place;
        out.element("text", {{"class", "tick-label"}, {"x", x}, {"y", "78"}, {"text-anchor", "middle"}}, mark.label);
    }
    out.close();
}

}  // namespace xuehui::chart
