// The public face of a scheme.
#include <xuehui/scheme.hpp>

#include "json/canonical.hpp"
#include "json/read_document.hpp"
#include "scoring/scheme_data.hpp"

namespace xuehui {

std::shared_ptr<Scheme::Data> scoring::read_scheme(std::string_view json, const Limits& limits, Faults& faults) {
    auto document = json::read_document(json, "scheme", limits, faults);
    return document ? read_scheme(std::move(document), faults) : nullptr;
}

Result<Scheme> Scheme::parse(std::string_view json, const Limits& limits) {
    Faults faults("scheme", limits.diagnostics);
    auto data = scoring::read_scheme(json, limits, faults);
    if (!faults.empty()) return std::move(faults).take();
    data->identity.sha256 = json::digest(data->document->root());
    return Scheme(std::move(data));
}

const Identity& Scheme::identity() const { return data_->identity; }
const std::string& Scheme::catalogue() const { return data_->catalogue; }
const Text& Scheme::title() const { return data_->title; }
const std::string& Scheme::full_marks() const { return data_->full_marks_text; }
const std::vector<Rating>& Scheme::scale() const { return data_->scale; }
const std::vector<Grade>& Scheme::grades() const { return data_->grades; }

std::string_view to_string(Aggregate aggregate) {
    if (aggregate == Aggregate::min) return "min";
    return aggregate == Aggregate::max ? "max" : "mean";
}

}  // namespace xuehui
