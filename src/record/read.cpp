// Reads the members of a record document.
#include <algorithm>
#include <array>

#include <gsl/narrow>

#include "base/fields.hpp"
#include "record/record_data.hpp"

namespace xuehui::record {

namespace {

void read_organisation(Value value, Record::Data& record, Faults& faults) {
    enum { kId, kName, kKind, kRegion, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"id", "name", "kind", "region"};
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    record.organisation = value;
    record.organisation_id = fields.required_id(kId);
    record.organisation_name = fields.string_or(kName, {});
    for (const std::size_t field : {std::size_t{kKind}, std::size_t{kRegion}}) (void)fields.string_or(field, {});
}

void read_period(Value value, Record::Data& record, Faults& faults) {
    enum { kFrom, kTo, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"from", "to"};
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    record.period = value;
    const auto from = fields.required_date(kFrom);
    const auto to = fields.required_date(kTo);
    if (!from || !to) return;
    record.from = *from;
    record.to = *to;
    if (*to < *from) faults.add("bad_period", value, "the period ends before it begins on " + from->text());
}

bool is_sha256(std::string_view text) {
    const auto is_hex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    return text.size() == 64 && std::ranges::all_of(text, is_hex);
}

void read_evidence(Value value, Record::Data& record, Faults& faults) {
    enum { kTitle, kUri, kSha256, kExpires, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"title", "uri", "sha256", "expires"};
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    Evidence evidence;
    evidence.title = fields.string_or(kTitle, {});
    evidence.uri = fields.string_or(kUri, {});
    evidence.sha256 = fields.string_or(kSha256, {});
    if (fields.has(kSha256) && fields[kSha256].is(Type::string) && !is_sha256(evidence.sha256)) {
        faults.add("bad_value", fields[kSha256], "expected 64 hexadecimal digits");
    }
    std::optional<Date> expires;
    if (fields.has(kExpires)) {
        expires = read_date(fields[kExpires], faults);
        if (expires) evidence.expires = fields[kExpires].text();
    }
    record.evidence.push_back(evidence);
    record.expires.push_back(expires);
}

// A null stands for "not given", as it does among the facts: templates and exports are full of them.
Value given(Value value) { return value && !value.is(Type::null) ? value : Value{}; }

void read_verdict(const Fields& fields, std::size_t rating, std::size_t measure, Record::Data::Rating& entry,
                  Faults& faults) {
    if (!fields.has(rating) && !fields.has(measure)) {
        faults.missing(fields.object(), "rating");
        return;
    }
    const Value rated = given(fields[rating]);
    const Value measured = given(fields[measure]);
    if (rated && measured) {
        faults.add("bad_value", fields.object(), "a criterion is either rated or measured, not both at once");
        return;
    }
    if (rated && expect(rated, Type::string, faults)) entry.rating = rated;
    if (measured) {
        if (const auto decimal = read_decimal(measured, faults)) {
            entry.measured = measured;
            entry.measure = *decimal;
        }
    }
}

void read_rating(Value value, Record::Data& record, Faults& faults) {
    enum { kCriterion, kRating, kMeasure, kStage, kAssessor, kOn, kReason, kEvidence, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"criterion", "rating", "measure", "stage",
                                                                   "assessor",  "on",     "reason",  "evidence"};
    const Fields fields(value, kMembers, faults);
    if (!fields.is_object()) return;
    Record::Data::Rating entry;
    entry.place = value;
    if (!fields.required_id(kCriterion).empty()) entry.criterion = fields[kCriterion];
    read_verdict(fields, kRating, kMeasure, entry, faults);
    entry.stage = fields.string_or(kStage, "self");
    entry.assessor = fields.string_or(kAssessor, {});
    entry.reason = fields.string_or(kReason, {});
    if (fields.has(kOn)) entry.on = read_date(fields[kOn], faults);
    entry.first_evidence = gsl::narrow_cast<std::uint32_t>(record.evidence.size());
    if (fields.has(kEvidence) && expect(fields[kEvidence], Type::array, faults)) {
        for (const Value evidence : fields[kEvidence].elements()) read_evidence(evidence, record, faults);
    }
    entry.end_evidence = gsl::narrow_cast<std::uint32_t>(record.evidence.size());
    if (entry.criterion) record.ratings.push_back(entry);
}

}  // namespace

std::shared_ptr<Record::Data> read(std::shared_ptr<const Document> document, Faults& faults) {
    enum { kFormat, kOrganisation, kPeriod, kAsOf, kFacts, kRatings, kCount };
    static constexpr std::array<std::string_view, kCount> kMembers{"format", "organisation", "period",
                                                                   "as_of",  "facts",        "ratings"};
    auto record = std::make_shared<Record::Data>();
    record->document = std::move(document);
    const Fields fields(record->document->root(), kMembers, faults);
    if (const Value organisation = fields.required(kOrganisation)) read_organisation(organisation, *record, faults);
    if (const Value period = fields.required(kPeriod)) read_period(period, *record, faults);
    if (const auto as_of = fields.required_date(kAsOf)) record->as_of = *as_of;
    if (fields.has(kFacts) && expect(fields[kFacts], Type::object, faults)) record->facts = fields[kFacts];
    if (fields.has(kRatings) && expect(fields[kRatings], Type::array, faults)) {
        record->ratings.reserve(fields[kRatings].size());
        for (const Value rating : fields[kRatings].elements()) read_rating(rating, *record, faults);
    }
    return record;
}

}  // namespace xuehui::record
