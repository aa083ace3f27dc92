#include "base/id_index.hpp"

#include <string>

#include <gtest/gtest.h>

namespace xuehui {
namespace {

TEST(IdIndex, FindsEveryNameAndNoOther) {
    std::vector<std::string> names;
    for (int i = 0; i < 5000; ++i) names.push_back("A." + std::to_string(i * 7919 % 100'003));
    const IdIndex index(std::vector<std::string_view>(names.begin(), names.end()));
    for (std::size_t i = 0; i < names.size(); ++i) ASSERT_EQ(index.find(names[i]), i) << names[i];
    for (int i = 0; i < 5000; ++i) ASSERT_EQ(index.find("B." + std::to_string(i)), std::nullopt);
    EXPECT_EQ(index.find(""), std::nullopt);
    EXPECT_EQ(index.names().size(), names.size());
}

TEST(IdIndex, OfEqualNamesTheFirst) {
    const IdIndex index({"a", "b", "a", "", "b", ""});
    EXPECT_EQ(index.find("a"), 0U);
    EXPECT_EQ(index.find("b"), 1U);
    EXPECT_EQ(index.find(""), 3U);
    EXPECT_EQ(index.find("c"), std::nullopt);
    EXPECT_EQ(index.names().size(), 6U);
}

TEST(IdIndex, OfNothing) {
    EXPECT_EQ(IdIndex{}.find("a"), std::nullopt);
    EXPECT_EQ(IdIndex(std::vector<std::string_view>{}).find(""), std::nullopt);
}

TEST(IdIndex, NamesAreComparedWhole) {
    const IdIndex index({"A.1", "A.1.1", "a.1"});
    EXPECT_EQ(index.find("A.1.1"), 1U);
    EXPECT_EQ(index.find("a.1"), 2U);
    EXPECT_EQ(index.find("A."), std::nullopt);
    EXPECT_EQ(index.find(std::string_view("A.1\0", 4)), std::nullopt);
}

}  // namespace
}  // namespace xuehui
