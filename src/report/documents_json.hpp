// What something was worked out from, as JSON: the members "engine", "catalogue", "scheme" and "rules" of an object.
#pragma once

#include <xuehui/engine.hpp>

#include "json/write.hpp"

namespace xuehui::report {

void write_documents(json::Writer& writer, const Engine& engine);

}  // namespace xuehui::report
