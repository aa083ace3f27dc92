// Errors as objects: made at the border, read by accessors. The accessors have no error of their own to give.
#include <exception>
#include <memory>
#include <new>
#include <system_error>

#include "arguments.hpp"
#include "guard.hpp"

namespace xuehui::capi {

namespace {

constexpr xh_error kOutOfMemory{XH_OUT_OF_MEMORY, nullptr};

std::int32_t out_of_memory(xh_error** error) noexcept {
    if (error != nullptr) *error = const_cast<xh_error*>(&kOutOfMemory);    // handed out, never written nor freed
    return XH_OUT_OF_MEMORY;
}

std::int32_t report(std::int32_t status, std::string message, Diagnostics diagnostics, xh_error** error) {
    if (error == nullptr) return status;
    auto details = std::make_unique<const ErrorDetails>(ErrorDetails{std::move(message), std::move(diagnostics)});
    *error = new xh_error{status, details.get()};
    static_cast<void>(details.release());
    return status;
}

// The exception in flight; whatever is thrown on the way is memory that ran out.
std::int32_t report_in_flight(xh_error** error) {
    try {
        throw;
    } catch (Failure& failure) {
        return report(failure.status, std::move(failure.message), std::move(failure.diagnostics), error);
    } catch (const std::bad_alloc&) {
        return out_of_memory(error);
    } catch (const std::system_error& fault) {    // a thread could not be started
        if (fault.code() == std::errc::resource_unavailable_try_again) return out_of_memory(error);
        return report(XH_INTERNAL, fault.what(), {}, error);
    } catch (const std::exception& fault) {
        return report(XH_INTERNAL, fault.what(), {}, error);
    } catch (...) {
        return report(XH_INTERNAL, "an exception of an unknown kind", {}, error);
    }
}

std::string_view field_of(const Diagnostic& diagnostic, std::int32_t field) {
    switch (field) {
        case XH_DIAGNOSTIC_CODE: return diagnostic.code;
        case XH_DIAGNOSTIC_DOCUMENT: return diagnostic.document;
        case XH_DIAGNOSTIC_POINTER: return diagnostic.pointer;
        case XH_DIAGNOSTIC_MESSAGE: return diagnostic.message;
        case XH_DIAGNOSTIC_HINT: return diagnostic.hint;
        default: throw invalid("there is no such field");
    }
}

const Diagnostics& diagnostics_of(const xh_error* error) {
    static const Diagnostics kNone;
    need(error, "error");
    return error->details != nullptr ? error->details->diagnostics : kNone;
}

}  // namespace

Failure invalid(std::string message) { return {XH_INVALID_ARGUMENT, std::move(message)}; }

Failure rejected(Diagnostics diagnostics) {
    Failure failure{XH_REJECTED, "a document was rejected"};
    if (!diagnostics.empty()) failure.message += ": " + to_text(diagnostics.front());
    if (diagnostics.size() > 1) failure.message += " (and " + std::to_string(diagnostics.size() - 1) + " more)";
    failure.diagnostics = std::move(diagnostics);
    return failure;
}

std::int32_t report_exception(xh_error** error) noexcept {
    try {
        return report_in_flight(error);
    } catch (...) {
        return out_of_memory(error);
    }
}

}  // namespace xuehui::capi

using namespace xuehui::capi;

int32_t xh_error_status(const xh_error* error) { return error != nullptr ? error->status : XH_OK; }

const char* xh_error_message(const xh_error* error) {
    if (error == nullptr) return "";
    return error->details != nullptr ? error->details->message.c_str() : "memory is exhausted";
}

size_t xh_error_diagnostic_count(const xh_error* error) {
    return error != nullptr && error->details != nullptr ? error->details->diagnostics.size() : 0;
}

int32_t xh_error_diagnostic_text(const xh_error* error, size_t index, int32_t field, const char** text, size_t* size) {
    const auto body = [&] { give(text, size, field_of(at(diagnostics_of(error), index), field)); };
    return answer(nullptr, body, text, size);
}

int32_t xh_error_diagnostic_place(const xh_error* error, size_t index, uint32_t* line, uint32_t* column) {
    const auto body = [&] {
        const xuehui::Diagnostic& diagnostic = at(diagnostics_of(error), index);
        give(line, diagnostic.line);
        give(column, diagnostic.column);
    };
    return answer_several(nullptr, body, line, column);
}

int32_t xh_error_to_text(const xh_error* error, xh_buffer** out) {
    const auto body = [&] {
        const xuehui::Diagnostics& diagnostics = diagnostics_of(error);
        give(out, diagnostics.empty() ? xh_error_message(error) : to_text(diagnostics));
    };
    return answer(nullptr, body, out);
}

void xh_error_free(xh_error* error) {
    if (error == nullptr || error->details == nullptr) return;
    delete error->details;
    delete error;
}
