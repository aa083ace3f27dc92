#include "base/near_miss.hpp"

#include <array>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace xuehui {
namespace {

constexpr std::array<std::string_view, 5> kNames{"criterion", "rating", "measure", "stage", "id"};

TEST(NearMiss, FindsSlips) {
    EXPECT_EQ(near_miss("criterium", kNames), "criterion");
    EXPECT_EQ(near_miss("critreion", kNames), "criterion");    // a swap is one edit
    EXPECT_EQ(near_miss("ratings", kNames), "rating");
    EXPECT_EQ(near_miss("raing", kNames), "rating");
    EXPECT_EQ(near_miss("mesure", kNames), "measure");
    EXPECT_EQ(near_miss("satge", kNames), "stage");
    EXPECT_EQ(near_miss("di", kNames), "id");
    EXPECT_EQ(near_miss("stage", kNames), "stage");
}

TEST(NearMiss, IsSilentWhereNothingIsNear) {
    EXPECT_EQ(near_miss("", kNames), "");
    EXPECT_EQ(near_miss("xyz", kNames), "");
    EXPECT_EQ(near_miss("gate", kNames), "");         // two edits from "stage", one allowed
    EXPECT_EQ(near_miss("x", kNames), "");
    EXPECT_EQ(near_miss("rating", {}), "");
    EXPECT_EQ(near_miss("rtaign", kNames), "rating");    // two swaps in six letters
    EXPECT_EQ(near_miss("rtaigm", kNames), "");          // three edits in six letters
}

TEST(NearMiss, OneLetterIsNotTakenForAnother) {
    const std::array<std::string_view, 3> names{"B", "C", "!"};
    EXPECT_EQ(near_miss("A", names), "");
}

TEST(NearMiss, TheFirstOfEqualsAndTheNearest) {
    const std::array<std::string_view, 3> names{"bat", "cat", "cart"};
    EXPECT_EQ(near_miss("hat", names), "bat");
    EXPECT_EQ(near_miss("cat", names), "cat");
    EXPECT_EQ(near_miss("carr", names), "cart");
}

TEST(NearMiss, LongNamesAreNotCompared) {
    const std::string longest(64, 'x');
    const std::string longer(65, 'x');
    const std::vector<std::string_view> names{longer, longest};
    EXPECT_EQ(near_miss(std::string(63, 'x'), names), longest);
    EXPECT_EQ(near_miss(longer, names), "");
}

}  // namespace
}  // namespace xuehui
