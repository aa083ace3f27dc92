// The command `xuehui`: reads the command line, runs one command, and gives its exit code. A client of the library's
// public headers like any other.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <span>
#include <string_view>

#include "cli/commands.hpp"

namespace xuehui::cli {

namespace {

// What an option is given. The language has to be known before the help texts are put together, and colours before the
// first complaint, so they are looked for ahead of everything else.
std::string_view value_of(std::string_view option, std::span<char*> arguments) {
    std::string_view found;
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        std::string_view value = arguments[i];
        if (value == option && i + 1 < arguments.size()) {
            found = arguments[i + 1];
        } else if (value.starts_with(option) && value.substr(option.size()).starts_with('=')) {
            found = value.substr(option.size() + 1);
        }
    }
    return found;
}

Language language_of(std::string_view choice) {
    if (choice == "zh") return Language::zh;
    return choice == "en" ? Language::en : language_of_environment();
}

int run(int argc, char** argv) {
    const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
    const Context context{language_of(value_of("--lang", arguments)), width_of_terminal(),
                          colours_of(value_of("--color", arguments)), is_out_terminal(), can_rewrite_err()};
    CommandLine line(context,
                     {"学术类社会团体自身建设的评价：指标、评分、参考等级，精确而可解释。",
                      "Assesses how academic societies govern themselves: exact, bounded, explained."},
                     {"  xuehui template > society.json\n"
                      "  xuehui assess society.json\n"
                      "  xuehui explain society.json A.1.1"},
                     {"退出码：0 完成；1 内部故障；2 用法不对；3 文件不合格；4 未达到 --fail-under。",
                      "Exit codes: 0 done; 1 internal fault; 2 wrong usage; 3 a document was rejected; "
                      "4 --fail-under was missed."});
    add_assess(line);
    add_batch(line);
    add_risk(line);
    add_catalogue(line);
    add_scheme(line);
    add_rules(line);
    add_facts(line);
    add_template(line);
    add_schema(line);
    add_check(line);
    add_explain(line);
    add_logic(line);
    add_register(line);
    add_completion(line);
    add_manual(line);
    add_help(line);
    return line.run(argc, argv);
}

// Where one of them was closed, the next file opened would take its number, and a batch would read what it writes. What
// fills the gap cannot be read, or written: its use fails as that of a closed one.
void fill_standard_descriptors() {
    for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
        if (fcntl(descriptor, F_GETFD) >= 0) continue;
        (void)::open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY);
    }
}

}  // namespace

}  // namespace xuehui::cli

int main(int argc, char** argv) {
    using namespace xuehui::cli;
    fill_standard_descriptors();
    std::signal(SIGPIPE, SIG_IGN);    // a reader that went away, or a file that may not grow: a failed write
    std::signal(SIGXFSZ, SIG_IGN);
    try {
        return run(argc, argv);
    } catch (const std::bad_alloc&) {
        std::fputs("xuehui: out of memory\n", stderr);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "xuehui: %s\n", error.what());
    } catch (...) {
        std::fputs("xuehui: unknown fault\n", stderr);
    }
    return kFault;
}
