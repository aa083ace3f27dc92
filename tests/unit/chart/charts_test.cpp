#include <regex>

#include <gtest/gtest.h>

#include "chart/bars.hpp"
#include "chart/label.hpp"
#include "chart/numbers.hpp"
#include "chart/radar.hpp"

namespace xuehui::chart {
namespace {

TEST(Numbers, Tenths) {
    EXPECT_EQ(tenths(0), "0");
    EXPECT_EQ(tenths(-0.04), "0");
    EXPECT_EQ(tenths(-0.06), "-0.1");
    EXPECT_EQ(tenths(12.34), "12.3");
    EXPECT_EQ(tenths(-12.36), "-12.4");
    EXPECT_EQ(tenths(100), "100");
    EXPECT_EQ(share_of(1000, 798'958), "799");
    EXPECT_EQ(share_of(1000, 798'949), "798.9");
    EXPECT_EQ(share_of(1000, 1'000'000), "1000");
    EXPECT_EQ(percent_of(798'958), "79.9%");
    EXPECT_EQ(percent_of(790'149), "79.01%");
    EXPECT_EQ(percent_of(1'000'000), "100%");
    EXPECT_EQ(percent_of(49), "0%");
}

TEST(Bar, HasPartsForWhatIsCertainAndWhatIsPossible) {
    const auto drawn = [](std::int32_t lower, std::int32_t upper) {
        Markup out;
        bar(out, lower, upper);
        return std::move(out).take();
    };
    const std::string open = drawn(250'000, 750'000);
    EXPECT_NE(open.find(R"(class="certain" width="25%")"), std::string::npos) << open;
    EXPECT_NE(open.find(R"(class="possible" x="25%" width="50%")"), std::string::npos) << open;
    EXPECT_EQ(drawn(500'000, 500'000).find("possible"), std::string::npos);
    EXPECT_EQ(drawn(0, 0).find("certain"), std::string::npos);
}

std::string scaled(const std::vector<Mark>& marks) {
    Markup out;
    scaled_bar(out, 0, 1'000'000, marks);
    return std::move(out).take();
}

TEST(ScaledBar, SetsALabelLowerThatWouldOverlap) {
    const std::string drawn = scaled({{950'000, {"5A", "5A"}}, {900'000, {"4A", "4A"}}, {600'000, {"1A", "1A"}}});
    EXPECT_NE(drawn.find(R"(x="950" y="78" text-anchor="middle">5A<)"), std::string::npos) << drawn;
    EXPECT_NE(drawn.find(R"(x="900" y="114" text-anchor="middle">4A<)"), std::string::npos) << drawn;
    EXPECT_NE(drawn.find(R"(x="600" y="78" text-anchor="middle">1A<)"), std::string::npos) << drawn;
}

TEST(ScaledBar, SetsLabelsOnStairsThatHaveNoRoomBesideEachOther) {
    const std::string drawn = scaled({{950'000, {"5A", "5A"}}, {940'000, {"4A", "4A"}}, {860'000, {"2A", "2A"}}});
    EXPECT_NE(drawn.find(R"(x="854" y="78" text-anchor="end">2A<)"), std::string::npos) << drawn;
    EXPECT_NE(drawn.find(R"(x="934" y="114" text-anchor="end">4A<)"), std::string::npos) << drawn;
    EXPECT_NE(drawn.find(R"(x="944" y="150" text-anchor="end">5A<)"), std::string::npos) << drawn;
}

TEST(ScaledBar, IsNoHigherThanItsLabels) {
    EXPECT_NE(scaled({{900'000, {"4A", "4A"}}, {800'000, {"3A", "3A"}}}).find(R"(viewBox="-30 0 1060 94")"),
              std::string::npos);
    EXPECT_NE(scaled({{900'000, {"4A", "4A"}}, {860'000, {"3A", "3A"}}}).find(R"(viewBox="-30 0 1060 130")"),
              std::string::npos);
}

// What is written in a drawing in one language, as boxes.
struct Written {
    Box box;
    std::string text;
};

double number_of(const std::string& element, const std::string& name) {
    std::smatch found;
    EXPECT_TRUE(std::regex_search(element, found, std::regex(" " + name + "=\"([-0-9.]+)\""))) << element;
    return std::stod(found[1]);
}

std::vector<Written> written(std::string drawn, const std::string& language, double size) {
    const std::string other = language == "zh" ? "en" : "zh";
    drawn = std::regex_replace(drawn, std::regex("<g lang=\"" + other + "\">.*?</g>"), "");
    std::vector<Written> all;
    const std::regex texts("<text([^>]*)>([^<]*)</text>");
    for (std::sregex_iterator at(drawn.begin(), drawn.end(), texts), end; at != end; ++at) {
        const std::string attributes = (*at)[1];
        const double x = number_of(attributes, "x");
        const double y = number_of(attributes, "y");
        const double width = width_of((*at)[2].str(), size);
        const bool is_middle = attributes.find("\"middle\"") != std::string::npos;
        const double left = is_middle                                           ? x - width / 2
                            : attributes.find("\"start\"") != std::string::npos ? x
                                                                                : x - width;
        all.push_back({{left, y - size * 0.75, left + width, y + size * 0.2}, (*at)[2]});
    }
    return all;
}

void expect_readable(const std::string& drawn, double size) {
    std::smatch found;
    ASSERT_TRUE(
        std::regex_search(drawn, found, std::regex(R"re(viewBox="([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)")re")));
    const double left = std::stod(found[1]);
    const double top = std::stod(found[2]);
    for (const std::string language : {"zh", "en"}) {
        const auto all = written(drawn, language, size);
        for (std::size_t i = 0; i < all.size(); ++i) {
            EXPECT_GE(all[i].box.left, left - 0.1) << all[i].text;
            EXPECT_GE(all[i].box.top, top) << all[i].text;
            EXPECT_LE(all[i].box.right, left + std::stod(found[3]) + 0.1) << all[i].text;
            EXPECT_LE(all[i].box.bottom, top + std::stod(found[4])) << all[i].text;
            for (std::size_t k = i + 1; k < all.size(); ++k) {
                EXPECT_FALSE(all[i].box.meets(all[k].box)) << all[i].text << " and " << all[k].text << '\n' << drawn;
            }
        }
    }
}

TEST(ScaledBar, IsReadableWithLongNames) {
    const std::vector<std::vector<Mark>> scales{
        {{900'000, {"优秀学术社团", "excellent"}},
         {800'000, {"良好", "good"}},
         {700'000, {"合格", "satisfactory"}},
         {600'000, {"基本合格", "just enough"}}},
        {{1'000'000, {"最高等级的社会组织", "of the very highest grade"}},
         {10'000, {"起步阶段", "a beginner's grade"}}},
        {{950'000, {"A", "A"}}, {949'000, {"B", "B"}}, {948'000, {"C", "C"}}, {947'000, {"D", "D"}}},
        {{500'000, {"一个长得写不下的等级名称一个长得写不下的等级名称一个长得写不下的等级名称", "x"}}}};
    for (const auto& marks : scales) {
        const std::string drawn = scaled(marks);
        expect_readable(drawn, 36);
        for (const Mark& mark : marks)
            EXPECT_NE(drawn.find(mark.label.zh.substr(0, 3)), std::string::npos) << mark.label.zh;
    }
}

TEST(ScaledBar, LetsNoTickCrossAName) {
    const std::string drawn =
        scaled({{900'000, {"优秀学术社团", "x"}}, {850'000, {"良", "x"}}, {500'000, {"合格", "x"}}});
    for (const Written& each : written(drawn, "zh", 36)) {
        const std::regex ticks("<line[^>]*x1=\"([-0-9.]+)\"[^>]*y2=\"([-0-9.]+)\"");
        for (std::sregex_iterator at(drawn.begin(), drawn.end(), ticks), end; at != end; ++at) {
            const double x = std::stod((*at)[1]);
            const bool crosses = each.box.left < x && x < each.box.right && each.box.top < std::stod((*at)[2]);
            EXPECT_FALSE(crosses) << each.text << '\n' << drawn;
        }
    }
}

TEST(Radar, IsReadableWithManyAxesAndLongTitles) {
    const std::string zh = "九个汉字正好一行半";
    for (std::size_t count = kLeastAxes; count <= kMostAxes; ++count) {
        for (std::size_t lines = 1; lines <= 6; ++lines) {
            std::vector<Axis> axes;
            for (std::size_t i = 0; i < count; ++i) {
                Axis axis{{"A." + std::to_string(i)}, {"A." + std::to_string(i)}, 500'000, 500'000};
                axis.zh.insert(axis.zh.end(), lines, zh);
                axis.en.insert(axis.en.end(), lines, "in eighteen glyphs");
                axes.push_back(axis);
            }
            Markup out;
            radar(out, axes, {"题", "Title"}, {"述", "Description"});
            const std::string drawn = std::move(out).take();
            expect_readable(drawn, 16);
            for (const Axis& axis : axes) EXPECT_NE(drawn.find('>' + axis.zh.front() + '<'), std::string::npos);
            if (count <= 5) {
                EXPECT_NE(drawn.find(zh.substr(0, 18)), std::string::npos) << "there is room for titles";
            }
        }
    }
}

TEST(Radar, PutsPointsOnTheAxes) {
    Markup out;
    const std::vector<Axis> axes{{{"甲"}, {"A"}, 500'000, 1'000'000},
                                 {{"乙"}, {"B"}, 0, 0},
                                 {{"丙"}, {"C"}, 1'000'000, 1'000'000},
                                 {{"<丁>"}, {"<D>"}, 1'000'000, 1'000'000}};
    radar(out, axes, {"题", "Title"}, {"述", "Description"});
    const std::string drawn = std::move(out).take();
    EXPECT_NE(drawn.find(R"(class="certain" points="0,-55 0,0 0,110 -110,0")"), std::string::npos) << drawn;
    EXPECT_NE(drawn.find(R"(class="possible" points="0,-110 0,0 0,110 -110,0")"), std::string::npos) << drawn;
    EXPECT_NE(drawn.find("&lt;丁&gt;"), std::string::npos);
    EXPECT_NE(drawn.find("题 / Title"), std::string::npos);
}

}    // namespace
}    // namespace xuehui::chart
