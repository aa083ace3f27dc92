// What a catalogue is made of: two flat arrays in catalogue order, and the way from an id to a number.
//
// Invariants: indicators stand in preorder, so all that is below indicator i lies in [i + 1, i.end); the criteria below
// it lie in [i.first_criterion, i.end_criterion), whatever its level, and only level-3 indicators own them. Ids are
// unique among indicators and criteria together. Every indicator has at least one criterion below it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <vector>

#include <xuehui/catalogue.hpp>

#include "base/document.hpp"
#include "base/id_index.hpp"

namespace xuehui {

struct Catalogue::Data {
    Identity identity;
    std::vector<Identity> extended;
    Text title;
    std::vector<Indicator> indicators;
    std::vector<Criterion> criteria;
    std::vector<Value> indicator_places;    // where each stands in its document
    std::vector<Value> criterion_places;
    std::vector<Value> applies_if;          // of each criterion, or absent
    Value root;                             // of the document itself
    IdIndex indicator_index;
    IdIndex criterion_index;
    std::vector<std::shared_ptr<const Document>> documents;    // what the places and ids above point into
};

}  // namespace xuehui
