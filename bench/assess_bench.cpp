// One record: from text to text through the C++ API and the C ABI, and the steps on the way.
#include <benchmark/benchmark.h>

#include <xuehui.h>
#include <xuehui/report.hpp>
#include <xuehui/standard.hpp>

#include "data.hpp"
#include "engine/conclude.hpp"

namespace {

using bench::require;

const xuehui::Engine& engine() {
    static const xuehui::Engine standard = xuehui::standard_engine();
    return standard;
}

void count(benchmark::State& state, std::size_t bytes) {
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(bytes));
}

std::string by_c_abi(const xh_engine* engine, const std::string& record, const xh_json_options* options) {
    xh_buffer* out = nullptr;
    require(xh_engine_assess_to_json(engine, record.data(), record.size(), nullptr, options, &out, nullptr) == XH_OK, "the C ABI");
    std::string text(xh_buffer_data(out), xh_buffer_size(out));
    xh_buffer_free(out);
    return text;
}

// Through the C ABI, the text of a record to the text of its assessment; with and without the record's digest.
void text_to_text_c(benchmark::State& state, bool digests) {
    const std::string& record = bench::sample_record();
    xh_json_options options{};
    options.struct_size = sizeof options;
    options.flags = digests ? 0 : XH_JSON_NO_DIGESTS;
    xh_engine* standard = nullptr;
    require(xh_engine_standard(nullptr, 0, &standard, nullptr) == XH_OK, "the built-in engine");
    require(by_c_abi(standard, record, &options) == to_json(*engine().assess(record), digests), "C and C++ give the same bytes");
    for (auto _ : state) {
        xh_buffer* out = nullptr;
        xh_engine_assess_to_json(standard, record.data(), record.size(), nullptr, &options, &out, nullptr);
        benchmark::DoNotOptimize(out);
        xh_buffer_free(out);
    }
    count(state, record.size());
    xh_engine_free(standard);
}
BENCHMARK_CAPTURE(text_to_text_c, all, true)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(text_to_text_c, without_digest, false)->Unit(benchmark::kMicrosecond);

void text_to_text(benchmark::State& state) {
    const std::string& record = bench::sample_record();
    require(engine().assess(record).has_value(), "the sample is assessed");
    for (auto _ : state) benchmark::DoNotOptimize(to_json(*engine().assess(record)));
    count(state, record.size());
}
BENCHMARK(text_to_text)->Unit(benchmark::kMicrosecond);

void text_to_record(benchmark::State& state) {
    const std::string& record = state.range(0) == 0 ? bench::sample_record() : bench::compact_sample_record();
    require(xuehui::Record::parse(record)->rating_count() == xuehui::Record::parse(bench::sample_record())->rating_count(),
            "white space does not matter");
    for (auto _ : state) benchmark::DoNotOptimize(xuehui::Record::parse(record));
    count(state, record.size());
}
BENCHMARK(text_to_record)->ArgName("compact")->Arg(0)->Arg(1)->Unit(benchmark::kMicrosecond);

// Scores, gates and grade of a record that was read before: what a batch needs.
void record_to_scores(benchmark::State& state) {
    const auto record = xuehui::Record::parse(bench::sample_record());
    const auto assess = [&] { return xuehui::engine::assess(engine(), *record, xuehui::scoring::Detail::scores); };
    const auto all = engine().assess(*record);
    require(assess()->score() == all->score() && assess()->grade_lower() == all->grade_lower(), "less is not otherwise");
    for (auto _ : state) benchmark::DoNotOptimize(assess());
    count(state, 0);
}
BENCHMARK(record_to_scores)->Unit(benchmark::kMicrosecond);

// The same with contributions, gains and warnings.
void record_to_assessment(benchmark::State& state) {
    const auto record = xuehui::Record::parse(bench::sample_record());
    require(to_json(*engine().assess(*record)) == to_json(*engine().assess(bench::sample_record())), "text and record agree");
    for (auto _ : state) benchmark::DoNotOptimize(engine().assess(*record));
    count(state, 0);
}
BENCHMARK(record_to_assessment)->Unit(benchmark::kMicrosecond);

void assessment_to_text(benchmark::State& state) {
    const auto assessment = engine().assess(bench::sample_record());
    const std::size_t size = to_json(*assessment, false).size();
    for (auto _ : state) benchmark::DoNotOptimize(to_json(*assessment, false));
    count(state, size);
}
BENCHMARK(assessment_to_text)->Unit(benchmark::kMicrosecond);

// The whole report in both languages; it has the record's digest in it.
void assessment_to_html(benchmark::State& state) {
    const auto assessment = engine().assess(bench::sample_record());
    const std::string page = to_html(*assessment, xuehui::Language::zh);
    require(page.find(assessment->marks_lower()) != std::string::npos && page.ends_with("</html>\n"), "a whole page");
    for (auto _ : state) benchmark::DoNotOptimize(to_html(*assessment, xuehui::Language::zh));
    count(state, page.size());
}
BENCHMARK(assessment_to_html)->Unit(benchmark::kMillisecond);

void record_digest(benchmark::State& state) {
    const auto record = xuehui::Record::parse(bench::sample_record());
    require(record->sha256() == xuehui::Record::parse(bench::compact_sample_record())->sha256(), "white space has no digest");
    for (auto _ : state) benchmark::DoNotOptimize(record->sha256());
    count(state, bench::sample_record().size());
}
BENCHMARK(record_digest)->Unit(benchmark::kMicrosecond);

// Both built-in documents read and bound.
void engine_from_documents(benchmark::State& state) {
    const std::string_view catalogue_text = xuehui::standard_document(xuehui::kStandardCatalogue);
    const std::string_view scheme_text = xuehui::standard_document(xuehui::kDefaultScheme);
    const auto make = [&] {
        const auto catalogue = xuehui::Catalogue::parse(catalogue_text);
        const auto scheme = xuehui::Scheme::parse(scheme_text);
        return xuehui::Engine::create(*catalogue, *scheme);
    };
    require(to_json(*make()->assess(bench::sample_record())) == to_json(*engine().assess(bench::sample_record())), "engines agree");
    for (auto _ : state) benchmark::DoNotOptimize(make());
    count(state, catalogue_text.size() + scheme_text.size());
}
BENCHMARK(engine_from_documents)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
