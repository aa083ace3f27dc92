// xuehui batch: many records, one a line, into one result a line.
#include <memory>
#include <system_error>

#include <xuehui/stream.hpp>

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

    std::vector<std::string> files() const {
        std::vector<std::string> files = engine.files();
        files.push_back(input);
        return files;
    }
};

// The input in pieces that are as large as they were asked for, up to the last. A pipe gives a few lines at a time, too
// few to share among threads; and nobody waits for the results of those, as a file appears when all of it is there.
class WholePieces {
public:
    explicit WholePieces(InputStream& input) : input_(input) {}

    std::size_t operator()(char* buffer, std::size_t size) {
        std::size_t filled = 0;
        while (filled < size && !at_end_) {
            const std::size_t count = input_.read(buffer + filled, size - filled);
            at_end_ = count == 0;    // kept: on a terminal a later read would ask for more
            filled += count;
        }
        return filled;
    }

private:
    InputStream& input_;
    bool at_end_ = false;
};

StreamNodes nodes_of(const std::string& word) {
    if (word == "1") return StreamNodes::level1;
    if (word == "2") return StreamNodes::level2;
    if (word == "3") return StreamNodes::level3;
    return word == "all" ? StreamNodes::all : StreamNodes::total;
}

std::string listed(const std::map<std::string, std::uint64_t>& counts) {
    std::string out;
    for (const auto& [name, count] : counts) out += (out.empty() ? "" : ", ") + name + ' ' + std::to_string(count);
    return out;
}

void summarise(const StreamSummary& summary, const Context& context) {
    const std::string lines = std::to_string(summary.lines);
    const std::string assessed = std::to_string(summary.assessed);
    const std::string rejected = std::to_string(summary.rejected);
    std::string text = context.say(
        {"共 " + lines + " 行，评价 " + assessed + "，拒收 " + rejected,
         lines + (summary.lines == 1 ? " line, " : " lines, ") + assessed + " assessed, " + rejected + " rejected"});
    if (summary.rejected > 0)
        text += context.say({"（" + listed(summary.errors) + "）", " (" + listed(summary.errors) + ")"});
    if (!summary.grades.empty()) {
        text += context.say({"；参考等级的下界：", "; lower reference grades: "}) + listed(summary.grades);
    }
    complain(text);
}

int run(const Options& options, const Context& context) {
    const auto files = options.files();
    if (!uses_stdin_once(files, context)) return kUsage;
    auto engine = load_engine(options.engine, context);
    if (!engine) return engine.exit;
    auto input = InputStream::open(options.input);
    if (!input) return kUsage;
    const auto output = Output::open(options.output, files, context);
    if (!output) return kUsage;
    StreamOptions job;
    job.format = options.format == "csv" ? StreamFormat::csv : StreamFormat::ndjson;
    job.nodes = nodes_of(options.nodes);
    job.threads = options.threads;
    const auto sink = [&](std::string_view piece) { return output->write(piece); };
    StreamSummary summary;
    try {
        summary = assess_stream(*engine, WholePieces(*input), sink, job);
    } catch (const std::system_error& error) {
        complain(options.input + ": " + error.code().message());
        return kFault;
    }
    if (!summary.complete || !output->publish()) return kFault;
    summarise(summary, context);
    return kDone;
}

}  // namespace

void add_batch(CommandLine& line) {
    const auto options = std::make_shared<Options>();
    Command& command = line.add(
        "batch",
        {"评价许多份记录，一行一份\n\n一行记录出一行结果，次序不变；坏的一行只影响它自己。OUT 写完整了才出现。",
         "Assess many records, one a line\n\nOne result a line, in the same order; a bad line touches "
         "only itself. OUT appears when it is complete."});
    command.argument("IN", options->input, {"NDJSON；- 为标准输入", "NDJSON; - is standard input"}, any_file());
    command.required_option("-o", "OUT", options->output,
                            {"结果文件；- 为标准输出", "the results; - is standard output"}, any_file());
    add_engine_options(command, options->engine);
    add_format_option(command, options->format, {"ndjson", "csv"});
    command.option("--nodes", "total|1|2|3|all", options->nodes,
                   {"写出哪些指标的得分：总分，某一级，或各级", "whose scores to write besides the total's"},
                   one_of({"total", "1", "2", "3", "all"}));
    command.number("--threads", "N", options->threads, 1, StreamOptions::kMostThreads,
                   {"线程数；不给则用全部处理器", "by default as many as there are processors"});
    command.examples(
        {"  xuehui batch societies.ndjson -o results.ndjson\n"
         "  xuehui batch societies.ndjson -o results.csv --format csv --nodes 1\n"
         "  zcat societies.ndjson.gz | xuehui batch - -o - | gzip > results.ndjson.gz"});
    command.run([options, &context = line.context()] { return run(*options, context); });
}

}  // namespace xuehui::cli
