// Records: read and looked into.
#include "arguments.hpp"
#include "fields.hpp"
#include "guard.hpp"

using namespace xuehui::capi;

namespace {

const xuehui::Record& record_in(const xh_record* record) { return need(record, "record").value; }

xuehui::RecordedRating rating_in(const xh_record* record, std::size_t index) {
    const xuehui::Record& subject = record_in(record);
    if (index >= subject.rating_count()) throw no_element(index, subject.rating_count());
    return subject.rating(index);
}

std::string_view text_of(const xuehui::Record& record, std::int32_t field) {
    switch (field) {
        case XH_RECORD_ORGANISATION_ID: return record.organisation_id();
        case XH_RECORD_ORGANISATION_NAME: return record.organisation_name();
        case XH_RECORD_PERIOD_FROM: return record.period_from();
        case XH_RECORD_PERIOD_TO: return record.period_to();
        case XH_RECORD_AS_OF: return record.as_of();
        default: throw no_field(field);
    }
}

std::string_view text_of(const xuehui::RecordedRating& rating, std::int32_t field) {
    switch (field) {
        case XH_RATING_CRITERION: return rating.criterion;
        case XH_RATING_RATING: return rating.rating;
        case XH_RATING_MEASURE: return rating.measure;
        case XH_RATING_STAGE: return rating.stage;
        case XH_RATING_ASSESSOR: return rating.assessor;
        case XH_RATING_ON: return rating.on;
        case XH_RATING_REASON: return rating.reason;
        default: throw no_field(field);
    }
}

std::string_view text_of(const xuehui::Evidence& evidence, std::int32_t field) {
    switch (field) {
        case XH_EVIDENCE_TITLE: return evidence.title;
        case XH_EVIDENCE_URI: return evidence.uri;
        case XH_EVIDENCE_SHA256: return evidence.sha256;
        case XH_EVIDENCE_EXPIRES: return evidence.expires;
        default: throw no_field(field);
    }
}

}  // namespace

int32_t xh_record_parse(const char* text, size_t size, const xh_limits* limits, xh_record** out, xh_error** error) {
    const auto body = [&] {
        const std::string_view document = bytes_in(text, size, "text");
        *out = new xh_record{accepted(xuehui::Record::parse(document, limits_in(limits)))};
    };
    return answer(error, body, out);
}

int32_t xh_record_text(const xh_record* record, int32_t field, const char** text, size_t* size, xh_error** error) {
    return answer(error, [&] { give(text, size, text_of(record_in(record), field)); }, text, size);
}

int32_t xh_record_rating_count(const xh_record* record, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, record_in(record).rating_count()); }, count);
}

int32_t xh_record_rating_text(const xh_record* record, size_t index, int32_t field, const char** text, size_t* size,
                              xh_error** error) {
    return answer(error, [&] { give(text, size, text_of(rating_in(record, index), field)); }, text, size);
}

int32_t xh_record_evidence_count(const xh_record* record, size_t rating, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, rating_in(record, rating).evidence.size()); }, count);
}

int32_t xh_record_evidence_text(const xh_record* record, size_t rating, size_t index, int32_t field, const char** text,
                                size_t* size, xh_error** error) {
    const auto body = [&] { give(text, size, text_of(at(rating_in(record, rating).evidence, index), field)); };
    return answer(error, body, text, size);
}

int32_t xh_record_sha256(const xh_record* record, xh_buffer** out, xh_error** error) {
    return answer(error, [&] { give(out, record_in(record).sha256()); }, out);
}

void xh_record_free(xh_record* record) { delete record; }
