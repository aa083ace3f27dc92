// A table of ratings (CSV) as records: what the columns of its head mean, and the record that rows stand for.
//
// Two forms. Long: a row is a rating, with columns for the organisation, the criterion and the rating, and for what else a
// rating may say. Wide: a row is an organisation, with a column for each criterion, named by its id. Columns for the
// organisation and its period belong to both. Rows become the text of a record, which goes the way of all records: so a
// table cannot give another result than the record would, nor other faults. Where those stand is told by line and column.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/engine.hpp>
#include <xuehui/result.hpp>
#include <xuehui/stream.hpp>

#include "stream/csv.hpp"
#include "stream/line_reader.hpp"

namespace xuehui::stream {

class Table {
public:
    // Reads the head, which is nothing where there is none that could be read. Errors: all its faults.
    static Result<Table> read(const std::optional<std::string>& head, const Engine& engine,
                              const StreamOptions& options);

    // The column by which rows are gathered; nothing where each is a record.
    std::optional<std::size_t> gathered_by() const;

    // Rows as a record, or the first thing that is wrong with them as rows.
    struct Reading {
        std::string json;
        std::string organisation;
        std::optional<Diagnostic> fault;
        struct Place {
            std::uint64_t line = 0;
            std::size_t column = 0;    // where the rating stands
        };
        std::vector<Place> ratings;    // by their number in the record
    };
    Reading record(const Line& rows) const;
    // Where a fault of that record stands: "LINE:COLUMN".
    std::string place(const Reading& reading, const Line& rows, std::string_view pointer) const;

private:
    // What a column may be named after.
    enum class Field : std::uint8_t {
        organisation,
        name,
        kind,
        region,
        from,
        to,
        as_of,
        criterion,
        rating,
        measure,
        stage,
        assessor,
        on,
        reason,
        rated,
        own
    };
    static constexpr std::size_t kFields = 14;    // those that may stand once

    struct Column {
        std::string name;    // as it stands in the head
        Field field = Field::own;
    };

    class Rows;
    class Builder;

    void read_columns(const std::vector<Cell>& cells, const Engine& engine, Diagnostics& faults);
    void check_form(Diagnostics& faults) const;
    void set_defaults(const TableDefaults& defaults, Diagnostics& faults);

    static std::optional<Field> field_named(std::string_view name);
    static std::string name_of(Field field);
    bool has(Field field) const { return at_[static_cast<std::size_t>(field)].has_value(); }
    std::string at(std::uint64_t line, Field field) const;
    Diagnostic fault(std::uint64_t line, Field field, std::string_view code, std::string message) const;

    std::vector<Column> columns_;
    std::optional<std::size_t> at_[kFields];    // the column of a field
    std::string defaults_[kFields];             // for empty cells and absent columns
    std::vector<std::string> scale_;            // what is a rating in a cell that may be a measure, too
};

}  // namespace xuehui::stream
