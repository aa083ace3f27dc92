// xuehui schema: the JSON Schema of a kind of document.
#include <memory>

#include <xuehui/standard.hpp>

#include "cli/commands.hpp"
#include "cli/files.hpp"

namespace xuehui::cli {

void add_schema(CommandLine& line) {
    const auto kind = std::make_shared<std::string>();
    Choices kinds;
    std::string list;
    for (const std::string_view each : schema_kinds()) {
        kinds.emplace_back(each);
        list += (list.empty() ? "" : ", ") + kinds.back();
    }
    Command& command = line.add("schema", {"给出一种文件的 JSON Schema（2020-12）", "Print the JSON Schema (2020-12) of a kind of document"});
    command.argument("KIND", *kind, {"文件种类：" + list, "one of " + list}, one_of(kinds));
    command.examples({"  xuehui schema record > record.schema.json"});
    command.run([kind, &context = line.context()] { return write_text(schema(*kind), "-", {}, context); });
}

}  // namespace xuehui::cli
