// Laying text out in columns of a terminal: how wide it is, where it may be broken, how columns line up, what stands out.
//
// A wide character (Chinese, Japanese, Korean, full-width forms, emoji) takes two columns, a combining mark none, and
// everything else one. Text that comes from documents goes through printable() (report.hpp) first: what a record says must not
// reach the terminal as a control sequence, nor turn the direction of what stands beside it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/assessment.hpp>
#include <xuehui/report.hpp>

namespace xuehui::report {

// Filled with blanks up to a width; what is wider stays as it is.
std::string pad_right(std::string_view text, std::size_t width);
std::string pad_left(std::string_view text, std::size_t width);

// As report.hpp has it, and with a first line of another width.
using xuehui::wrap;
std::vector<std::string> wrap(std::string_view text, std::size_t first_width, std::size_t width);

// What a piece of text is, where colours may say so. No text depends on it: without colours everything is still there.
enum class Ink : std::uint8_t { plain, strong, alarm, warning, caution, accent };

// Numbers as a bar of so many cells: full blocks for what is certain (half a cell where the bounds agree), light shade for
// what is still possible, dots for the rest. Only what is whole is drawn, so a full bar is full marks; but bounds that
// differ always show it. Empty for no score.
std::string bar(const std::optional<Bounds>& bounds, std::int32_t cells);

// A page of text that is written from top to bottom. Whatever is put on it is made printable.
class Page {
public:
    explicit Page(const TextStyle& style);

    std::size_t width() const { return width_; }
    // A paragraph, indented.
    void paragraph(std::size_t indent, std::string_view text);
    // The same, beginning with a word or two that stand out.
    void paragraph(std::size_t indent, Ink ink, std::string_view begin, std::string_view text);
    // A lead, such as an id, and text that hangs beside it; the text begins `hang` columns behind the indent, or
    // one blank behind a lead that is wider, or below a lead that leaves no room for it.
    void item(std::size_t indent, std::size_t hang, std::string_view lead, std::string_view text, Ink ink = Ink::plain);
    // The same; the text begins with something that stands out.
    void item(std::size_t indent, std::size_t hang, std::string_view lead, Ink ink, std::string_view begin,
              std::string_view text);
    // Printable text in its ink, for line(). Blanks around it stay outside.
    std::string paint(Ink ink, std::string_view text) const;
    // A line as it is, without the blanks at its end.
    void line(std::string_view text);
    // A line with a blank one before it: the title of what follows.
    void heading(std::string_view text);
    // A blank line, unless there is one already or the page is still empty.
    void blank();

    std::string take() && { return std::move(out_); }

private:
    struct Inks {
        Ink lead, begin, text;
    };
    void put_item(std::size_t indent, std::size_t hang, const std::string& lead, const std::string& begin,
                  const std::string& text, const Inks& inks);
    void hang_text(std::size_t indent, std::size_t column, const std::string& lead, const std::string& begin,
                   const std::string& text, const Inks& inks);

    std::size_t width_;
    bool colour_;
    std::string out_;
};

// Rows of cells below each other. The first column, a lead with text hanging beside it, takes what the others leave
// and wraps (below the lead where there is little room beside it); the others are as wide as their widest cell. Where they
// leave next to nothing, the cells of a row go below its first column, each behind its heading.
class Table {
public:
    enum class Align { left, right };

    struct Column {
        std::string heading;
        Align align;
        Ink ink = Ink::plain;
    };
    explicit Table(std::string first_heading, std::vector<Column> columns);
    // `cells` are of the columns behind the first one.
    void row(std::size_t indent, std::string_view lead, std::string_view text, std::vector<std::string> cells);
    void write(Page& page, std::size_t indent) const;

    // Whether on a page its first column had so much room, or all that it wants.
    bool leaves(const Page& page, std::size_t indent, std::size_t room) const;

private:
    struct Row {
        std::size_t indent;
        std::string lead, text;
        std::vector<std::string> cells;
    };
    struct Lines {
        std::size_t below;    // where those behind the first begin
        std::vector<std::string> texts;
    };
    std::size_t width_of_cells(std::size_t column) const;
    std::size_t width_of_others() const;    // than the first column, and of the gaps
    std::size_t longest() const;            // of the first column, unbroken
    std::size_t first_width(const Page& page, std::size_t indent) const;
    // The first column of a row.
    static Lines lines_of(const Row& row, std::size_t width);
    // A row's cells behind the first column, each in its column.
    std::string beside(const Page& page, const Row& row) const;
    void write_below(Page& page, std::size_t indent) const;

    std::vector<Column> columns_;    // without the first
    std::vector<Row> rows_;          // the headings first
};

}  // namespace xuehui::report
