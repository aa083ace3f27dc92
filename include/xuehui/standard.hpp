// What is built in: the draft standard's catalogue, two example schemes, and the engine made of them.
//
// The standard sets no weights, points or grades: the schemes are this library's examples and say so.
#pragma once

#include <span>
#include <string_view>

#include <xuehui/engine.hpp>

namespace xuehui {

inline constexpr std::string_view kStandardCatalogue = "mzt-academic-draft";
inline constexpr std::string_view kDefaultScheme = "capability-1000";
inline constexpr std::string_view kWholeScheme = "whole-standard";

// The text of a built-in document by its id ("mzt-academic-draft", "capability-1000", "whole-standard"), or empty.
std::string_view standard_document(std::string_view id);

// The built-in catalogue documents, as Catalogue::parse takes them for `others`.
std::span<const std::string_view> standard_catalogues();

// The JSON Schema (2020-12) of a kind of document ("catalogue", "scheme", "record", "assessment"), or empty.
std::string_view schema(std::string_view kind);

// The kinds that schema() knows.
std::span<const std::string_view> schema_kinds();

// The built-in catalogue with a built-in scheme. Built once per process at the first call, then shared.
// Throws std::invalid_argument for a scheme that is not built in.
Engine standard_engine(std::string_view scheme = kDefaultScheme);

}  // namespace xuehui
