// What a batch says of its organisations together: summaries, as JSON or as a page, and where each of them stands.
//
// Who stands where is known only when all have been counted. So beside the job's other files grows one with what has to be
// known of each organisation, and from that the file is written in the end. It goes on with the job, as the population does,
// which a checkpoint has among what it says.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include <xuehui/population.hpp>
#include <xuehui/stream.hpp>

#include "cli/checkpoint.hpp"
#include "cli/job_files.hpp"

namespace xuehui::cli {

struct PopulationSettings {
    std::vector<std::string> summaries;    // pages where they end in .html
    std::string ranks;                     // a table where it ends in .csv, whatever compresses it; or empty
    PopulationOptions options;

    bool is_wanted() const { return !summaries.empty() || !ranks.empty(); }
};

class PopulationFiles {
public:
    PopulationFiles(PopulationSettings settings, const Context& context)
        : settings_(std::move(settings)), context_(context) {}

    // An exit code. `inputs` are files that it must not write to.
    int open(const Engine& engine, std::span<const std::string> inputs);
    // Where a job begins, or goes on. False: the checkpoint cannot be used, not reported; or the file, reported.
    bool restore(const Engine& engine, const Checkpoint& last);
    bool begin_at(const Checkpoint& last);
    // Has a stream count what it assesses.
    void follow(StreamOptions& stream);
    void note(Checkpoint& now) const;
    bool sync() { return !kept_ || kept_->file().sync(); }
    void keep();

    // Writes everything, but for the names. False: reported.
    bool finish();
    // Gives the files their names. False: reported.
    bool publish();

private:
    std::unique_ptr<JobOutput> open_output(const std::string& path) const;
    bool write(const std::string& path, std::string_view text);
    bool write_ranks();

    PopulationSettings settings_;
    const Context& context_;
    std::vector<std::string> inputs_;
    std::optional<Population> population_;
    std::unique_ptr<JobOutput> kept_;    // what standings are written from
    std::vector<std::unique_ptr<JobOutput>> outputs_;
};

}  // namespace xuehui::cli
