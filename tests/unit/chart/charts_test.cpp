#include <gtest/gtest.h>

#include "chart/bars.hpp"
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
    const std::string drawn = scaled({{950'000, "5A"}, {900'000, "4A"}, {600'000, "1A"}});
    EXPECT_NE(drawn.find(R"(x="950" y="78" text-anchor="middle">5A<)"), std::string::npos) << drawn;
    EXPECT_NE(drawn.find(R"(x="900" y="114" text-anchor="middle">4A<)"), std::string::npos) << drawn;
    EXPECT_NE(drawn.find(R"(x="600" y="78" text-anchor="middle">1A<)"), std::string::npos) << drawn;
}

TEST(ScaledBar, LeavesOutLabelsWithoutRoom) {
    const std::string drawn = scaled({{950'000, "5A"}, {940'000, "4A"}, {930'000, "3A"}, {860'000, "2A"}});
    EXPECT_NE(drawn.find(">4A<"), std::string::npos) << drawn;
    EXPECT_EQ(drawn.find(">3A<"), std::string::npos) << drawn;
    EXPECT_NE(drawn.find(">2A<"), std::string::npos) << drawn;
}

TEST(ScaledBar, IsNoHigherThanItsLabels) {
    EXPECT_NE(scaled({{900'000, "4A"}, {800'000, "3A"}}).find(R"(viewBox="-30 0 1060 94")"), std::string::npos);
    EXPECT_NE(scaled({{900'000, "4A"}, {850'000, "3A"}}).find(R"(viewBox="-30 0 1060 130")"), std::string::npos);
}

TEST(Radar, PutsPointsOnTheAxes) {
    Markup out;
    const std::vector<Axis> axes{{{"甲"}, {"A"}, 500'000, 1'000'000}, {{"乙"}, {"B"}, 0, 0}, {{"丙"}, {"C"}, 1'000'000, 1'000'000},
                                 {{"<丁>"}, {"<D>"}, 1'000'000, 1'000'000}};
    radar(out, axes, {"题", "Title"}, {"述", "Description"});
    const std::string drawn = std::move(out).take();
    EXPECT_NE(drawn.find(R"(class="certain" points="0,-55 0,0 0,110 -110,0")"), std::string::npos) << drawn;
    EXPECT_NE(drawn.find(R"(class="possible" points="0,-110 0,0 0,110 -110,0")"), std::string::npos) << drawn;
    EXPECT_NE(drawn.find("&lt;丁&gt;"), std::string::npos);
    EXPECT_NE(drawn.find("题 / Title"), std::string::npos);
}

}  // namespace
}  // namespace xuehui::chart
