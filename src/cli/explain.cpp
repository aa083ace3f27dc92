// xuehui explain: how a score came about.
#include <memory>

#include <xuehui/report.hpp>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/suggestion.hpp"

namespace xuehui::cli {

namespace {

struct Options {
    std::string record;
    std::string id;
    EngineOptions engine;
};

std::string why_not(const Engine& engine, const std::string& id, const Context& context) {
    const Catalogue& catalogue = engine.catalogue();
    if (!catalogue.find_indicator(id) && !catalogue.find_criterion(id)) {
        const std::string& name = catalogue.identity().id;
        std::vector<std::string_view> ids;
        for (const Indicator& each : catalogue.indicators()) ids.emplace_back(each.id);
        for (const Criterion& each : catalogue.criteria()) ids.emplace_back(each.id);
        const std::string meant = did_you_mean(id, ids, context);
        return context.say(
            {"指标体系 " + name + " 没有编号为 " + id + " 的指标或要点" + meant + "；编号见 xuehui catalogue",
             "the catalogue " + name + " has no indicator or criterion " + id + meant +
                 "; xuehui catalogue lists them"});
    }
    const std::string& scheme = engine.scheme().identity().id;
    return context.say({id + " 在评分方案 " + scheme + " 的计分范围之外；可试 --scheme whole-standard",
                        id + " lies outside what the scheme " + scheme + " scores; try --scheme whole-standard"});
}

int run(const Options& options, const Context& context) {
    std::vector<std::string> files = options.engine.files();
    files.push_back(options.record);
    if (!uses_stdin_once(files, context)) return kUsage;
    auto engine = load_engine(options.engine, context);
    if (!engine) return engine.exit;
    const auto record = read_file(options.record);
    if (!record) return kUsage;
    auto assessment = assess(*engine, *record, context);
    if (!assessment) return assessment.exit;
    const std::string text = explain(*assessment, options.id, context.style());
    if (!text.empty()) return write_text(text, "-", {}, context);
    complain(why_not(*engine, options.id, context));
    return kUsage;
}

}  // namespace

void add_explain(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    Command& command =
        line.add("explain", {"说明一个得分的由来\n\n由哪些下级、按什么权重得出，直到计入的评定、理由和证据。",
                             "Explain how a score came about\n\nFrom what, by which weights, down to the ratings that "
                             "count, why, and the evidence."});
    command.argument("RECORD", options->record, {"评价记录；- 为标准输入", "the record; - is standard input"},
                     any_file());
    command.argument("ID", options->id, {"指标或评价要点的编号", "of an indicator or a criterion"});
    add_engine_options(command, options->engine);
    command.examples(
        {"  xuehui explain society.json A.1\n"
         "  xuehui explain society.json A.1.1.1.2"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
