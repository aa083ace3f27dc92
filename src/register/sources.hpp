// What a register has from the rules, so that it can be read without them: matrix, words for categories and roles.
#pragma once

#include <xuehui/engine.hpp>

#include "register/register_data.hpp"
#include "register/shape.hpp"

namespace xuehui::ledger {

// Where the engine's differ from what the register has they take its place; otherwise that stays as it stands.
void replace_sources(const Register::Data& data, const Engine& engine, Replaced& replaced);

}  // namespace xuehui::ledger
