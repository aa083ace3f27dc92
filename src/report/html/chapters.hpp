// The chapters of the report, one function and one file each; page.cpp puts them in order. Another chapter is another
// file and another row there.
#pragma once

#include "report/html/sheet.hpp"

namespace xuehui::report::html {

void write_overview(Sheet& sheet);
void write_gates(Sheet& sheet);
void write_risks(Sheet& sheet);
void write_deadlines(Sheet& sheet);
void write_conflicts(Sheet& sheet);
void write_open(Sheet& sheet);
void write_gains(Sheet& sheet);
void write_indicators(Sheet& sheet);
void write_arithmetic(Sheet& sheet);
void write_criteria(Sheet& sheet);
void write_warnings(Sheet& sheet);
void write_documents(Sheet& sheet);
void write_signatures(Sheet& sheet);

}  // namespace xuehui::report::html
