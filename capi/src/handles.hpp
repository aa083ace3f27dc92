// What the opaque handles of the C ABI are: the cheap, immutable values of the C++ API, each owning a share of what it
// needs. So the order in which handles are freed does not matter, and a const handle is safe in any number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <string>

#include <xuehui.h>

#include <xuehui/arrow.hpp>
#include <xuehui/assessment.hpp>
#include <xuehui/catalogue.hpp>
#include <xuehui/columns.hpp>
#include <xuehui/engine.hpp>
#include <xuehui/record.hpp>
#include <xuehui/register.hpp>
#include <xuehui/result.hpp>
#include <xuehui/rules.hpp>
#include <xuehui/scheme.hpp>

namespace xuehui::capi {

struct ErrorDetails {
    std::string message;
    Diagnostics diagnostics;
};

}  // namespace xuehui::capi

// Trivially destructible, so that the error for exhausted memory can be a constant: the only one without details, and
// never freed.
struct xh_error {
    std::int32_t status;
    const xuehui::capi::ErrorDetails* details;
};

struct xh_buffer {
    std::string text;
};

struct xh_catalogue {
    xuehui::Catalogue value;
};

struct xh_scheme {
    xuehui::Scheme value;
};

struct xh_rules {
    xuehui::Rules value;
};

struct xh_engine {
    xuehui::Engine value;
};

struct xh_record {
    xuehui::Record value;
};

struct xh_register {
    xuehui::Register value;
};

struct xh_record_builder {
    xuehui::RecordBuilder value;
};

struct xh_columns {
    xuehui::ColumnScorer value;
};

struct xh_arrow {
    xuehui::ArrowScorer value;
};

struct xh_assessment {
    explicit xh_assessment(xuehui::Assessment assessment)
        : value(std::move(assessment)), marks{value.marks_lower(), value.marks_upper()} {}

    xuehui::Assessment value;
    std::array<std::string, 2> marks;    // by bound; here because callers get views
};
