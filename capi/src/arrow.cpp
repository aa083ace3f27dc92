// Arrow: an engine made ready for it, and results of a stream or of one batch.
#include "arguments.hpp"
#include "fields.hpp"
#include "guard.hpp"

using namespace xuehui::capi;

namespace {

const xuehui::ArrowScorer& scorer_in(const xh_arrow* arrow) { return need(arrow, "arrow").value; }

xuehui::ArrowOptions arrow_options_in(const xh_arrow_options* options) {
    constexpr std::uint64_t kMostThreads = 1024;
    constexpr std::uint64_t kLevels = XH_ARROW_LEVEL_1 | XH_ARROW_LEVEL_2 | XH_ARROW_LEVEL_3;
    const xh_arrow_options given = options_in(options);
    if (given.threads > kMostThreads) throw invalid("threads is above " + std::to_string(kMostThreads));
    if ((given.levels & ~kLevels) != 0) throw invalid("levels has an unknown level");
    need_known(given.flags, XH_ARROW_NO_GATES);
    xuehui::ArrowOptions result;
    for (int level = 1; level <= 3; ++level) {
        if ((given.levels >> (level - 1) & 1U) != 0) result.levels.push_back(level);
    }
    result.gates = (given.flags & XH_ARROW_NO_GATES) == 0;
    result.threads = static_cast<unsigned>(given.threads);
    return result;
}

template <class Struct>
Struct* unreleased(Struct* given, const char* name) {
    if (need(given, name).release == nullptr) throw invalid(std::string(name) + " has been released");
    return given;
}

void accept(xuehui::Diagnostics faults) {
    if (!faults.empty()) throw rejected(std::move(faults));
}

}  // namespace

int32_t xh_arrow_create(const xh_engine* engine, const xh_record* common, const xh_arrow_options* options,
                        xh_arrow** out, xh_error** error) {
    const auto body = [&] {
        const xuehui::Engine& subject = need(engine, "engine").value;
        const xuehui::ArrowOptions wanted = arrow_options_in(options);
        *out = new xh_arrow{accepted(xuehui::ArrowScorer::create(subject, need(common, "common").value, wanted))};
    };
    return answer(error, body, out);
}

int32_t xh_arrow_score_stream(const xh_arrow* arrow, ArrowArrayStream* in, ArrowArrayStream* out, xh_error** error) {
    const auto body = [&] { accept(scorer_in(arrow).score(unreleased(in, "in"), out)); };
    return answer(error, body, out);
}

int32_t xh_arrow_score_batch(const xh_arrow* arrow, const ArrowSchema* schema, ArrowArray* in, ArrowSchema* out_schema,
                             ArrowArray* out, xh_error** error) {
    const auto body = [&] {
        accept(scorer_in(arrow).score(unreleased(schema, "schema"), unreleased(in, "in"), out_schema, out));
    };
    return answer(error, body, out_schema, out);
}

void xh_arrow_free(xh_arrow* arrow) { delete arrow; }
