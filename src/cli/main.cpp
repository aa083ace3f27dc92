// The command `xuehui`: reads the command line, runs one command, and gives its exit code. A client of the library's
// public headers like any other.
#include <fcntl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string_view>

#include "cli/commands.hpp"

namespace xuehui::cli {

namespace {

// The language has to be known before the help texts are put together, so it is looked for ahead of everything else.
Language language_of(int argc, char** argv) {
    Language language = language_of_environment();
    for (int i = 1; i < argc; ++i) {
        std::string_view value = argv[i];
        if (value == "--lang" && i + 1 < argc) {
            value = argv[i + 1];
        } else if (value.starts_with("--lang=")) {
            value.remove_prefix(std::string_view("--lang=").size());
        } else {
            continue;
        }
        if (value == "zh") language = Language::zh;
        if (value == "en") language = Language::en;
    }
    return language;
}

int run(int argc, char** argv) {
    const Context context{language_of(argc, argv), width_of_terminal()};
    CommandLine line(context,
                     {"学术类社会团体自身建设的评价：指标、评分、参考等级，精确而可解释。",
                      "Assesses how academic societies govern themselves: exact, bounded, explained."},
                     {"例：\n"
                      "  xuehui template > society.json\n"
                      "  xuehui assess society.json\n"
                      "  xuehui explain society.json A.1.1\n\n"
                      "退出码：0 完成；1 内部故障；2 用法不对；3 文件不合格；4 未达到 --fail-under。",
                      "Examples:\n"
                      "  xuehui template > society.json\n"
                      "  xuehui assess society.json\n"
                      "  xuehui explain society.json A.1.1\n\n"
                      "Exit codes: 0 done; 1 internal fault; 2 wrong usage; 3 a document was rejected;\n"
                      "4 --fail-under was missed."});
    add_assess(line);
    add_batch(line);
    add_catalogue(line);
    add_template(line);
    add_schema(line);
    add_check(line);
    add_explain(line);
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
    std::signal(SIGPIPE, SIG_IGN);    // a reader that went away, or a file that may not grow: a failed write, and said so
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
