// Engines: made, looked into, and put to work.
#include <algorithm>
#include <cstring>
#include <vector>

#include <xuehui/report.hpp>
#include <xuehui/stream.hpp>

#include "arguments.hpp"
#include "fields.hpp"
#include "guard.hpp"

using namespace xuehui::capi;

namespace {

static_assert(static_cast<int>(xuehui::Aggregate::mean) == XH_AGGREGATE_MEAN);
static_assert(static_cast<int>(xuehui::Aggregate::min) == XH_AGGREGATE_MIN);
static_assert(static_cast<int>(xuehui::Aggregate::max) == XH_AGGREGATE_MAX);
static_assert(static_cast<int>(xuehui::StreamFormat::ndjson) == XH_LINES_NDJSON);
static_assert(static_cast<int>(xuehui::StreamFormat::csv) == XH_LINES_CSV);
static_assert(static_cast<int>(xuehui::StreamNodes::total) == XH_NODES_TOTAL);
static_assert(static_cast<int>(xuehui::StreamNodes::level1) == XH_NODES_LEVEL_1);
static_assert(static_cast<int>(xuehui::StreamNodes::level2) == XH_NODES_LEVEL_2);
static_assert(static_cast<int>(xuehui::StreamNodes::level3) == XH_NODES_LEVEL_3);
static_assert(static_cast<int>(xuehui::StreamNodes::all) == XH_NODES_ALL);

const xuehui::Engine& engine_in(const xh_engine* engine) { return need(engine, "engine").value; }

std::vector<xuehui::Rules> rules_in(const xh_rules* const* rules, std::size_t count) {
    if (count > 0 && rules == nullptr) throw invalid("rules is NULL, but has a count");
    std::vector<xuehui::Rules> documents;
    for (std::size_t i = 0; i < count; ++i) documents.push_back(need(rules[i], "one of rules").value);
    return documents;
}

// The number of an indicator or criterion of an engine's catalogue.
template <class Table>
std::uint32_t number_in(const Table& table, std::size_t index) {
    static_cast<void>(at(table, index));
    return static_cast<std::uint32_t>(index);
}

xuehui::StreamOptions lines_in(const xh_lines_options* options, const xh_limits* limits) {
    constexpr std::uint64_t kMostThreads = xuehui::StreamOptions::kMostThreads;
    const xh_lines_options given = options_in(options);
    if (given.format < XH_LINES_NDJSON || given.format > XH_LINES_CSV) throw invalid("there is no such format");
    if (given.nodes < XH_NODES_TOTAL || given.nodes > XH_NODES_ALL) throw invalid("there is no such choice of nodes");
    if (given.threads > kMostThreads) throw invalid("threads is above " + std::to_string(kMostThreads));
    xuehui::StreamOptions result;
    result.format = static_cast<xuehui::StreamFormat>(given.format);
    result.nodes = static_cast<xuehui::StreamNodes>(given.nodes);
    result.threads = static_cast<unsigned>(given.threads);
    result.limits = limits_in(limits);
    return result;
}

// Gives a text piece by piece.
class TextSource {
public:
    explicit TextSource(std::string_view text) : rest_(text) {}

    std::size_t operator()(char* buffer, std::size_t size) {
        const std::size_t part = std::min(size, rest_.size());
        std::memcpy(buffer, rest_.data(), part);
        rest_.remove_prefix(part);
        return part;
    }

private:
    std::string_view rest_;
};

}  // namespace

int32_t xh_engine_create(const xh_catalogue* catalogue, const xh_scheme* scheme, xh_engine** out, xh_error** error) {
    const auto body = [&] {
        const xuehui::Catalogue& tree = need(catalogue, "catalogue").value;
        *out = new xh_engine{accepted(xuehui::Engine::create(tree, need(scheme, "scheme").value))};
    };
    return answer(error, body, out);
}

int32_t xh_engine_create_with_rules(const xh_catalogue* catalogue, const xh_scheme* scheme,
                                    const xh_rules* const* rules, size_t rules_count, xh_engine** out,
                                    xh_error** error) {
    const auto body = [&] {
        const xuehui::Catalogue& tree = need(catalogue, "catalogue").value;
        const xuehui::Scheme& numbers = need(scheme, "scheme").value;
        *out = new xh_engine{accepted(xuehui::Engine::create(tree, numbers, rules_in(rules, rules_count)))};
    };
    return answer(error, body, out);
}

int32_t xh_engine_standard(const char* scheme_id, size_t scheme_id_size, xh_engine** out, xh_error** error) {
    return answer(error, [&] { *out = new xh_engine{standard_engine_in(scheme_id, scheme_id_size)}; }, out);
}

