// xuehui batch: many records, one a line, into one result a line.
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
    std::string rejects;
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

int run(const Options& options, const Context& context) {
    const auto files = options.files();
    if (!uses_stdin_once(files, context)) return kUsage;
    if (options.rejects == options.output) {
        complain(options.output + ": " +
                 context.say({"结果和 --errors 不能写到同一处", "results and --errors cannot go to the same place"}));
        return kUsage;
    }
    auto engine = load_engine(options.engine, context);
    if (!engine) return engine.exit;
    JobSettings job{
        options.input, options.output, options.rejects, options.is_resumed, options.is_quiet, options.seconds, {}};
    job.stream.format = options.format == "csv" ? StreamFormat::csv : StreamFormat::ndjson;
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
        {"评价许多份记录，一行一份\n\n一行记录出一行结果，次序不变；坏的一行只影响它自己。OUT 写完整了才出现。",
         "Assess many records, one a line\n\nOne result a line, in the same order; a bad line touches "
         "only itself. OUT\nappears when it is complete."});
    command.argument("IN", options->input,
                     {"NDJSON，也可以是 gzip 或 zstd 压缩的；- 为标准输入",
                      "NDJSON, also compressed by gzip or zstd; - is standard input"},
                     any_file());
    command.required_option("-o", "OUT", options->output,
                            {"结果文件，以 .gz 或 .zst 结尾则压缩；- 为标准输出",
                             "the results, compressed where it ends in .gz or .zst;\n"
                             "- is standard output"},
                            any_file());
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
    command.flag(
        "--resume", options->is_resumed,
        {"接着做中断了的同一任务；没有则从头做", "go on with the same job where it was interrupted,\nor begin it"});
    command.number("--checkpoint", "SECONDS", options->seconds, 0, kMostSeconds,
                   {"隔多少秒记一次进度，默认 1", "how often to note how far the job is, by default 1"});
    command.flag("--quiet", options->is_quiet, {"不显示进度和小结", "no progress bar, no summary"});
    command.examples(
        {"  xuehui batch societies.ndjson -o results.ndjson\n"
         "  xuehui batch societies.ndjson -o results.csv --format csv --nodes 1\n"
         "  xuehui batch societies.ndjson.gz -o results.ndjson.zst"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
