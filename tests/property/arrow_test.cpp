// Arrow equals records: random schemes, every type that ratings and measures may have, slices of slices, nulls of every kind, wide
// as columns and as a list, and long; batch after batch. A row is held against the assessment of the record that says the same.
#include <algorithm>
#include <filesystem>
#include <numeric>
#include <set>

#include <gtest/gtest.h>

#include <xuehui/arrow.hpp>
#include <xuehui/standard.hpp>

#include "arrow_data.hpp"
#include "base/decimal.hpp"
#include "property/comparison.hpp"
#include "property/random_columns.hpp"

namespace property {
namespace {

using arrow_data::Cell;
using arrow_data::Column;
using arrow_data::TextStyle;
using columns::Table;
using xuehui::ArrowScorer;
using xuehui::Engine;
using xuehui::Record;

TextStyle any_style(Random& random) { return random.pick({TextStyle::utf8, TextStyle::large_utf8, TextStyle::view}); }

// The id of a code; what nobody rated is null, or empty.
Cell rating_of(Random& random, const Engine& engine, std::uint8_t code) {
    const auto& scale = engine.scheme().scale();
    if (code < scale.size()) return scale[code].id;
    if (code == scale.size()) return "not_applicable";
    return random.percent(50) ? Cell() : Cell("");
}

template <class Index>
Column in_dictionary(Random& random, const char* format, const std::string& name, const std::vector<Cell>& cells,
                     std::size_t offset) {
    std::vector<Cell> entries(cells);
    entries.push_back("never used");
    entries.push_back(std::nullopt);
    random.shuffle(entries);
    const std::size_t some = entries.size() > 100 ? 100 : entries.size();    // with those that are there twice
    const std::set<Cell> all(cells.begin(), cells.end());
    entries.resize(some);
    entries.insert(entries.end(), all.begin(), all.end());
    std::vector<std::optional<Index>> indices;
    for (const Cell& cell : cells) {
        const auto found = static_cast<std::size_t>(std::ranges::find(entries, cell) - entries.begin());
        indices.push_back(!cell && random.percent(50) ? std::optional<Index>() : static_cast<Index>(found));
    }
    return arrow_data::dictionary<Index>(format, name, indices, arrow_data::texts("", entries, any_style(random)),
                                         offset);
}

Column any_texts(Random& random, const std::string& name, const std::vector<Cell>& cells, std::size_t offset) {
    switch (random.below(10)) {
        case 0: return in_dictionary<std::int8_t>(random, "c", name, cells, offset);
        case 1: return in_dictionary<std::uint8_t>(random, "C", name, cells, offset);
        case 2: return in_dictionary<std::int16_t>(random, "s", name, cells, offset);
        case 3: return in_dictionary<std::uint16_t>(random, "S", name, cells, offset);
        case 4: return in_dictionary<std::int32_t>(random, "i", name, cells, offset);
        case 5: return in_dictionary<std::uint32_t>(random, "I", name, cells, offset);
        case 6: return in_dictionary<std::int64_t>(random, "l", name, cells, offset);
        case 7: return in_dictionary<std::uint64_t>(random, "L", name, cells, offset);
        default: return arrow_data::texts(name, cells, any_style(random), offset);
    }
}

// Codes where they are: in front, what is left out.
Column any_codes(Random& random, const std::string& name, std::vector<std::uint8_t> codes, std::uint8_t unassessed,
                 std::size_t offset) {
    std::vector<std::optional<std::uint8_t>> given(offset, 200);
    for (const std::uint8_t code : codes)
        given.push_back(code == unassessed && random.percent(50) ? std::nullopt : std::optional(code));
    return arrow_data::numbers<std::uint8_t>(random.percent(50) ? "C" : "c", name, given, offset,
                                             arrow_data::metadata("xuehui.values", "codes"));
}

Column any_ratings(Random& random, const std::string& name, const Engine& engine,
                   const std::vector<std::uint8_t>& codes, std::uint8_t unassessed, std::size_t most_offset) {
    const std::size_t offset = random.below(most_offset + 1);
    if (random.percent(20)) return any_codes(random, name, codes, unassessed, offset);
    std::vector<Cell> cells(offset, "left out");
    for (const std::uint8_t code : codes) cells.push_back(rating_of(random, engine, code));
    return any_texts(random, name, cells, offset);
}

// Millionths as decimals, or as doubles, which are the nearest ones.
Column any_measures(Random& random, const std::string& name,
                    const std::vector<std::optional<std::int64_t>>& millionths) {
    if (random.percent(50)) return arrow_data::numbers<std::int64_t>("d:18,6,64", name, millionths);
    std::vector<std::optional<double>> values;
    for (const auto& value : millionths)
        values.push_back(value ? std::optional(static_cast<double>(*value) / 1e6) : std::nullopt);
    return arrow_data::numbers<double>("g", name, values);
}

// Rows of one scorer, as a batch, and what came of it.
class WideCase {
public:
    WideCase(Random& random, const Engine& engine, const World& world, const Json& facts, std::size_t rows)
        : random_(random),
          engine_(engine),
          facts_(facts),
          scorer_(*ArrowScorer::create(engine, common_record(facts),
                                       {.levels = {1, 2, 3}, .threads = static_cast<unsigned>(random.below(3))})),
          table_(random_table(random, scorer_.columns(), rows)),
          measures_(random_measures(random, scorer_.columns(), engine, world.scheme, rows)),
          before_(random.below(10)) {}

