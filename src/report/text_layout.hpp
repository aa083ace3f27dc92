// Laying text out in columns of a terminal: how wide it is, where it may be broken, how columns line up.
//
// A wide character (Chinese, Japanese, Korean, full-width forms, emoji) takes two columns, a combining mark none, and
// everything else one. Text that comes from documents goes through printable() (report.hpp) first: what a record says must not
// reach the terminal as a control sequence, nor turn the direction of what stands beside it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace xuehui::report {

// Filled with blanks up to a width; what is wider stays as it is.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

// Lines of at most `width` columns (at least 8): broken at blanks and between wide characters, never before closing
// punctuation nor behind opening punctuation. At least one line, which may be empty.
std::vector<std::string> wrap(std::string_view text, std::size_t width);
// The same with a first line of another width.
std::vector<std::string> wrap(std::string_view text, std::size_t first_width, std::size_t width);

// A page of text that is written from top to bottom. Whatever is put on it is made printable.
class Page {
public:
    explicit Page(std::size_t width);

    std::size_t width() const { return width_; }
    // A paragraph, indented.
    void paragraph(std::size_t indent, std::string_view text);
    // A lead, such as an id, and text that hangs beside it; the text begins `hang` columns behind the indent, or
    // one blank behind a lead that is wider.
    void item(std::size_t indent, std::size_t hang, std::string_view lead, std::string_view text);
    // A line as it is, without the blanks at its end.
    void line(std::string_view text);
    // A line with a blank one before it: the title of what follows.
    void heading(std::string_view text);
    // A blank line, unless there is one already or the page is still empty.
    void blank();

    std::string take() && { return std::move(out_); }

private:
    std::size_t width_;
    std::string out_;
};

// Rows of cells below each other. The first column, a lead with text hanging beside it, takes what the others leave
// and wraps (below the lead where there is little room beside it); the others are as wide as their widest cell.
class Table {
public:
    enum class Align { left, right };

    struct Column {
        std::string heading;
        Align align;
    };
    explicit Table(std::string first_heading, std::vector<Column> columns);
    // `cells` are of the columns behind the first one.
    void row(std::size_t indent, std::string_view lead, std::string_view text, std::vector<std::string> cells);
    void write(Page& page, std::size_t indent) const;

private:
    struct Row {
        std::size_t indent;
        std::string lead, text;
        std::vector<std::string> cells;
    };
    std::vector<Align> aligns_;
    std::vector<Row> rows_;    // the headings first
};

}  // namespace xuehui::report
