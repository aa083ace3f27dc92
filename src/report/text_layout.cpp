#include "report/text_layout.hpp"

#include <algorithm>
#include <array>
#include <span>

#include <xuehui/report.hpp>

#include "base/utf8.hpp"
#include "json/layout.hpp"

namespace xuehui {

namespace {

struct Range {
    char32_t first, last;
};

// Characters of two columns (Unicode 15, East_Asian_Width W and F), neighbouring blocks drawn together.
constexpr std::array<Range, 34> kWide{{
    {0x1100, 0x115F}, {0x231A, 0x231B},   {0x2329, 0x232A},   {0x23E9, 0x23EC},   {0x23F0, 0x23F0}, {0x23F3, 0x23F3},
    {0x25FD, 0x25FE}, {0x2614, 0x2615},   {0x2648, 0x2653},   {0x267F, 0x267F},   {0x2693, 0x2693}, {0x26A1, 0x26A1},
    {0x26AA, 0x26AB}, {0x26BD, 0x26BE},   {0x26C4, 0x26C5},   {0x26D4, 0x26D4},   {0x2705, 0x2705}, {0x274C, 0x274C},
    {0x2753, 0x2757}, {0x2B50, 0x2B55},   {0x2E80, 0x303E},   {0x3041, 0x3247},   {0x3250, 0x4DBF}, {0x4E00, 0xA4CF},
    {0xA960, 0xA97C}, {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE10, 0xFE19},   {0xFE30, 0xFE6F}, {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6}, {0x16FE0, 0x1B2FF}, {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
}};

bool lies_in(std::span<const Range> ranges, char32_t c) {
    const auto behind = std::ranges::upper_bound(ranges, c, {}, &Range::first);
    return behind != ranges.begin() && c <= std::prev(behind)->last;
}

std::size_t columns_of(char32_t c) {
    constexpr char32_t kFirstSpecial = 0x0300;
    if (c < kFirstSpecial) return 1;
    if (takes_no_column(c)) return 0;
    return lies_in(kWide, c) ? 2 : 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
    std::size_t columns = 0;
    while (!text.empty()) {
        const Glyph glyph = first_glyph(text);
        columns += columns_of(glyph.code);
        text.remove_prefix(glyph.bytes.size());
    }
    return columns;
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const Glyph glyph = first_glyph(text);
        const char32_t c = glyph.code;
        if (c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029) {
            out += ' ';
        } else if (acts(c)) {
            out += kReplacementText;
        } else {
            out += glyph.bytes;
        }
        text.remove_prefix(glyph.bytes.size());
    }
    return out;
}

std::string printable_json(std::string_view json) { return json::printable(json); }

namespace report {

namespace {

constexpr std::size_t kGap = 2;    // between columns

// Where a line must not begin, and where it must not end.
constexpr std::u32string_view kClosing = U",.;:!?)]}%’”…—、。〉》」』】〕〗·！％），．：；？］｝～";
constexpr std::u32string_view kOpening = U"([{‘“〈《「『【〔〖（［｛";

// A piece of a line that is never broken (unless a line cannot hold it).
struct Atom {
    std::string_view bytes;
    std::size_t columns;
    bool after_blank;
};

class Atoms {
public:
    explicit Atoms(std::string_view text) : text_(text) {
        bool after_blank = false;
        while (at_ < text_.size()) {
            const Glyph glyph = first_glyph(text_.substr(at_));
            if (glyph.code == ' ') {
                after_blank = true;
                at_ += 1;
                continue;
            }
            add(glyph, after_blank);
            after_blank = false;
            at_ += glyph.bytes.size();
        }
    }
    std::vector<Atom> take() && { return std::move(atoms_); }

private:
    void add(Glyph glyph, bool after_blank) {
        const std::size_t columns = columns_of(glyph.code);
        const bool is_wide = columns == 2;
        const bool sticks =
            !atoms_.empty() && !after_blank &&
            (columns == 0 || kClosing.find(glyph.code) != kClosing.npos || last_opens_ || (!is_wide && !last_is_wide_));
        if (sticks) {
            Atom& atom = atoms_.back();
            atom.bytes = text_.substr(static_cast<std::size_t>(atom.bytes.data() - text_.data()),
                                      atom.bytes.size() + glyph.bytes.size());
            atom.columns += columns;
        } else {
            atoms_.push_back({glyph.bytes, columns, after_blank});
        }
        if (columns != 0) last_is_wide_ = is_wide;
        last_opens_ = kOpening.find(glyph.code) != kOpening.npos;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Atom> atoms_;
    bool last_is_wide_ = false;
    bool last_opens_ = false;
};

class Lines {
public:
    Lines(std::size_t first_width, std::size_t width) : width_(first_width), further_width_(width) {}

