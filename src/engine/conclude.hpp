// The path from record to assessment, for the library's own callers: they may ask for less than all of it.
#pragma once

#include <string_view>

#include <xuehui/engine.hpp>

#include "scoring/evaluate.hpp"

namespace xuehui::engine {

// With Detail::scores the assessment has no criteria and no warnings; everything else is the same.
Result<Assessment> assess(const Engine& engine, const Record& record, scoring::Detail detail);
Result<Assessment> assess(const Engine& engine, std::string_view record_json, const Limits& limits,
                          scoring::Detail detail);

}  // namespace xuehui::engine
