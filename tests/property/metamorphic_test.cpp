// What must hold between assessments, whatever the arithmetic: no evaluator to compare with, so the documents may be any.
#include <algorithm>
#include <iostream>

#include <gtest/gtest.h>

#include <xuehui/report.hpp>

#include "engine/verdicts.hpp"
#include "property/comparison.hpp"

namespace property {
namespace {

constexpr std::uint64_t kWorlds = 3'000;

// Runs a check on many small worlds, each a scheme, a catalogue and a record.
template <class Check>
void on_worlds(std::uint64_t salt, const Check& check) {
    const Extent extent = extent_of(100'000);
    const std::uint64_t worlds = std::max<std::uint64_t>(1, extent.cases * kWorlds / 100'000);
    std::cout << "seed " << extent.seed << " (XUEHUI_SEED), " << worlds << " worlds\n";
    for (std::uint64_t number = 0; number < worlds; ++number) {
        Random random(extent.seed + salt, number);
        World world = small_world(random, 1);
        const Documents documents = {world.catalogue, world.scheme, world.records.front(), {}};
        SCOPED_TRACE("world " + std::to_string(number));
        check(random, documents);
        if (testing::Test::HasFailure()) {
            std::cout << report(documents, "");
            return;
        }
    }
}

xuehui::Assessment assessment_of(const Documents& documents) {
    const auto engine = make_engine(documents.catalogue, documents.scheme, documents.others);
    if (!engine) throw std::runtime_error(to_text(engine.error()));
    auto assessment = engine->assess(documents.record.write());
    if (!assessment) throw std::runtime_error(to_text(assessment.error()));
    return *assessment;
}

bool inside(const std::optional<xuehui::Bounds>& later, const std::optional<xuehui::Bounds>& before) {
    if (!later) return true;    // nothing is left that counts
    return before && before->lower <= later->lower && later->upper <= before->upper;
}

std::size_t grade_number(const xuehui::Assessment& assessment, std::string_view id) {
    const auto& grades = assessment.engine().scheme().grades();
    return static_cast<std::size_t>(
        std::find_if(grades.begin(), grades.end(), [&](const xuehui::Grade& grade) { return grade.id == id; }) - grades.begin());
}

// Rates one criterion that nobody rated so far; false where there is none.
bool learn(Random& random, const xuehui::Assessment& assessment, Json& record, const Json& scheme, bool may_not_apply) {
    std::vector<std::string> open;
    for (const xuehui::CriterionResult& criterion : assessment.criteria()) {
        if (criterion.source != xuehui::Source::unassessed) continue;
        open.push_back(assessment.engine().catalogue().criteria()[criterion.criterion].id);
    }
    if (open.empty()) return false;
    std::string stage = "self";
    if (const Json* reconcile = scheme.find("reconcile")) stage = reconcile->at("order").items.back().text;
    const std::string rating = may_not_apply && random.percent(30) ? "not_applicable" : random.pick(scheme.at("scale").items).at("id").text;
    if (record.find("ratings") == nullptr) record.set("ratings", Json::array());
    record.find("ratings")->add(Json::object()
                                    .set("criterion", Json::string(random.pick(open)))
                                    .set("rating", Json::string(rating))
                                    .set("stage", Json::string(stage)));
    return true;
}

void expect_inside(const xuehui::Assessment& later, const xuehui::Assessment& before) {
    EXPECT_TRUE(inside(later.score(), before.score())) << "total";
    for (std::size_t i = 0; i < before.nodes().size(); ++i) {
        EXPECT_TRUE(inside(later.nodes()[i].score, before.nodes()[i].score)) << "node " << before.nodes()[i].indicator;
    }
    for (std::size_t i = 0; i < before.criteria().size(); ++i) {
        EXPECT_TRUE(inside(later.criteria()[i].value, before.criteria()[i].value)) << "criterion " << i;
    }
    if (!later.score()) return;
    // Grades are listed best first.
    EXPECT_LE(grade_number(later, later.grade_lower_before_gates()), grade_number(before, before.grade_lower_before_gates()));
    EXPECT_GE(grade_number(later, later.grade_upper_before_gates()), grade_number(before, before.grade_upper_before_gates()));
}

TEST(Metamorphic, LearningNeverWidensBounds) {
    on_worlds(1, [](Random& random, Documents documents) {
        documents.scheme.set("unassessed", Json::string("bounds"));
        xuehui::Assessment before = assessment_of(documents);
        while (learn(random, before, documents.record, documents.scheme, true)) {
            const xuehui::Assessment later = assessment_of(documents);
            expect_inside(later, before);
            before = later;
        }
    });
}

TEST(Metamorphic, LearningARatingDoesNotTurnAGateNorWidenTheGrade) {
    on_worlds(2, [](Random& random, Documents documents) {
        documents.scheme.set("unassessed", Json::string("bounds"));
        xuehui::Assessment before = assessment_of(documents);
        while (learn(random, before, documents.record, documents.scheme, false)) {
            const xuehui::Assessment later = assessment_of(documents);
            for (std::size_t i = 0; i < before.gates().size(); ++i) {
                if (before.gates()[i].state == xuehui::Truth::unknown) continue;
                EXPECT_EQ(to_string(later.gates()[i].state), to_string(before.gates()[i].state)) << before.gates()[i].id;
            }
            if (before.score() && later.score()) {
                EXPECT_LE(grade_number(later, later.grade_lower()), grade_number(before, before.grade_lower()));
                EXPECT_GE(grade_number(later, later.grade_upper()), grade_number(before, before.grade_upper()));
            }
            before = later;
        }
    });
}

// Everything but which rating counts: positions have changed.
std::string without_places(const xuehui::Assessment& assessment) {
    Json document = Json::parse(to_json(assessment, false));
    for (Json& criterion : document.find("criteria")->items) {
        for (std::size_t i = criterion.names.size(); i-- > 0;) {
            if (criterion.names[i] == "at") criterion.erase(i);
        }
    }
    document.set("warnings", Json{});
    return document.write();
}

TEST(Metamorphic, TheOrderOfRatingsOfDifferentCriteriaDoesNotMatter) {
    on_worlds(3, [](Random& random, Documents documents) {
        const xuehui::Assessment before = assessment_of(documents);
        Json* ratings = documents.record.find("ratings");
        if (ratings == nullptr) return;
        // Among ratings of one criterion the order is kept: it may decide which one counts.
        std::map<std::string, std::size_t> place;
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < ratings->items.size(); ++i) places.push_back(i);
        random.shuffle(places);
        for (std::size_t i = 0; i < ratings->items.size(); ++i) place.emplace(ratings->items[i].at("criterion").text, places[i]);
        std::stable_sort(ratings->items.begin(), ratings->items.end(), [&](const Json& a, const Json& b) {
            return place.at(a.at("criterion").text) < place.at(b.at("criterion").text);
        });
        EXPECT_EQ(without_places(assessment_of(documents)), without_places(before));
    });
}

TEST(Metamorphic, ContributionsAddUpToTheLowerScore) {
    on_worlds(4, [](Random&, const Documents& documents) {
        const xuehui::Assessment assessment = assessment_of(documents);
        long long sum = 0;
        for (const xuehui::CriterionResult& criterion : assessment.criteria()) {
            EXPECT_GE(criterion.contribution, 0);
            EXPECT_EQ(criterion.gain.has_value(), criterion.value.has_value());
            EXPECT_GE(criterion.gain.value_or(0), 0);
            sum += criterion.contribution;
        }
        EXPECT_EQ(sum, assessment.score() ? assessment.score()->lower : 0);
        const xuehui::Coverage& all = assessment.coverage();
        EXPECT_EQ(all.rated + all.derived + all.unassessed + all.not_applicable, assessment.criteria().size());
    });
}

Json pair_json(const std::optional<xuehui::Bounds>& bounds) {
    if (!bounds) return {};
    return Json::object().set("lower", Json::number(bounds->lower)).set("upper", Json::number(bounds->upper));
}

Json coverage_json(const xuehui::Coverage& coverage) {
    return Json::object()
        .set("rated", Json::number(coverage.rated))
        .set("derived", Json::number(coverage.derived))
        .set("unassessed", Json::number(coverage.unassessed))
        .set("not_applicable", Json::number(coverage.not_applicable));
}

void expect_same_criterion(const Json& written, const xuehui::CriterionResult& criterion, const xuehui::Assessment& assessment) {
    const xuehui::Engine& engine = assessment.engine();
    EXPECT_EQ(written.at("id").text, engine.catalogue().criteria()[criterion.criterion].id);
    std::string rating;
    if (criterion.rating >= 0) rating = engine.scheme().scale()[static_cast<std::size_t>(criterion.rating)].id;
    if (criterion.rating == xuehui::CriterionResult::kNotApplicable) rating = "not_applicable";
    EXPECT_EQ(written.text_of("rating"), rating);
    EXPECT_EQ(written.at("source").text, to_string(criterion.source));
    EXPECT_EQ(written.at("value"), pair_json(criterion.value));
    EXPECT_EQ(written.at("contribution"), Json::number(criterion.contribution));
    EXPECT_EQ(written.at("gain"), criterion.gain ? Json::number(*criterion.gain) : Json{});
    if (criterion.record_rating < 0) {
        EXPECT_EQ(written.find("at"), nullptr);
        EXPECT_EQ(written.find("stage"), nullptr);
        return;
    }
    const xuehui::RecordedRating recorded = assessment.record().rating(static_cast<std::size_t>(criterion.record_rating));
    EXPECT_EQ(written.at("at").text, "/ratings/" + std::to_string(criterion.record_rating));
    EXPECT_EQ(written.at("stage").text, recorded.stage);
    EXPECT_EQ(written.find("measure") != nullptr, !recorded.measure.empty());
    if (!recorded.measure.empty()) {
        EXPECT_EQ(reference::decimal(written.at("measure").text), reference::decimal(recorded.measure));
    }
}

void expect_same_lists(const Json& written, const xuehui::Assessment& assessment) {
    const xuehui::Engine& engine = assessment.engine();
    const std::vector<Json>& nodes = written.at("nodes").items;
    ASSERT_EQ(nodes.size(), assessment.nodes().size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const xuehui::NodeResult& node = assessment.nodes()[i];
        const xuehui::Indicator& indicator = engine.catalogue().indicators()[node.indicator];
        EXPECT_EQ(nodes[i].at("id").text, indicator.id);
        EXPECT_EQ(nodes[i].at("level"), Json::number(indicator.level));
        EXPECT_EQ(nodes[i].at("weight").text, engine.indicator_weight(node.indicator));
        EXPECT_EQ(nodes[i].at("score"), pair_json(node.score));
        EXPECT_EQ(nodes[i].at("coverage"), coverage_json(node.coverage));
        EXPECT_EQ(assessment.find_node(indicator.id), &node);
    }
    const std::vector<Json>& criteria = written.at("criteria").items;
    ASSERT_EQ(criteria.size(), assessment.criteria().size());
    for (std::size_t i = 0; i < criteria.size(); ++i) {
        const xuehui::CriterionResult& criterion = assessment.criteria()[i];
        expect_same_criterion(criteria[i], criterion, assessment);
        EXPECT_EQ(assessment.find_criterion(criteria[i].at("id").text), &criterion);
    }
    const std::vector<Json>& gates = written.at("gates").items;
    ASSERT_EQ(gates.size(), assessment.gates().size());
    for (std::size_t i = 0; i < gates.size(); ++i) {
        const xuehui::GateResult& gate = assessment.gates()[i];
        EXPECT_EQ(gates[i].at("id").text, gate.id);
        EXPECT_EQ(gates[i].at("state").text, to_string(gate.state));
        EXPECT_EQ(gates[i].text_of("grade_at_most"), gate.grade_at_most);
        EXPECT_EQ(gates[i].text_of("grade_down", "0"), std::to_string(gate.grade_down));
    }
    const std::vector<Json>& warnings = written.at("warnings").items;
    ASSERT_EQ(warnings.size(), assessment.warnings().size());
    for (std::size_t i = 0; i < warnings.size(); ++i) {
        EXPECT_EQ(warnings[i].at("code").text, to_string(assessment.warnings()[i].code));
        EXPECT_EQ(warnings[i].at("at").text, assessment.warnings()[i].at());
    }
}

TEST(Metamorphic, TheJsonSaysWhatTheAccessorsSay) {
    on_worlds(5, [](Random&, const Documents& documents) {
        const xuehui::Assessment assessment = assessment_of(documents);
        const std::string text = to_json(assessment);
        EXPECT_EQ(text, to_json(assessment_of(documents))) << "the same documents, the same bytes";
        const Json written = Json::parse(text);
        EXPECT_EQ(written.at("format").text, "xuehui/assessment/1");
        EXPECT_EQ(written.at("record").at("sha256").text, assessment.record().sha256());
        EXPECT_EQ(written.at("score"), pair_json(assessment.score()));
        EXPECT_EQ(written.at("coverage"), coverage_json(assessment.coverage()));
        EXPECT_EQ(written.at("marks").is_null(), !assessment.score());
        EXPECT_EQ(written.at("grade").is_null(), !assessment.score());
        if (assessment.score()) {
            EXPECT_EQ(written.at("marks").at("lower").text, assessment.marks_lower());
            EXPECT_EQ(written.at("marks").at("upper").text, assessment.marks_upper());
            EXPECT_EQ(written.at("marks").at("full").text, assessment.engine().scheme().full_marks());
            EXPECT_EQ(written.at("grade").at("lower").text, assessment.grade_lower());
            EXPECT_EQ(written.at("grade").at("upper").text, assessment.grade_upper());
        }
        expect_same_lists(written, assessment);
    });
}

// The two widths of the same evaluation: what fits a machine word comes out as with numbers of any size.
TEST(Metamorphic, UnboundedNumbersSayTheSame) {
    on_worlds(6, [](Random&, const Documents& documents) {
        const xuehui::Assessment assessment = assessment_of(documents);
        const auto& engine = assessment.engine().data();
        const auto& record = assessment.record().data();
        xuehui::Faults faults("record");
        const auto bound = xuehui::engine::bind_ratings(engine, record, faults);
        const auto judged = xuehui::engine::judge(engine, record, bound, nullptr,
                                                   xuehui::logic::Budget());
        using xuehui::scoring::Detail;
        const auto narrow = xuehui::scoring::evaluate(*engine.plan, engine.scheme.data(), judged.values, Detail::all);
        const auto wide = xuehui::scoring::evaluate_wide(*engine.plan, engine.scheme.data(), judged.values, Detail::all);
        EXPECT_EQ(narrow.total, wide.total);
        EXPECT_EQ(narrow.nodes, wide.nodes);
        EXPECT_EQ(narrow.lower_marks, wide.lower_marks);
        EXPECT_EQ(narrow.upper_marks, wide.upper_marks);
        EXPECT_EQ(narrow.lower_grade, wide.lower_grade);
        EXPECT_EQ(narrow.upper_grade, wide.upper_grade);
        EXPECT_EQ(narrow.thresholds, wide.thresholds);
        EXPECT_EQ(narrow.contributions, wide.contributions);
        EXPECT_EQ(narrow.gains, wide.gains);
    });
}

}  // namespace
}  // namespace property
