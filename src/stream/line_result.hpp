// One line in, one line out: what a record in a stream gives, as JSON or as CSV.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <xuehui/population.hpp>
#include <xuehui/stream.hpp>

#include "stream/line_reader.hpp"
#include "stream/table.hpp"

namespace xuehui::stream {

// What the summary wants to know of a line.
struct LineOutcome {
    std::string error;                         // code of the first fault, or empty
    std::string_view grade;                    // lower grade, or empty; as long-lived as the engine
    std::optional<PopulationMember> member;    // of an assessed one, where there is a population
};

// A result without its line break, in the form of the output.
class LineWriter {
public:
    // A line is a record, or rows of the table where there is one.
    LineWriter(const Engine& engine, const StreamOptions& options, const Table* table)
        : engine_(engine), options_(options), table_(table) {}

    // Assesses a line and appends the result; where it is rejected and that is asked for, the line itself to `rejects`.
    LineOutcome write(const Line& line, std::string& out, std::string& rejects) const;
    // What stands before all results, or nothing.
    std::string head() const;

private:
    LineOutcome write_rows(const Line& rows, std::string& out, std::string& rejects) const;
    LineOutcome accept(const Line& line, const Assessment& assessment, std::string& out) const;
    LineOutcome reject(const Line& line, std::string_view organisation, const Diagnostic& fault, std::string& out,
                       std::string& rejects) const;
    void write_csv_fault(std::uint64_t number, std::string_view organisation, const Diagnostic& fault,
                         std::string& out) const;
    bool shows(const Indicator& indicator) const;
    void write_json(std::uint64_t number, const Assessment& assessment, std::string& out) const;
    void write_csv(std::uint64_t number, const Assessment& assessment, std::string& out) const;

    const Engine& engine_;
    const StreamOptions& options_;
    const Table* table_;
};

}  // namespace xuehui::stream
