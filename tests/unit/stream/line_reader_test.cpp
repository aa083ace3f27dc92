// Lines do not depend on the pieces in which the bytes come: small texts in every way to cut them, against a reader
// that has the whole text before it.
#include "stream/line_reader.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace xuehui::stream {
namespace {

// A line as it was handed out; without its text where it is too long.
struct Seen {
    std::string text;
    bool too_long = false;

    bool operator==(const Seen&) const = default;
};

void PrintTo(const Seen& seen, std::ostream* out) {
    *out << (seen.too_long ? "too long" : testing::PrintToString(seen.text));
}

Seen seen(std::string_view text, bool too_long) { return {too_long ? std::string() : std::string(text), too_long}; }

// What the reader is held equal to.
std::vector<Seen> lines_of(std::string_view text, std::size_t longest) {
    std::vector<Seen> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(seen(line, line.size() > longest));
    }
    return lines;
}

// Gives a text in pieces of these sizes, the last of them again and again.
ByteSource in_pieces(std::string_view text, const std::vector<std::size_t>& sizes) {
    return [=, next = std::size_t{0}, ended = false](char* buffer, std::size_t size) mutable {
        EXPECT_FALSE(ended) << "a source is asked again that was at its end";
        ended = text.empty();
        const std::size_t count = std::min({size, text.size(), sizes[std::min(next++, sizes.size() - 1)]});
        std::memcpy(buffer, text.data(), count);
        text.remove_prefix(count);
        return count;
    };
}

// The lines of each block.
std::vector<std::vector<Seen>> blocks(const ByteSource& source, std::size_t longest) {
    LineReader reader(source, longest);
    std::vector<std::vector<Seen>> all;
    for (const std::vector<Line>* lines = &reader.next_block(); !lines->empty(); lines = &reader.next_block()) {
        all.emplace_back();
        for (const Line& line : *lines) all.back().push_back(seen(line.text, line.too_long));
    }
    EXPECT_TRUE(reader.next_block().empty()) << "the end stays the end";
    return all;
}

std::vector<Seen> read(const ByteSource& source, std::size_t longest) {
    std::vector<Seen> lines;
    for (auto& block : blocks(source, longest)) std::move(block.begin(), block.end(), std::back_inserter(lines));
    return lines;
}

// Sizes of pieces: bit i of `cuts` says that the text is cut behind its byte i.
std::vector<std::size_t> sizes_of(std::size_t text_size, unsigned cuts) {
    std::vector<std::size_t> sizes{1};
    for (std::size_t i = 0; i + 1 < text_size; ++i) {
        if ((cuts >> i & 1U) != 0) {
            sizes.push_back(1);
        } else {
            ++sizes.back();
        }
    }
    return sizes;
}

void check_every_cut(std::string_view text) {
    std::vector<std::size_t> limits{SIZE_MAX, SIZE_MAX - 1};
    for (std::size_t longest = 0; longest <= text.size(); ++longest) limits.push_back(longest);
    for (const std::size_t longest : limits) {
        const std::vector<Seen> expected = lines_of(text, longest);
        for (unsigned cuts = 0; cuts < 1U << (text.empty() ? 0 : text.size() - 1); ++cuts) {
            ASSERT_EQ(read(in_pieces(text, sizes_of(text.size(), cuts)), longest), expected)
                << testing::PrintToString(text) << ", at most " << longest << " bytes, cuts " << cuts;
        }
    }
}

