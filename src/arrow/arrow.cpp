// The public face of Arrow: a batch, or a stream of them.
#include <xuehui/arrow.hpp>

#include <algorithm>
#include <unordered_set>

#include "arrow/form.hpp"
#include "arrow/long.hpp"
#include "arrow/malformed.hpp"
#include "arrow/stream.hpp"
#include "arrow/wide.hpp"
#include "engine/engine_data.hpp"
#include "record/record_data.hpp"

namespace xuehui {

namespace {

constexpr std::size_t kMostRatings = 253;    // a code is left for cells that are wrong

Diagnostics check(const Engine& engine, const ArrowOptions& options) {
    Diagnostics faults;
    if (engine.scheme().scale().size() > kMostRatings)
        faults.push_back(arrow::fault("limit", "", "Arrow is for at most 253 ratings"));
    for (const int level : options.levels) {
        if (level < 1 || level > 3)
            faults.push_back(arrow::fault("bad_call", "", "there is no level " + std::to_string(level)));
    }
    return faults;
}

// An indicator "gate.x" and a gate "x.lower" would share a column's name.
Diagnostics check_names(const ArrowScorer::Data& data) {
    Diagnostics faults;
    std::unordered_set<std::string> names;
    for (const auto& result : data.result_columns()) {
        if (!names.insert(result.name).second)
            faults.push_back(arrow::fault("bad_call", "", "two results would be called '" + result.name + "'"));
    }
    return faults;
}

}  // namespace

Result<ArrowScorer> ArrowScorer::create(const Engine& engine, const Record& common, const ArrowOptions& options) {
    auto columns = ColumnScorer::create(engine, common);
    if (!columns) return std::move(columns).error();
    if (Diagnostics faults = check(engine, options); !faults.empty()) return faults;
    auto data =
        std::make_shared<Data>(Data{engine, std::move(columns).value(), options, common.data().as_of, {}, {}, {}, {}});
    const auto indicators = engine.catalogue().indicators();
    for (std::uint32_t i = 0; i < data->columns.nodes().size(); ++i) {
        const Indicator& indicator = indicators[data->columns.nodes()[i]];
        if (std::ranges::find(options.levels, int{indicator.level}) == options.levels.end()) continue;
        data->nodes.push_back(i);
        data->node_names.push_back(indicator.id);
    }
    for (const auto& gate : engine.scheme().data().gates) data->gate_names.push_back(gate.id);
    for (const Grade& grade : engine.scheme().grades()) data->grade_names.push_back(grade.id);
    if (Diagnostics faults = check_names(*data); !faults.empty()) return faults;
    return ArrowScorer(std::move(data));
}

const ColumnScorer& ArrowScorer::columns() const { return data_->columns; }

Diagnostics ArrowScorer::score(ArrowArrayStream* in, ArrowArrayStream* out) const {
    *out = {};
    if (in->release == nullptr) return {arrow::fault("bad_stream", "", "the stream has been released")};
    return arrow::start(data_, in, out);
}

Diagnostics ArrowScorer::score(const ArrowSchema* schema, ArrowArray* in, ArrowSchema* out_schema,
                               ArrowArray* out) const {
    *out_schema = {};
    *out = {};
    if (schema->release == nullptr) return {arrow::fault("bad_schema", "", "the schema has been released")};
    const auto form = arrow::Form::read(*schema, *data_);
    if (!form) return form.error();
    arrow::OwnedSchema described = arrow::schema_of_results(*form, *schema, *data_);
    arrow::OwnedArray scored;
    if (form->long_form) {
        arrow::LongRows rows(*data_, *form);
        if (Diagnostics faults = rows.add(*in); !faults.empty()) return faults;
        rows.end();
        scored = rows.take();
    } else {
        auto made = arrow::score_wide(*data_, *form, *in);
        if (!made) return std::move(made).error();
        scored = std::move(made).value();
    }
    in->release(in);
    described.move_to(out_schema);
    scored.move_to(out);
    return {};
}

}  // namespace xuehui
