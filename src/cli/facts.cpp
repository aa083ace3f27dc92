// xuehui facts: what a record may state.
#include <memory>

#include <xuehui/report.hpp>

#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace xuehui::cli {

namespace {

struct Options {
    EngineOptions engine;
    std::string format;
};

std::string render(const Engine& engine, const std::string& format, const Context& context) {
    if (format == "json") return printable_json(facts_to_json(engine)) + '\n';
    if (format == "schema") return printable_json(facts_schema(engine, context.language)) + '\n';
    return facts_to_text(engine, context.style());
}

int run(const Options& options, const Context& context) {
    if (!uses_stdin_once(options.engine.files(), context)) return kUsage;
    auto engine = load_engine(options.engine, context);
    if (!engine) return engine.exit;
    return write_text(render(*engine, options.format, context), "-", {}, context);
}

}  // namespace

void add_facts(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    Command& command = line.add(
        "facts", {"列出记录中可以填写的事实\n\n名称、类型、单位、范围、选项、默认值；schema 为记录中 facts 的 JSON "
                  "Schema（2020-12）。",
                  "List the facts that a record may state\n\nName, type, unit, range, choices, default; schema "
                  "prints a JSON Schema (2020-12) of a record's facts."});
    add_engine_options(command, options->engine);
    add_format_option(command, options->format, {"text", "json", "schema"});
    command.examples(
        {"  xuehui facts | less\n"
         "  xuehui facts --format schema > facts.schema.json"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
