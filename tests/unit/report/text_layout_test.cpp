#include "report/text_layout.hpp"

#include <gtest/gtest.h>

namespace xuehui::report {
namespace {

using Lines = std::vector<std::string>;

TextStyle style(std::size_t width, bool colour = false) { return {Language::en, width, colour}; }

std::size_t widest(std::string_view page) {
    std::size_t most = 0;
    while (!page.empty()) {
        const std::size_t end = std::min(page.find('\n'), page.size());
        most = std::max(most, display_width(page.substr(0, end)));
        page.remove_prefix(std::min(end + 1, page.size()));
    }
    return most;
}

TEST(DisplayWidth, CountsColumns) {
    EXPECT_EQ(display_width(""), 0U);
    EXPECT_EQ(display_width("abc"), 3U);
    EXPECT_EQ(display_width("学会"), 4U);
    EXPECT_EQ(display_width("，（ａ"), 6U);    // full-width forms
    EXPECT_EQ(display_width("한국"), 4U);
    EXPECT_EQ(display_width("😀"), 2U);
    EXPECT_EQ(display_width("𠮷"), 2U);          // beyond the basic plane
    EXPECT_EQ(display_width("e\u0301"), 1U);     // a combining accent
    EXPECT_EQ(display_width("a\u200Bb"), 2U);    // a blank of no width
    EXPECT_EQ(display_width("█░·–“”"), 6U);      // of ambiguous width: one, as terminals have it
}

TEST(Wrap, BreaksAtBlanks) {
    EXPECT_EQ(wrap("", 10), Lines{""});
    EXPECT_EQ(wrap("one two three", 10), (Lines{"one two", "three"}));
    EXPECT_EQ(wrap("  one   two  ", 10), (Lines{"one two"}));
    EXPECT_EQ(wrap("one two three", 13), (Lines{"one two three"}));
    EXPECT_EQ(wrap("one two three", 12), (Lines{"one two", "three"}));
}

TEST(Wrap, BreaksBetweenWideCharacters) {
    EXPECT_EQ(wrap("学术类社会团体", 8), (Lines{"学术类社", "会团体"}));
    EXPECT_EQ(wrap("学术类社会团体", 9), (Lines{"学术类社", "会团体"}));    // half a character is none
    EXPECT_EQ(wrap("共 96 项要点", 8), (Lines{"共 96 项", "要点"}));
    EXPECT_EQ(wrap("已列A.1.1以上", 9), (Lines{"已列A.1.1", "以上"}));
}

TEST(Wrap, KeepsPunctuationWhereItBelongs) {
    EXPECT_EQ(wrap("学会章程，理事会", 8), (Lines{"学会章", "程，理事", "会"}));
    EXPECT_EQ(wrap("学会章（理事会）", 8), (Lines{"学会章", "（理事", "会）"}));
    EXPECT_EQ(wrap("about (some thing)", 8), (Lines{"about", "(some", "thing)"}));
}

TEST(Wrap, CombiningMarksStayWithTheirLetter) {
    const std::string accented = "e\u0301";
    std::string word;
    for (int i = 0; i < 10; ++i) word += accented;
    const Lines lines = wrap(word, 8);
    ASSERT_EQ(lines.size(), 2U);
    EXPECT_EQ(lines[0].size(), 8 * accented.size());
    EXPECT_EQ(lines[1], accented + accented);
}

TEST(Wrap, BreaksWordsThatNoLineHolds) {
    EXPECT_EQ(wrap("registration.certificate", 10), (Lines{"registrati", "on.certifi", "cate"}));
    EXPECT_EQ(wrap("a registration", 8), (Lines{"a", "registra", "tion"}));
}

TEST(Wrap, IsNeverNarrowerThanEight) { EXPECT_EQ(wrap("one two three", 0), (Lines{"one two", "three"})); }

TEST(Wrap, HasAFirstLineOfAnotherWidth) {
    EXPECT_EQ(wrap("one two three four", 8, 20), (Lines{"one two", "three four"}));
    EXPECT_EQ(wrap("certificates", 8, 20), (Lines{"", "certificates"}));    // whole below rather than broken
}

TEST(Page, HangsTextBesideALead) {
    Page page(style(40));
    page.item(2, 6, "A.1", "Capacity for managing the brand and more of it");
    EXPECT_EQ(std::move(page).take(),
              "  A.1   Capacity for managing the brand\n"
              "        and more of it\n");
}

TEST(Page, ALeadThatIsWiderThanItsColumnMovesTheText) {
    Page page(style(40));
    page.item(2, 4, "A.1.1.1", "Capacity for managing the brand");
    EXPECT_EQ(std::move(page).take(),
              "  A.1.1.1 Capacity for managing the\n"
              "          brand\n");
}

TEST(Page, TextGoesBelowALeadThatLeavesNoRoom) {
    Page page(style(40));
    page.item(2, 0, "registration.certificate_issued_on", "date of first registration");
    page.item(2, 0, "registration.certificate_issued_on.and_more", "首次登记日期");
    const std::string text = std::move(page).take();
    EXPECT_EQ(text,
              "  registration.certificate_issued_on\n"
              "    date of first registration\n"
              "  registration.certificate_issued_on.and\n"
              "  _more\n"
              "    首次登记日期\n");
}

TEST(Page, WhatDocumentsSayCommandsNoTerminal) {
    Page page(style(80, true));
    page.item(0, 4, "a\x1b[2J", "b\nc\u202Ed\u0085");
    EXPECT_EQ(std::move(page).take(), "a\uFFFD[2J b c\uFFFDd\uFFFD\n");
}

TEST(Page, InkStandsAroundWordsOnly) {
    Page page(style(80, true));
    page.paragraph(2, Ink::alarm, "Major risk", ", open");
    EXPECT_EQ(std::move(page).take(), "  \x1b[31mMajor risk\x1b[0m, open\n");
}

TEST(Page, HasNoBlankLineAtItsHeadNorTwoOfThem) {
    Page page(style(80));
    page.blank();
    page.heading("One");
    page.blank();
    page.heading("Two");
    EXPECT_EQ(std::move(page).take(), "One\n\nTwo\n");
}

Table table() {
    using enum Table::Align;
    Table made("Indicators", {{"Weight", right}, {"Share", left}});
    made.row(2, "A.1", "法人治理能力", {"27", "85.0000"});
    made.row(4, "A.1.1", "Building the Party organisation", {"5", "  0.0000 – 100.0000"});
    return made;
}

std::string written(std::size_t width) {
    Page page(style(width));
    table().write(page, 0);
    return std::move(page).take();
}

TEST(Table, LinesUpItsColumns) {
    EXPECT_EQ(written(80),
              "Indicators                                 Weight  Share\n"
              "  A.1 法人治理能力                             27  85.0000\n"
              "    A.1.1 Building the Party organisation       5    0.0000 – 100.0000\n");
    EXPECT_EQ(written(60),
              "Indicators                       Weight  Share\n"
              "  A.1 法人治理能力                   27  85.0000\n"
              "    A.1.1 Building the Party          5    0.0000 – 100.0000\n"
              "          organisation\n");
}

TEST(Table, CellsGoBelowWhereThereIsNoRoomBeside) {
    EXPECT_EQ(written(40),
              "Indicators\n"
              "  A.1 法人治理能力\n"
              "    Weight 27 · Share 85.0000\n"
              "    A.1.1 Building the Party\n"
              "          organisation\n"
              "      Weight 5 · Share 0.0000 – 100.0000\n");
}

TEST(Table, FitsEveryPage) {
    for (std::size_t width = 40; width <= 100; ++width) EXPECT_LE(widest(written(width)), width);
}

TEST(Bar, DrawsOnlyWhatIsWhole) {
    EXPECT_EQ(bar(std::nullopt, 4), "");
    EXPECT_EQ(bar(Bounds{1'000'000, 1'000'000}, 4), "████");
    EXPECT_EQ(bar(Bounds{999'999, 999'999}, 4), "███▌");
    EXPECT_EQ(bar(Bounds{0, 0}, 4), "····");
    EXPECT_EQ(bar(Bounds{500'000, 500'001}, 4), "██░·");    // a doubt always shows
    EXPECT_EQ(bar(Bounds{0, 1'000'000}, 4), "░░░░");
}

}  // namespace
}  // namespace xuehui::report
