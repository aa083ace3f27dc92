// The command `xuehui`: reads the command line, runs one command, and gives its exit code. A client of the library's
// public headers like any other.
#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <new>
#include <string_view>
#include <vector>

#include <CLI/CLI.hpp>

#include <xuehui/version.hpp>

#include "cli/commands.hpp"
#include "cli/files.hpp"
#include "cli/help.hpp"

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

// Prints a text and gives the exit code; it may fail like any other output.
int print(const std::string& text, const Context& context) { return write_text(text, "-", {}, context); }

int refuse(const CLI::App& app, const CLI::ParseError& error, const Context& context) {
    complain(error.what());
    const auto commands = app.get_subcommands();
    const std::string command = commands.empty() ? std::string() : ' ' + commands.front()->get_name();
    complain(context.say({"用法见 xuehui" + command + " --help", "see xuehui" + command + " --help"}));
    return kUsage;
}

int run(int argc, char** argv) {
    const Context context{language_of(argc, argv), width_of_terminal()};
    CLI::App app(context.say({"学术类社会团体自身建设的评价：指标、评分、参考等级，精确而可解释。",
                              "Assesses how academic societies govern themselves: exact, bounded, explained."}),
                 "xuehui");
    app.formatter(std::make_shared<HelpFormatter>(context));
    app.set_help_flag("-h,--help", context.say({"显示帮助", "print this help"}));
    app.set_version_flag("--version", "xuehui " + std::string(version()), context.say({"显示版本", "print the version"}));
    std::string language;
    app.add_option("--lang", language, context.say({"语言，默认按 LC_ALL、LC_MESSAGES、LANG", "language, by default the locale's"}))
        ->type_name("zh|en")
        ->check(CLI::IsMember({"zh", "en"}).description(""));
    app.require_subcommand(1);
    app.fallthrough();
    const std::vector<Command> commands{add_assess(app, context),    add_batch(app, context),
                                        add_catalogue(app, context), add_template(app, context),
                                        add_schema(app, context),    add_check(app, context),
                                        add_explain(app, context)};
    app.footer(context.say({"例：\n"
                            "  xuehui template > society.json\n"
                            "  xuehui assess society.json\n"
                            "  xuehui explain society.json A.1.1\n\n"
                            "退出码：0 完成；1 内部故障；2 用法不对；3 文件不合格；4 未达到 --fail-under。",
                            "Examples:\n"
                            "  xuehui template > society.json\n"
                            "  xuehui assess society.json\n"
                            "  xuehui explain society.json A.1.1\n\n"
                            "Exit codes: 0 done; 1 internal fault; 2 wrong usage; 3 a document was rejected;\n"
                            "4 --fail-under was missed."}));
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return print(app.help(), context);
    } catch (const CLI::CallForVersion&) {
        return print("xuehui " + std::string(version()) + '\n', context);
    } catch (const CLI::ParseError& error) {
        return refuse(app, error, context);
    }
    for (const Command& command : commands) {
        if (command.app->parsed()) return command.run();
    }
    return kFault;    // a subcommand is required, so there was one
}

}  // namespace

}  // namespace xuehui::cli

int main(int argc, char** argv) {
    using namespace xuehui::cli;
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
