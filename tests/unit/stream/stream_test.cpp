#include <xuehui/stream.hpp>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <xuehui/standard.hpp>

#include "unit/refused_threads.hpp"

namespace xuehui {
namespace {

struct Job {
    std::string output;
    std::string rejects;
    std::vector<StreamProgress> progress;
    StreamSummary summary;
};

// The source gives so many bytes at once.
Job run_job(std::string_view text, StreamOptions options, std::size_t most = SIZE_MAX) {
    static const Engine engine = standard_engine();
    Job job;
    options.progress = [&](const StreamProgress& progress) { job.progress.push_back(progress); };
    options.rejects = [&](std::string_view lines) {
        job.rejects += lines;
        return true;
    };
    const auto source = [&](char* buffer, std::size_t size) {
        const std::size_t count = std::min({size, most, text.size()});
        std::memcpy(buffer, text.data(), count);
        text.remove_prefix(count);
        return count;
    };
    const auto sink = [&](std::string_view piece) {
        job.output += piece;
        return true;
    };
    job.summary = assess_stream(engine, source, sink, options);
    return job;
}

Job run(std::string_view text, unsigned threads) {
    StreamOptions options;
    options.threads = threads;
    return run_job(text, options);
}

std::string many_lines() {
    std::string text;
    for (int i = 0; i < 1'000; ++i) text += R"({"organisation":{"id":"ORG-)" + std::to_string(i) + "\"}}\n";
    return text;
}

TEST(AssessStream, GoesOnWithTheThreadsThatItGets) {
    const std::string text = many_lines();
    const Job alone = run(text, 1);
    EXPECT_EQ(alone.summary.lines, 1'000U);
    const unit::RefusedThreads refused;
    const Job job = run(text, 8);
    EXPECT_TRUE(job.summary.complete);
    EXPECT_EQ(job.output, alone.output);
}

TEST(AssessStream, TakesAnyNumberOfThreads) {
    const std::string text = many_lines();
    const Job alone = run(text, 1);
    for (const unsigned threads : {0U, 2U, 1'024U, 1'025U, ~0U}) {
        EXPECT_EQ(run(text, threads).output, alone.output) << threads;
    }
}

std::string mixed_lines() {
    const std::string record = R"({"format":"xuehui/record/1","organisation":{"id":"O"},"period":{"from":"2025-01-01",)"
                               R"("to":"2025-12-31"},"as_of":"2026-01-01","ratings":[]})";
    std::string text;
    for (int i = 0; i < 40; ++i) text += record + "\r\n{\n\xC4\xE3\n\n" + std::string(300, 'x') + "\n";
    return text + record;
}

TEST(AssessStream, TellsHowFarItIs) {
    const std::string text = mixed_lines();
    const Job job = run_job(text, {}, 100);
    ASSERT_GT(job.progress.size(), 40U);
    for (const StreamProgress& each : job.progress) {
        ASSERT_LE(each.read, text.size());
        EXPECT_TRUE(each.read == text.size() || text[each.read - 1] == '\n');
        const auto before = std::string_view(job.output).substr(0, each.written);
        EXPECT_EQ(std::ranges::count(before, '\n'), static_cast<std::ptrdiff_t>(each.summary.lines));
        EXPECT_EQ(std::ranges::count(std::string_view(text).substr(0, each.read), '\n'),
                  static_cast<std::ptrdiff_t>(each.summary.lines) - (each.read == text.size() ? 1 : 0));
    }
    EXPECT_EQ(job.progress.back().read, text.size());
    EXPECT_EQ(job.progress.back().written, job.output.size());
}

TEST(AssessStream, GoesOnWhereAnotherOneEnded) {
    const std::string text = mixed_lines();
    for (const StreamFormat format : {StreamFormat::ndjson, StreamFormat::csv}) {
        StreamOptions options;
        options.format = format;
        options.limits.bytes = 250;
        const Job whole = run_job(text, options, 100);
        for (const StreamProgress& each : whole.progress) {
            options.from = each;
            for (const std::size_t piece : {std::size_t{7}, SIZE_MAX}) {
                const Job rest = run_job(text, options, piece);
                EXPECT_EQ(rest.output, whole.output.substr(each.written));
                EXPECT_TRUE(whole.rejects.ends_with(rest.rejects));
                EXPECT_EQ(rest.summary.lines, whole.summary.lines);
                EXPECT_EQ(rest.summary.errors, whole.summary.errors);
                EXPECT_EQ(rest.summary.grades, whole.summary.grades);
            }
        }
    }
}

TEST(AssessStream, KeepsTheLinesThatItRejects) {
    StreamOptions options;
    options.limits.bytes = 10;
    const Job job = run_job("{\r\n\xC4\xE3\nlonger than ten\n", options);
    EXPECT_EQ(
        job.rejects,
        R"({"line":1,"organisation":null,"error":{"code":"syntax","message":"the text ends before the JSON is complete","at":""},"begin":0,"input":"{"})"
        "\n"
        R"({"line":2,"organisation":null,"error":{"code":"encoding","message":"not UTF-8","at":""},"begin":3,"input_base64":"xOM="})"
        "\n"
        R"({"line":3,"organisation":null,"error":{"code":"limit","message":"the line has more than 10 bytes","at":""},"begin":6,"input":null})"
        "\n");
}

}  // namespace
}  // namespace xuehui
