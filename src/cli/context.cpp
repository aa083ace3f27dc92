#include "cli/context.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstdlib>

namespace xuehui::cli {

namespace {

std::string_view environment(const char* name) {
    const char* value = std::getenv(name);    // NOLINT(concurrency-mt-unsafe): the command asks before it has threads
    return value == nullptr ? std::string_view{} : std::string_view(value);
}

}  // namespace

Language language_of_environment() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const std::string_view value = environment(name);
        if (!value.empty()) return value.starts_with("zh") ? Language::zh : Language::en;
    }
    return Language::en;
}

Colours colours_of(std::string_view choice) {
    if (choice == "always") return {true, true, true};
    const std::string_view terminal = environment("TERM");
    if (choice == "never" || terminal.empty() || terminal == "dumb" || !environment("NO_COLOR").empty()) return {};
    return {isatty(STDOUT_FILENO) != 0, isatty(STDERR_FILENO) != 0, false};
}

bool is_out_terminal() { return isatty(STDOUT_FILENO) != 0; }

bool can_rewrite_err() {
    const std::string_view terminal = environment("TERM");
    return !terminal.empty() && terminal != "dumb" && isatty(STDERR_FILENO) != 0;
}

std::size_t width_of_terminal() {
    constexpr std::size_t kNarrowest = 40;
    constexpr std::size_t kUsual = 80;
    constexpr std::size_t kWidest = 100;
    std::size_t columns = 0;
    const std::string_view told = environment("COLUMNS");
    const auto [end, error] = std::from_chars(told.data(), told.data() + told.size(), columns);
    if (error != std::errc() || end != told.data() + told.size()) columns = 0;
    winsize window{};
    if (columns == 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &window) == 0) columns = window.ws_col;
    return std::clamp(columns == 0 ? kUsual : columns, kNarrowest, kWidest);
}

void complain(std::string_view message) { std::fprintf(stderr, "xuehui: %s\n", printable(message).c_str()); }

}  // namespace xuehui::cli
