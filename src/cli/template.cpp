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

void add_template(CommandLine& line) {
    const auto options = std::make_shared<EngineOptions>();
    Command& command = line.add("template", {"给出一份待填的记录", "Print a record to fill in, with every criterion"});
    add_engine_options(command, *options);
    command.examples({"  xuehui template > society.json\n"
                      "  xuehui template --scheme whole-standard > society.json"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
