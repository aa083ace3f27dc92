// Cuts a table (CSV) into blocks of records: the rows of one organisation that stand together, or each row by itself.
//
// Only what tells where a record ends is read here, by the one thread that reads; the cells are for those who work the
// records off. A row that cannot be read ends with its first line. Of a table whose rows are gathered it belongs to the
// organisation that it names, if that much of it can be read, and else to the one among whose rows it stands: that one may
// lack a rating and must not be assessed. Rows of which all cells are empty belong to nobody and are passed over.
//
// Memory is bounded: a record longer than the limit is not kept, and that an organisation comes back is noticed only
// within RecentNames.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/recent_names.hpp"
#include "stream/csv.hpp"
#include "stream/line_reader.hpp"
#include "stream/window.hpp"

namespace xuehui::stream {

class RowReader {
public:
    RowReader(const ByteSource& source, std::size_t longest) : window_(source), longest_(longest) {}

    // The first row, without a byte order mark; to be read first. Nothing where it does not end within kLongestRow.
    std::optional<std::string> head();
    // Rows are gathered by what stands in this column; until then, each is a record.
    void gather_by(std::size_t column) { column_ = column; }

    // As LineReader: the next records, at least one; empty at the end.
    const std::vector<Line>& next_block();
    std::uint64_t place() const { return place_; }

private:
    void cut();
    bool cut_row();
    bool skip_line();
    void take(std::string_view row, const std::optional<std::string>& name);
    void open(std::size_t begin, const std::string& name);
    void close();
    void begin_long_line();
    std::string_view text_of_open() const;

    struct Open {
        std::size_t begin = 0;      // in the window; unless it is too long
        std::uint64_t place = 0;    // in the stream
        std::uint64_t number = 0;
        std::string name;
        bool came_back = false;
        bool is_too_long = false;
    };

    Window window_;
    std::size_t longest_;
    std::optional<std::size_t> column_;
    std::optional<Open> open_;    // the record whose rows are being gathered
    std::size_t at_ = 0;          // in the window: what has been cut
    std::size_t searched_ = 0;    // no line ends between at_ and here
    std::uint64_t number_ = 1;    // of the line that begins there
    std::uint64_t place_ = 0;
    bool is_skipping_ = false;    // inside a line that is too long
    bool has_uncut_ = false;      // read with the head
    bool is_done_ = false;
    RecentNames names_;
    std::vector<Cell> cells_;
    std::vector<Line> lines_;
};

}  // namespace xuehui::stream
