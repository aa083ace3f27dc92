// Any bytes as a table of ratings: the same results whatever the number of threads and the pieces in which it comes, each
// row in one record or in none because it is empty, and no job that goes on elsewhere than where another one ended. The
// first byte chooses the size of the pieces.
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
    std::string rejects;
    std::vector<xuehui::StreamProgress> progress;
    xuehui::StreamSummary summary;
};

Job run(std::string_view input, std::size_t piece, unsigned threads,
        const std::optional<xuehui::StreamProgress>& from = {}) {
    Job job;
    xuehui::StreamOptions options;
    options.input = xuehui::StreamInput::csv;
    options.table = {"2025-01-01", "2025-12-31", "2026-03-31"};
    options.threads = threads;
    options.limits.bytes = 200;    // of a record's rows, so that some are too long
    options.from = from;
    options.progress = [&](const xuehui::StreamProgress& progress) { job.progress.push_back(progress); };
    options.rejects = [&](std::string_view lines) {
        job.rejects += lines;
        return true;
    };
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

void check_results(std::string_view output, std::size_t lines) {
    std::uint64_t count = 0;
    std::uint64_t last = 1;    // the head
    while (!output.empty()) {
        const Json result = Json::parse(output.substr(0, output.find('\n')));
        output.remove_prefix(output.find('\n') + 1);
        const std::uint64_t line = std::stoull(result.at("line").text);
        fuzz::require(line > last && line <= lines, "records stand in their order");
        last = line;
        ++count;
    }
    fuzz::require(count <= lines, "no more records than lines");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view input = fuzz::text_of(data + 1, size - 1);
    const Job job = run(input, std::size_t{data[0]} + 1, 1);
    if (!job.summary.refused.empty()) {
        fuzz::require(job.output.empty() && !job.summary.complete, "what is refused has no results");
        return 0;
    }
    fuzz::require(job.summary.complete, "a table comes to its end");
    check_results(job.output, static_cast<std::size_t>(std::ranges::count(input, '\n')) + 1);
    const Job whole = run(input, input.size() + 1, 2);
    fuzz::require(whole.output == job.output && whole.rejects == job.rejects, "threads and pieces do not matter");
    for (const xuehui::StreamProgress& each : job.progress) {
        fuzz::require(run(input, input.size() + 1, 1, each).output == job.output.substr(each.written),
                      "what goes on does so where it was");
    }
    return 0;
}