    void check(const std::string& which) {
        Column given = random_.percent(25) ? as_list() : as_columns();
        ArrowSchema schema;
        ArrowArray results;
        ASSERT_EQ(to_text(scorer_.score(&given.schema, &given.array, &schema, &results)), "") << which;
        const arrow_data::Reading reading(schema, results);
        EXPECT_TRUE(reading.counts_nulls()) << which;
        for (std::size_t row = 0; row < table_.rows; ++row) {
            const auto assessment =
                engine_.assess(record_of(scorer_.columns(), engine_, table_, measures_, row, facts_));
            ASSERT_EQ(difference(reading, row, *assessment), "") << which << "row " << row;
        }
        arrow_data::release(given.schema);
        arrow_data::release(schema);
        arrow_data::release(results);
        ASSERT_EQ(arrow_data::alive(), 0) << which;
    }

    static std::string difference(const arrow_data::Reading& reading, std::size_t row,
                                  const xuehui::Assessment& assessment) {
        const xuehui::Engine& engine = assessment.engine();
        std::string found = reading.text("fault", row);
        const auto same = [&](const std::string& name, std::int32_t expected) {
            const std::int32_t there = reading.score(name, row);
            if (there != expected)
                found += name + ": " + std::to_string(there) + ", record " + std::to_string(expected) + "; ";
        };
        const auto bounds = [&](const std::string& lower, const std::string& upper,
                                const std::optional<xuehui::Bounds>& score) {
            same(lower, score ? score->lower : -1);
            same(upper, score ? score->upper : -1);
        };
        bounds("total_lower", "total_upper", assessment.score());
        if (reading.entry("grade_lower", row) != assessment.grade_lower()) found += "lower grade; ";
        if (reading.entry("grade_upper", row) != assessment.grade_upper()) found += "upper grade; ";
        for (const xuehui::NodeResult& node : assessment.nodes()) {
            const std::string& id = engine.catalogue().indicators()[node.indicator].id;
            bounds(id + ".lower", id + ".upper", node.score);
        }
        for (const xuehui::GateResult& gate : assessment.gates()) {
            const std::string name = "gate." + std::string(gate.id);
            const bool unknown = reading.is_null(name, row);
            if (unknown != (gate.state == xuehui::Truth::unknown)) found += name + " unknown; ";
            if (!unknown && reading.boolean(name, row) != (gate.state == xuehui::Truth::yes)) found += name + "; ";
        }
        return found;
    }

private:
    std::string id_of(std::size_t slot) const {
        return engine_.catalogue().criteria()[scorer_.columns().criteria()[slot]].id;
    }
    std::uint8_t unassessed() const { return scorer_.columns().unassessed_code(); }
    std::size_t measured(std::size_t slot) const {
        return static_cast<std::size_t>(std::ranges::find(measures_.criteria, slot) - measures_.criteria.begin());
    }

