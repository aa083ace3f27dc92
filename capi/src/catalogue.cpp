// Catalogues: read, looked into, written out.
#include <vector>

#include <xuehui/documents.hpp>
#include <xuehui/report.hpp>
#include <xuehui/standard.hpp>

#include "arguments.hpp"
#include "fields.hpp"
#include "guard.hpp"

using namespace xuehui::capi;

namespace {

static_assert(static_cast<int>(xuehui::Strength::shall) == XH_STRENGTH_SHALL);
static_assert(static_cast<int>(xuehui::Strength::should) == XH_STRENGTH_SHOULD);
static_assert(static_cast<int>(xuehui::Strength::may) == XH_STRENGTH_MAY);
static_assert(static_cast<int>(xuehui::Strength::statement) == XH_STRENGTH_STATEMENT);
static_assert(static_cast<int>(xuehui::Kind::requirement) == XH_KIND_REQUIREMENT);
static_assert(static_cast<int>(xuehui::Kind::recommendation) == XH_KIND_RECOMMENDATION);
static_assert(static_cast<int>(xuehui::Kind::prohibition) == XH_KIND_PROHIBITION);
static_assert(static_cast<int>(xuehui::Kind::permission) == XH_KIND_PERMISSION);

const xuehui::Catalogue& catalogue_in(const xh_catalogue* catalogue) { return need(catalogue, "catalogue").value; }

// The texts that a catalogue may extend: the caller's, and behind them the built-in ones, which theirs so replace.
std::vector<std::string_view> others_in(const char* const* others, const std::size_t* sizes, std::size_t count) {
    if (count > 0 && (others == nullptr || sizes == nullptr)) throw invalid("others is NULL, but has a count");
    std::vector<std::string_view> texts;
    for (std::size_t i = 0; i < count; ++i) texts.push_back(bytes_in(others[i], sizes[i], "one of others"));
    for (const std::string_view text : xuehui::standard_catalogues()) texts.push_back(text);
    return texts;
}

std::string_view text_of(const xuehui::Indicator& indicator, std::int32_t field, xuehui::Language language) {
    switch (field) {
        case XH_INDICATOR_ID: return indicator.id;
        case XH_INDICATOR_TITLE: return indicator.title.in(language);
        case XH_INDICATOR_NOTE: return indicator.note.in(language);
        default: throw no_field(field);
    }
}

std::string_view text_of(const xuehui::Criterion& criterion, std::int32_t field, xuehui::Language language) {
    switch (field) {
        case XH_CRITERION_ID: return criterion.id;
        case XH_CRITERION_STATEMENT: return criterion.statement.in(language);
        case XH_CRITERION_NOTE: return criterion.note.in(language);
        case XH_CRITERION_SOURCE: return criterion.source;
        default: throw no_field(field);
    }
}

}  // namespace

int32_t xh_catalogue_parse(const char* text, size_t size, const char* const* others, const size_t* other_sizes,
                           size_t other_count, const xh_limits* limits, xh_catalogue** out, xh_error** error) {
    const auto body = [&] {
        const std::string_view document = bytes_in(text, size, "text");
        const auto texts = others_in(others, other_sizes, other_count);
        *out = new xh_catalogue{accepted(xuehui::Catalogue::parse(document, texts, limits_in(limits)))};
    };
    return answer(error, body, out);
}

int32_t xh_catalogue_standard(xh_catalogue** out, xh_error** error) {
    return answer(error, [&] { *out = new xh_catalogue{xuehui::standard_engine().catalogue()}; }, out);
}

int32_t xh_catalogue_check(const xh_catalogue* catalogue, xh_error** error) {
    const auto body = [&] {
        xuehui::Diagnostics faults = xuehui::check_conditions(catalogue_in(catalogue));
        if (!faults.empty()) throw rejected(std::move(faults));
    };
    return answer(error, body);
}

int32_t xh_catalogue_identity(const xh_catalogue* catalogue, int32_t field, const char** text, size_t* size,
                              xh_error** error) {
    const auto body = [&] { give(text, size, text_of(catalogue_in(catalogue).identity(), field)); };
    return answer(error, body, text, size);
}

int32_t xh_catalogue_title(const xh_catalogue* catalogue, int32_t language, const char** text, size_t* size,
                           xh_error** error) {
    const auto body = [&] { give(text, size, catalogue_in(catalogue).title().in(language_in(language))); };
    return answer(error, body, text, size);
}

int32_t xh_catalogue_extended_count(const xh_catalogue* catalogue, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, catalogue_in(catalogue).extended().size()); }, count);
}

int32_t xh_catalogue_extended_identity(const xh_catalogue* catalogue, size_t index, int32_t field, const char** text,
                                       size_t* size, xh_error** error) {
    const auto body = [&] { give(text, size, text_of(at(catalogue_in(catalogue).extended(), index), field)); };
    return answer(error, body, text, size);
}

int32_t xh_catalogue_indicator_count(const xh_catalogue* catalogue, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, catalogue_in(catalogue).indicators().size()); }, count);
}

int32_t xh_catalogue_criterion_count(const xh_catalogue* catalogue, size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, catalogue_in(catalogue).criteria().size()); }, count);
}

