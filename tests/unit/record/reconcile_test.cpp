#include "record/reconcile.hpp"

#include <string>
#include <vector>

#include "unit/documents.hpp"
#include "unit/stopwatch.hpp"

namespace xuehui::record {
namespace {

TEST(Reconcile, RanksComeBeforeDatesAndDatesBeforePlaces) {
    const auto text = unit::document(R"("met")");
    Record::Data record;
    record.as_of = *Date::parse("2026-01-01");
    const auto add = [&](std::string_view stage, const char* on) {
        Record::Data::Rating rating;
        rating.rating = text->root();
        rating.stage = stage;
        if (on != nullptr) rating.on = Date::parse(on);
        record.ratings.push_back(rating);
    };
    add("self", "2025-12-31");
    add("expert", nullptr);
    add("expert", "2025-01-01");
    add("expert", "2025-01-01");
    add("final", "2026-01-02");      // not yet
    add("visitor", "2025-06-01");    // of no rank
    add("self", "2025-12-31");
    const IdIndex order({"final", "expert", "self"});
    const std::vector<std::uint32_t> criteria{0, 0, 0, 0, 0, 1, 2};
    EXPECT_EQ(reconcile(record, order, criteria, 4), (std::vector<std::int32_t>{3, kNobody, 6, kNobody}));
}

TEST(Reconcile, ManyStagesAndManyRatings) {
    const auto text = unit::document(R"("met")");
    std::vector<std::string> stages;
    for (int i = 0; i < 10'000; ++i) stages.push_back("stage " + std::to_string(i));
    Record::Data record;
    record.as_of = *Date::parse("2026-01-01");
    record.ratings.resize(100'000);
    for (std::size_t i = 0; i < record.ratings.size(); ++i) {
        record.ratings[i].rating = text->root();
        record.ratings[i].stage = stages[stages.size() - 1 - i % 100];
    }
    const std::vector<std::uint32_t> criteria(record.ratings.size(), 0);
    const IdIndex order(std::vector<std::string_view>(stages.begin(), stages.end()));
    const double seconds =
        unit::seconds([&] { EXPECT_EQ(reconcile(record, order, criteria, 1), std::vector<std::int32_t>{99'999}); });
    EXPECT_LT(seconds, unit::kPatience);
}

}    // namespace
}    // namespace xuehui::record