    Column measure_column(std::size_t slot) {
        const std::size_t which = measured(slot);
        std::vector<std::optional<std::int64_t>> values(before_);
        for (std::size_t row = 0; row < table_.rows; ++row) {
            values.push_back(measures_.has(which, row) ? std::optional(measures_.values[which][row]) : std::nullopt);
        }
        return any_measures(random_, id_of(slot), values);
    }

    // A criterion has one column: of measures, and then no ratings; or of ratings. Or none at all.
    Column as_columns() {
        std::vector<Column> columns;
        for (std::size_t slot = 0; slot < table_.criteria; ++slot) {
            const std::size_t which = measured(slot);
            const bool is_measured = which < measures_.criteria.size() && random_.percent(60);
            if (which < measures_.criteria.size() && !is_measured)
                std::ranges::fill(measures_.validity[which], std::uint8_t{0});
            if (is_measured || random_.percent(5)) {
                for (std::size_t row = 0; row < table_.rows; ++row) table_.at(row, slot) = unassessed();
                if (is_measured) columns.push_back(measure_column(slot));
                continue;
            }
            std::vector<std::uint8_t> codes(before_, 0);
            for (std::size_t row = 0; row < table_.rows; ++row) codes.push_back(table_.at(row, slot));
            columns.push_back(any_ratings(random_, id_of(slot), engine_, codes, unassessed(), 9));
        }
        random_.shuffle(columns);
        if (columns.empty())
            columns.push_back(any_ratings(random_, id_of(0), engine_,
                                          std::vector<std::uint8_t>(before_ + table_.rows, unassessed()), unassessed(),
                                          0));
        return arrow_data::batch(std::move(columns), table_.rows, before_);
    }

    // Measures stand beside it.
    Column as_list() {
        std::vector<std::uint8_t> codes(before_ * table_.criteria, 0);
        std::vector<std::optional<int>> is_there(before_ + table_.rows, 1);
        for (std::size_t row = 0; row < table_.rows; ++row) {
            const bool is_null = random_.percent(5);
            if (is_null) is_there[before_ + row] = std::nullopt;
            for (std::size_t slot = 0; slot < table_.criteria; ++slot) {
                codes.push_back(table_.at(row, slot));
                if (is_null) table_.at(row, slot) = unassessed();
            }
        }
        Column elements = any_ratings(random_, "item", engine_, codes, unassessed(), 9);
        std::vector<Column> columns;
        columns.push_back({arrow_data::schema_of("+w:" + std::to_string(table_.criteria), "ratings", {elements.schema}),
                           arrow_data::array_of(static_cast<std::int64_t>(is_there.size()), -1, 0,
                                                {arrow_data::bits_of(is_there)}, {elements.array})});
        for (const std::size_t slot : measures_.criteria) columns.push_back(measure_column(slot));
        return arrow_data::batch(std::move(columns), table_.rows, before_);
    }

    Random& random_;
    const Engine& engine_;
    const Json& facts_;
    ArrowScorer scorer_;
    Table table_;
    Measures measures_;
    std::size_t before_;    // rows of the columns' arrays that the batch leaves out
};

// The ratings of a record, in the long form, cut into batches; its facts are common.
class LongCase {
public:
    LongCase(Random& random, const Engine& engine, const Json& record)
        : random_(random), engine_(engine), record_(record) {}

