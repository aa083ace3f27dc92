// The chapters of a population's page, put in order by page.cpp.
#pragma once

#include "report/html/population/sheet.hpp"

namespace xuehui::report::html {

void write_population(PopulationSheet& sheet);    // how many, how they are spread
void write_grades(PopulationSheet& sheet);
void write_groups(PopulationSheet& sheet);    // beside each other
void write_weak_indicators(PopulationSheet& sheet);
void write_gates_and_risks(PopulationSheet& sheet);
void write_league(PopulationSheet& sheet);
void write_sources(PopulationSheet& sheet);    // what all of it rests on

}  // namespace xuehui::report::html
