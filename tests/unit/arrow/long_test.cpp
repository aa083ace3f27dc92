// The long form: a row is a rating, and those of an organisation stand together.
#include <gtest/gtest.h>

#include "unit/arrow/arrow_test.hpp"

namespace xuehui {
namespace {

using namespace arrow_data;
using Cells = std::vector<Cell>;

using ArrowLong = ArrowTest;

constexpr std::string_view kScheme =
    R"({"format":"xuehui/scheme/1","id":"s","version":"1","catalogue":"mzt-academic-draft",
    "full_marks":100,"scale":[{"id":"met","value":1},{"id":"half","value":0.5},{"id":"not_met","value":0}],
    "measures":{"A.1.1.1.2":{"unit":"x","linear":[[0,0],[10,1]]}},
    "reconcile":{"order":["final","expert","self"]},
    "roots":["A.1"],"grades":[{"id":"pass","at_least":0.5},{"id":"none","at_least":0}]})";

Engine engine() {
    const auto catalogue = Catalogue::parse(standard_document(kStandardCatalogue));
    return *Engine::create(*catalogue, *Scheme::parse(kScheme));
}

ArrowScorer scorer() { return *ArrowScorer::create(engine(), common_record(), {.levels = {3}}); }

// Ratings of one organisation after the other, by their columns.
struct Table {
    Cells organisation, criterion, rating, stage, on;
    std::vector<std::optional<double>> measure;

    void add(const char* name, const char* rated, Cell with, Cell at = {}, Cell day = {},
             std::optional<double> measured = {}) {
        organisation.emplace_back(name);
        criterion.emplace_back(rated);
        rating.push_back(std::move(with));
        stage.push_back(std::move(at));
        on.push_back(std::move(day));
        measure.push_back(measured);
    }
    Column rows(std::size_t first, std::size_t end) const {
        const auto some = [&](const auto& from) {
            return std::decay_t<decltype(from)>(from.begin() + static_cast<std::ptrdiff_t>(first),
                                                from.begin() + static_cast<std::ptrdiff_t>(end));
        };
        return batch(
            {texts("note", Cells(end - first, "x")), texts("organisation", some(organisation), TextStyle::view),
             texts("criterion", some(criterion)), texts("rating", some(rating), TextStyle::large_utf8),
             texts("stage", some(stage)), texts("on", some(on)), numbers<double>("g", "measure", some(measure))},
            end - first);
    }
    Column all() const { return rows(0, organisation.size()); }
};

// A record that says the same, assessed: bounds of A.1.1.1.
std::string by_record(const Table& table, const std::string& organisation) {
    RecordBuilder builder(organisation, "2025-01-01", "2025-12-31", "2026-03-31");
    for (std::size_t i = 0; i < table.organisation.size(); ++i) {
        if (table.organisation[i] != organisation) continue;
        const std::string stage = table.stage[i].value_or(""), on = table.on[i].value_or("");
        const RecordBuilder::RatingDetails details{stage.empty() ? "self" : std::string_view(stage), {}, on, {}};
        if (table.measure[i]) {
            builder.measure(*table.criterion[i], std::to_string(*table.measure[i]), details);
        } else if (table.rating[i]) {
            builder.rate(*table.criterion[i], *table.rating[i], details);
        }
    }
    const auto record = builder.build();
    if (!record) return "rejected";
    const auto assessment = engine().assess(*record);
    if (!assessment) return "rejected";
    for (const NodeResult& node : assessment->nodes()) {
        if (engine().catalogue().indicators()[node.indicator].id == "A.1.1.1")
            return std::to_string(node.score->lower) + " " + std::to_string(node.score->upper);
    }
    return "";
}

std::string by_arrow(const Reading& reading, std::size_t row) {
    if (!reading.is_null("fault", row)) return "rejected";
    return std::to_string(reading.score("A.1.1.1.lower", row)) + " " +
           std::to_string(reading.score("A.1.1.1.upper", row));
}