    void check(const std::string& which) {
        const auto assessment = engine_.assess(record_.write());
        ASSERT_TRUE(assessment) << which << to_text(assessment.error());
        const auto scorer = ArrowScorer::create(engine_, common(), {.levels = {1, 2, 3}});
        ASSERT_TRUE(scorer) << which << to_text(scorer.error());
        gather();
        std::vector<ArrowArray> batches;
        for (std::size_t first = 0; first < organisation_.size();) {
            const std::size_t end = std::min(organisation_.size(), first + 1 + random_.below(organisation_.size()));
            Column some = rows(first, end);
            arrow_data::release(some.schema);
            batches.push_back(some.array);
            first = end;
        }
        ArrowArrayStream in = arrow_data::stream([this] { return described(); }, std::move(batches)), out;
        ASSERT_EQ(to_text(scorer->score(&in, &out)), "") << which;
        ArrowSchema schema;
        ArrowArray results;
        ASSERT_EQ(out.get_schema(&out, &schema), 0) << which;
        ASSERT_EQ(out.get_next(&out, &results), 0) << which;
        ASSERT_NE(results.release, nullptr) << which;
        ASSERT_EQ(WideCase::difference({schema, results}, 0, *assessment), "") << which << record_.write();
        arrow_data::release(schema);
        arrow_data::release(results);
        arrow_data::release(out);
        ASSERT_EQ(arrow_data::alive(), 0) << which;
    }

private:
    // The record without its ratings.
    Record common() const {
        Json rest = record_;
        const auto ratings = static_cast<std::size_t>(std::ranges::find(rest.names, "ratings") - rest.names.begin());
        if (ratings < rest.names.size()) rest.erase(ratings);
        return *Record::parse(rest.write());
    }

    static Cell text_of(const Json& rating, std::string_view member) {
        const Json* found = rating.find(member);
        return found == nullptr || found->text.empty() ? Cell() : Cell(found->text);
    }

    void gather() {
        const Json* ratings = record_.find("ratings");
        for (std::size_t i = 0; ratings != nullptr && i < ratings->items.size(); ++i) {
            const Json& rating = ratings->items[i];
            organisation_.emplace_back("A");
            criterion_.emplace_back(rating.at("criterion").text);
            rating_.push_back(text_of(rating, "rating"));
            stage_.push_back(text_of(rating, "stage"));
            on_.push_back(text_of(rating, "on"));
            const Cell measure = text_of(rating, "measure");
            measure_.push_back(measure ? std::optional(xuehui::Decimal::parse(*measure)->millionths()) : std::nullopt);
        }
        if (organisation_.empty()) {
            organisation_.emplace_back("A");
            for (auto* cells : {&criterion_, &rating_, &stage_, &on_}) cells->emplace_back();
            measure_.emplace_back();
        }
    }

    // Always of the same types, as one schema holds for all batches.
    Column rows(std::size_t first, std::size_t end) const {
        const auto some = [&](const auto& from) {
            using List = std::decay_t<decltype(from)>;
            return List(from.begin() + static_cast<std::ptrdiff_t>(first),
                        from.begin() + static_cast<std::ptrdiff_t>(end));
        };
        std::vector<std::optional<std::int16_t>> numbers(end - first);
        std::iota(numbers.begin(), numbers.end(), std::int16_t{0});
        return arrow_data::batch(
            {arrow_data::texts("organisation", some(organisation_)),
             arrow_data::dictionary<std::int16_t>("s", "criterion", numbers, arrow_data::texts("", some(criterion_))),
             arrow_data::dictionary<std::int16_t>("s", "rating", numbers,
                                                  arrow_data::texts("", some(rating_), TextStyle::view)),
             arrow_data::texts("stage", some(stage_)), arrow_data::texts("on", some(on_), TextStyle::large_utf8),
             arrow_data::numbers<std::int64_t>("d:18,6,64", "measure", some(measure_))},
            end - first);
    }
    ArrowSchema described() const {
        Column none = rows(0, 0);
        arrow_data::release(none.array);
        return none.schema;
    }

