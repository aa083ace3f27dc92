// xuehui register: a risk register, brought up to date with a record or shown.
#include <algorithm>
#include <filesystem>
#include <memory>

#include <xuehui/register.hpp>
#include <xuehui/report.hpp>

#include "cli/commands.hpp"
#include "cli/diagnostics.hpp"
#include "cli/options.hpp"

namespace xuehui::cli {

namespace {

struct Options {
    std::string action;
    std::string risks;    // the register
    std::string record;
    bool may_be_new = false;
    bool is_quiet = false;
    std::string output;
    std::string as_of;
    std::string format;
    EngineOptions engine;
};

// Whether what was given is for this action.
bool fits(const Options& options, const Context& context) {
    const bool updates = options.action == "update";
    if (updates == options.record.empty()) {
        complain(context.say(updates ? Text{"缺少 RECORD", "RECORD is missing"}
                                     : Text{"多余：" + options.record, "too many: " + options.record}));
        return false;
    }
    if (updates && (!options.as_of.empty() || options.format != "text")) {
        complain(context.say({"--as-of 和 --format 只用于 show", "--as-of and --format are for show only"}));
    } else if (!updates && (options.may_be_new || options.is_quiet || !options.output.empty())) {
        complain(context.say({"--new、--quiet 和 -o 只用于 update", "--new, --quiet and -o are for update only"}));
    } else {
        return true;
    }
    return false;
}

// The register's text, empty of a new one.
Made<Input> read_risks(const Options& options, const Context& context) {
    std::error_code ignored;
    const bool is_there = options.risks == "-" || std::filesystem::exists(options.risks, ignored);
    if (!is_there && options.may_be_new) return Input{options.risks, {}};
    auto input = read_file(options.risks);
    if (!input) {
        if (!is_there) complain(context.say({"新建台账请加 --new", "--new makes a new register"}));
        return kUsage;
    }
    if (!input->text.empty()) return *std::move(input);
    complain(std::string(input->name()) + context.say({"：空文件", ": the file is empty"}));    // no new one
    return kRejected;
}

void tell_changes(std::string_view before, std::string_view after, const Context& context) {
    const auto changes = register_changes(before, after);
    if (!changes) return;
    const std::string added = std::to_string(changes->added);
    const std::string gone = std::to_string(changes->gone);
    const std::string changed = std::to_string(changes->changed);
    const std::string unchanged = std::to_string(changes->unchanged);
    complain(context.say(
        {"台账条目：新增 " + added + "，不再发现 " + gone + "，有变化 " + changed + "，无变化 " + unchanged,
         "entries: " + added + " new, " + gone + " gone, " + changed + " changed, " + unchanged + " unchanged"}));
}

int update(const Options& options, const Context& context) {
    std::vector<std::string> files = options.engine.files();
    files.push_back(options.record);
    std::vector<std::string> all = files;
    all.push_back(options.risks);
    if (!uses_stdin_once(all, context)) return kUsage;
    auto engine = load_engine(options.engine, context);
    if (!engine) return engine.exit;
    auto risks = read_risks(options, context);
    if (!risks) return risks.exit;
    const auto record = read_file(options.record);
    if (!record) return kUsage;
    auto assessment = assess(*engine, *record, context);
    if (!assessment) return assessment.exit;
    show_unidentified(*assessment, *record, context);
    const auto updated = update_register(risks->text, *assessment);
    if (!updated) {
        show(updated.error(), {{"register", risks->name(), risks->text}}, context);
        return kRejected;
    }
    // It has been read as a whole, and so may be written over.
    const int exit = write_text(*updated, options.output, files, context);
    if (exit == kDone && !options.is_quiet) tell_changes(risks->text, *updated, context);
    return exit;
}

int show_register(const Options& options, const Context& context) {
    const auto input = read_file(options.risks);
    if (!input) return kUsage;
    const auto risks = Register::parse(input->text);
    if (!risks) {
        show(risks.error(), {{"register", input->name(), input->text}}, context);
        return kRejected;
    }
    const RegisterView view = register_view(*risks, options.as_of);
    if (!options.as_of.empty() && view.as_of != options.as_of) {
        complain(context.say({"--as-of：不是日期 YYYY-MM-DD", "--as-of: not a date YYYY-MM-DD"}));
        return kUsage;
    }
    const bool is_json = options.format == "json";
    return write_text(is_json ? printable_json(to_json(view)) + '\n' : to_text(view, context.style()), "-", {},
                      context);
}

int run(const Options& options, const Context& context) {
    if (!fits(options, context)) return kUsage;
    return options.action == "update" ? update(options, context) : show_register(options, context);
}

}  // namespace

void add_register(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    Command& command =
        line.add("register", {"更新或显示风险台账\n\n"
                              "update 用一份记录更新台账：新发现的风险入账，已有的刷新，不再发现的注明日期而"
                              "不删除，人写的内容不动。结果写到标准输出，或用 -o 写到文件，可以就是台账本身。"
                              "show 列出待办、预警、突发事件和印章证书；json 格式供程序读取。",
                              "Update or show a risk register\n\n"
                              "update brings a register up to date with a record: new findings are entered, "
                              "others refreshed, those no longer found are marked and kept; what people wrote "
                              "stays. It is written to standard output, or to the file of -o, which may be the "
                              "register itself. show lists what is to be done, early warnings, incidents, "
                              "seals and certificates; as JSON for programs."});
    command.argument("ACTION", options->action, {"update 或 show", "update or show"}, one_of({"update", "show"}));
    command.argument("REGISTER", options->risks, {"风险台账；- 为标准输入", "the register; - is standard input"},
                     any_file());
    command.optional_argument("RECORD", options->record,
                              {"评价记录（update）；- 为标准输入", "the record (update); - is standard input"},
                              any_file());
    command.flag("--new", options->may_be_new, {"台账还不存在时新建", "make the register if there is none"});
    command.option("-o", "FILE", options->output,
                   {"写到文件，写完整了才出现", "write to a file, which appears when complete"}, any_file());
    command.flag("--quiet", options->is_quiet, {"不显示更新的小结", "no summary of the update"});
    command.option("--as-of", "DATE", options->as_of,
                   {"show 按哪一天计逾期等，默认为台账的日期", "the day for which to show, by default the register's"});
    add_format_option(command, options->format, {"text", "json"});
    add_engine_options(command, options->engine);
    command.examples(
        {"  xuehui register update 台账.json society.json --new -o 台账.json\n"
         "  xuehui register show 台账.json --as-of 2026-06-30\n"
         "  xuehui register show 台账.json --format json",
         "  xuehui register update register.json society.json --new -o register.json\n"
         "  xuehui register show register.json --as-of 2026-06-30\n"
         "  xuehui register show register.json --format json"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
