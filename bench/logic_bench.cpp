// Five rules of common shape on one record, bound to its facts before; the same on data without a dictionary; and the
// binding itself.
#include <string>

#include <benchmark/benchmark.h>

#include "data.hpp"
#include "json/parse.hpp"
#include "logic/logic.hpp"
#include "reference/json.hpp"

namespace {

using bench::require;
using namespace xuehui;
using namespace xuehui::logic;
using xuehui::logic::Kind;

using reference::Json;

// The rules, what they answer, and the data: the same for the peers (logic_peers.mjs).
const Json& cases() {
    static const Json file = Json::parse(reference::read_file(XUEHUI_SOURCE_DIR "/bench/logic_rules.json"));
    return file;
}

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
    const std::vector<Entry> members{{"id", of(Kind::string), {}, {}, false},
                                     {"amount", of(Kind::number), {}, {}, false},
                                     {"approved", of(Kind::boolean), {}, {}, false}};
    entries.push_back({"awards", of(Kind::array), members, {}, false});
    entries.push_back({"counts", of(Kind::array), {{"", of(Kind::number), {}, {}, false}}, {}, false});
    return Vocabulary::make(std::move(entries));
}

std::shared_ptr<const Document> parsed(std::string_view text) {
    Faults faults("bench");
    return json::parse(text, {}, faults);
}

const Date kAsOf = *Date::parse("2026-03-31");

struct World {
    std::shared_ptr<const Vocabulary> names = vocabulary();
    std::shared_ptr<const Document> document = parsed(cases().at("data").write());
    Facts facts = Facts::bind(*names, document->root(), kAsOf, kAsOf, kAsOf);

    Logic compile(std::string_view rule) const {
        Faults faults("bench");
        auto logic = Logic::compile(parsed(rule)->root(), {names.get()}, faults);
        require(logic.has_value(), "the rule can be understood");
        return *std::move(logic);
    }
};

void bound(benchmark::State& state, const Json& one) {
    const World world;
    const Logic logic = world.compile(one.at("rule").write());
    Budget check;
    require(plain_text(logic.evaluate(world.facts, check).value) == one.at("answer").write(), "the answer");
    for (auto _ : state) {
        Budget budget;
        benchmark::DoNotOptimize(logic.evaluate(world.facts, budget));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

void truth_only(benchmark::State& state, const Json& one) {
    const World world;
    const Logic logic = world.compile(one.at("rule").write());
    Budget check;
    require(logic.truth(world.facts, check) == Truth::yes, "the answer");
    for (auto _ : state) {
        Budget budget;
        benchmark::DoNotOptimize(logic.truth(world.facts, budget));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}

// The same without a dictionary: paths are looked up, numbers read from their spelling.
void open(benchmark::State& state, const Json& one) {
    const auto document = parsed(cases().at("data").write());
    const auto rule = parsed(one.at("rule").write());
    Faults faults("bench");
    const auto logic = Logic::compile(rule->root(), {}, faults);
    const Data data{document->root(), Absence::null, {}};
    Budget check;
    require(plain_text(logic->evaluate(data, check).value) == one.at("answer").write(), "the answer");
    for (auto _ : state) {
        Budget budget;
        benchmark::DoNotOptimize(logic->evaluate(data, budget));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
void bind(benchmark::State& state) {
    const World world;
    for (auto _ : state) {
        benchmark::DoNotOptimize(Facts::bind(*world.names, world.document->root(), kAsOf, kAsOf, kAsOf));
    }
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
void register_all() {
    for (const Json& one : cases().at("rules").items) {
        const std::string name = "/" + one.at("name").text;
        benchmark::RegisterBenchmark(("bound" + name).c_str(), bound, one);
        benchmark::RegisterBenchmark(("truth_only" + name).c_str(), truth_only, one);
        benchmark::RegisterBenchmark(("open" + name).c_str(), open, one);
    }
    benchmark::RegisterBenchmark("bind", bind);
}

}  // namespace

int main(int count, char** arguments) {
    register_all();
    benchmark::Initialize(&count, arguments);
    if (benchmark::ReportUnrecognizedArguments(count, arguments)) return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
