// What the benches work on, all of it from the repository or from a seed; and the check that comes before timing.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/engine.hpp>

namespace bench {

// Ends the program with a reason if an answer is wrong: a wrong answer has no speed.
void require(bool holds, std::string_view what);

// An ordinary record with facts, reasons and evidence (tests/samples/middling.json), as it stands and without white space.
const std::string& sample_record();
const std::string& compact_sample_record();

// Ratings of organisations that do not exist: per organisation the number of a rating in the scale for each criterion
// within the engine's roots, in catalogue order.
using Ratings = std::vector<std::uint8_t>;
std::vector<Ratings> random_ratings(const xuehui::Engine& engine, std::size_t organisations);

// Their records, each on one line that ends with a line break.
std::vector<std::string> record_lines(const xuehui::Engine& engine, const std::vector<Ratings>& organisations);

// The built-in default scheme with a weight of six random places for everything: no common denominator fits 64 bits.
std::string wide_scheme();

// The same with whole weights from 1 to 300 and a second rating worth 0.8, with which alone a total lies on a threshold.
std::string weighted_scheme();

}  // namespace bench
