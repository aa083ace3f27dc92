// What the calls of several kinds of handles have in common: identities, ids that are looked for, styles.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <xuehui/catalogue.hpp>
#include <xuehui/report.hpp>
#include <xuehui/standard.hpp>

#include "arguments.hpp"

namespace xuehui::capi {

inline Failure no_field(std::int32_t field) { return invalid("there is no field " + std::to_string(field)); }

inline std::string_view text_of(const Identity& identity, std::int32_t field) {
    switch (field) {
        case XH_IDENTITY_ID: return identity.id;
        case XH_IDENTITY_VERSION: return identity.version;
        case XH_IDENTITY_SHA256: return identity.sha256;
        default: throw no_field(field);
    }
}

// The number that a look-up by id gave.
inline std::uint32_t found(std::optional<std::uint32_t> number, std::string_view what, std::string_view id) {
    if (!number) throw not_found(what, id);
    return *number;
}

// The engine with the built-in scheme of that id; the empty id is the default's.
inline Engine standard_engine_in(const char* id, std::size_t size) {
    std::string_view wanted = text_in(id, size, "scheme id");
    if (wanted.empty()) wanted = kDefaultScheme;
    if (wanted != kDefaultScheme && wanted != kWholeScheme) throw not_found("built-in scheme", wanted);
    return standard_engine(wanted);
}

inline const Assessment& assessment_in(const xh_assessment* assessment) { return need(assessment, "assessment").value; }

inline std::size_t lower_or_upper(std::int32_t bound) {
    if (bound != XH_LOWER && bound != XH_UPPER) throw invalid("there is no bound " + std::to_string(bound));
    return bound == XH_LOWER ? 0 : 1;
}

inline void need_known(std::uint64_t flags, std::uint64_t known) {
    if ((flags & ~known) != 0) throw Failure{XH_UNSUPPORTED, "a flag that this version does not know"};
}

inline bool digests_in(const xh_json_options* options) {
    const xh_json_options given = options_in(options);
    need_known(given.flags, XH_JSON_NO_DIGESTS);
    return (given.flags & XH_JSON_NO_DIGESTS) == 0;
}

inline TextStyle style_in(const xh_text_options* options) {
    constexpr std::uint32_t kWidest = 10'000;
    const xh_text_options given = options_in(options);
    if (given.width > kWidest) throw invalid("width is above " + std::to_string(kWidest));
    TextStyle style;
    style.language = language_in(given.language);
    if (given.width != 0) style.width = given.width;
    need_known(given.flags, XH_TEXT_COLOUR);
    style.colour = (given.flags & XH_TEXT_COLOUR) != 0;
    return style;
}

}  // namespace xuehui::capi
