// The running of a batch: its files, its progress, its end, good or bad.
//
// A job whose outputs are files can be gone on with. Every second or so what it has written is brought to the disk, and a
// checkpoint beside the output says how far that is; until the first one, failures and signals remove what was begun, and
// from then on they leave it there.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <xuehui/stream.hpp>

#include "cli/job_files.hpp"
#include "cli/population_files.hpp"
#include "cli/progress_bar.hpp"

namespace xuehui::cli {

struct JobSettings {
    std::string input;
    std::string output;
    std::string rejects;    // empty: they are not kept
    bool is_resumed = false;
    bool is_quiet = false;
    unsigned seconds_between = 1;    // checkpoints
    StreamOptions stream;
    PopulationSettings population;
};

class BatchJob {
public:
    BatchJob(JobSettings settings, const Engine& engine, const Context& context);

    // Opens the files; `inputs` are those that it must not write to. An exit code.
    int open(std::span<const std::string> inputs);
    // Does all the rest. An exit code.
    int run();

private:
    int go_on();
    int work(StreamSummary& summary);
    int end(const StreamSummary& summary, const std::string& what, int exit);
    void note(const StreamProgress& progress);
    Checkpoint checkpoint() const;
    bool finish();

    JobSettings settings_;
    const Engine& engine_;
    const Context& context_;
    bool can_be_resumed_ = false;
    std::string checkpoint_name_;
    std::optional<InputStream> file_;
    std::optional<JobInput> input_;
    std::unique_ptr<JobOutput> results_;
    std::unique_ptr<JobOutput> rejects_;
    PopulationFiles population_;
    std::optional<ProgressBar> bar_;
    StreamProgress progress_;
    std::chrono::steady_clock::time_point noted_;
};

}  // namespace xuehui::cli
