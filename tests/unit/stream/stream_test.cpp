#include <xuehui/stream.hpp>

#include <algorithm>
#include <cstring>
#include <string>

#include <gtest/gtest.h>

#include <xuehui/standard.hpp>

#include "unit/refused_threads.hpp"

namespace xuehui {
namespace {

struct Job {
    std::string output;
    StreamSummary summary;
};

Job run(std::string_view text, unsigned threads) {
    const Engine engine = standard_engine();
    StreamOptions options;
    options.threads = threads;
    Job job;
    const auto source = [&](char* buffer, std::size_t size) {
        const std::size_t count = std::min(size, text.size());
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

}  // namespace
}  // namespace xuehui
