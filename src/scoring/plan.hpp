// A scheme bound to a catalogue: what an evaluation needs, with every name turned into a number and every weight into
// a whole number, in flat arrays.
//
// Nodes are the catalogue's indicators by their numbers, and behind them one more, the total, whose children are the
// roots. A node's children are `slots` in a row, in catalogue order; a slot leads to a node or to a criterion.
//
// Weights of the children of one node are divided by their greatest common divisor, which changes no mean and keeps
// the denominators small. For the common case that nothing below a node is left out, the factors with which its
// children's numerators enter it, and its denominator, are worked out here once (`regular`).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include <xuehui/scheme.hpp>

#include "base/uint128.hpp"
#include "catalogue/catalogue_data.hpp"
#include "scoring/gate.hpp"
#include "scoring/scheme_data.hpp"

namespace xuehui::scoring {

// An exact number in [0, 1].
struct Fraction {
    uint128 numerator = 0;
    uint128 denominator = 1;
};

struct Plan {
    struct Slot {
        std::uint32_t target = 0;      // number of an indicator or of a criterion
        bool is_criterion = false;
        std::uint64_t weight = 0;      // whole, reduced; 0: shown, not counted
        std::uint64_t factor = 0;      // of a regular parent: numerator of the child → numerator of the parent
    };
    struct Node {
        std::uint32_t first_slot = 0;
        std::uint32_t end_slot = 0;
        Aggregate aggregate = Aggregate::mean;
        bool within_roots = false;
        bool regular = false;             // slot factors and denominator hold where nothing below is left out
        std::uint64_t denominator = 0;    // of a regular node
    };
    struct Criterion {
        std::uint32_t node = 0;           // its level-3 indicator
        std::uint32_t slot = 0;           // its slot there
        std::int32_t measure = -1;        // number of its measure in the scheme, or -1
        bool within_roots = false;
        bool only_means_above = false;    // so that its gain is its missing part times its multiplier
    };

    std::vector<Node> nodes;                       // indicators, then the total
    std::vector<Slot> slots;
    std::vector<std::uint32_t> slot_of_node;       // of each indicator: its slot in its parent; a root's is in the total
    std::vector<std::uint32_t> parent_of_node;     // likewise; of other level-1 indicators: the total, which has no slot
    std::vector<Criterion> criteria;
    std::vector<std::uint32_t> order;              // nodes to evaluate, children before parents; the total last
    std::vector<std::uint32_t> result_nodes;       // indicators within the roots, in catalogue order
    std::vector<std::uint32_t> result_criteria;    // criteria within the roots, in catalogue order
    std::vector<Decimal> node_weights;             // as documents say them
    std::vector<Decimal> criterion_weights;
    std::vector<std::uint8_t> is_root;             // of each indicator
    IdIndex stages;                                // the scheme's, by rank; the scheme keeps their names
    std::uint64_t unit = 1;                        // common denominator of the scale's and the steps' values
    std::vector<GateProgram> gates;
    std::vector<NodeThreshold> thresholds;         // what the gates ask about nodes
    std::vector<FindingName> findings;             // and about findings, by name

    std::uint32_t total() const { return static_cast<std::uint32_t>(nodes.size() - 1); }
};

// Binds; reports every name that does not exist, and schemes that could give no score. Nothing where there is a fault.
std::shared_ptr<const Plan> bind(const Catalogue::Data& catalogue, const Scheme::Data& scheme, Faults& faults);

// The value of a measure, exact.
Fraction value_of(const Scheme::Data::Measure& measure, Decimal at);

}  // namespace xuehui::scoring
