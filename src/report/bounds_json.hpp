// Bounds as JSON, as assessments and lines of results have them: {"lower": …, "upper": …}, or null.
#pragma once

#include <optional>

#include <xuehui/assessment.hpp>

#include "json/write.hpp"

namespace xuehui::report {

inline void write_bounds(json::Writer& writer, const std::optional<Bounds>& bounds) {
    if (!bounds) {
        writer.null();
        return;
    }
    writer.begin_object().key("lower").integer(bounds->lower).key("upper").integer(bounds->upper).end_object();
}

}  // namespace xuehui::report