    void add(const Atom& atom) {
        const std::size_t blank = atom.after_blank && !lines_.back().empty() ? 1 : 0;
        if (columns_ + blank + atom.columns <= width_) {
            lines_.back().append(blank, ' ').append(atom.bytes);
            columns_ += blank + atom.columns;
            return;
        }
        if (!lines_.back().empty() || width_ < further_width_) next();
        if (atom.columns <= width_) {
            lines_.back() += atom.bytes;
            columns_ = atom.columns;
        } else {
            add_in_pieces(atom.bytes);
        }
    }
    std::vector<std::string> take() && { return std::move(lines_); }

private:
    void next() {
        lines_.emplace_back();
        columns_ = 0;
        width_ = further_width_;
    }
    void add_in_pieces(std::string_view text) {
        while (!text.empty()) {
            const Glyph glyph = first_glyph(text);
            const std::size_t columns = columns_of(glyph.code);
            if (columns_ + columns > width_) next();
            lines_.back() += glyph.bytes;
            columns_ += columns;
            text.remove_prefix(glyph.bytes.size());
        }
    }

    std::size_t width_;
    std::size_t further_width_;
    std::size_t columns_ = 0;
    std::vector<std::string> lines_{1};
};

}  // namespace

std::string pad_right(std::string_view text, std::size_t width) {
    const std::size_t columns = display_width(text);
    return std::string(text).append(columns < width ? width - columns : 0, ' ');
}

std::string pad_left(std::string_view text, std::size_t width) {
    const std::size_t columns = display_width(text);
    return std::string(columns < width ? width - columns : 0, ' ').append(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t first_width, std::size_t width) {
    constexpr std::size_t kNarrowest = 8;
    Lines lines(std::max(first_width, kNarrowest), std::max(width, kNarrowest));
    for (const Atom& atom : Atoms(text).take()) lines.add(atom);
    return std::move(lines).take();
}

std::string bar(const std::optional<Bounds>& bounds, std::int32_t cells) {
    constexpr std::int64_t kFull = 1'000'000;
    if (!bounds) return {};
    std::string out;
    const auto draw = [&](std::string_view cell, std::int64_t count) {
        for (; count > 0; --count) out += cell;
    };
    const std::int64_t halves = std::int64_t{2} * bounds->lower * cells / kFull;
    const std::int64_t certain = halves / 2;
    std::int64_t drawn = certain;
    draw("█", certain);
    if (bounds->lower < bounds->upper) {
        drawn = std::max(certain + 1, std::int64_t{bounds->upper} * cells / kFull);
        draw("░", drawn - certain);
    } else if (halves % 2 != 0) {
        drawn += 1;
        draw("▌", 1);
    }
    draw("·", cells - drawn);
    return out;
}

Page::Page(const TextStyle& style) : width_(std::max<std::size_t>(style.width, 40)), colour_(style.colour) {}

std::string Page::paint(Ink ink, std::string_view text) const {
    static constexpr std::array<std::string_view, 6> kBegin{"",           "\x1b[1m",  "\x1b[31m",
                                                            "\x1b[1;33m", "\x1b[33m", "\x1b[36m"};
    constexpr std::string_view kEnd = "\x1b[0m";
    const std::size_t begin = text.find_first_not_of(' ');
    if (!colour_ || ink == Ink::plain || begin == text.npos) return std::string(text);
    const std::size_t end = text.find_last_not_of(' ') + 1;
    std::string out(text.substr(0, begin));
    out.append(kBegin[static_cast<std::size_t>(ink)]).append(text.substr(begin, end - begin)).append(kEnd);
    return out.append(text.substr(end));
}

void Page::line(std::string_view text) {
    out_ += text;
    out_.erase(out_.find_last_not_of(' ') + 1);
    out_ += '\n';
}

void Page::paragraph(std::size_t indent, std::string_view text) { paragraph(indent, Ink::plain, {}, text); }

void Page::paragraph(std::size_t indent, Ink ink, std::string_view begin, std::string_view text) {
    hang_text(indent, indent, {}, printable(begin), printable(text), {Ink::plain, ink, Ink::plain});
}

void Page::item(std::size_t indent, std::size_t hang, std::string_view lead, std::string_view text, Ink ink) {
    put_item(indent, hang, printable(lead), {}, printable(text), {ink, ink, ink});
}

void Page::item(std::size_t indent, std::size_t hang, std::string_view lead, Ink ink, std::string_view begin,
                std::string_view text) {
    put_item(indent, hang, printable(lead), printable(begin), printable(text), {Ink::plain, ink, Ink::plain});
}

void Page::put_item(std::size_t indent, std::size_t hang, const std::string& lead, const std::string& begin,
                    const std::string& text, const Inks& inks) {
    constexpr std::size_t kLeastBeside = 8;    // four Chinese characters
    const std::size_t beside = indent + std::max(hang, display_width(lead) + 1);
    if (beside + kLeastBeside <= width_) return hang_text(indent, beside, lead, begin, text, inks);
    hang_text(indent, indent, {}, {}, lead, {Ink::plain, Ink::plain, inks.lead});
    hang_text(indent + kGap, indent + kGap, {}, begin, text, inks);
}

// A lead, and from a column on what begins and what follows, on as many lines as that takes.
void Page::hang_text(std::size_t indent, std::size_t column, const std::string& lead, const std::string& begin,
                     const std::string& text, const Inks& inks) {
    const std::size_t room = width_ - std::min(column, width_);
    const std::size_t blanks = begin.empty() ? 0 : std::min(text.find_first_not_of(' '), text.size());
    std::string before = paint(inks.lead, pad_right(std::string(indent, ' ') + lead, column)) +
                         paint(inks.begin, begin) + std::string(blanks, ' ');
    for (const std::string& each : wrap(text, room - std::min(display_width(begin) + blanks, room), room)) {
        line(before + paint(inks.text, each));
        before.assign(column, ' ');
    }
}

void Page::heading(std::string_view text) {
    blank();
    const std::string safe = printable(text);
    for (const std::string& each : wrap(safe, width_)) line(paint(Ink::strong, each));
}

void Page::blank() {
    if (!out_.empty() && !out_.ends_with("\n\n")) out_ += '\n';
}

Table::Table(std::string first_heading, std::vector<Column> columns) : columns_(std::move(columns)) {
    Row headings{0, std::move(first_heading), {}, {}};
    for (const Column& column : columns_) headings.cells.push_back(column.heading);
    rows_.push_back(std::move(headings));
}

void Table::row(std::size_t indent, std::string_view lead, std::string_view text, std::vector<std::string> cells) {
    rows_.push_back({indent, printable(lead), printable(text), std::move(cells)});
}

std::size_t Table::width_of_cells(std::size_t column) const {
    std::size_t widest = 0;
    for (const Row& row : rows_) widest = std::max(widest, display_width(row.cells[column]));
    return widest;
}

std::size_t Table::width_of_others() const {
    std::size_t width = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) width += kGap + width_of_cells(i);
    return width;
}

std::size_t Table::longest() const {
    std::size_t longest = 0;
    for (const Row& row : rows_) {
        longest = std::max(longest, row.indent + display_width(row.lead) + 1 + display_width(row.text));
    }
    return longest;
}

std::size_t Table::first_width(const Page& page, std::size_t indent) const {
    return std::min(longest(), page.width() - indent - width_of_others());
}

bool Table::leaves(const Page& page, std::size_t indent, std::size_t room) const {
    return page.width() >= indent + width_of_others() + std::min(room, longest());
}

Table::Lines Table::lines_of(const Row& row, std::size_t width) {
    constexpr std::size_t kLeastBeside = 16;    // eight Chinese characters
    const std::size_t hang = row.indent + display_width(row.lead) + 1;
    const std::size_t below = hang + kLeastBeside <= width ? hang : row.indent + kGap;
    return {below, wrap(row.text, width - std::min(width, hang), width - std::min(width, below))};
}

std::string Table::beside(const Page& page, const Row& row) const {
    std::string all;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const bool is_heading = &row == &rows_.front();
        const std::size_t width = width_of_cells(i);
        const bool is_right = columns_[i].align == Align::right;
        const std::string cell = is_right ? pad_left(row.cells[i], width) : pad_right(row.cells[i], width);
        all += std::string(kGap, ' ') + page.paint(is_heading ? Ink::strong : columns_[i].ink, cell);
    }
    return all;
}

void Table::write_below(Page& page, std::size_t indent) const {
    const Row& headings = rows_.front();
    page.line(page.paint(Ink::strong, std::string(indent, ' ') + headings.lead));
    for (std::size_t i = 1; i < rows_.size(); ++i) {
        const Row& row = rows_[i];
        page.item(indent + row.indent, 0, row.lead, row.text);
        std::string cells;
        for (std::size_t j = 0; j < columns_.size(); ++j) {
            const std::size_t begin = row.cells[j].find_first_not_of(' ');
            if (begin == std::string::npos || headings.cells[j].empty()) continue;    // a bar has no heading
            if (!cells.empty()) cells += " · ";
            cells.append(headings.cells[j]).append(" ").append(row.cells[j], begin);
        }
        page.paragraph(indent + row.indent + kGap, cells);
    }
}

void Table::write(Page& page, std::size_t indent) const {
    constexpr std::size_t kLeast = 20;    // of the first column
    if (!leaves(page, indent, kLeast)) return write_below(page, indent);
    const std::size_t width = first_width(page, indent);
    for (const Row& row : rows_) {
        const Lines lines = lines_of(row, width);
        const std::string lead = std::string(row.indent, ' ') + row.lead + ' ' + lines.texts[0];
        const Ink ink = &row == &rows_.front() ? Ink::strong : Ink::plain;
        page.line(std::string(indent, ' ') + page.paint(ink, pad_right(lead, width)) + beside(page, row));
        for (std::size_t i = 1; i < lines.texts.size(); ++i) {
            page.line(std::string(indent + lines.below, ' ') + page.paint(ink, lines.texts[i]));
        }
    }
}

}  // namespace report

std::vector<std::string> wrap(std::string_view text, std::size_t width) { return report::wrap(text, width, width); }

}  // namespace xuehui
