// Catalogues that extend large ones, and what is reported of them.
#include <functional>
#include <string>

#include <gtest/gtest.h>

#include <xuehui/catalogue.hpp>

#include "unit/stopwatch.hpp"

namespace xuehui {
namespace {

std::string list(int count, const std::function<std::string(int)>& element) {
    std::string text;
    for (int i = 0; i < count; ++i) text.append(i == 0 ? "" : ",").append(element(i));
    return "[" + text + "]";
}

std::string criterion(int number) { return R"({"id": "c)" + std::to_string(number) + R"("})"; }
std::string quoted(std::string_view prefix, int number) {
    return "\"" + std::string(prefix) + std::to_string(number) + "\"";
}

// A.1 has one level-3 indicator, A.1.1, with so many criteria: c0, c1, …
std::string base(int criteria) {
    return R"({"format": "xuehui/catalogue/1", "id": "base", "version": "1", "indicators": [{"id": "A", "children": [
               {"id": "A.1", "children": [{"id": "A.1.1", "criteria": )" +
           list(criteria, criterion) + "}]}]}]}";
}

std::string extending(std::string_view changes) {
    return R"({"format": "xuehui/catalogue/1", "id": "own", "version": "1", "extends": "base", )" +
           std::string(changes) + "}";
}

Result<Catalogue> parsed(std::string_view own, const std::string& base) {
    const std::vector<std::string_view> others{base};
    return Catalogue::parse(own, others);
}

std::string faults_of(const Result<Catalogue>& catalogue) {
    std::string text;
    if (catalogue) return text;
    for (const Diagnostic& fault : catalogue.error())
        text += fault.code + ' ' + fault.pointer + ' ' + fault.hint + '\n';
    return text;
}

TEST(Extend, ChangesManyOfMany) {
    const std::string own =
        extending(R"("drop": )" + list(19'000, [](int i) { return quoted("c", 19'899 - i); }) + R"(, "add": )" +
                  list(9'000, [](int i) {
                      return i % 2 == 0 ? R"({"parent": "A.1", "id": )" + quoted("n", i) + R"(, "criteria": []})"
                                        : R"({"parent": )" + quoted("n", i - 1) + R"(, "id": )" + quoted("m", i) + "}";
                  }));
    const std::string large = base(19'900);
    EXPECT_LT(unit::seconds([&] {
                  const auto catalogue = parsed(own, large);
                  ASSERT_TRUE(catalogue) << to_text(catalogue.error()).substr(0, 500);
                  EXPECT_EQ(catalogue->criteria().size(), 900U + 4500U);
                  EXPECT_EQ(catalogue->criteria().back().id, "m8999");
              }),
              unit::kPatience);
}

TEST(Extend, WrongNamesCostLittle) {
    const std::string own = extending(R"("drop": )" + list(20'000, [](int i) { return quoted("wrong", i); }));
    const std::string large = base(19'000);
    EXPECT_LT(unit::seconds([&] { EXPECT_EQ(parsed(own, large).error().size(), 1001U); }), unit::kPatience);
}

TEST(Extend, ManyThingsOfOneName) {
    std::string large = base(2);
    const std::string same = list(19'000, [](int) { return criterion(0); });
    large.replace(large.find(R"([{"id": "c0"})"), std::string_view(R"([{"id": "c0"})").size(), same.substr(0, same.size() - 1));
    const std::string own = extending(R"("drop": )" + list(20'000, [](int) { return quoted("c", 0); }));
    EXPECT_LT(unit::seconds([&] { EXPECT_EQ(faults_of(parsed(own, large)), ""); }), unit::kPatience);
    EXPECT_EQ(faults_of(parsed(extending(R"("drop": ["c0"])"), large)), "");
    EXPECT_EQ(faults_of(parsed(extending(R"("drop": ["c1"])"), large)).substr(0, 13), "duplicate_id ");
}

TEST(Extend, TooLargeABaseIsNotWorkedOn) {
    const std::string own = extending(R"("drop": )" + list(20'000, [](int i) { return quoted("wrong", i); }));
    const std::string large = base(100'000);
    EXPECT_LT(unit::seconds([&] { EXPECT_EQ(faults_of(parsed(own, large)), "limit  \n"); }), unit::kPatience);
    EXPECT_EQ(faults_of(Catalogue::parse(base(20'000))), "limit  \n");
    EXPECT_EQ(faults_of(Catalogue::parse(base(19'997))), "");
    EXPECT_EQ(faults_of(parsed(extending(R"("add": [{"parent": "A.1.1", "id": "x"}])"), base(19'997))), "limit  \n");
    EXPECT_EQ(faults_of(parsed(extending(R"("drop": ["c0"], "add": [{"parent": "A.1.1", "id": "x"}])"), base(19'997))),
              "");
}

// All of it goes at once, so the order does not matter and what goes with something else may be named besides.
TEST(Extend, WhatIsDroppedGoesAtOnce) {
    EXPECT_EQ(faults_of(parsed(extending(R"("drop": ["c1", "c1"])"), base(20))), "");
    EXPECT_EQ(faults_of(parsed(extending(R"("drop": ["c1", "A", "c2"], "add": [{"parent": "A.1", "id": "B"}])"), base(3))),
              "empty /drop \nunknown_id /add/0/parent \n");
    EXPECT_EQ(faults_of(parsed(extending(R"("drop": ["c1", "c0"])"), base(2))), "empty /drop/1 \n");
}

}    // namespace
}    // namespace xuehui
