// How far a long job has come, in a file beside its output: enough for another run to go on there.
//
// It is written after what it speaks of is on the disk, and takes its name in one step; so whatever a kill or a power
// failure leaves behind, the checkpoint that is there describes files that are there. What they have beyond it is cut off.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xuehui/stream.hpp>

#include "cli/context.hpp"

namespace xuehui::cli {

struct Checkpoint {
    // An output: bytes of it that count, and text that was given to its compressor and is not among them.
    struct Written {
        std::uint64_t length = 0;
        std::string pending;
    };

    // What makes the job what it is, in words for people: another run has to have the same.
    std::vector<std::pair<std::string, std::string>> job;
    StreamProgress progress;
    // So many bytes of text were read, and this is their CRC-32: another run has to read the same.
    std::uint64_t input_bytes = 0;
    std::uint32_t input_sum = 0;
    Written results;
    Written rejects;
    Written standings;         // what where each stands is written from
    std::string population;    // Population::state(), or empty
};

// False where it cannot be written: reported.
bool save(const Checkpoint& checkpoint, const std::string& path);

// Nothing where there is none, or none that can be understood: `is_there` says which.
std::optional<Checkpoint> load_checkpoint(const std::string& path, bool& is_there);

}  // namespace xuehui::cli
