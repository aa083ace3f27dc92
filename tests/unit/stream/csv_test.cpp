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

}  // namespace
}  // namespace xuehui::stream
