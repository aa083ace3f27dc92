// Many records, one a line, from 10^4 to 10^6 organisations: ratings only, and with evidence and reasons. Beside it what
// reading the same bytes alone takes: no job can be faster than that.
#include <algorithm>
#include <cstring>

#include <benchmark/benchmark.h>

#include <xuehui/standard.hpp>
#include <xuehui/stream.hpp>

#include "data.hpp"
#include "reference/json.hpp"

namespace {

using bench::require;

constexpr std::size_t kPool = 1'000;    // distinct organisations, over and over

const xuehui::Engine& engine() {
    static const xuehui::Engine standard = xuehui::standard_engine();
    return standard;
}

// Gives the lines of the pool again and again until so many were given.
class Source {
public:
    // `lines` is a multiple of the pool's.
    Source(const std::string& pool, std::size_t lines) : pool_(pool), left_(pool.size() * (lines / kPool)) {}

    std::size_t bytes() const { return left_; }

    std::size_t operator()(char* buffer, std::size_t size) {
        const std::size_t count = std::min({size, left_, pool_.size() - at_});
        std::memcpy(buffer, pool_.data() + at_, count);
        at_ = (at_ + count) % pool_.size();
        left_ -= count;
        return count;
    }

private:
    const std::string& pool_;
    std::size_t at_ = 0;
    std::size_t left_;
};

std::string joined(const std::vector<std::string>& lines) {
    std::string text;
    for (const std::string& line : lines) text += line;
    return text;
}

const std::string& pool(bool with_evidence) {
    static const std::string ratings = joined(bench::record_lines(engine(), bench::random_ratings(engine(), kPool)));
    static const std::string records = joined(std::vector<std::string>(kPool, bench::compact_sample_record() + "\n"));
    return with_evidence ? records : ratings;
}

xuehui::StreamSummary run(Source source, unsigned threads, const xuehui::ByteSink& sink) {
    xuehui::StreamOptions options;
    options.threads = threads;
    return assess_stream(engine(), [&](char* buffer, std::size_t size) { return source(buffer, size); }, sink, options);
}

// Every line of the pool has the score that the record alone has.
void check(const std::string& lines, unsigned threads) {
    std::string output;
    run(Source(lines, kPool), threads, [&](std::string_view piece) {
        output += piece;
        return true;
    });
    std::size_t in = 0;
    std::size_t out = 0;
    for (std::size_t i = 0; i < kPool; ++i) {
        const std::size_t in_end = lines.find('\n', in);
        const std::size_t out_end = output.find('\n', out);
        require(out_end != std::string::npos, "a result for each line");
        const auto result = reference::Json::parse(std::string_view(output).substr(out, out_end - out));
        const auto alone = engine().assess(std::string_view(lines).substr(in, in_end - in));
        require(result.at("score").at("lower").text == std::to_string(alone->score()->lower), "the lower score");
        require(result.at("score").at("upper").text == std::to_string(alone->score()->upper), "the upper score");
        in = in_end + 1;
        out = out_end + 1;
    }
}

void stream(benchmark::State& state, bool with_evidence) {
    const auto organisations = static_cast<std::size_t>(state.range(0));
    const auto threads = static_cast<unsigned>(state.range(1));
    const std::string& lines = pool(with_evidence);
    check(lines, threads);
    const std::size_t bytes = Source(lines, organisations).bytes();
    for (auto _ : state) {
        std::size_t written = 0;
        const auto summary = run(Source(lines, organisations), threads, [&](std::string_view piece) {
            written += piece.size();
            return true;
        });
        if (summary.assessed != organisations) state.SkipWithError("not every organisation was assessed");
        benchmark::DoNotOptimize(written);
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes));
}
BENCHMARK_CAPTURE(stream, ratings, false)
    ->ArgNames({"organisations", "threads"})
    ->ArgsProduct({{10'000, 100'000, 1'000'000}, {1, 2}})
    ->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(stream, with_evidence, true)
    ->ArgNames({"organisations", "threads"})
    ->ArgsProduct({{10'000, 100'000}, {1, 2}})
    ->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

// Copying the bytes of the lines and finding where they end.
void reading_alone(benchmark::State& state) {
    std::vector<char> buffer(1 << 20);
    const auto organisations = static_cast<std::size_t>(state.range(0));
    const std::size_t bytes = Source(pool(false), organisations).bytes();
    for (auto _ : state) {
        Source source(pool(false), organisations);
        std::ptrdiff_t ends = 0;
        while (const std::size_t count = source(buffer.data(), buffer.size())) {
            ends += std::count(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(count), '\n');
        }
        if (ends != state.range(0)) state.SkipWithError("lines are lost");
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * state.range(0));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes));
}
BENCHMARK(reading_alone)->ArgName("organisations")->Arg(10'000)->Arg(100'000)->UseRealTime()->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
