// The public face of a register.
#include <xuehui/register.hpp>

#include "json/layout.hpp"
#include "json/read_document.hpp"
#include "register/register_data.hpp"
#include "register/shape.hpp"

namespace xuehui {

Result<Register> Register::parse(std::string_view json, const Limits& limits) {
    Faults faults("register", limits.diagnostics);
    auto document = json::read_document(json, "register", limits, faults);
    if (!document) return std::move(faults).take();
    auto data = ledger::read(std::move(document), faults);
    if (data->matrix) ledger::check_levels(*data, *data->matrix, "the matrix", faults);
    if (!faults.empty()) return std::move(faults).take();
    return Register(std::move(data));
}

std::string_view Register::organisation_id() const { return data_->organisation_id; }
std::string_view Register::organisation_name() const { return data_->organisation_name; }
std::string_view Register::as_of() const { return data_->as_of_place.text(); }
std::size_t Register::entry_count() const { return data_->entries.size(); }

std::string Register::text() const {
    const std::string text = ledger::written(data_->document->root(), ledger::shapes::kRoot);
    Faults faults("register");
    Limits limits;    // those that it was read with may have been wider, and it keeps to them
    limits.bytes = text.size();
    limits.values = data_->document->node_count();
    limits.depth = 1000;
    const auto document = json::parse(text, limits, faults, Document::Origin::composed);
    return json::laid_out(document->root());
}

std::string_view to_string(RegisterView::State state) {
    switch (state) {
        case RegisterView::State::open: return "open";
        case RegisterView::State::unknown: return "unknown";
        case RegisterView::State::gone: return "gone";
        case RegisterView::State::manual: break;
    }
    return "manual";
}

std::string_view to_string(RegisterView::Status status) {
    switch (status) {
        case RegisterView::Status::open: return "open";
        case RegisterView::Status::in_progress: return "in_progress";
        case RegisterView::Status::closed: return "closed";
        case RegisterView::Status::accepted: break;
    }
    return "accepted";
}

}  // namespace xuehui
