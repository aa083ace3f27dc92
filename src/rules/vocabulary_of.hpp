// From the dictionary, which is for people, to the vocabulary that logic is compiled against.
#pragma once

#include <xuehui/rules.hpp>

#include "logic/vocabulary.hpp"

namespace xuehui::rules {

logic::Vocabulary::Entry vocabulary_entry(const Fact& fact);

}  // namespace xuehui::rules
