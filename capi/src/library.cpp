// The library itself: versions, statuses, buffers, and the documents that are built in.
#include <array>
#include <string>

#include <xuehui/documents.hpp>
#include <xuehui/standard.hpp>
#include <xuehui/version.hpp>

#include "arguments.hpp"
#include "guard.hpp"

#ifdef XUEHUI_ABI_NUMBER
static_assert(XH_ABI_VERSION == XUEHUI_ABI_NUMBER, "the header and the build disagree about the number of the ABI");
#endif

using namespace xuehui::capi;

const char* xh_version(void) { return xuehui::version().data(); }    // of a literal, so with a NUL

int32_t xh_abi_version(void) { return XH_ABI_VERSION; }

const char* xh_status_name(int32_t status) {
    static constexpr std::array<const char*, 7> kNames{"XH_OK",       "XH_INVALID_ARGUMENT", "XH_OUT_OF_MEMORY",
                                                       "XH_INTERNAL", "XH_REJECTED",         "XH_NOT_FOUND",
                                                       "XH_UNSUPPORTED"};
    const auto number = static_cast<std::size_t>(static_cast<std::uint32_t>(status));
    return number < kNames.size() ? kNames[number] : "XH_?";
}

const char* xh_buffer_data(const xh_buffer* buffer) { return buffer != nullptr ? buffer->text.c_str() : nullptr; }

size_t xh_buffer_size(const xh_buffer* buffer) { return buffer != nullptr ? buffer->text.size() : 0; }

void xh_buffer_free(xh_buffer* buffer) { delete buffer; }

int32_t xh_standard_document(const char* id, size_t id_size, const char** text, size_t* size, xh_error** error) {
    const auto body = [&] {
        const std::string_view wanted = text_in(id, id_size, "id");
        const std::string_view document = xuehui::standard_document(wanted);
        if (document.empty()) throw not_found("built-in document", wanted);
        give(text, size, document);
    };
    return answer(error, body, text, size);
}

int32_t xh_schema_text(const char* kind, size_t kind_size, const char** text, size_t* size, xh_error** error) {
    const auto body = [&] {
        const std::string_view wanted = text_in(kind, kind_size, "kind");
        const std::string_view schema = xuehui::schema(wanted);
        if (schema.empty()) throw not_found("schema", wanted);
        give(text, size, schema);
    };
    return answer(error, body, text, size);
}

int32_t xh_schema_count(size_t* count, xh_error** error) {
    return answer(error, [&] { give(count, xuehui::schema_kinds().size()); }, count);
}

int32_t xh_schema_kind(size_t index, const char** text, size_t* size, xh_error** error) {
    return answer(error, [&] { give(text, size, at(xuehui::schema_kinds(), index)); }, text, size);
}

int32_t xh_document_kind(const char* text, size_t size, const xh_limits* limits, xh_buffer** out, xh_error** error) {
    const auto body = [&] {
        const std::string_view document = bytes_in(text, size, "text");
        give(out, accepted(xuehui::document_kind(document, limits_in(limits))));
    };
    return answer(error, body, out);
}
