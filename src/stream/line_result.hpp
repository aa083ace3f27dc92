// One line in, one line out: what a record in a stream gives, as JSON or as CSV.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <xuehui/stream.hpp>

namespace xuehui::stream {

// What the summary wants to know of a line.
struct LineOutcome {
    std::string error;           // code of the first fault, or empty
    std::string_view grade;      // lower grade, or empty; as long-lived as the engine
};

// A result without its line break, in the form of the output.
class LineWriter {
public:
    LineWriter(const Engine& engine, const StreamOptions& options) : engine_(engine), options_(options) {}

    // Assesses a line (without its line break) and appends the result.
    LineOutcome write(std::uint64_t number, std::string_view line, std::string& out) const;
    // For a line that was not kept because it is longer than the limit.
    LineOutcome write_too_long(std::uint64_t number, std::string& out) const;
    // What stands before all results, or nothing.
    std::string head() const;

private:
    LineOutcome fail(std::uint64_t number, std::string_view organisation, const Diagnostic& fault,
                     std::string& out) const;
    bool shows(const Indicator& indicator) const;
    void write_json(std::uint64_t number, const Assessment& assessment, std::string& out) const;
    void write_csv(std::uint64_t number, const Assessment& assessment, std::string& out) const;

    const Engine& engine_;
    const StreamOptions& options_;
};

}  // namespace xuehui::stream
