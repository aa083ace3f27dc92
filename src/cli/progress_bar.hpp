// How far a job is, on a terminal: one line that is written anew a few times a second, and gone in the end.
#pragma once

#include <chrono>
#include <cstdint>

#include "cli/context.hpp"

namespace xuehui::cli {

class ProgressBar {
public:
    // `total` bytes to read, 0 where that is not known. Shows nothing unless it is wanted and standard error is a terminal
    // that can go back in its line; and nothing of a job that is done at once.
    ProgressBar(std::uint64_t total, bool is_wanted, const Context& context);
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;
    ~ProgressBar() { clear(); }

    void show(std::uint64_t read, std::uint64_t lines);
    void clear();

private:
    using Clock = std::chrono::steady_clock;

    std::string text(std::uint64_t read, std::uint64_t lines, double seconds) const;

    const Context& context_;
    std::uint64_t total_;
    bool is_wanted_;
    bool is_shown_ = false;
    Clock::time_point begin_, next_;
    // Where the first lines were answered: what a job passes over that goes on does not count as its speed.
    std::uint64_t first_read_ = 0, first_lines_ = 0;
    bool has_begun_ = false;
};

// What makes a line that stands on a terminal go away.
inline constexpr const char* kClearLine = "\r\x1b[K";

// "4:05", "1:02:45".
std::string duration(double seconds);

}  // namespace xuehui::cli
