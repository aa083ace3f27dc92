// What a record is made of. Texts are views into its document, which it owns; every rating keeps its place, so that
// what the engine finds wrong with it later can be shown where it stands.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <xuehui/record.hpp>

#include "base/date.hpp"
#include "base/decimal.hpp"
#include "base/document.hpp"
#include "base/faults.hpp"

namespace xuehui {

struct Record::Data {
    struct Rating {
        Value place;
        Value criterion;                  // never absent
        Value rating;                     // the rating's id; absent in a measured or an empty entry
        Value measured;                   // absent unless measured
        Decimal measure;
        std::string_view stage;
        std::string_view assessor;
        std::string_view reason;
        std::optional<Date> on;
        std::uint32_t first_evidence = 0;    // [first_evidence, end_evidence)
        std::uint32_t end_evidence = 0;

        bool is_empty() const { return !rating && !measured; }    // a line of a template that nobody filled in
        bool has_evidence() const { return first_evidence != end_evidence; }
    };

    std::shared_ptr<const Document> document;
    Value organisation;
    std::string_view organisation_id;
    std::string_view organisation_name;
    Value period;
    Date from, to, as_of;
    Value facts;    // or absent
    std::vector<Rating> ratings;
    std::vector<Evidence> evidence;
    std::vector<std::optional<Date>> expires;    // of each evidence
};

namespace record {

// Reads a record from a document whose format has been checked. What has a fault is reported and left out, so that
// the rest can still be looked at; the data are fit for use only if no fault was reported.
std::shared_ptr<Record::Data> read(std::shared_ptr<const Document> document, Faults& faults);

}  // namespace record

}  // namespace xuehui
