// Five rules of common shape on one record, bound to its facts before; the same on data without a dictionary; and the
// binding itself.
#include <string>

#include <benchmark/benchmark.h>

#include "data.hpp"
#include "json/parse.hpp"
#include "logic/logic.hpp"

namespace {

using bench::require;
using namespace xuehui;
using namespace xuehui::logic;
using xuehui::logic::Kind;

constexpr std::string_view kComparison = R"({">=": [{"var": "council.directors"}, 24]})";
constexpr std::string_view kSixTerms = R"({"and": [
    {">=": [{"var": "council.directors"}, 24]}, {"<": [{"+": [{"var": "staff.full_time"}, {"var": "staff.seconded"}]}, 40]},
    {"<=": [{"*": [{"var": "standing.count"}, 3]}, {"var": "council.directors"}]}, {"==": [{"var": "org.level"}, "national"]},
    {"or": [{"var": "dues.charged"}, {">": [{"-": [{"var": "council.directors"}, {"var": "standing.count"}]}, 100]}]},
    {"!": [{"var": "credit.serious"}]}]})";
constexpr std::string_view kReduceObjects =
    R"({"reduce": [{"var": "awards"}, {"+": [{"var": "accumulator"}, {"var": "current.amount"}]}, 0]})";
constexpr std::string_view kSome = R"({"some": [{"var": "awards"}, {">": [{"var": "amount"}, 1900]}]})";
constexpr std::string_view kReduceNumbers =
    R"({"reduce": [{"var": "counts"}, {"+": [{"var": "accumulator"}, {"var": "current"}]}, 0]})";

Schema of(Kinds kinds) {
    Schema schema;
    schema.kinds = kinds;
    return schema;
}

std::shared_ptr<const Vocabulary> vocabulary() {
    using Entry = Vocabulary::Entry;
    std::vector<Entry> entries;
    for (const char* name : {"council.directors", "standing.count", "staff.full_time", "staff.seconded"}) {
        entries.push_back({name, of(Kind::number), {}, {}, false});
    }
    entries.push_back({"org.level", of(Kind::string), {}, {}, false});
    entries.push_back({"dues.charged", of(Kind::boolean), {}, {}, false});
    entries.push_back({"credit.serious", of(Kind::boolean), {}, {}, false});
    const std::vector<Entry> members{{"id", of(Kind::string), {}, {}, false}, {"amount", of(Kind::number), {}, {}, false},
                                     {"approved", of(Kind::boolean), {}, {}, false}};
    entries.push_back({"awards", of(Kind::array), members, {}, false});
    entries.push_back({"counts", of(Kind::array), {{"", of(Kind::number), {}, {}, false}}, {}, false});
    return Vocabulary::make(std::move(entries));
}

std::string facts_text() {
    std::string text = R"({"council": {"directors": 75}, "standing": {"count": 25}, "staff": {"full_time": 12, "seconded": 3},
                           "org": {"level": "national"}, "dues": {"charged": true}, "credit": {"serious": false}, "awards": [)";
    std::string counts;
    for (int i = 1; i <= 20; ++i) {
        const std::string comma = i > 1 ? "," : "";
        text += comma + R"({"id": "a)" + std::to_string(i) + R"(", "amount": )" + std::to_string(i * 100) + R"(, "approved": true})";
        counts += comma + std::to_string(i);
    }
    return text + R"(], "counts": [)" + counts + "]}";
}

std::shared_ptr<const Document> parsed(std::string_view text) {
    Faults faults("bench");
    return json::parse(text, {}, faults);
}

const Date kAsOf = *Date::parse("2026-03-31");

struct World {
    std::shared_ptr<const Vocabulary> names = vocabulary();
    std::shared_ptr<const Document> document = parsed(facts_text());
    Facts facts = Facts::bind(*names, document->root(), kAsOf, kAsOf, kAsOf);

    Logic compile(std::string_view rule) const {
        Faults faults("bench");
        auto logic = Logic::compile(parsed(rule)->root(), {names.get()}, faults);
        require(logic.has_value(), "the rule can be understood");
        return *std::move(logic);
    }
};

void bound(benchmark::State& state, std::string_view rule, const char* expected) {
    const World world;
    const Logic logic = world.compile(rule);
    Budget check;
    require(plain_text(logic.evaluate(world.facts, check).value) == expected, "the answer");
    for (auto _ : state) {
        Budget budget;
        benchmark::DoNotOptimize(logic.evaluate(world.facts, budget));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK_CAPTURE(bound, comparison, kComparison, "true");
BENCHMARK_CAPTURE(bound, six_terms, kSixTerms, "true");
BENCHMARK_CAPTURE(bound, reduce_objects, kReduceObjects, "21000");
BENCHMARK_CAPTURE(bound, some_objects, kSome, "true");
BENCHMARK_CAPTURE(bound, reduce_numbers, kReduceNumbers, "210");

void truth_only(benchmark::State& state, std::string_view rule) {
    const World world;
    const Logic logic = world.compile(rule);
    Budget check;
    require(logic.truth(world.facts, check) == Truth::yes, "the answer");
    for (auto _ : state) {
        Budget budget;
        benchmark::DoNotOptimize(logic.truth(world.facts, budget));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK_CAPTURE(truth_only, comparison, kComparison);
BENCHMARK_CAPTURE(truth_only, six_terms, kSixTerms);

// The same without a dictionary: paths are looked up, numbers read from their spelling.
void open(benchmark::State& state, std::string_view rule, const char* expected) {
    const auto document = parsed(facts_text());
    Faults faults("bench");
    const auto logic = Logic::compile(parsed(rule)->root(), {}, faults);
    const Data data{document->root(), Absence::null, {}};
    Budget check;
    require(plain_text(logic->evaluate(data, check).value) == expected, "the answer");
    for (auto _ : state) {
        Budget budget;
        benchmark::DoNotOptimize(logic->evaluate(data, budget));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK_CAPTURE(open, comparison, kComparison, "true");
BENCHMARK_CAPTURE(open, six_terms, kSixTerms, "true");
BENCHMARK_CAPTURE(open, reduce_objects, kReduceObjects, "21000");
BENCHMARK_CAPTURE(open, some_objects, kSome, "true");
BENCHMARK_CAPTURE(open, reduce_numbers, kReduceNumbers, "210");

void bind(benchmark::State& state) {
    const World world;
    for (auto _ : state) {
        benchmark::DoNotOptimize(Facts::bind(*world.names, world.document->root(), kAsOf, kAsOf, kAsOf));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(bind);

}  // namespace

BENCHMARK_MAIN();
