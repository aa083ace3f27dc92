// The job: blocks of lines from the reader, shared out among threads, written in their order.
//
// Threads take the lines of a block in small runs, each with a buffer of its own; when all are done the buffers are
// written one after the other. So the output is a function of the input alone. Only this thread reads and writes.
#include <xuehui/stream.hpp>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>

#include "base/threads.hpp"
#include "stream/line_reader.hpp"
#include "stream/line_result.hpp"
#include "stream/row_reader.hpp"
#include "stream/standing_lines.hpp"
#include "stream/table.hpp"

namespace xuehui {

static_assert(StreamOptions::kMostThreads == kMostThreads);

namespace {

using stream::Line;
using stream::LineOutcome;

constexpr std::size_t kRun = 8;    // lines: enough to make taking them cheap, few enough to share a block evenly

struct Run {
    std::string output;
    std::string rejects;
    std::vector<LineOutcome> outcomes;
};

// The lines of one block, worked off by any number of threads.
class Block {
public:
    Block(const stream::LineWriter& writer, std::string_view line_break) : writer_(writer), line_break_(line_break) {}

    void start(std::span<const Line> lines) {
        lines_ = lines;
        runs_.resize((lines.size() + kRun - 1) / kRun);
        next_ = 0;
        failure_ = nullptr;
    }

    // Takes runs until none is left. Exceptions (exhausted memory) are kept for the thread that owns the job.
    void work() noexcept {
        try {
            for (std::size_t run = next_++; run < runs_.size(); run = next_++) do_run(run);
        } catch (...) {
            next_ = runs_.size();
            const std::lock_guard lock(failure_mutex_);
            failure_ = std::current_exception();
        }
    }

    std::span<const Run> finished() const {
        if (failure_) std::rethrow_exception(failure_);
        return runs_;
    }

private:
    void do_run(std::size_t number) {
        Run& run = runs_[number];
        run.output.clear();
        run.rejects.clear();
        run.outcomes.clear();
        const std::size_t end = std::min(lines_.size(), (number + 1) * kRun);
        for (std::size_t i = number * kRun; i < end; ++i) {
            run.outcomes.push_back(writer_.write(lines_[i], run.output, run.rejects));
            run.output += line_break_;
        }
    }

    const stream::LineWriter& writer_;
    std::string_view line_break_;
    std::span<const Line> lines_;
    std::vector<Run> runs_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex failure_mutex_;
    std::exception_ptr failure_;
};

void work_off(Block& block, unsigned threads, std::size_t lines) {
    const std::size_t useful = std::min<std::size_t>(threads, (lines + kRun - 1) / kRun);
    work_in_threads(useful, [&block] { block.work(); });
}

void count(const Run& run, StreamSummary& summary) {
    for (const LineOutcome& outcome : run.outcomes) {
        ++summary.lines;
        if (outcome.error.empty()) {
            ++summary.assessed;
            if (!outcome.grade.empty()) ++summary.grades[std::string(outcome.grade)];
        } else {
            ++summary.rejected;
            ++summary.errors[outcome.error];
        }
    }
}

// The same into the population. One thread does it for all: it takes a hundredth of what an assessment does, needs no other
// memory for each thread, and so the population is at every moment what has been written.
bool count(const Run& run, std::span<const Line> lines, const StreamOptions& options) {
    if (options.population == nullptr) return true;
    std::string standings;
    for (std::size_t i = 0; i < run.outcomes.size(); ++i) {
        const LineOutcome& outcome = run.outcomes[i];
        if (!outcome.member) {
            options.population->reject();
            continue;
        }
        options.population->add(*outcome.member);
        if (options.standings) stream::keep_standing(lines[i].number, *outcome.member, standings);
    }
    return standings.empty() || options.standings(standings);
}

// Those of a block that have no results yet. Lines are passed over only where a job goes on where another one ended.
std::span<const Line> unanswered(std::span<const Line> lines, std::uint64_t place) {
    return {std::ranges::lower_bound(lines, place, {}, &Line::begin), lines.end()};
}

// From the reader's records to the end of the job.
template <class Reader>
StreamSummary work_all(Reader& reader, const stream::LineWriter& writer, const ByteSink& sink,
                       const StreamOptions& options) {
    Block block(writer, options.format == StreamFormat::csv ? "\r\n" : "\n");
    const unsigned threads = thread_count(options.threads);
    StreamProgress progress = options.from.value_or(StreamProgress{});
    const std::string head = options.from ? std::string() : writer.head();
    if (!head.empty() && !sink(head)) return progress.summary;
    progress.written += head.size();
    for (const std::vector<Line>* all = &reader.next_block(); !all->empty(); all = &reader.next_block()) {
        const auto lines = unanswered(*all, progress.read);
        if (lines.empty()) continue;
        block.start(lines);
        work_off(block, threads, lines.size());
        std::size_t next = 0;
        for (const Run& run : block.finished()) {
            if (!sink(run.output) || (!run.rejects.empty() && !options.rejects(run.rejects))) return progress.summary;
            progress.written += run.output.size();
            count(run, progress.summary);
            if (!count(run, lines.subspan(next), options)) return progress.summary;
            next += run.outcomes.size();
        }
        progress.read = reader.place();
        if (options.progress) options.progress(progress);
    }
    progress.summary.complete = true;
    return progress.summary;
}

}  // namespace

StreamSummary assess_stream(const Engine& engine, const ByteSource& source, const ByteSink& sink,
                            const StreamOptions& options) {
    if (options.input == StreamInput::ndjson) {
        stream::LineReader reader(source, options.limits.bytes);
        return work_all(reader, stream::LineWriter(engine, options, nullptr), sink, options);
    }
    stream::RowReader reader(source, options.limits.bytes);
    const auto table = stream::Table::read(reader.head(), engine, options);
    if (!table) {
        StreamSummary summary;
        summary.refused = table.error();
        return summary;
    }
    if (const auto column = table->gathered_by()) reader.gather_by(*column);
    return work_all(reader, stream::LineWriter(engine, options, &*table), sink, options);
}

}  // namespace xuehui
