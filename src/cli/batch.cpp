// xuehui batch: many records, one a line, into one result a line.
#include <algorithm>
#include <memory>

#include "cli/batch_job.hpp"
#include "cli/commands.hpp"
#include "cli/options.hpp"

namespace xuehui::cli {

namespace {

struct Options {
    std::string input;
    std::string output;
    EngineOptions engine;
    std::string format;
    std::string nodes = "total";
    unsigned threads = 0;
    std::string from;
    std::string period;
    std::string as_of;
    std::string rejects;
    PopulationSettings population;
    bool is_resumed = false;
    bool is_quiet = false;
    unsigned seconds = 1;

    std::vector<std::string> files() const {
        std::vector<std::string> files = engine.files();
        files.push_back(input);
        return files;
    }
};

constexpr unsigned kMostSeconds = 3600;

StreamNodes nodes_of(const std::string& word) {
    if (word == "1") return StreamNodes::level1;
    if (word == "2") return StreamNodes::level2;
    if (word == "3") return StreamNodes::level3;
    return word == "all" ? StreamNodes::all : StreamNodes::total;
}

// Of tables, when nothing else is said: a name ending in .csv, whatever compressed it.
bool is_table(const Options& options) {
    if (!options.from.empty()) return options.from == "csv";
    std::string_view name = options.input;
    for (const std::string_view ending : {".gz", ".zst"}) {
        if (name.ends_with(ending)) name.remove_suffix(ending.size());
    }
    return name.ends_with(".csv");
}

// What holds for all rows of a table. False: reported.
bool read_defaults(const Options& options, TableDefaults& table, const Context& context) {
    constexpr std::string_view kBetween = "..";
    table.as_of = options.as_of;
    if (options.period.empty()) return true;
    const std::size_t between = options.period.find(kBetween);
    if (between != std::string::npos) {
        table.period_from = options.period.substr(0, between);
        table.period_to = options.period.substr(between + kBetween.size());
    }
    if (!table.period_from.empty() && !table.period_to.empty()) return true;
    complain(context.say({"--period 应写作 2025-01-01..2025-12-31", "--period is written as 2025-01-01..2025-12-31"}));
    return false;
}

// False: reported.
bool go_to_different_places(const Options& options, const Context& context) {
    std::vector<std::string> outputs = options.population.summaries;
    outputs.push_back(options.output);
    if (!options.rejects.empty()) outputs.push_back(options.rejects);
    if (!options.population.ranks.empty()) outputs.push_back(options.population.ranks);
    std::ranges::sort(outputs);
    const auto twice = std::ranges::adjacent_find(outputs);
    if (twice == outputs.end()) return true;
    complain(*twice + ": " + context.say({"两样东西不能写到同一处", "two things cannot go to the same place"}));
    return false;
}

int run(const Options& options, const Context& context) {
    const auto files = options.files();
    if (!uses_stdin_once(files, context) || !go_to_different_places(options, context)) return kUsage;
    if (!options.population.options.group_by.empty() && !options.population.is_wanted()) {
        complain(context.say({"--group-by 要和 --summary 或 --ranks 一起用", "--group-by needs --summary or --ranks"}));
        return kUsage;
    }
    auto engine = load_engine(options.engine, context);
    if (!engine) return engine.exit;
    JobSettings job{
        options.input,     options.output, options.rejects, options.is_resumed, options.is_quiet, options.seconds, {},
        options.population};
    job.stream.format = options.format == "csv" ? StreamFormat::csv : StreamFormat::ndjson;
    job.stream.input = is_table(options) ? StreamInput::csv : StreamInput::ndjson;
    if (!read_defaults(options, job.stream.table, context)) return kUsage;
    job.stream.nodes = nodes_of(options.nodes);
    job.stream.threads = options.threads;
    BatchJob batch(std::move(job), *engine, context);
    const int exit = batch.open(files);
    return exit == kDone ? batch.run() : exit;
}

}  // namespace

void add_batch(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    Command& command = line.add(
        "batch",
        {"评价许多份记录，一行一份\n\n一行记录出一行结果，次序不变；坏的一行只影响它自己。OUT 写完整了才出现。\n\n"
         "IN 也可以是 CSV 表，第一行是列名。长表一行一个评级，同一组织的行要放在一起，列为 organisation、criterion、"
         "rating 或 measure，可加 stage、assessor、on、reason。宽表一行一个组织，除 organisation 外每个评价内容一列，"
         "空格为未评。两种都可以有 name、kind、region、period_from、period_to、as_of，以及自己的 x-… 列。",
         "Assess many records, one a line\n\nOne result a line, in the same order; a bad line touches only itself. OUT "
         "appears when it is complete.\n\n"
         "IN may be a table (CSV), too, whose first line names the columns. Long: a row is a rating, and those of an "
         "organisation stand together; the columns are organisation, criterion, rating or measure, and where wanted "
         "stage, assessor, on, reason. Wide: a row is an organisation, with a column for each criterion beside "
         "organisation; a cell is empty where nobody rated. Both may have name, kind, region, period_from, period_to, "
         "as_of and x-… columns of your own."});
    command.argument("IN", options->input,
                     {"NDJSON 或 CSV，也可以是 gzip 或 zstd 压缩的；- 为标准输入",
                      "NDJSON or CSV, also compressed by gzip or zstd; - is standard input"},
                     any_file());
    command.required_option("-o", "OUT", options->output,
                            {"结果文件，以 .gz 或 .zst 结尾则压缩；- 为标准输出",
                             "the results, compressed where it ends in .gz or .zst; "
                             "- is standard output"},
                            any_file());
    command.option("--from", "ndjson|csv", options->from,
                   {"输入的形式；不给则名字以 .csv 结尾的是表", "by default csv where the name of IN ends in .csv"},
                   one_of({"ndjson", "csv"}));
    command.option("--period", "FROM..TO", options->period,
                   {"表里没有说的评价期间", "the period, where a table does not say it"});
    command.option("--as-of", "DATE", options->as_of,
                   {"表里没有说的基准日", "the day of assessment, where a table does not"});
    add_engine_options(command, options->engine);
    add_format_option(command, options->format, {"ndjson", "csv"});
    command.option("--nodes", "total|1|2|3|all", options->nodes,
                   {"写出哪些指标的得分：总分，某一级，或各级", "whose scores to write besides the total's"},
                   one_of({"total", "1", "2", "3", "all"}));
    command.number("--threads", "N", options->threads, 1, StreamOptions::kMostThreads,
                   {"线程数；不给则用全部处理器", "by default as many as there are processors"});
    command.option("--errors", "FILE", options->rejects,
                   {"另把坏的行和它们的毛病写到这里，NDJSON", "the lines that were rejected, and why, as NDJSON"},
                   any_file());
    command.options(
        "--summary", "FILE", options->population.summaries,
        {"另把全体的情况写到这里：分布、等级、否决、薄弱指标、名次；以 .html 结尾为网页，否则为 JSON；可以给几个",
         "what all of them come to: distribution, grades, gates, weak indicators, the best; a page where it ends in "
         ".html, else JSON; may be repeated"},
        any_file());
    command.option("--group-by", "PLACE", options->population.options.group_by,
                   {"按记录里的这一处分组，同组的互相比较：organisation.kind、organisation.region、"
                    "organisation.x-… 或 facts.…",
                    "what peers share, for --summary and --ranks: organisation.kind, organisation.region, "
                    "organisation.x-… or facts.…"},
                   {{"organisation.kind", "organisation.region"}, true, false});
    command.option(
        "--ranks", "FILE", options->population.ranks,
        {"另把每个组织在全体和同组中的名次、百分位写到这里；以 .csv 结尾为表，否则为 NDJSON",
         "where each stands among all and in its group: place and percentile rank; a table where it ends in .csv, "
         "else NDJSON"},
        any_file());
    command.flag(
        "--resume", options->is_resumed,
        {"接着做中断了的同一任务；没有则从头做", "go on with the same job where it was interrupted, or begin it"});
    command.number("--checkpoint", "SECONDS", options->seconds, 0, kMostSeconds,
                   {"隔多少秒记一次进度，默认 1", "how often to note how far the job is, by default 1"});
    command.flag("--quiet", options->is_quiet, {"不显示进度和小结", "no progress bar, no summary"});
    command.examples(
        {"  xuehui batch societies.ndjson -o results.ndjson\n"
         "  xuehui batch societies.ndjson -o results.csv --format csv --nodes 1\n"
         "  xuehui batch societies.ndjson.gz -o results.ndjson.zst\n"
         "  xuehui batch ratings.csv -o results.ndjson --as-of 2026-03-31\n"
         "  xuehui batch in.ndjson -o out.ndjson --summary all.html --ranks ranks.csv"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
