// xuehui risk: what the rules find in one record, and what falls due.
#include <memory>

#include <xuehui/report.hpp>

#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace xuehui::cli {

namespace {

struct Options {
    std::string record;
    EngineOptions engine;
    std::string format;
    std::string output;
    bool all = false;
    bool show_personal = false;

    std::vector<std::string> files() const {
        std::vector<std::string> files = engine.files();
        files.push_back(record);
        return files;
    }
};

std::string render(const Assessment& assessment, const Options& options, const Context& context) {
    const RiskView view{options.all, options.show_personal ? Privacy::open : Privacy::masked};
    const std::string& format = options.format;
    if (format == "json") return printable_json(risks_to_json(assessment, view)) + '\n';
    if (format == "markdown") return risks_to_markdown(assessment, context.language, view);
    if (format == "ics") return to_icalendar(assessment, context.language);
    return risks_to_text(assessment, context.style(options.output), view);
}

int run(const Options& options, const Context& context) {
    const auto files = options.files();
    if (!uses_stdin_once(files, context)) return kUsage;
    auto engine = load_engine(options.engine, context);
    if (!engine) return engine.exit;
    const auto record = read_file(options.record);
    if (!record) return kUsage;
    auto assessment = assess(*engine, *record, context);
    if (!assessment) return assessment.exit;
    return write_text(render(*assessment, options, context), options.output, files, context);
}

}  // namespace

void add_risk(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    Command& command = line.add(
        "risk", {"查找一份记录中的风险和期限\n\n已发现的风险，各有理由、依据和应对；事实不全、还不能判断的，缺什么；将"
                 "到的期限。",
                 "Find the risks in one record, and what falls due\n\nRisks that were raised, with why, on what "
                 "basis and what to do; what is missing for those that cannot be judged yet; the days ahead."});
    command.argument("RECORD", options->record, {"评价记录；- 为标准输入", "the record; - is standard input"},
                     any_file());
    add_engine_options(command, options->engine);
    add_format_option(command, options->format, {"text", "json", "markdown", "ics"});
    command.option("-o", "FILE", options->output,
                   {"写到文件，写完整了才出现；不给则写到标准输出", "write to a file, which appears when complete"},
                   any_file());
    command.flag("--all", options->all, {"没有发现的、尚不适用的也列出", "also what is clear or not in force"});
    command.flag("--show-personal", options->show_personal,
                 {"理由中的个人信息也写出，默认隐去", "show personal facts, which are masked by default"});
    command.examples(
        {"  xuehui risk society.json\n"
         "  xuehui risk society.json --format markdown -o 风险.md\n"
         "  xuehui risk society.json --format ics -o 期限.ics",
         "  xuehui risk society.json\n"
         "  xuehui risk society.json --format markdown -o risks.md\n"
         "  xuehui risk society.json --format ics -o deadlines.ics"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
