// The public face of a record.
#include <xuehui/record.hpp>

#include "json/canonical.hpp"
#include "json/read_document.hpp"
#include "record/record_data.hpp"

namespace xuehui {

Result<Record> Record::parse(std::string_view json, const Limits& limits) {
    Faults faults("record", limits.diagnostics);
    auto document = json::read_document(json, "record", limits, faults);
    if (!document) return std::move(faults).take();
    auto data = record::read(std::move(document), faults);
    if (!faults.empty()) return std::move(faults).take();
    return Record(std::move(data));
}

std::string_view Record::organisation_id() const { return data_->organisation_id; }
std::string_view Record::organisation_name() const { return data_->organisation_name; }
std::string_view Record::period_from() const { return data_->period.find("from").text(); }
std::string_view Record::period_to() const { return data_->period.find("to").text(); }
std::string_view Record::as_of() const { return data_->document->root().find("as_of").text(); }

std::size_t Record::rating_count() const { return data_->ratings.size(); }

RecordedRating Record::rating(std::size_t index) const {
    const Data::Rating& entry = data_->ratings[index];
    const auto text = [](Value value) { return value ? value.text() : std::string_view{}; };
    const Value on = entry.on ? entry.place.find("on") : Value{};
    const std::span<const Evidence> evidence(data_->evidence);
    return {text(entry.criterion), text(entry.rating), text(entry.measured), entry.stage, entry.assessor, text(on),
            entry.reason, evidence.subspan(entry.first_evidence, entry.end_evidence - entry.first_evidence)};
}

std::string Record::sha256() const { return json::digest(data_->document->root()); }

}  // namespace xuehui