TEST(LineReader, IsTheSameHoweverTheTextIsCut) {
    constexpr std::string_view kTexts[] = {
        "", "a", "\n", "abc\nd\nef\n", "abc\nd\nef",                        // with an end and without
        "\r\n", "ab\r\nc\r\n", "ab\r\ncd", "ab\r\ncd\r",                   // CRLF
        "\n\na\n\n", "\r\n\r\na", "\n\r\n\n",                            // empty lines
        "a\rb\r\r\nc", "\r\r\r\n", "\r", "a\r\r",                        // CRs that end nothing
        "abcdef\ngh", "ab\nabcdef", "abcd\r\nab\n",                       // lines longer than most limits
        "\xEF\xBB\xBF" "a\nb\n", "\xEF\xBB\xBF", "a\n\xEF\xBB\xBF\n",    // byte order marks
        "\xE5\xAD\xA6\n\xFF\n",                                           // characters cut through, and no UTF-8
    };
    for (const std::string_view text : kTexts) check_every_cut(text);
    check_every_cut(std::string_view("\0\n\0a\n", 5));
}

// Each byte is looked at once, however many reads a line takes: were its beginning looked at again after each of these
// four million, the test would not end in its time.
TEST(LineReader, ReadsALongLineInSmallPieces) {
    const std::size_t size = std::size_t{32} << 20;
    const std::string text = std::string(size, 'x') + "\r\nend";
    const ByteSource source = in_pieces(text, {8});
    LineReader reader(source, size);
    const std::vector<Line>& lines = reader.next_block();
    ASSERT_EQ(lines.size(), 1U);
    EXPECT_FALSE(lines[0].too_long);
    EXPECT_TRUE(lines[0].text == std::string_view(text).substr(0, size));
    EXPECT_EQ(reader.next_block().at(0).text, "end");
    EXPECT_TRUE(reader.next_block().empty());
}

TEST(LineReader, ForgetsAllOfALineThatIsTooLong) {
    const std::size_t size = std::size_t{5} << 20;
    const std::string text = "a\n" + std::string(size, 'x') + "\nb\n" + std::string(size, 'y');
    const std::vector<Seen> expected = {{"a"}, {"", true}, {"b"}, {"", true}};
    EXPECT_EQ(read(in_pieces(text, {text.size()}), 10), expected);
    EXPECT_EQ(read(in_pieces(text, {1000}), 10), expected);
    EXPECT_EQ(read(in_pieces(text, {1000}), size - 1), expected);
}

// One read, one block: what a source gives at once is written before it is asked again.
TEST(LineReader, HandsOutWhatOneReadGave) {
    const std::vector<std::vector<Seen>> expected = {{{"a"}, {"b"}}, {{"cd"}, {"e"}}, {{"f"}}};
    EXPECT_EQ(blocks(in_pieces("a\nb\nc" "d\ne\n" "f", {5, 4, 1}), 10), expected);
}

TEST(LineReader, KnowsWhatALineIs) {
    using Lines = std::vector<Seen>;
    const auto whole = [](std::string_view text, std::size_t longest = 3) {
        return read(in_pieces(text, {text.size() + 1}), longest);
    };
    EXPECT_EQ(whole(""), Lines());
    EXPECT_EQ(whole("\n"), Lines({{""}}));
    EXPECT_EQ(whole("a"), Lines({{"a"}}));
    EXPECT_EQ(whole("a\nb\r\n\nc"), Lines({{"a"}, {"b"}, {""}, {"c"}}));
    EXPECT_EQ(whole("a\n\n"), Lines({{"a"}, {""}}));        // the last end begins no other line
    EXPECT_EQ(whole("a\r\r\n"), Lines({{"a\r"}}));         // one CR belongs to the break
    EXPECT_EQ(whole("abc\r\nabcd\nabc"), Lines({{"abc"}, {"", true}, {"abc"}}));    // the break does not count
    EXPECT_EQ(whole("abcd"), Lines({{"", true}}));
    EXPECT_EQ(whole("\n", 0), Lines({{""}}));
    EXPECT_EQ(whole("a\n", 0), Lines({{"", true}}));
    EXPECT_EQ(whole("\xEF\xBB\xBF\n"), Lines({{"\xEF\xBB\xBF"}}));    // a byte order mark: who reads the line skips it
}

}  // namespace
}  // namespace xuehui::stream
