// What a document of rules is made of. Logic stays where it stands in the document, which it keeps alive: it is
// compiled when documents are put together (rulebook.hpp), because only then all names are known.
#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include <xuehui/rules.hpp>

#include "base/date.hpp"
#include "base/document.hpp"
#include "base/faults.hpp"

namespace xuehui {

struct Rules::Data {
    struct StatedFact {
        Fact fact;
        Value place;
        Value standard;    // the default, or absent
    };
    struct DerivedFact {
        Fact fact;    // its type is told when it is compiled
        Value place;
        Value value;
    };
    enum class Effect : std::uint8_t { rating, at_most, at_least };
    struct Case {
        Value place;
        Value when;
        Effect effect = Effect::rating;
        Value rating;    // the id of one
    };
    struct Check {
        Value place;
        Value criterion;
        std::vector<Case> cases;
        Value measure;    // instead of cases; or absent
        std::vector<Basis> basis;
    };
    struct RiskRule {
        Risk risk;
        Value place;
        Value category;
        Value owner;
        Value each;
        Value when;
        Value likelihood;
        Value impact;
        Value judged_at;    // or absent: as_of
        std::vector<Value> criteria;
        std::optional<Date> from, to;
    };

    struct Deadline {
        DeadlineRule rule;
        Value place;
        Value owner;
        Value on;      // logic that gives a date
        Value when;    // whether there is any such day; or absent
    };

    std::shared_ptr<const Document> document;
    Identity identity;
    Text title;
    std::string catalogue;
    Value catalogue_place;
    std::vector<StatedFact> facts;
    std::vector<DerivedFact> derived;
    std::vector<Check> checks;
    std::vector<RiskRule> risks;
    std::vector<Deadline> deadlines;
    std::vector<Value> off;
    std::vector<Named> categories;
    std::vector<Named> owners;
    std::optional<RiskMatrix> matrix;
};

namespace rules {

// Reads the members of a document of rules; fit for use only if no fault was reported. Nothing where the text is no
// such document at all.
std::shared_ptr<Rules::Data> read_rules(std::string_view json, const Limits& limits, Faults& faults);

// Drops what no logic can be compiled from, after faults were reported, so that the rest can be bound and checked.
void keep_sound(Rules::Data& rules);

// Parts of it, each in a file of its own.
void read_facts(Value list, Rules::Data& rules, Faults& faults);
void read_derived(Value list, Rules::Data& rules, Faults& faults);
void read_checks(Value list, Rules::Data& rules, Faults& faults);
void read_risks(Value list, Rules::Data& rules, Faults& faults);
void read_deadlines(Value list, Rules::Data& rules, Faults& faults);
void read_matrix(Value object, Rules::Data& rules, Faults& faults);
std::vector<Basis> read_basis(Value list, Faults& faults);    // absent: none

}  // namespace rules

}  // namespace xuehui
