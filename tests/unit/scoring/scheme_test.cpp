// What a scheme may hold at most.
#include <xuehui/scheme.hpp>

#include <string>

#include <gtest/gtest.h>

namespace xuehui {
namespace {

Result<Scheme> with_lines(int count) {
    std::string measures;
    for (int i = 0; i < count; ++i) {
        measures += (i == 0 ? "\"" : ",\"") + std::string("C") + std::to_string(i) + R"(":{"linear":[[0,0],[1,1]]})";
    }
    return Scheme::parse(R"({"format":"xuehui/scheme/1","id":"s","version":"1","catalogue":"c","full_marks":1,
        "scale":[{"id":"met","value":1}],"roots":["R"],"grades":[{"id":"g","at_least":0}],"measures":{)" +
                         measures + "}}");
}

TEST(Scheme, LinearMeasuresAreLimited) {
    EXPECT_TRUE(with_lines(1000));
    const auto scheme = with_lines(1001);
    ASSERT_FALSE(scheme);
    EXPECT_EQ(scheme.error().front().code, "limit");
    EXPECT_EQ(scheme.error().front().pointer, "/measures");
}

}  // namespace
}  // namespace xuehui
