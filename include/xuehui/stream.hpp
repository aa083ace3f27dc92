// Many records: one a line in, one result a line out, in the same order. Or a table: one result for each organisation.
//
// A bad line gives an error line and touches none of its neighbours. The results depend on neither the number of
// threads nor the size of the pieces in which the input comes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <xuehui/engine.hpp>
#include <xuehui/population.hpp>

namespace xuehui {

// What the input is: a record a line, or a table of ratings, in either of the two forms that documents.md describes.
enum class StreamInput : std::uint8_t { ndjson, csv };
enum class StreamFormat : std::uint8_t { ndjson, csv };
enum class StreamNodes : std::uint8_t { total, level1, level2, level3, all };

// What a job did, for the line at its end.
struct StreamSummary {
    std::uint64_t lines = 0;
    std::uint64_t assessed = 0;
    std::uint64_t rejected = 0;
    std::map<std::string, std::uint64_t> errors;    // by code of the first fault of a line
    std::map<std::string, std::uint64_t> grades;    // by lower grade
    bool complete = false;                          // false: the sink refused, the rest was not written
    Diagnostics refused;                            // why nothing was read: faults of a table's head
};

// How far a job has come: the lines before a place of the input have their results, and nothing behind it has.
struct StreamProgress {
    std::uint64_t read = 0;       // bytes of input before that place
    std::uint64_t written = 0;    // bytes given to the sink
    StreamSummary summary;
};

// Fills a buffer, of a megabyte or so, and says how many bytes; 0 at the end, after which it is not asked again. May
// throw; the exception ends the job and reaches the caller.
//
// The source decides between speed and promptness. The lines that one call completes are shared out among the threads,
// and their results written before the next call. A source that fills the buffer keeps all threads busy; one that gives
// less, as a read of a pipe or a socket does, gets the results of those lines sooner, and few lines are worked off by
// few threads.
using ByteSource = std::function<std::size_t(char* buffer, std::size_t size)>;
// Takes a piece of output; false ends the job.
using ByteSink = std::function<bool(std::string_view piece)>;

// What holds for all rows of a table that do not say it themselves; each a date, or empty.
struct TableDefaults {
    std::string period_from, period_to, as_of;
};

struct StreamOptions {
    static constexpr unsigned kMostThreads = 1024;

    StreamInput input = StreamInput::ndjson;
    TableDefaults table;
    StreamFormat format = StreamFormat::ndjson;
    StreamNodes nodes = StreamNodes::total;
    // 0: as many as the machine has. Never more than kMostThreads, nor than the lines are worth, and fewer where the
    // system refuses to start one: a job goes on with those it has, at the least with this one.
    unsigned threads = 0;
    Limits limits;    // of one line
    // Told after the results of the lines that one call of the source completed. May throw, as the source may.
    std::function<void(const StreamProgress&)> progress;
    // Goes on where an earlier job with the same engine, options and input had come to. The source gives the input from
    // its beginning: what has its results is read and passed over.
    std::optional<StreamProgress> from;
    // Given the rejected lines as they stood in the input, each with its fault, as NDJSON; nothing where it is empty.
    ByteSink rejects;
    // To which every record is added once its result has been written, by this thread: at each call of `progress` it is what
    // the results so far come to. Of a job that goes on it has to be what it was then. Of the same engine. Not owned.
    Population* population = nullptr;
    // Given, where there is a population, what write_standings() reads when all has been counted: some fifty bytes a record.
    ByteSink standings;
};

// Reads records from `source`, one a line, and writes results to `sink`, both called from this thread only. Memory is
// bounded by the limits of a line, whatever the length of the input.
StreamSummary assess_stream(const Engine& engine, const ByteSource& source, const ByteSink& sink,
                            const StreamOptions& options = {});

// Where each organisation of a job stands in its population: one line for each that was assessed, in the order of the
// input (documents.md). `kept` gives what the job gave to StreamOptions::standings, from its beginning. False: the sink
// refused, or what was kept is damaged. Memory: as Standings.
bool write_standings(const Population& population, const ByteSource& kept, const ByteSink& sink, StreamFormat format);

}  // namespace xuehui
