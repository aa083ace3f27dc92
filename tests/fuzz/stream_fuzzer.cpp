// Any bytes as a file of records, one a line: one result a line, each what the line alone would give, whatever the
// number of threads and the pieces in which the input comes. The first byte chooses the size of the pieces.
#include <algorithm>
#include <string>
#include <vector>

#include <xuehui/standard.hpp>
#include <xuehui/stream.hpp>

#include "fuzz/fuzz.hpp"
#include "reference/json.hpp"

namespace {

using reference::Json;

const xuehui::Engine& engine() {
    static const xuehui::Engine standard = xuehui::standard_engine();
    return standard;
}

struct Job {
    std::string output;
    xuehui::StreamSummary summary;
};

Job run(std::string_view input, std::size_t piece, unsigned threads) {
    Job job;
    xuehui::StreamOptions options;
    options.threads = threads;
    options.nodes = xuehui::StreamNodes::level1;
    const auto source = [&](char* buffer, std::size_t size) {
        const std::size_t count = std::min({size, piece, input.size()});
        std::copy_n(input.begin(), count, buffer);
        input.remove_prefix(count);
        return count;
    };
    const auto sink = [&](std::string_view output) {
        job.output += output;
        return true;
    };
    job.summary = assess_stream(engine(), source, sink, options);
    return job;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

void check_line(std::string_view line, const Json& result, std::size_t number) {
    fuzz::require(result.at("line").text == std::to_string(number), "lines are numbered");
    if (line.ends_with('\r')) line.remove_suffix(1);
    const auto alone = engine().assess(line);
    if (!alone) {
        fuzz::require(result.at("error").at("code").text == alone.error().front().code, "the fault of the line alone");
        return;
    }
    fuzz::require(result.find("error") == nullptr, "what is assessed alone is assessed in a stream");
    fuzz::require(result.at("score").is_null() == !alone->score(), "a score where there is one");
    if (!alone->score()) return;
    fuzz::require(result.at("score").at("lower").text == std::to_string(alone->score()->lower), "the lower score");
    fuzz::require(result.at("score").at("upper").text == std::to_string(alone->score()->upper), "the upper score");
    fuzz::require(result.at("grade").at("lower").text == alone->grade_lower(), "the lower grade");
    fuzz::require(result.at("grade").at("upper").text == alone->grade_upper(), "the upper grade");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view input = fuzz::text_of(data + 1, size - 1);
    const Job job = run(input, std::size_t{data[0]} + 1, 1);
    const std::vector<std::string_view> lines = lines_of(input);
    const std::vector<std::string_view> results = lines_of(job.output);
    fuzz::require(lines.size() == results.size(), "one result a line");
    fuzz::require(job.summary.complete && job.summary.lines == lines.size(), "every line is counted");
    fuzz::require(job.summary.assessed + job.summary.rejected == lines.size(), "assessed or rejected");
    for (std::size_t i = 0; i < lines.size(); ++i) check_line(lines[i], Json::parse(results[i]), i + 1);
    fuzz::require(run(input, input.size() + 1, 2).output == job.output, "threads and pieces do not matter");
    return 0;
}
