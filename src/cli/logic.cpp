// xuehui logic: the value of a rule on data.
#include <memory>

#include <xuehui/logic.hpp>
#include <xuehui/report.hpp>

#include "cli/commands.hpp"
#include "cli/diagnostics.hpp"
#include "cli/options.hpp"

namespace xuehui::cli {

namespace {

struct Options {
    std::string rule;
    std::string data;
    bool unknown = false;
};

int run(const Options& options, const Context& context) {
    if (!uses_stdin_once({options.rule, options.data}, context)) return kUsage;
    const auto rule = read_file(options.rule);
    const auto data = read_file(options.data);
    if (!rule || !data) return kUsage;
    const auto value = evaluate_logic(rule->text, data->text, options.unknown ? Missing::unknown : Missing::null);
    if (!value) {
        show(value.error(), {{"rule", rule->name(), rule->text}, {"data", data->name(), data->text}}, context);
        return kRejected;
    }
    return write_text(printable_json(*value) + "\n", "-", {}, context);
}

}  // namespace

void add_logic(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    Command& command =
        line.add("logic", {"求一条规则在数据上的值\n\n规则用 JsonLogic 书写；缺的数据作 null。",
                           "Print the value of a rule on data\n\nThe rule is JsonLogic; data that is not "
                           "there is null."});
    command.argument("RULE", options->rule,
                     {"规则，JSON 文件；- 为标准输入", "the rule, a JSON file; - is standard input"}, any_file());
    command.argument("DATA", options->data,
                     {"数据，JSON 文件；- 为标准输入", "the data, a JSON file; - is standard input"}, any_file());
    command.flag("--unknown", options->unknown,
                 {"缺的数据作未知：给出确定的值，或可能的类型与范围",
                  "data that is not there is unknown: what is certain, or what is possible"});
    command.examples(
        {"  xuehui logic rule.json data.json\n"
         "  echo '{\"<\": [{\"var\": \"n\"}, 3]}' | xuehui logic - data.json --unknown"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
