#include "base/near_miss.hpp"

#include <algorithm>
#include <array>
#include <random>
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
    EXPECT_EQ(near_miss("gate", kNames), "");    // two edits from "stage", one allowed
    EXPECT_EQ(near_miss("x", kNames), "");
    EXPECT_EQ(near_miss("rating", {}), "");
    EXPECT_EQ(near_miss("rtaign", kNames), "rating");    // two swaps in six letters
    EXPECT_EQ(near_miss("rtaigm", kNames), "");          // three edits in six letters
}

TEST(NearMiss, OneLetterIsNotTakenForAnother) {
    const std::array<std::string_view, 3> names{"B", "C", "!"};
    EXPECT_EQ(near_miss("A", names), "");
}

TEST(NearMiss, TheOppositeIsNotMeant) {
    const std::array<std::string_view, 2> names{"qualified", "met"};
    EXPECT_EQ(near_miss("unqualified", names), "");
    EXPECT_EQ(near_miss("mqualified", names), "qualified");    // one letter is a slip
}

TEST(NearMiss, CapitalsAreNoEdits) {
    const std::array<std::string_view, 3> names{"A.3.5.3", "capability-1000", "id"};
    EXPECT_EQ(near_miss("a.3.5.3", names), "A.3.5.3");
    EXPECT_EQ(near_miss("CAPABILTY-1000", names), "capability-1000");
    EXPECT_EQ(near_miss("DI", names), "id");
    EXPECT_EQ(near_miss("b.3.4.2", names), "");    // another letter is an edit as before, the third of seven
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

// The whole table, as the distance is defined.
std::size_t edits(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> table(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                table[i][j] = i + j;
                continue;
            }
            const std::size_t change = table[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            table[i][j] = std::min({change, table[i - 1][j] + 1, table[i][j - 1] + 1});
            const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped) table[i][j] = std::min(table[i][j], table[i - 2][j - 2] + 1);
        }
    }
    return table[a.size()][b.size()];
}

TEST(NearMiss, IsTheNearestOfAllWithinTheBound) {
    std::mt19937 random(1);    // NOLINT(cert-msc*): the same names in every run
    const auto name = [&](std::size_t longest) {
        std::string text(random() % longest, 'a');
        for (char& c : text) c = static_cast<char>('a' + random() % 3);
        return text;
    };
    for (int round = 0; round < 3000; ++round) {
        const std::string wanted = name(20);
        std::vector<std::string> names(5);
        for (std::string& one : names) one = name(20);
        std::size_t least =
            wanted.empty() ? 0 : std::min(std::max<std::size_t>(1, wanted.size() / 3), wanted.size() - 1) + 1;
        std::string nearest;
        for (const std::string& one : names) {
            if (edits(wanted, one) >= least) continue;
            least = edits(wanted, one);
            nearest = one;
        }
        ASSERT_EQ(near_miss(wanted, std::vector<std::string_view>(names.begin(), names.end())), nearest) << wanted;
    }
}

TEST(NearMiss, TheBudgetPaysForCandidatesAndCharacters) {
    std::size_t budget = 1000;
    EXPECT_EQ(xuehui::near_miss("ratings", kNames, budget), "rating");
    EXPECT_LT(budget, 1000U - kNames.size());
    EXPECT_GT(budget, 1000U - kNames.size() - 7 * 3 * 5);    // in three of them, at most five characters for each
    budget = 10;
    EXPECT_EQ(xuehui::near_miss("ratings", kNames, budget), "");
    EXPECT_EQ(budget, 0U);
    EXPECT_EQ(xuehui::near_miss("ratings", kNames, budget), "");
}

}  // namespace
}  // namespace xuehui
