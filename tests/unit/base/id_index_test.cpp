#include "base/id_index.hpp"

#include <cstring>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "unit/stopwatch.hpp"

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

// Names of sixteen bytes whose hashes are all the same: their second half undoes what the first one did. The same `from`
// gives the same names.
std::vector<std::string> colliding(std::uint64_t from, std::size_t count) {
    std::vector<std::string> names;
    for (std::uint64_t word = from; word < from + count; ++word) {
        std::uint64_t first = (16 ^ word) * 0x9E3779B97F4A7C15U;
        first ^= first >> 32U;
        std::string name(16, '\0');
        std::memcpy(name.data(), &word, sizeof word);
        for (unsigned i = 0; i < 8; ++i) name[8 + i] = static_cast<char>(first >> (56 - 8 * i) & 0xFFU);
        names.push_back(std::move(name));
    }
    return names;
}

TEST(IdIndex, NamesMayCollide) {
    const std::vector<std::string> names = colliding(1, 20'000);
    for (const std::string& name : names) ASSERT_EQ(IdIndex::hash(name), IdIndex::hash(names.front()));
    const std::vector<std::string> others = colliding(1'000'000, 20'000);
    ASSERT_EQ(IdIndex::hash(others.front()), IdIndex::hash(names.front()));
    std::vector<std::string_view> twice(names.begin(), names.end());
    twice.insert(twice.end(), names.rbegin(), names.rend());
    const double seconds = unit::seconds([&] {
        const IdIndex index(twice);
        for (int round = 0; round < 15; ++round) {
            for (std::size_t i = 0; i < names.size(); ++i) {
                ASSERT_EQ(index.find(names[i]), i);
                ASSERT_EQ(index.find(others[i]), std::nullopt);
            }
        }
    });
    EXPECT_LT(seconds, unit::kPatience);
}

// Names that stand side by side, each in its own slot: a name that is not there must not be sought through all of them.
TEST(IdIndex, FullStretchesAreNotWalkedThrough) {
    constexpr std::size_t kCount = 8000;
    constexpr std::size_t kSlots = 16'384;
    std::vector<std::string> names(kCount);    // by their slots
    std::vector<std::string> absent;           // whose slot is the first
    for (std::size_t i = 0, found = 0; found < kCount || absent.size() < 50; ++i) {
        std::string name = std::to_string(i);
        const std::size_t slot = IdIndex::hash(name) & (kSlots - 1);
        if (slot < kCount && names[slot].empty()) {
            names[slot] = std::move(name);
            ++found;
        } else if (slot == 0 && absent.size() < 50) {
            absent.push_back(std::move(name));
        }
    }
    const IdIndex index(std::vector<std::string_view>(names.begin(), names.end()));
    for (std::size_t i = 0; i < kCount; ++i) ASSERT_EQ(index.find(names[i]), i);
    const double seconds = unit::seconds([&] {
        for (int round = 0; round < 20'000; ++round) {
            for (const std::string& name : absent) ASSERT_EQ(index.find(name), std::nullopt);
        }
    });
    EXPECT_LT(seconds, unit::kPatience);
}

}  // namespace
}  // namespace xuehui
