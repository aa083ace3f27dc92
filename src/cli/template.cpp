// xuehui template: a record to fill in.
#include <memory>

#include <xuehui/report.hpp>

#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace xuehui::cli {

namespace {

int run(const EngineOptions& options, const Context& context) {
    if (!uses_stdin_once(options.files(), context)) return kUsage;
    auto engine = load_engine(options, context);
    if (!engine) return engine.exit;
    return write_text(record_template(*engine, context.language), "-", {}, context);
}

}  // namespace

Command add_template(CLI::App& app, const Context& context) {
    const auto options = std::make_shared<EngineOptions>();
    CLI::App& command = *app.add_subcommand(
        "template", context.say({"给出一份待填的记录", "Print a record to fill in, with every criterion"}));
    add_engine_options(command, *options, context);
    command.footer(context.say({"例：\n"
                                "  xuehui template > society.json\n"
                                "  xuehui template --scheme whole-standard > society.json",
                                "Examples:\n"
                                "  xuehui template > society.json\n"
                                "  xuehui template --scheme whole-standard > society.json"}));
    return {&command, [options, &context] { return run(*options, context); }};
}

}  // namespace xuehui::cli
