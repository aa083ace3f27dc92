#include "stream/row_reader.hpp"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace xuehui::stream {
namespace {

using testing::ElementsAre;

// "NUMBER TEXT", with a mark where rows came back or are too long; by the column, or each row alone.
std::vector<std::string> records(std::string_view text, std::optional<std::size_t> column, std::size_t piece = SIZE_MAX,
                                 std::size_t longest = SIZE_MAX) {
    const std::string_view all = text;
    const ByteSource source = [&](char* buffer, std::size_t size) {
        const std::size_t count = std::min({size, piece, text.size()});
        std::memcpy(buffer, text.data(), count);
        text.remove_prefix(count);
        return count;
    };
    RowReader reader(source, longest);
    std::vector<std::string> found;
    if (!reader.head()) return found;
    if (column) reader.gather_by(*column);
    std::uint64_t place = reader.place();
    for (const std::vector<Line>* lines = &reader.next_block(); !lines->empty(); lines = &reader.next_block()) {
        for (const Line& line : *lines) {
            EXPECT_GE(line.begin, place);
            EXPECT_EQ(line.number, static_cast<std::uint64_t>(std::ranges::count(all.substr(0, line.begin), '\n')) + 1);
            EXPECT_EQ(all.substr(line.begin, line.text.size()), line.text);
            found.push_back(std::to_string(line.number) + ' ' + (line.too_long ? "long" : std::string(line.text)) +
                            (line.came_back ? " again" : ""));
        }
        place = reader.place();
    }
    EXPECT_LE(place, all.size());
    return found;
}

constexpr std::string_view kRows =
    "o,c\na,1\na,2\nb,\"x\n\"\"y\"\nb,3\r\n\n,\na,4\n\"a\",5\n\"?\"?,\nc,6\nc\nd,\"\nd,7";

TEST(RowReader, GathersWhatStandsTogether) {
    EXPECT_THAT(records(kRows, 0), ElementsAre("2 a,1\na,2", "4 b,\"x\n\"\"y\"\nb,3\r\n\n,",
                                               "9 a,4\n\"a\",5\n\"?\"?, again", "12 c,6\nc", "14 d,\"\nd,7"));
}

TEST(RowReader, LeavesRowsAlone) {
    EXPECT_THAT(records(kRows, std::nullopt),
                ElementsAre("2 a,1", "3 a,2", "4 b,\"x\n\"\"y\"", "6 b,3", "9 a,4", "10 \"a\",5", "11 \"?\"?,",
                            "12 c,6", "13 c", "14 d,\"", "15 d,7"));
}

TEST(RowReader, IsTheSameHoweverTheTextIsCut) {
    for (const std::string_view text :
         {kRows, std::string_view("\xEF\xBB\xBFo\r\na\r\na\r\nb\r\n"), std::string_view("o"),
          std::string_view("o\n\n\n"), std::string_view("o\n\"\n\"\n\"a")}) {
        for (const auto column :
             {std::optional<std::size_t>(), std::optional<std::size_t>(0), std::optional<std::size_t>(1)}) {
            for (const std::size_t longest : {SIZE_MAX, std::size_t{9}, std::size_t{3}}) {
                const auto expected = records(text, column, SIZE_MAX, longest);
                for (std::size_t piece = 1; piece < text.size(); ++piece) {
                    EXPECT_EQ(records(text, column, piece, longest), expected) << text << piece << ' ' << longest;
                }
            }
        }
    }
}

TEST(RowReader, KeepsNothingThatIsTooLong) {
    EXPECT_THAT(records("o\na\naaaa\r\naaaaa\nb\n", std::nullopt, 2, 4), ElementsAre("2 a", "3 aaaa", "4 long", "5 b"));
    EXPECT_THAT(records("o\na,1\na,2\nb\n", 0, 2, 6), ElementsAre("2 long", "4 b"));
}

TEST(RecentNames, KnowsTheLastOnes) {
    RecentNames names;
    EXPECT_TRUE(names.add("a"));
    EXPECT_FALSE(names.add("a"));
    for (std::size_t i = 0; i + 1 < RecentNames::kGeneration; ++i) EXPECT_TRUE(names.add(std::to_string(i)));
    EXPECT_FALSE(names.add("a"));
    for (std::size_t i = 0; i < RecentNames::kGeneration; ++i) names.add("x" + std::to_string(i));
    EXPECT_FALSE(names.add("x0"));
    for (std::size_t i = 0; i < RecentNames::kGeneration; ++i) names.add("y" + std::to_string(i));
    EXPECT_TRUE(names.add("a"));    // forgotten: memory is bounded
}

}  // namespace
}  // namespace xuehui::stream
