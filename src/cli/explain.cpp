// xuehui explain: how a score came about.
#include <memory>

#include <xuehui/report.hpp>

#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace xuehui::cli {

namespace {

struct Options {
    std::string record;
    std::string id;
    EngineOptions engine;
};

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
    const std::string& scheme = engine->scheme().identity().id;
    complain(context.say({"评分方案 " + scheme + " 的指标和评价要点中没有 " + options.id,
                          "the scheme " + scheme + " scores no indicator or criterion " + options.id}));
    return kUsage;
}

}  // namespace

void add_explain(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    Command& command =
        line.add("explain", {"说明一个得分的由来\n\n由哪些下级、按什么权重得出，直到计入的评定、理由和证据。",
                             "Explain how a score came about\n\nFrom what, by which weights, down to the ratings that "
                             "count,\nwhy, and the evidence."});
    command.argument("RECORD", options->record, {"评价记录；- 为标准输入", "the record; - is standard input"});
    command.argument("ID", options->id, {"指标或评价要点的编号", "of an indicator or a criterion"});
    add_engine_options(command, options->engine);
    command.examples({"  xuehui explain society.json A.1\n"
                      "  xuehui explain society.json A.1.1.1.2"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