int32_t xh_catalogue_find_indicator(const xh_catalogue* catalogue, const char* id, size_t id_size, size_t* index,
                                    xh_error** error) {
    const auto body = [&] {
        const xuehui::Catalogue& subject = catalogue_in(catalogue);
        const std::string_view wanted = text_in(id, id_size, "id");
        give(index, found(subject.find_indicator(wanted), "indicator", wanted));
    };
    return answer(error, body, index);
}

int32_t xh_catalogue_find_criterion(const xh_catalogue* catalogue, const char* id, size_t id_size, size_t* index,
                                    xh_error** error) {
    const auto body = [&] {
        const xuehui::Catalogue& subject = catalogue_in(catalogue);
        const std::string_view wanted = text_in(id, id_size, "id");
        give(index, found(subject.find_criterion(wanted), "criterion", wanted));
    };
    return answer(error, body, index);
}

int32_t xh_catalogue_indicator_text(const xh_catalogue* catalogue, size_t index, int32_t field, int32_t language,
                                    const char** text, size_t* size, xh_error** error) {
    const auto body = [&] {
        const xuehui::Indicator& indicator = at(catalogue_in(catalogue).indicators(), index);
        give(text, size, text_of(indicator, field, language_in(language)));
    };
    return answer(error, body, text, size);
}

int32_t xh_catalogue_indicator_place(const xh_catalogue* catalogue, size_t index, int32_t* level, uint32_t* parent,
                                     uint32_t* end, uint32_t* first_criterion, uint32_t* end_criterion,
                                     xh_error** error) {
    const auto body = [&] {
        const xuehui::Indicator& indicator = at(catalogue_in(catalogue).indicators(), index);
        give(level, indicator.level);
        give(parent, indicator.parent.value_or(XH_NONE));
        give(end, indicator.end);
        give(first_criterion, indicator.first_criterion);
        give(end_criterion, indicator.end_criterion);
    };
    return answer_several(error, body, level, parent, end, first_criterion, end_criterion);
}

int32_t xh_catalogue_criterion_text(const xh_catalogue* catalogue, size_t index, int32_t field, int32_t language,
                                    const char** text, size_t* size, xh_error** error) {
    const auto body = [&] {
        const xuehui::Criterion& criterion = at(catalogue_in(catalogue).criteria(), index);
        give(text, size, text_of(criterion, field, language_in(language)));
    };
    return answer(error, body, text, size);
}

int32_t xh_catalogue_criterion(const xh_catalogue* catalogue, size_t index, uint32_t* indicator, int32_t* conditional,
                               size_t* strength_count, size_t* kind_count, size_t* related_count, xh_error** error) {
    const auto body = [&] {
        const xuehui::Criterion& criterion = at(catalogue_in(catalogue).criteria(), index);
        give(indicator, criterion.indicator);
        give(conditional, criterion.conditional ? 1 : 0);
        give(strength_count, criterion.strength.size());
        give(kind_count, criterion.kind.size());
        give(related_count, criterion.see.size());
    };
    return answer_several(error, body, indicator, conditional, strength_count, kind_count, related_count);
}

int32_t xh_catalogue_criterion_strength(const xh_catalogue* catalogue, size_t index, size_t which, int32_t* strength,
                                        xh_error** error) {
    const auto body = [&] { give(strength, at(at(catalogue_in(catalogue).criteria(), index).strength, which)); };
    return answer(error, body, strength);
}

int32_t xh_catalogue_criterion_kind(const xh_catalogue* catalogue, size_t index, size_t which, int32_t* kind,
                                    xh_error** error) {
    const auto body = [&] { give(kind, at(at(catalogue_in(catalogue).criteria(), index).kind, which)); };
    return answer(error, body, kind);
}

int32_t xh_catalogue_criterion_related(const xh_catalogue* catalogue, size_t index, size_t which, const char** text,
                                       size_t* size, xh_error** error) {
    const auto body = [&] { give(text, size, at(at(catalogue_in(catalogue).criteria(), index).see, which)); };
    return answer(error, body, text, size);
}

int32_t xh_catalogue_to_json(const xh_catalogue* catalogue, xh_buffer** out, xh_error** error) {
    return answer(error, [&] { give(out, xuehui::to_json(catalogue_in(catalogue))); }, out);
}

int32_t xh_catalogue_to_text(const xh_catalogue* catalogue, const xh_text_options* options, xh_buffer** out,
                             xh_error** error) {
    const auto body = [&] { give(out, xuehui::to_text(catalogue_in(catalogue), style_in(options))); };
    return answer(error, body, out);
}

int32_t xh_catalogue_to_markdown(const xh_catalogue* catalogue, int32_t language, xh_buffer** out, xh_error** error) {
    const auto body = [&] { give(out, xuehui::to_markdown(catalogue_in(catalogue), language_in(language))); };
    return answer(error, body, out);
}

int32_t xh_catalogue_to_dot(const xh_catalogue* catalogue, int32_t language, xh_buffer** out, xh_error** error) {
    const auto body = [&] { give(out, xuehui::to_dot(catalogue_in(catalogue), language_in(language))); };
    return answer(error, body, out);
}

void xh_catalogue_free(xh_catalogue* catalogue) { delete catalogue; }
