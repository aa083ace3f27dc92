#include "stream/csv.hpp"

#include <gtest/gtest.h>

namespace xuehui::stream {
namespace {

std::string cell(std::string_view text) {
    std::string row = "1";
    append_cell(row, text);
    return row;
}

TEST(AppendCell, LeavesPlainTextAsItIs) {
    EXPECT_EQ(cell(""), "1,");
    EXPECT_EQ(cell("ORG-1"), "1,ORG-1");
    EXPECT_EQ(cell("学会 é 😀"), "1,学会 é 😀");
    EXPECT_EQ(cell(" a\tb; 'c' "), "1, a\tb; 'c' ");    // spaces belong to a cell (RFC 4180, 2.4)
    EXPECT_EQ(cell(std::string_view("a\0b", 3)), std::string("1,a\0b", 5));
}

TEST(AppendCell, QuotesWhatWouldEndACell) {
    EXPECT_EQ(cell("a,b"), R"(1,"a,b")");
    EXPECT_EQ(cell(","), R"(1,",")");
    EXPECT_EQ(cell("a\nb"), "1,\"a\nb\"");
    EXPECT_EQ(cell("a\r"), "1,\"a\r\"");
    EXPECT_EQ(cell("a\r\nb"), "1,\"a\r\nb\"");
}

TEST(AppendCell, DoublesQuotes) {
    EXPECT_EQ(cell("\""), R"(1,"""")");
    EXPECT_EQ(cell("\"\""), R"(1,"""""")");
    EXPECT_EQ(cell(R"(the "old" one)"), R"(1,"the ""old"" one")");
    EXPECT_EQ(cell(R"(",")"), R"(1,""",""")");
}

// The output is data for programs: the text of a cell is the text of the record, whatever a spreadsheet makes of it.
TEST(AppendCell, LeavesWhatLooksLikeAFormula) {
    EXPECT_EQ(cell("=1+1"), "1,=1+1");
    EXPECT_EQ(cell("+86"), "1,+86");
    EXPECT_EQ(cell("-1"), "1,-1");
    EXPECT_EQ(cell("@SUM(A1)"), "1,@SUM(A1)");
    EXPECT_EQ(cell("\t=1"), "1,\t=1");
    EXPECT_EQ(cell(R"(="a","b")"), R"(1,"=""a"",""b""")");
}

TEST(AppendCell, AppendsToTheRow) {
    std::string row;
    append_cell(row, "a");
    append_cell(row, "");
    append_cell(row, "b,c");
    EXPECT_EQ(row, R"(,a,,"b,c")");
}

TEST(AppendBounds, AreTwoCells) {
    std::string row = "1";
    append_bounds(row, Bounds{575'000, 825'000});
    append_bounds(row, Bounds{-1, 0});
    append_bounds(row, std::nullopt);
    EXPECT_EQ(row, "1,575000,825000,-1,0,,");
}

// Cells of the first row, "|" between them, and how much it takes; or what else it is.
std::string read(std::string_view text, bool is_last = true) {
    std::vector<Cell> cells;
    const Row row = read_row(text, is_last, cells);
    if (row.state == Row::State::unfinished) return "unfinished";
    std::string out = row.state == Row::State::malformed ? "malformed " : "";
    for (const Cell& cell : cells) out += cell.text() + '|';
    return out + ' ' + std::to_string(row.size);
}

TEST(ReadRow, SplitsAtCommas) {
    EXPECT_EQ(read("a,b,c\nd"), "a|b|c| 6");
    EXPECT_EQ(read("a,b\r\nc"), "a|b| 5");
    EXPECT_EQ(read("a,,\n"), "a||| 4");
    EXPECT_EQ(read("\n"), "| 1");
    EXPECT_EQ(read(" a , 学会 "), " a | 学会 | 12");
}

TEST(ReadRow, KeepsWhatStandsInQuotationMarks) {
    EXPECT_EQ(read("\"a,b\",c\n"), "a,b|c| 8");
    EXPECT_EQ(read("\"a\nb\",\"c\r\nd\"\r\nx"), "a\nb|c\r\nd| 14");
    EXPECT_EQ(read("\"say \"\"so\"\"\",\"\"\n"), "say \"so\"|| 16");
    EXPECT_EQ(read("a,\"b\""), "a|b| 5");
    EXPECT_EQ(read("a,\"b\"\r"), "a|b| 6");
    EXPECT_EQ(read("\"a\",b\r\n"), "a|b| 7");
    EXPECT_EQ(read("\"a\","), "a|| 4");
}

// The first line alone is given up: what follows may be sound.
TEST(ReadRow, GivesUpOneLine) {
    EXPECT_EQ(read("a,\"b\nc,d\n"), "malformed a| 5");
    EXPECT_EQ(read("a,\"b\nc,\"d\"\n"), "malformed a| 5");
    EXPECT_EQ(read("a,b\"c\nd\n"), "malformed a| 6");
    EXPECT_EQ(read("\"a\"b,c\nd\n"), "malformed  7");
    const std::string endless = "a,\"" + std::string(kLongestRow, 'b');
    EXPECT_EQ(read(endless + "\n" + endless + "\"", false), "malformed a| " + std::to_string(endless.size() + 1));
}

TEST(ReadRow, SaysTheSameHoweverMuchOfTheTextIsThere) {
    for (const std::string_view text : {"a,b\nx", "\"a\"\"\",\"b\r\nc\",\r\nx", "a,\"b\"\nx\"", "\"a\"\n\"", "a\"b\n\n",
                                        "\"a\"\r\nx", "\"a\nb\"c\nx", "\"a\",b\r\nx"}) {
        const std::string whole = read(text);
        for (std::size_t size = 0; size <= text.size(); ++size) {
            const std::string part = read(text.substr(0, size), false);
            EXPECT_TRUE(part == "unfinished" || part == whole) << text << ' ' << size << ' ' << part << ' ' << whole;
        }
    }
}

}  // namespace
}  // namespace xuehui::stream
