#include "base/document.hpp"

#include <string>
#include <vector>

#include "unit/documents.hpp"

namespace xuehui {
namespace {

using unit::document;

TEST(Document, ValuesSayWhatStandsThere) {
    const auto text = document(R"({"null": null, "t": true, "f": false, "n": -1.50e+2, "s": "a\u0041", "a": [1, [2]], "o": {}})");
    const Value root = text->root();
    EXPECT_EQ(root.size(), 7U);
    EXPECT_TRUE(root.find("null").is(Type::null));
    EXPECT_TRUE(root.find("t").boolean());
    EXPECT_FALSE(root.find("f").boolean());
    EXPECT_EQ(root.find("n").text(), "-1.50e+2");
    EXPECT_EQ(root.find("s").text(), "aA");
    EXPECT_EQ(root.find("a").size(), 2U);
    EXPECT_EQ(root.find("o").size(), 0U);
    EXPECT_FALSE(root.find("absent"));
    EXPECT_FALSE(Value{});
    std::vector<std::string> keys;
    for (const Member member : root.members()) keys.emplace_back(member.key.text());
    EXPECT_EQ(keys, (std::vector<std::string>{"null", "t", "f", "n", "s", "a", "o"}));
}

}  // namespace
}  // namespace xuehui
