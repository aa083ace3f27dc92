// Where one stands among others, as JSON: {"best": …, "worst": …, "of": …, "percentile": {"lower": …, "upper": …}}, or null.
#pragma once

#include <optional>

#include <xuehui/population.hpp>

#include "json/write.hpp"
#include "report/bounds_json.hpp"

namespace xuehui::report {

inline void write_standing(json::Writer& writer, const std::optional<Standing>& standing) {
    if (!standing) {
        writer.null();
        return;
    }
    writer.begin_object().key("best").integer(standing->best).key("worst").integer(standing->worst);
    writer.key("of").integer(standing->of).key("percentile");
    write_bounds(writer, standing->percentile);
    writer.end_object();
}

}  // namespace xuehui::report
