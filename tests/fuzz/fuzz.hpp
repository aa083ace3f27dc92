// What the fuzz targets share: a check that stops the run, and what holds of any diagnostics and any assessment.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <xuehui/engine.hpp>

namespace fuzz {

inline std::string_view text_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

// Says what does not hold and aborts: that is a finding.
void require(bool holds, std::string_view what);

// Of a rejection: there is a fault, and each has a code, a place and a message of one line.
void check_diagnostics(const xuehui::Diagnostics& faults);

// Of an assessment: bounds are ordered, contributions add up, coverage adds up, the JSON parses and says the same.
void check_assessment(const xuehui::Assessment& assessment);

// Shows it in every form for people; what matters is that it can be shown.
void show(const xuehui::Assessment& assessment);

}  // namespace fuzz
