// All built-in rules on one record that was read before: its facts bound to slots, those worked out from them, the checks
// of all criteria, the risks; and all of it together, which every assessment pays for.
#include <benchmark/benchmark.h>

#include <xuehui/standard.hpp>

#include "data.hpp"
#include "engine/engine_data.hpp"
#include "record/record_data.hpp"
#include "risk/findings.hpp"
#include "rules/run.hpp"

namespace {

using bench::require;
using namespace xuehui;

struct World {
    Engine engine = standard_engine();
    Record record = *Record::parse(bench::sample_record());
    const rules::Rulebook& book = *engine.data().rulebook;

    logic::Facts bind() const {
        const Record::Data& data = record.data();
        return logic::Facts::bind(*book.vocabulary, data.facts, data.as_of, data.from, data.to);
    }
    logic::Facts derive(logic::Budget& budget) const {
        const Record::Data& data = record.data();
        return rules::derive(book, data.facts, data.as_of, data.from, data.to, budget);
    }
    // How many checks decide something.
    std::size_t check(const logic::Facts& facts, logic::Budget& budget) const {
        std::size_t decided = 0;
        const auto size = static_cast<std::int32_t>(engine.scheme().scale().size());
        for (const Engine::Data::Check& check : engine.data().checks) {
            if (!check.source) continue;
            const rules::CheckOutcome outcome = rules::run(*check.source, {check.ratings, size}, facts, budget);
            if (!outcome.says_nothing()) ++decided;
        }
        return decided;
    }
};

// The parts say what the assessment says.
void require_answers(const World& world) {
    const auto assessment = world.engine.assess(world.record);
    logic::Budget budget;
    const logic::Facts facts = world.derive(budget);
    const std::vector<Finding> findings = risk::find(world.book, facts, budget);
    const auto raised = [](const auto& all) {
        return std::ranges::count(all, Finding::State::raised, &Finding::state);
    };
    require(findings.size() == assessment->findings().size() && raised(findings) == raised(assessment->findings()),
            "the findings");
    require(raised(findings) > 0 && world.check(facts, budget) > world.book.checks.size() / 4, "the record says much");
}

void bind(benchmark::State& state) {
    const World world;
    require_answers(world);
    for (auto _ : state) benchmark::DoNotOptimize(world.bind());
}
BENCHMARK(bind)->Unit(benchmark::kMicrosecond);

void bind_and_derive(benchmark::State& state) {
    const World world;
    for (auto _ : state) {
        logic::Budget budget;
        benchmark::DoNotOptimize(world.derive(budget));
    }
}
BENCHMARK(bind_and_derive)->Unit(benchmark::kMicrosecond);

void checks(benchmark::State& state) {
    const World world;
    logic::Budget once;
    const logic::Facts facts = world.derive(once);
    for (auto _ : state) {
        logic::Budget budget;
        benchmark::DoNotOptimize(world.check(facts, budget));
    }
}
BENCHMARK(checks)->Unit(benchmark::kMicrosecond);

void risks(benchmark::State& state) {
    const World world;
    logic::Budget once;
    const logic::Facts facts = world.derive(once);
    for (auto _ : state) {
        logic::Budget budget;
        benchmark::DoNotOptimize(risk::find(world.book, facts, budget));
    }
}
BENCHMARK(risks)->Unit(benchmark::kMicrosecond);

void all_rules(benchmark::State& state) {
    const World world;
    require_answers(world);
    for (auto _ : state) {
        logic::Budget budget;
        const logic::Facts facts = world.derive(budget);
        benchmark::DoNotOptimize(world.check(facts, budget));
        benchmark::DoNotOptimize(risk::find(world.book, facts, budget));
    }
}
BENCHMARK(all_rules)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