    Random& random_;
    const Engine& engine_;
    const Json& record_;
    std::vector<Cell> organisation_, criterion_, rating_, stage_, on_;
    std::vector<std::optional<std::int64_t>> measure_;
};

bool asks_for_evidence(const Json& scheme) { return scheme.find("no_evidence") != nullptr; }

void check_world(Random& random, const World& world, std::size_t rows, const std::string& which) {
    const auto engine = make_engine(world.catalogue, world.scheme, world.others);
    ASSERT_TRUE(engine) << which << to_text(engine.error());
    Json facts = Json::object();
    if (const Json* stated = world.records.front().find("facts"); stated != nullptr && random.percent(50))
        facts = *stated;
    if (counts_own_ratings(world.scheme)) WideCase(random, *engine, world, facts, rows).check(which);
    if (testing::Test::HasFatalFailure() || asks_for_evidence(world.scheme)) return;
    for (const Json& record : world.records) LongCase(random, *engine, record).check(which);
}

// Rows go in shards, so that they use several processors.
constexpr std::uint64_t kShards = 4;
class Arrow : public testing::TestWithParam<std::uint64_t> {};

TEST_P(Arrow, EqualsRecordsOfSmallWorlds) {
    constexpr std::size_t kRows = 70;    // more than a block
    const Extent run = extent_of(100'000);
    for (std::uint64_t number = GetParam(); number * kRows < run.cases; number += kShards) {
        Random random(run.seed + 3, number);
        const World world = small_world(random, 3);
        check_world(random, world, kRows,
                    "seed " + std::to_string(run.seed) + ", world " + std::to_string(number) + "\n");
        if (HasFatalFailure()) return;
    }
}

TEST_P(Arrow, EqualsRecordsOfTheStandard) {
    const Extent run = extent_of(100'000);
    for (std::uint64_t number = GetParam(); number * 2'500 < run.cases; number += kShards) {
        Random random(run.seed + 4, number);
        const World world = standard_world(random, 2);
        const std::size_t rows = random.pick({1U, 63U, 65U, 333U, 2'100U});
        check_world(random, world, rows,
                    "seed " + std::to_string(run.seed) + ", world " + std::to_string(number) + "\n");
        if (HasFatalFailure()) return;
    }
}

std::string document_of(const Json& file, const Json& document, std::string_view kind, std::string_view otherwise) {
    const Json* chosen = document.find(kind);
    if (chosen == nullptr) chosen = file.find(kind);
    if (chosen == nullptr) return std::string(xuehui::standard_document(otherwise));
    return chosen->is(Json::Type::string) ? std::string(xuehui::standard_document(chosen->text)) : chosen->write();
}

// The shared vectors: what they say of a record, which the engine is bound to, comes out of its ratings in the long form.
TEST(ArrowVectors, EveryRecordComesOut) {
    Random random(1);
    int records = 0;
    for (const auto& entry : std::filesystem::directory_iterator(XUEHUI_SOURCE_DIR "/tests/vectors")) {
        if (entry.path().extension() != ".json") continue;
        const Json file = Json::parse(reference::read_file(entry.path().string()));
        for (const Json& document : file.at("cases").items) {
            const std::string scheme_text = document_of(file, document, "scheme", xuehui::kDefaultScheme);
            const auto catalogue = xuehui::Catalogue::parse(
                document_of(file, document, "catalogue", xuehui::kStandardCatalogue), xuehui::standard_catalogues());
            const auto scheme = xuehui::Scheme::parse(scheme_text);
            if (!catalogue || !scheme || document.find("record") == nullptr) continue;
            const auto engine = Engine::create(*catalogue, *scheme);
            if (!engine || scheme_text.find("lowest") != std::string::npos) continue;    // rows have evidence
            if (!engine->assess(document.at("record").write())) continue;
            LongCase(random, *engine, document.at("record"))
                .check(entry.path().stem().string() + ", " + document.at("name").text);
            if (HasFatalFailure()) return;
            ++records;
        }
    }
    EXPECT_GT(records, 200);
}

INSTANTIATE_TEST_SUITE_P(Shards, Arrow, testing::Range<std::uint64_t>(0, kShards));

}  // namespace
}  // namespace property
