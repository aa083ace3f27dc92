// The arithmetic: exact scoring of records that were read before, by the built-in scheme and by one whose denominators
// need more than 64 bits; beside it a plain loop over doubles, which is neither exact nor explains anything, for scale.
#include <cmath>
#include <cstdlib>

#include <benchmark/benchmark.h>

#include <xuehui/standard.hpp>

#include "data.hpp"
#include "reference/reference.hpp"

namespace {

using bench::Ratings;
using bench::require;

constexpr std::size_t kOrganisations = 1'000;

std::vector<xuehui::Record> records_of(const xuehui::Engine& engine, const std::vector<Ratings>& organisations) {
    std::vector<xuehui::Record> records;
    for (const std::string& line : bench::record_lines(engine, organisations)) records.push_back(*xuehui::Record::parse(line));
    return records;
}

void check_against_reference(const xuehui::Engine& engine, std::string_view scheme, const std::string& record) {
    using reference::Json;
    const Json catalogue = Json::parse(xuehui::standard_document(xuehui::kStandardCatalogue));
    const reference::Reference evaluator(catalogue, Json::parse(scheme));
    const reference::Outcome expected = evaluator.assess(Json::parse(record));
    const auto found = engine.assess(record);
    require(found->score()->lower == expected.score->lower && found->score()->upper == expected.score->upper, "scores");
    for (std::size_t i = 0; i < expected.criteria.size(); ++i) {
        require(found->criteria()[i].contribution == expected.criteria[i].contribution, "contributions");
        require(found->criteria()[i].gain == expected.criteria[i].gain, "gains");
    }
}

void exact(benchmark::State& state, const std::string& scheme_text) {
    const auto catalogue = xuehui::Catalogue::parse(xuehui::standard_document(xuehui::kStandardCatalogue));
    const auto scheme = xuehui::Scheme::parse(scheme_text);
    const auto engine = xuehui::Engine::create(*catalogue, *scheme);
    require(engine.has_value(), "the scheme fits the catalogue");
    const auto organisations = bench::random_ratings(*engine, kOrganisations);
    check_against_reference(*engine, scheme_text, bench::sample_record());
    check_against_reference(*engine, scheme_text, bench::record_lines(*engine, {organisations[0]})[0]);
    const auto records = records_of(*engine, organisations);
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(engine->assess(records[next]));
        next = (next + 1) % records.size();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(organisations[0].size()));
}
BENCHMARK_CAPTURE(exact, built_in, std::string(xuehui::standard_document(xuehui::kDefaultScheme)))->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(exact, wide, bench::wide_scheme())->Unit(benchmark::kMicrosecond);

// The tree in arrays: weighted means level by level, from the last indicator to the first.
class PlainDoubles {
public:
    explicit PlainDoubles(const xuehui::Engine& engine) {
        const auto layout = engine.assess(bench::sample_record());
        for (const xuehui::Rating& rating : engine.scheme().scale()) values_.push_back(static_cast<double>(rating.value) / 1e6);
        std::vector<std::size_t> place(engine.catalogue().indicators().size());
        for (const xuehui::NodeResult& node : layout->nodes()) {
            const xuehui::Indicator& indicator = engine.catalogue().indicators()[node.indicator];
            place[node.indicator] = parents_.size() + 1;    // 0 is the total
            parents_.push_back(indicator.parent ? place[*indicator.parent] : 0);
            weights_.push_back(std::atof(engine.indicator_weight(node.indicator).c_str()));
        }
        for (const xuehui::CriterionResult& criterion : layout->criteria()) {
            above_.push_back(place[engine.catalogue().criteria()[criterion.criterion].indicator]);
            criterion_weights_.push_back(std::atof(engine.criterion_weight(criterion.criterion).c_str()));
        }
    }

    double score(const Ratings& ratings) {
        sums_.assign(parents_.size() + 1, 0.0);
        totals_.assign(parents_.size() + 1, 0.0);
        for (std::size_t i = 0; i < ratings.size(); ++i) add(above_[i], criterion_weights_[i], values_[ratings[i]]);
        for (std::size_t i = parents_.size(); i > 0; --i) add(parents_[i - 1], weights_[i - 1], sums_[i] / totals_[i]);
        return sums_[0] / totals_[0];
    }

private:
    void add(std::size_t node, double weight, double value) {
        sums_[node] += weight * value;
        totals_[node] += weight;
    }

    std::vector<double> values_, weights_, criterion_weights_, sums_, totals_;
    std::vector<std::size_t> parents_, above_;
};

void plain_doubles(benchmark::State& state) {
    const xuehui::Engine engine = xuehui::standard_engine();
    const auto organisations = bench::random_ratings(engine, kOrganisations);
    const auto records = records_of(engine, organisations);
    PlainDoubles doubles(engine);
    for (std::size_t i = 0; i < records.size(); ++i) {
        const double exact_score = static_cast<double>(engine.assess(records[i])->score()->lower) / 1e6;
        require(std::abs(doubles.score(organisations[i]) - exact_score) < 1e-6, "doubles come near");
    }
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(doubles.score(organisations[next]));
        next = (next + 1) % organisations.size();
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(organisations[0].size()));
}
BENCHMARK(plain_doubles)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
