// Records made call by call.
#include "arguments.hpp"
#include "guard.hpp"

using namespace xuehui::capi;
using xuehui::RecordBuilder;

namespace {

RecordBuilder& builder_in(xh_record_builder* builder) { return need(builder, "builder").value; }

RecordBuilder::RatingDetails details_in(const xh_rating_details* details) {
    const xh_rating_details given = options_in(details);
    return {.stage = text_in(given.stage, given.stage_size, "stage"),
            .assessor = text_in(given.assessor, given.assessor_size, "assessor"),
            .on = text_in(given.on, given.on_size, "on"),
            .reason = text_in(given.reason, given.reason_size, "reason")};
}

RecordBuilder::EvidenceDetails details_in(const xh_evidence_details* details) {
    const xh_evidence_details given = options_in(details);
    return {.uri = text_in(given.uri, given.uri_size, "uri"),
            .sha256 = text_in(given.sha256, given.sha256_size, "sha256"),
            .expires = text_in(given.expires, given.expires_size, "expires")};
}

}  // namespace

int32_t xh_record_builder_create(const char* organisation_id, size_t organisation_id_size, const char* from,
                                 size_t from_size, const char* to, size_t to_size, const char* as_of,
                                 size_t as_of_size, xh_record_builder** out, xh_error** error) {
    const auto body = [&] {
        *out = new xh_record_builder{RecordBuilder(text_in(organisation_id, organisation_id_size, "organisation_id"),
                                                   text_in(from, from_size, "from"), text_in(to, to_size, "to"),
                                                   text_in(as_of, as_of_size, "as_of"))};
    };
    return answer(error, body, out);
}

int32_t xh_record_builder_name(xh_record_builder* builder, const char* name, size_t name_size, xh_error** error) {
    return answer(error, [&] { builder_in(builder).name(text_in(name, name_size, "name")); });
}

int32_t xh_record_builder_kind(xh_record_builder* builder, const char* kind, size_t kind_size, xh_error** error) {
    return answer(error, [&] { builder_in(builder).kind(text_in(kind, kind_size, "kind")); });
}

int32_t xh_record_builder_region(xh_record_builder* builder, const char* region, size_t region_size,
                                 xh_error** error) {
    return answer(error, [&] { builder_in(builder).region(text_in(region, region_size, "region")); });
}

int32_t xh_record_builder_fact(xh_record_builder* builder, const char* name, size_t name_size, const char* json,
                               size_t json_size, xh_error** error) {
    const auto body = [&] {
        builder_in(builder).fact(text_in(name, name_size, "name"), bytes_in(json, json_size, "json"));
    };
    return answer(error, body);
}

int32_t xh_record_builder_rate(xh_record_builder* builder, const char* criterion, size_t criterion_size,
                               const char* rating, size_t rating_size, const xh_rating_details* details,
                               xh_error** error) {
    const auto body = [&] {
        builder_in(builder).rate(text_in(criterion, criterion_size, "criterion"), text_in(rating, rating_size, "rating"),
                                 details_in(details));
    };
    return answer(error, body);
}

int32_t xh_record_builder_measure(xh_record_builder* builder, const char* criterion, size_t criterion_size,
                                  const char* measure, size_t measure_size, const xh_rating_details* details,
                                  xh_error** error) {
    const auto body = [&] {
        builder_in(builder).measure(text_in(criterion, criterion_size, "criterion"),
                                    text_in(measure, measure_size, "measure"), details_in(details));
    };
    return answer(error, body);
}

int32_t xh_record_builder_evidence(xh_record_builder* builder, const char* title, size_t title_size,
                                   const xh_evidence_details* details, xh_error** error) {
    return answer(error,
                  [&] { builder_in(builder).evidence(text_in(title, title_size, "title"), details_in(details)); });
}

int32_t xh_record_builder_build(const xh_record_builder* builder, const xh_limits* limits, xh_record** out,
                                xh_error** error) {
    const auto body = [&] {
        *out = new xh_record{accepted(need(builder, "builder").value.build(limits_in(limits)))};
    };
    return answer(error, body, out);
}

void xh_record_builder_free(xh_record_builder* builder) { delete builder; }
