// The shared vectors through columns: a record as what is common to all rows, with a row that says nothing; and its ratings
// as the row. What the engine says of the record, which the vectors bind, has to come out both times.
#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include <xuehui/columns.hpp>
#include <xuehui/standard.hpp>

#include "column_results.hpp"
#include "reference/reference.hpp"

namespace {

using reference::Json;
using xuehui::Assessment;
using xuehui::ColumnScorer;
using xuehui::Engine;
using xuehui::Record;

// One row of columns.
struct Row {
    columns::Table table;
    std::vector<std::size_t> measured;
    std::vector<std::int64_t> measures;
};

columns::Results scored(const ColumnScorer& scorer, std::size_t gates, const Row& row) {
    std::vector<xuehui::MeasureColumn> measures;
    for (std::size_t i = 0; i < row.measured.size(); ++i) measures.push_back({row.measured[i], &row.measures[i]});
    columns::Results results(scorer, gates, 1, columns::all_nodes(scorer));
    const columns::Placed placed = place(row.table, columns::Layout::by_row);
    EXPECT_EQ(to_text(scorer.score(placed.ratings, measures, results.columns())), "");
    return results;
}

Row unrated(const ColumnScorer& scorer) {
    return {{1, scorer.criteria().size(), std::vector(scorer.criteria().size(), scorer.unassessed_code())}, {}, {}};
}

// The ratings that count, as a row.
Row row_of(const ColumnScorer& scorer, const Assessment& assessment) {
    Row row = unrated(scorer);
    for (std::size_t i = 0; i < scorer.criteria().size(); ++i) {
        const auto found =
            std::ranges::find(assessment.criteria(), scorer.criteria()[i], &xuehui::CriterionResult::criterion);
        if (found == assessment.criteria().end() || found->source != xuehui::Source::assessed) continue;
        const xuehui::RecordedRating rating =
            assessment.record().rating(static_cast<std::size_t>(found->record_rating));
        if (rating.measure.empty()) {
            row.table.at(0, i) = *scorer.code(rating.rating);
        } else {
            row.measured.push_back(i);
            row.measures.push_back(reference::millionths(reference::decimal(std::string(rating.measure))));
        }
    }
    return row;
}

// Ratings outside the roots are in no assessment; and rows have evidence for all that they say.
bool says_all(const ColumnScorer& scorer, const Assessment& assessment, const std::string& scheme) {
    if (scheme.find("lowest") != std::string::npos) return false;
    return scorer.criteria().size() == assessment.criteria().size();
}

void check(const Engine& engine, const std::string& scheme, const Json& record, int& as_rows) {
    const auto parsed = Record::parse(record.write());
    if (!parsed) return;
    const auto assessment = engine.assess(*parsed);
    if (!assessment) {
        EXPECT_FALSE(ColumnScorer::create(engine, *parsed));
        return;
    }
    const std::size_t gates = assessment->gates().size();
    const auto whole = ColumnScorer::create(engine, *parsed);
    ASSERT_TRUE(whole) << to_text(whole.error());
    EXPECT_EQ(scored(*whole, gates, unrated(*whole)).difference(0, *assessment), "");

    Json rest = record;
    const auto ratings = std::ranges::find(rest.names, "ratings") - rest.names.begin();
    if (static_cast<std::size_t>(ratings) < rest.names.size()) rest.erase(static_cast<std::size_t>(ratings));
    const auto scorer = ColumnScorer::create(engine, *Record::parse(rest.write()));
    ASSERT_TRUE(scorer);
    if (!says_all(*scorer, *assessment, scheme)) return;
    ++as_rows;
    EXPECT_EQ(scored(*scorer, gates, row_of(*scorer, *assessment)).difference(0, *assessment), "");
}

std::string text_of(const Json& file, const Json& document, std::string_view kind, std::string_view otherwise) {
    const Json* chosen = document.find(kind);
    if (chosen == nullptr) chosen = file.find(kind);
    if (chosen == nullptr) return std::string(xuehui::standard_document(otherwise));
    if (chosen->is(Json::Type::string)) return std::string(xuehui::standard_document(chosen->text));
    return chosen->write();
}

TEST(ColumnVectors, EveryRecordComesOut) {
    int as_rows = 0;
    for (const auto& entry : std::filesystem::directory_iterator(XUEHUI_SOURCE_DIR "/tests/vectors")) {
        if (entry.path().extension() != ".json") continue;
        const Json file = Json::parse(reference::read_file(entry.path().string()));
        for (const Json& document : file.at("cases").items) {
            SCOPED_TRACE(entry.path().stem().string() + ", " + document.at("name").text);
            const std::string scheme_text = text_of(file, document, "scheme", xuehui::kDefaultScheme);
            const auto catalogue = xuehui::Catalogue::parse(
                text_of(file, document, "catalogue", xuehui::kStandardCatalogue), xuehui::standard_catalogues());
            const auto scheme = xuehui::Scheme::parse(scheme_text);
            if (!catalogue || !scheme || document.find("record") == nullptr) continue;
            const auto engine = Engine::create(*catalogue, *scheme);
            if (engine) check(*engine, scheme_text, document.at("record"), as_rows);
        }
    }
    EXPECT_GT(as_rows, 200);
}

TEST(ColumnVectors, FactsAndRulesOfTheCommonRecordCount) {
    int as_rows = 0;
    for (const char* name : {"in-trouble", "middling", "well-run"}) {
        SCOPED_TRACE(name);
        const Json record =
            Json::parse(reference::read_file(XUEHUI_SOURCE_DIR "/tests/samples/" + std::string(name) + ".json"));
        for (const std::string_view scheme : {xuehui::kDefaultScheme, xuehui::kWholeScheme}) {
            check(xuehui::standard_engine(scheme), std::string(xuehui::standard_document(scheme)), record, as_rows);
        }
    }
    EXPECT_EQ(as_rows, 6);
}

}  // namespace
