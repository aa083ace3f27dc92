// xuehui facts: what a record may state.
#include <memory>
#include <string_view>
#include <vector>

#include <xuehui/report.hpp>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/suggestion.hpp"

namespace xuehui::cli {

namespace {

struct Options {
    EngineOptions engine;
    std::string format;
    std::string prefix;
};

std::string render(const Engine& engine, const Options& options, const Context& context) {
    if (options.format == "json") return printable_json(facts_to_json(engine, options.prefix)) + '\n';
    if (options.format == "schema") return printable_json(facts_schema(engine, context.language)) + '\n';
    return facts_to_text(engine, context.style(), options.prefix);
}

// False, and said, where no fact begins so.
bool is_known(const Engine& engine, const std::string& prefix, const Context& context) {
    std::vector<std::string_view> names;
    for (const Fact* fact : engine.facts()) {
        const std::string_view name = fact->name;
        if (name.starts_with(prefix)) return true;
        names.push_back(name);
        const std::string_view group = name.substr(0, name.find('.'));
        if (names.size() < 2 || names[names.size() - 2] != group) names.push_back(group);
    }
    complain(context.say({"没有以“" + prefix + "”开头的事实", "there is no fact that begins with '" + prefix + "'"}) +
             did_you_mean(prefix, names, context));
    return false;
}

int run(const Options& options, const Context& context) {
    if (!uses_stdin_once(options.engine.files(), context)) return kUsage;
    auto engine = load_engine(options.engine, context);
    if (!engine) return engine.exit;
    if (!options.prefix.empty() && !is_known(*engine, options.prefix, context)) return kUsage;
    return write_text(render(*engine, options, context), "-", {}, context);
}

}  // namespace

void add_facts(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    Command& command = line.add(
        "facts", {"列出记录中可以填写的事实\n\n名称、类型、单位、范围、选项、默认值；schema 为记录中 facts 的 JSON "
                  "Schema（2020-12）。",
                  "List the facts that a record may state\n\nName, type, unit, range, choices, default; schema "
                  "prints a JSON Schema (2020-12) of a record's facts."});
    command.optional_argument("PREFIX", options->prefix,
                              {"只列名称以此开头的，如 council；schema 总是全部",
                               "only those whose names begin so: council; a schema is always of all"});
    add_engine_options(command, options->engine);
    add_format_option(command, options->format, {"text", "json", "schema"});
    command.examples(
        {"  xuehui facts | less\n"
         "  xuehui facts council\n"
         "  xuehui facts --format schema > facts.schema.json"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