Table reconciled() {
    Table table;
    table.add("latest", "A.1.1.1.1", "met", "self", "2026-01-01");
    table.add("latest", "A.1.1.1.1", "half", "self", "2026-02-01");
    table.add("latest", "A.1.1.1.1", "not_met", "self");
    table.add("latest", "A.1.1.1.1", "not_met", "self", "2027-01-01");
    table.add("stages", "A.1.1.1.1", "half", "expert", "2025-06-01");
    table.add("stages", "A.1.1.1.1", "met", {}, "2026-02-01");
    table.add("stages", "A.1.1.1.1", "not_met", "nobody");
    table.add("last", "A.1.1.1.1", "met");
    table.add("last", "A.1.1.1.1", "half", "");
    table.add("measured", "A.1.1.1.2", {}, {}, {}, 2.5);
    table.add("measured", "A.1.1.1.1", {});
    table.add("measured", "A.1.1.1.3", "not_applicable");
    table.add("elsewhere", "A.2.1.1.1", "met");
    return table;
}

TEST_F(ArrowLong, DecidesWhichRatingCountsAsRecordsDo) {
    const Table table = reconciled();
    const Scored scored(scorer(), table.all());
    ASSERT_EQ(scored.faults, "");
    const Reading reading = scored.reading();
    ASSERT_EQ(reading.rows(), 5U);
    EXPECT_TRUE(reading.counts_nulls());
    EXPECT_EQ(reading.names().front(), "organisation");
    for (std::size_t row = 0; row < reading.rows(); ++row)
        EXPECT_EQ(by_arrow(reading, row), by_record(table, reading.text("organisation", row))) << row;
    EXPECT_EQ(by_arrow(reading, 0), "166667 833333");
    EXPECT_EQ(by_arrow(reading, 3), "125000 625000");
}

TEST_F(ArrowLong, OrganisationsGoOnOverBatches) {
    const Table table = reconciled();
    for (std::size_t size = 1; size <= table.organisation.size() + 1; ++size) {
        std::vector<ArrowArray> batches;
        for (std::size_t first = 0; first < table.organisation.size(); first += size) {
            Column rows = table.rows(first, std::min(first + size, table.organisation.size()));
            release(rows.schema);
            batches.push_back(rows.array);
            Column none = table.rows(0, 0);
            release(none.schema);
            batches.push_back(none.array);
        }
        const auto describe = [&] {
            Column none = table.rows(0, 0);
            release(none.array);
            return none.schema;
        };
        ArrowArrayStream in = stream(describe, std::move(batches)), out;
        ASSERT_EQ(brief(scorer().score(&in, &out)), "");
        ArrowSchema described;
        ASSERT_EQ(out.get_schema(&out, &described), 0);
        std::string seen;
        for (;;) {
            ArrowArray results;
            ASSERT_EQ(out.get_next(&out, &results), 0);
            if (results.release == nullptr) break;
            const Reading reading(described, results);
            EXPECT_GT(reading.rows(), 0U);
            for (std::size_t row = 0; row < reading.rows(); ++row) {
                seen += reading.text("organisation", row) + " ";
                EXPECT_EQ(by_arrow(reading, row), by_record(table, reading.text("organisation", row))) << size;
            }
            release(results);
        }
        EXPECT_EQ(seen, "latest stages last measured elsewhere ") << size;
        release(described);
        release(out);
    }
}

TEST_F(ArrowLong, AFaultRejectsItsOrganisationAndNoOther) {
    Table table;
    table.add("a", "A.1.1.1.1", "met");
    table.add("b", "A.1.1.1.1", "met");
    table.add("b", "A.9", "met");
    table.add("c", "A.1.1.1.1", "splendid");
    table.add("d", "A.1.1.1.1", "met", {}, {}, 1.0);
    table.add("e", "A.1.1.1.1", {}, {}, {}, 1.0);
    table.add("f", "A.1.1.1.2", {}, {}, {}, 0.1234567);
    table.add("g", "A.1.1.1.1", "met", {}, "2026-02-30");
    table.add("h", "A.2.1.1.1", "splendid");
    table.add("a", "A.1.1.1.1", "half");
    table.add("i", "A.1.1.1.1", "half", {}, "");
    const Scored scored(scorer(), table.all());
    const Reading reading = scored.reading();
    ASSERT_EQ(reading.rows(), 10U);
    const std::vector<std::string> words{
        "",
        "row 2: unknown_id: the catalogue has no criterion 'A.9'",
        "row 3: A.1.1.1.1: unknown_id: the scale has no rating 'splendid'",
        "row 4: A.1.1.1.1: bad_value: a criterion is either rated or measured, not both at once",
        "row 5: A.1.1.1.1: not_measured: the scheme has no measure for the criterion",
        "row 6: A.1.1.1.2: bad_value: a measure has at most six decimal places and stays below 10^9",
        "row 7: bad_date: '2026-02-30' is no day of the calendar",
        "row 8: A.2.1.1.1: unknown_id: the scale has no rating 'splendid'",
        "row 9: duplicate_id: rows of 'a' stand further up, too; those of one organisation have to stand together",
        ""};
    for (std::size_t row = 0; row < words.size(); ++row) {
        EXPECT_EQ(reading.text("fault", row), words[row]);
        EXPECT_EQ(reading.is_null("total_lower", row), !words[row].empty()) << row;
    }
}

