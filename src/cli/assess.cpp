// xuehui assess: one record in, its assessment out.
#include <algorithm>
#include <memory>

#include <xuehui/report.hpp>

#include "cli/commands.hpp"
#include "cli/options.hpp"
#include "cli/suggestion.hpp"

namespace xuehui::cli {

namespace {

struct Options {
    std::string record;
    EngineOptions engine;
    std::string format;
    std::string output;
    std::string fail_under;

    std::vector<std::string> files() const {
        std::vector<std::string> files = engine.files();
        files.push_back(record);
        return files;
    }
};

std::string render(const Assessment& assessment, const Options& options, const Context& context) {
    const std::string& format = options.format;
    if (format == "json") return printable_json(to_json(assessment)) + '\n';
    if (format == "html") return to_html(assessment, context.language);
    if (format == "markdown") return to_markdown(assessment, context.language);
    return to_text(assessment, context.style(options.output));
}

// Whether the certain grade reaches the one asked for: best first, no grade reaches none.
bool reaches(const Assessment& assessment, const std::string& wanted) {
    if (!assessment.score()) return false;
    const auto& grades = assessment.engine().scheme().grades();
    return std::ranges::find(grades, assessment.grade_lower(), &Grade::id) <=
           std::ranges::find(grades, wanted, &Grade::id);
}

bool has_grade(const Scheme& scheme, const std::string& grade, const Context& context) {
    if (grade.empty() || std::ranges::find(scheme.grades(), grade, &Grade::id) != scheme.grades().end()) return true;
    std::string known;
    std::vector<std::string> ids;
    for (const Grade& each : scheme.grades()) {
        known += ' ' + each.id;
        ids.push_back(each.id);
    }
    known += did_you_mean(grade, ids, context);
    complain(context.say({"--fail-under：方案没有等级 " + grade + "；有的是" + known,
                          "--fail-under: the scheme has no grade " + grade + "; it has" + known}));
    return false;
}

int run(const Options& options, const Context& context) {
    const auto files = options.files();
    if (!uses_stdin_once(files, context)) return kUsage;
    auto engine = load_engine(options.engine, context);
    if (!engine) return engine.exit;
    if (!has_grade(engine->scheme(), options.fail_under, context)) return kUsage;
    const auto record = read_file(options.record);
    if (!record) return kUsage;
    auto assessment = assess(*engine, *record, context);
    if (!assessment) return assessment.exit;
    const int written = write_text(render(*assessment, options, context), options.output, files, context);
    if (written != kDone || options.fail_under.empty() || reaches(*assessment, options.fail_under)) return written;
    if (!assessment->score()) {
        complain(context.say({"没有一项可以计分，所以没有等级", "nothing could be scored, so there is no grade"}));
        return kMissed;
    }
    const std::string grade(assessment->grade_lower());
    complain(context.say({"参考等级的下界 " + grade + " 没有达到 " + options.fail_under,
                          "the lower reference grade " + grade + " does not reach " + options.fail_under}));
    return kMissed;
}

}  // namespace

void add_assess(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    Command& command = line.add("assess", {"评价一份记录", "Assess one record"});
    command.argument("RECORD", options->record, {"评价记录；- 为标准输入", "the record; - is standard input"},
                     any_file());
    add_engine_options(command, options->engine);
    add_format_option(command, options->format, {"text", "json", "html", "markdown"});
    command.option("-o", "FILE", options->output,
                   {"写到文件，写完整了才出现；不给则写到标准输出", "write to a file, which appears when complete"},
                   any_file());
    command.option(
        "--fail-under", "GRADE", options->fail_under,
        {"参考等级的下界低于此级则退出码为 4", "exit with 4 if the lower reference grade is below this one"});
    command.examples(
        {"  xuehui assess society.json\n"
         "  xuehui assess society.json --format html -o 评价报告.html\n"
         "  xuehui assess - --scheme whole-standard --format json < society.json\n"
         "  xuehui assess society.json --fail-under 3A",
         "  xuehui assess society.json\n"
         "  xuehui assess society.json --format html -o report.html\n"
         "  xuehui assess - --scheme whole-standard --format json < society.json\n"
         "  xuehui assess society.json --fail-under 3A"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
