// The border between C and C++: what is thrown inside ends here and becomes a status.
//
// The body of a call throws a Failure for what the caller did wrong and for rejected documents; anything else that
// escapes is exhausted memory or a fault of ours. Outputs are cleared first, and a body writes them last, when nothing
// can fail any more: so a failed call leaves them NULL or 0.
#pragma once

#include <cstdint>
#include <string>

#include "handles.hpp"

namespace xuehui::capi {

// Why a call fails.
struct Failure {
    std::int32_t status;
    std::string message;
    Diagnostics diagnostics = {};
};

Failure invalid(std::string message);
Failure rejected(Diagnostics diagnostics);

// Inside a catch block: makes the error object of the exception in flight, if one is wanted, and gives the status. Memory
// may run out even for that; there is a constant for this case.
std::int32_t report_exception(xh_error** error) noexcept;

template <class... Out>
void require_outputs(const Out*... outputs) {
    const bool missing = (false || ... || (outputs == nullptr));
    if (missing) throw invalid("an output pointer is NULL");
}

// Runs a call that gives several things: outputs that are not wanted are NULL.
template <class Body, class... Out>
std::int32_t answer_several(xh_error** error, Body body, Out*... outputs) noexcept {
    if (error != nullptr) *error = nullptr;
    ((outputs != nullptr ? static_cast<void>(*outputs = {}) : static_cast<void>(0)), ...);
    try {
        body();
        return XH_OK;
    } catch (...) {
        return report_exception(error);
    }
}

// Runs a call that gives one thing.
template <class Body, class... Out>
std::int32_t answer(xh_error** error, Body body, Out*... outputs) noexcept {
    const auto checked = [&] {
        require_outputs(outputs...);
        body();
    };
    return answer_several(error, checked, outputs...);
}

// What a Result holds, or the rejection.
template <class T>
T accepted(Result<T> result) {
    if (!result) throw rejected(std::move(result).error());
    return std::move(result).value();
}

}  // namespace xuehui::capi
