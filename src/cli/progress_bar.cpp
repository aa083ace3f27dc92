#include "cli/progress_bar.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string>

namespace xuehui::cli {

namespace {

constexpr auto kPatience = std::chrono::milliseconds(500);
constexpr auto kBetween = std::chrono::milliseconds(200);

template <class... Values>
std::string format(const char* form, Values... values) {
    std::array<char, 128> text{};
    std::snprintf(text.data(), text.size(), form, values...);
    return text.data();
}

// "1,234,567"
std::string grouped(std::uint64_t number) {
    std::string text = std::to_string(number);
    for (std::size_t i = text.size(); i > 3; i -= 3) text.insert(i - 3, 1, ',');
    return text;
}

std::string bar(double share, std::size_t columns) {
    const auto full = static_cast<std::size_t>(share * static_cast<double>(columns));
    std::string text;
    for (std::size_t i = 0; i < columns; ++i) text += i < full ? "█" : "░";
    return text;
}

}  // namespace

std::string duration(double seconds) {
    constexpr long long kMinute = 60;
    const auto whole = std::llround(std::clamp(seconds, 0.0, 1e9));
    const long long minutes = whole / kMinute;
    if (minutes < kMinute) return format("%lld:%02lld", minutes, whole % kMinute);
    return format("%lld:%02lld:%02lld", minutes / kMinute, minutes % kMinute, whole % kMinute);
}

ProgressBar::ProgressBar(std::uint64_t total, bool is_wanted, const Context& context)
    : context_(context),
      total_(total),
      is_wanted_(is_wanted && context.can_rewrite_err),
      begin_(Clock::now()),
      next_(begin_ + kPatience) {}

std::string ProgressBar::text(std::uint64_t read, std::uint64_t lines, double seconds) const {
    constexpr double kMega = 1e6;
    const auto since = static_cast<double>(read - first_read_);
    const std::string speed = grouped(static_cast<std::uint64_t>(static_cast<double>(lines - first_lines_) / seconds));
    const std::string bytes = format("%.1f MB", since / seconds / kMega);
    std::string out = context_.say({grouped(lines) + " 行，" + speed + " 行/秒，" + bytes + "/秒",
                                    grouped(lines) + " lines, " + speed + "/s, " + bytes + "/s"});
    if (total_ == 0) return out;
    const double share = std::min(1.0, static_cast<double>(read) / static_cast<double>(total_));
    if (since > 0) {
        const std::string left = duration(static_cast<double>(total_ - std::min(total_, read)) / since * seconds);
        out += context_.say({"，还要 " + left, ", " + left + " left"});
    }
    out = format("%3.0f %%  ", share * 100) + out;
    constexpr std::size_t kBar = 20;
    if (display_width(out) + kBar + 2 >= context_.width) return out;
    return bar(share, kBar) + ' ' + out;
}

void ProgressBar::show(std::uint64_t read, std::uint64_t lines) {
    if (!is_wanted_) return;
    const auto now = Clock::now();
    if (!has_begun_) {
        begin_ = now;
        first_read_ = read;
        first_lines_ = lines;
        has_begun_ = true;
    }
    if (now < next_ || now <= begin_) return;
    next_ = now + kBetween;
    const double seconds = std::chrono::duration<double>(now - begin_).count();
    std::fprintf(stderr, "%s%s", kClearLine, text(read, lines, seconds).c_str());
    is_shown_ = true;
}

void ProgressBar::clear() {
    if (is_shown_) std::fputs(kClearLine, stderr);
    is_shown_ = false;
}

}  // namespace xuehui::cli
