// A register over the years: people edit it, assessments update it, and nothing of theirs is lost.
#include <algorithm>
#include <iostream>
#include <map>

#include <gtest/gtest.h>

#include "property/comparison.hpp"
#include "property/random_register.hpp"
#include "unit/register/registers.hpp"

namespace property {
namespace {

using reference::Json;
using xuehui::Register;

constexpr std::uint64_t kLives = 500;

// One update of a register that people have edited; the register after it.
std::string live(const std::string& before, const xuehui::Assessment& assessment) {
    const auto after = update_register(before, assessment);
    if (!after) {
        ADD_FAILURE() << to_text(after.error()) << '\n' << before;
        return before;
    }
    if (!before.empty()) {
        EXPECT_EQ(lost(Json::parse(before), Json::parse(*after)), "") << before << '\n' << *after;
    }
    const auto read = Register::parse(*after);
    if (!read) {
        ADD_FAILURE() << to_text(read.error()) << '\n' << *after;
        return before;
    }
    EXPECT_EQ(read->text(), *after);
    const auto again = update_register(*after, assessment);
    EXPECT_TRUE(again && *again == *after) << before;
    return *after;
}

// Every finding that was raised has an entry of its own, and what has an id that no other one has is found under it.
void check_findings(const std::string& text, const xuehui::Assessment& assessment) {
    const auto view = register_view(*Register::parse(text));
    std::map<std::string, std::size_t> found, entered, uses;
    for (const xuehui::Finding& finding : assessment.findings()) {
        const std::string& rule = assessment.engine().risk(finding.rule).id;
        ++uses[rule + '\n' + finding.case_id];
        if (finding.state == xuehui::Finding::State::raised) ++found[rule];
    }
    for (const xuehui::RegisterView::Entry& entry : view.entries) {
        if (entry.state == xuehui::RegisterView::State::open) ++entered[entry.rule];
    }
    EXPECT_EQ(found, entered) << text;
    for (const xuehui::Finding& finding : assessment.findings()) {
        const std::string& rule = assessment.engine().risk(finding.rule).id;
        const bool has_own_id = finding.case_id.find_first_not_of("0123456789") != std::string::npos;
        if (finding.state != xuehui::Finding::State::raised || !has_own_id || uses[rule + '\n' + finding.case_id] > 1)
            continue;
        const auto is_its = [&](const xuehui::RegisterView::Entry& entry) {
            return entry.rule == rule && entry.case_id == finding.case_id &&
                   entry.state == xuehui::RegisterView::State::open;
        };
        EXPECT_EQ(std::count_if(view.entries.begin(), view.entries.end(), is_its), 1)
            << rule << ' ' << finding.case_id << '\n'
            << text;
    }
}

TEST(RegisterLife, LossesAreSeen) {
    const Json before = Json::parse(
        R"({"x-a": 1, "entries": [{"id": "e", "owner": "o", "level": "red", "finding": {"rule": "r", "x-f": 1},
        "history": [{"on": "d"}]}, {"id": "f"}], "seals": [{"id": "s"}], "incidents": [{"id": "i", "hours": {}}]})");
    EXPECT_EQ(lost(before, before), "");
    const auto lost_in = [&](auto change) {
        Json after = before;
        change(after, after.find("entries")->items[0]);
        return lost(before, after);
    };
    EXPECT_EQ(lost_in([](Json& after, Json&) { after.erase(0); }), "/x-a");
    EXPECT_EQ(lost_in([](Json&, Json& entry) { entry.erase(1); }), "/entries/0/owner");
    EXPECT_EQ(lost_in([](Json&, Json& entry) { entry.set("owner", Json::string("p")); }), "/entries/0/owner");
    EXPECT_EQ(lost_in([](Json&, Json& entry) { entry.set("level", Json::string("blue")); }), "");
    EXPECT_EQ(lost_in([](Json&, Json& entry) { entry.find("finding")->erase(1); }), "/entries/0/finding/x-f");
    EXPECT_EQ(lost_in([](Json&, Json& entry) { entry.find("history")->items.clear(); }),
              "/entries/0/history is shorter");
    EXPECT_EQ(lost_in([](Json&, Json& entry) { entry.find("history")->items[0] = Json::object(); }),
              "/entries/0/history was changed");
    EXPECT_EQ(lost_in([](Json&, Json& entry) { entry.find("history")->add(Json::object()); }), "");
    EXPECT_EQ(lost_in([](Json& after, Json&) { after.find("entries")->erase(1); }), "/entries is shorter");
    EXPECT_EQ(lost_in([](Json& after, Json&) { after.find("seals")->items[0] = Json::object(); }), "/seals");
    EXPECT_EQ(lost_in([](Json& after, Json&) { after.find("incidents")->items[0].erase(1); }), "");
}

TEST(RegisterLife, LosesNothingOfPeoples) {
    const Extent extent = extent_of(100'000);
    const std::uint64_t lives = std::max<std::uint64_t>(1, extent.cases * kLives / 100'000);
    std::cout << "seed " << extent.seed << " (XUEHUI_SEED), " << lives << " registers\n";
    constexpr std::string_view kDays[] = {"2026-01-31", "2026-03-31", "2026-03-31", "2026-12-31", "2027-06-30"};
    for (std::uint64_t number = 0; number < lives && !testing::Test::HasFailure(); ++number) {
        Random random(extent.seed, number);
        SCOPED_TRACE("register " + std::to_string(number));
        std::string text;
        std::size_t round = 0;
        for (const std::string_view day : kDays) {
            const auto assessment = unit::assessed(random_facts(random), day);
            text = live(text, assessment);
            check_findings(text, assessment);
            Json edited = Json::parse(text);
            edit(random, edited, ++round);
            text = edited.write();
        }
    }
}

}  // namespace
}  // namespace property
