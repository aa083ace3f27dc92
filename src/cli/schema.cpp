// xuehui schema: the JSON Schema of a kind of document.
#include <memory>

#include <xuehui/standard.hpp>

#include "cli/commands.hpp"
#include "cli/files.hpp"

namespace xuehui::cli {

Command add_schema(CLI::App& app, const Context& context) {
    const auto kind = std::make_shared<std::string>();
    std::vector<std::string> kinds;
    std::string list;
    for (const std::string_view each : schema_kinds()) {
        kinds.emplace_back(each);
        list += (list.empty() ? "" : ", ") + kinds.back();
    }
    CLI::App& command = *app.add_subcommand(
        "schema", context.say({"给出一种文件的 JSON Schema（2020-12）", "Print the JSON Schema (2020-12) of a kind of document"}));
    command.add_option("KIND", *kind, context.say({"文件种类：" + list, "one of " + list}))
        ->required()
        ->check(CLI::IsMember(kinds).description(""));
    command.footer(context.say({"例：\n  xuehui schema record > record.schema.json",
                                "Example:\n  xuehui schema record > record.schema.json"}));
    return {&command, [kind, &context] { return write_text(schema(*kind), "-", {}, context); }};
}

}  // namespace xuehui::cli
