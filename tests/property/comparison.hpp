// The engine against the reference: every integer, grade, state and source of an assessment.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <xuehui/engine.hpp>

#include "property/random_documents.hpp"

namespace property {

// The documents of one case.
struct Documents {
    Json catalogue;
    Json scheme;
    Json record;
    std::vector<Json> others;
};

// The engine of a catalogue and a scheme, through their texts.
xuehui::Result<xuehui::Engine> make_engine(const Json& catalogue, const Json& scheme, const std::vector<Json>& others);

// The first difference between what the engine says and what the reference says, or empty.
std::string first_difference(const xuehui::Assessment& assessment, const reference::Outcome& outcome);

// One case from its texts; nothing where the engine rejects a document.
std::optional<std::string> difference_of(const Documents& documents);

// What is left of the documents when everything that can go has gone and the engine and the reference still differ.
Documents shrunk(Documents documents);

// The documents and what differs, for a failure's message.
std::string report(const Documents& documents, const std::string& difference);

// How many cases a run has and where its random numbers start: XUEHUI_CASES and XUEHUI_SEED, else what is given.
struct Extent {
    std::uint64_t seed;
    std::uint64_t cases;
};
Extent extent_of(std::uint64_t cases);

}  // namespace property
