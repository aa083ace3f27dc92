// What the cases of a rule over a list are known by, from one assessment of a society to the next.
//
// The idea: an element is known by its `id` if no other element has it, and by a digest of all that is said of it otherwise.
// A place in a list tells nothing: lists are sorted, and elements are put in between. The three forms never meet: a digest of
// facts begins with '#', one of an id with '~', and an id that begins so is written as its digest.
//
// Invariant: no two elements of a list have the same key. Elements of which all is the same are numbered.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "logic/facts.hpp"
#include "rules/rulebook.hpp"

namespace xuehui::risk {

struct CaseKey {
    std::string text;
    bool is_certain = true;    // by an id: what stands there is the same case, whatever else is said of it
    std::string without_id;    // of a certain one: what it would be known by if it had no id
};

// Of each element of the list in order; empty where the list is not known. Ids that the dictionary calls personal give their
// digests, which differ from one organisation to the next. About as long as it takes to read the list.
std::vector<CaseKey> case_keys(const rules::Rulebook& book, const logic::Facts& facts, logic::Slot list,
                               std::string_view organisation);

// "~1f2e3d4c5b6a7988": stands for an id where that is not to be told. Whoever has the ids can work out which one it is.
std::string pseudonym(std::string_view organisation, std::string_view id);

// Whether an id can be a key as it is: none that begins with the marks of digests can.
bool stands_for_itself(std::string_view id);

// Whether the ids of a list are personal.
bool has_personal_id(const rules::Rulebook& book, logic::Slot list);

}  // namespace xuehui::risk
