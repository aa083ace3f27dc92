// The page of a population stays small and its texts inert, whatever the organisations and their groups are called.
#include <xuehui/report.hpp>

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <xuehui/standard.hpp>

#include "unit/population/members.hpp"

namespace xuehui {
namespace {

constexpr std::size_t kMost = 400'000;    // bytes, as report.hpp says

PopulationSummary summary_of(const std::vector<PopulationMember>& members, std::uint32_t league = 100) {
    auto population = *Population::create(standard_engine(), {"organisation.kind", league});
    for (const auto& each : members) population.add(each);
    return population.summary();
}

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
    return found;
}

TEST(PopulationPage, StaysSmall) {
    auto members = unit::Members(1).some(3'000);
    const std::string usual = to_html(summary_of(members), Language::zh);
    EXPECT_LT(usual.size(), 200'000U);
    std::string longest;    // of a name or a group that is kept, in bytes of markup
    while (longest.size() + 5 < Population::kLongestGroup) longest += "&";
    for (std::size_t i = 0; i < members.size(); ++i) {
        members[i].group = std::to_string(i) + longest.substr(0, 240);
        members[i].name = members[i].organisation = std::to_string(i) + longest;
    }
    const std::string page = to_html(summary_of(members, Population::kMostLeague), Language::en);
    EXPECT_LE(page.size(), kMost);
    RecordProperty("bytes", static_cast<int>(page.size()));
    EXPECT_GT(page.size(), usual.size());
    for (auto& each : members) {    // joined to one character, and marks without number
        each.name = each.organisation = "e";
        while (each.name.size() < 250) each.name += "\u0301";
        each.group = each.name + each.group->substr(0, 5);
    }
    EXPECT_LE(to_html(summary_of(members, Population::kMostLeague), Language::zh).size(), kMost);
}

TEST(PopulationPage, SaysWhatItLeavesOut) {
    auto members = unit::Members(1).some(300);
    for (std::size_t i = 0; i < members.size(); ++i) members[i].group = std::to_string(i / 3);
    const PopulationSummary summary = summary_of(members);
    const std::string page = to_html(summary, Language::en);
    EXPECT_EQ(count(page, "40 of 100 are shown."), 1U);
    EXPECT_EQ(count(page, "100 of " + std::to_string(summary.all.score.scored) + " are shown."), 1U);
    EXPECT_EQ(page.find("Too many groups"), std::string::npos);
}

TEST(PopulationPage, ObeysNoName) {
    auto members = unit::Members(2).some(30);
    for (auto& each : members) {
        each.name = "</th><script>alert(1)</script>\u202E";
        each.group = "\" onclick=\"alert(1)";
        each.organisation = "<img/src=x>";
    }
    const std::string page = to_html(summary_of(members), Language::zh);
    EXPECT_EQ(page.find("<script"), std::string::npos);
    EXPECT_EQ(page.find("<img"), std::string::npos);
    EXPECT_EQ(page.find("\u202E"), std::string::npos);
    EXPECT_NE(page.find("&lt;script&gt;alert(1)"), std::string::npos);
    EXPECT_NE(page.find("\" onclick=\"alert(1)</"), std::string::npos);    // as text
    EXPECT_EQ(page.find("<td class=\"number\" onclick"), std::string::npos);
}

TEST(PopulationPage, OfNobodyAndOfWhomNothingIsKnown) {
    for (const Language language : {Language::zh, Language::en}) {
        const std::string nobody = to_html(summary_of({}), language);
        EXPECT_NE(nobody.find("No organisation has a score."), std::string::npos);
        EXPECT_EQ(nobody.find("id=\"groups\""), std::string::npos);
        EXPECT_EQ(nobody.find("id=\"league\""), std::string::npos);
        auto members = unit::Members(3).some(5);
        for (auto& each : members) {
            each.score.reset();
            each.group.reset();
            for (auto& node : each.nodes) node.reset();
        }
        const std::string unscored = to_html(summary_of(members), language);
        EXPECT_NE(unscored.find("No indicator has a score."), std::string::npos);
        EXPECT_NE(unscored.find("(not stated)"), std::string::npos);
        for (auto& each : members) {
            each.score = Bounds{0, 1'000'000};
            for (auto& node : each.nodes) node = each.score;
        }
        const std::string unknown = to_html(summary_of(members), language);
        EXPECT_NE(unknown.find("0.0000 – 100.0000"), std::string::npos);
        EXPECT_NE(to_html(summary_of(unit::Members(4).some(1)), language).find("1 organisation<"), std::string::npos);
    }
}

TEST(PopulationPage, SaysEverythingInBothLanguages) {
    const std::string page = to_html(summary_of(unit::Members(5).some(100)), Language::zh);
    EXPECT_EQ(count(page, "<i lang=\"zh\""), count(page, "<i lang=\"en\""));
    EXPECT_GT(count(page, "<i lang=\"zh\""), 100U);
}

}  // namespace
}  // namespace xuehui