TEST_F(ArrowLong, ARowWithoutAnOrganisationBelongsToThoseBeforeIt) {
    const Scored scored(scorer(), batch({texts("organisation", {std::nullopt, "a", "", "b"}),
                                         texts("criterion", Cells(4, "A.1.1.1.1")), texts("rating", Cells(4, "met"))},
                                        4));
    const Reading reading = scored.reading();
    ASSERT_EQ(reading.rows(), 3U);
    EXPECT_TRUE(reading.is_null("organisation", 0));
    EXPECT_EQ(reading.text("fault", 0), "row 0: missing_member: the organisation is missing, or no text");
    EXPECT_EQ(reading.text("organisation", 1), "a");
    EXPECT_EQ(reading.text("fault", 1), "row 2: missing_member: the organisation is missing, or no text");
    EXPECT_TRUE(reading.is_null("fault", 2));
}

TEST_F(ArrowLong, DictionariesAndDays) {
    using Index = std::optional<std::int8_t>;
    using Day = std::optional<std::int32_t>;
    const Scored scored(scorer(),
                        batch({dictionary<std::int8_t>("c", "organisation", {Index(0), Index(0), Index(1), Index(1)},
                                                       texts("", {"a", "b"})),
                               dictionary<std::int8_t>("c", "criterion", {Index(0), Index(0), Index(0), Index(1)},
                                                       texts("", {"A.1.1.1.1", "A.9"})),
                               dictionary<std::int8_t>("c", "rating", {Index(1), Index(0), Index(0), Index(2)},
                                                       texts("", {"not_met", "met", std::nullopt})),
                               numbers<std::int32_t>("tdD", "on", {Day(20'000), Day(10'000), Day(30'000), Day()})},
                              4));
    ASSERT_EQ(scored.faults, "");
    const Reading reading = scored.reading();
    EXPECT_EQ(by_arrow(reading, 0), "333333 1000000");    // the later day
    EXPECT_EQ(by_arrow(reading, 1), "0 1000000");         // dated after the day of the record
    EXPECT_TRUE(reading.is_null("fault", 1));             // where nobody rated, nothing is asked
}

TEST_F(ArrowLong, ADayBeyondTheCalendar) {
    using Day = std::optional<std::int32_t>;
    const Scored scored(
        scorer(), batch({texts("organisation", {"a"}), texts("criterion", {"A.1.1.1.1"}), texts("rating", {"met"}),
                         numbers<std::int32_t>("tdD", "on", {Day(2'000'000'000)})},
                        1));
    EXPECT_EQ(scored.reading().text("fault", 0), "row 0: bad_date: the day lies outside of the years 1 to 9999");
}

TEST_F(ArrowLong, SchemasThatAreNotWhole) {
    const auto faults_of = [](std::vector<Column> columns) {
        return Scored(scorer(), batch(std::move(columns), 0)).faults;
    };
    EXPECT_EQ(faults_of({texts("criterion", {})}), "missing_member \nmissing_member \n");
    EXPECT_EQ(faults_of({texts("criterion", {}), texts("organisation", {}), texts("measure", {}),
                         numbers<double>("g", "rating", {})}),
              "wrong_type /rating\nwrong_type /measure\n");
    EXPECT_EQ(faults_of({texts("criterion", {}), numbers<std::int64_t>("l", "organisation", {}), texts("rating", {}),
                         texts("rating", {}), numbers<double>("g", "on", {})}),
              "wrong_type /organisation\nduplicate_member /rating\nwrong_type /on\n");
}

TEST_F(ArrowLong, NoRowsAtAll) {
    const Scored scored(scorer(), Table().all());
    EXPECT_EQ(scored.reading().rows(), 0U);
}

}  // namespace
}  // namespace xuehui