int32_t xh_engine_catalogue(const xh_engine* engine, xh_catalogue** out, xh_error** error) {
    return answer(error, [&] { *out = new xh_catalogue{engine_in(engine).catalogue()}; }, out);
}

int32_t xh_engine_scheme(const xh_engine* engine, xh_scheme** out, xh_error** error) {
    return answer(error, [&] { *out = new xh_scheme{engine_in(engine).scheme()}; }, out);
}

int32_t xh_engine_rules_count(const xh_engine* engine, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, engine_in(engine).rules().size()); }, count);
}

int32_t xh_engine_rules(const xh_engine* engine, size_t index, xh_rules** out, xh_error** error) {
    return answer(error, [&] { *out = new xh_rules{at(engine_in(engine).rules(), index)}; }, out);
}

int32_t xh_engine_indicator_weight(const xh_engine* engine, size_t indicator, xh_buffer** out, xh_error** error) {
    const auto body = [&] {
        const xuehui::Engine& subject = engine_in(engine);
        give(out, subject.indicator_weight(number_in(subject.catalogue().indicators(), indicator)));
    };
    return answer(error, body, out);
}

int32_t xh_engine_criterion_weight(const xh_engine* engine, size_t criterion, xh_buffer** out, xh_error** error) {
    const auto body = [&] {
        const xuehui::Engine& subject = engine_in(engine);
        give(out, subject.criterion_weight(number_in(subject.catalogue().criteria(), criterion)));
    };
    return answer(error, body, out);
}

int32_t xh_engine_indicator(const xh_engine* engine, size_t indicator, int32_t* aggregate, int32_t* is_root,
                            xh_error** error) {
    const auto body = [&] {
        const xuehui::Engine& subject = engine_in(engine);
        const std::uint32_t number = number_in(subject.catalogue().indicators(), indicator);
        give(aggregate, subject.aggregate(number));
        give(is_root, subject.is_root(number) ? 1 : 0);
    };
    return answer_several(error, body, aggregate, is_root);
}

int32_t xh_engine_record_template(const xh_engine* engine, int32_t language, xh_buffer** out, xh_error** error) {
    const auto body = [&] { give(out, xuehui::record_template(engine_in(engine), language_in(language))); };
    return answer(error, body, out);
}

int32_t xh_engine_assess(const xh_engine* engine, const xh_record* record, xh_assessment** out, xh_error** error) {
    const auto body = [&] {
        const xuehui::Engine& subject = engine_in(engine);
        *out = new xh_assessment(accepted(subject.assess(need(record, "record").value)));
    };
    return answer(error, body, out);
}

int32_t xh_engine_assess_json(const xh_engine* engine, const char* text, size_t size, const xh_limits* limits,
                              xh_assessment** out, xh_error** error) {
    const auto body = [&] {
        const xuehui::Engine& subject = engine_in(engine);
        const std::string_view record = bytes_in(text, size, "text");
        *out = new xh_assessment(accepted(subject.assess(record, limits_in(limits))));
    };
    return answer(error, body, out);
}

int32_t xh_engine_assess_to_json(const xh_engine* engine, const char* text, size_t size, const xh_limits* limits,
                                 const xh_json_options* options, xh_buffer** out, xh_error** error) {
    const auto body = [&] {
        const xuehui::Engine& subject = engine_in(engine);
        const std::string_view record = bytes_in(text, size, "text");
        const bool digests = digests_in(options);
        give(out, xuehui::to_json(accepted(subject.assess(record, limits_in(limits))), digests));
    };
    return answer(error, body, out);
}

int32_t xh_engine_assess_lines(const xh_engine* engine, const char* text, size_t size, const xh_limits* limits,
                               const xh_lines_options* options, xh_buffer** out, uint64_t* lines, uint64_t* assessed,
                               uint64_t* rejected, xh_error** error) {
    const auto body = [&] {
        require_outputs(out);
        const xuehui::Engine& subject = engine_in(engine);
        TextSource source(bytes_in(text, size, "text"));
        std::string results;
        const auto sink = [&](std::string_view piece) {
            results += piece;
            return true;
        };
        const xuehui::StreamSummary summary =
            xuehui::assess_stream(subject, source, sink, lines_in(options, limits));
        give(out, std::move(results));
        give(lines, summary.lines);
        give(assessed, summary.assessed);
        give(rejected, summary.rejected);
    };
    return answer_several(error, body, out, lines, assessed, rejected);
}

void xh_engine_free(xh_engine* engine) { delete engine; }
