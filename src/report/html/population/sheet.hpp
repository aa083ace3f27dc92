// What the chapters of a population's page write on: paper with the population at hand, and what they all write.
//
// However many organisations, groups and indicators there are, and whatever they are called, the page stays small: names
// are cut, and tables have their most important rows and say how many there are.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <xuehui/population.hpp>

#include "report/html/paper.hpp"

namespace xuehui::report::html {

class PopulationSheet : public Paper {
public:
    explicit PopulationSheet(const PopulationSummary& summary);

    const PopulationSummary& summary() const { return summary_; }
    const Engine& engine() const { return summary_.engine; }
    const Indicator& indicator(std::size_t node) const {
        return engine().catalogue().indicators()[summary_.nodes[node]];
    }

    // Cells of a table's row.
    PopulationSheet& number(const std::string& text);
    PopulationSheet& count(std::uint64_t count);
    // Of so many: how many, and their share, as bounds where it is open.
    enum class Bar : std::uint8_t { none, drawn };
    PopulationSheet& frequency(const Frequency& frequency, std::uint64_t of, Bar bar = Bar::none);
    // A score with its bar, and a note below it.
    PopulationSheet& score(const std::optional<Bounds>& score, const Text& note);
    // A paragraph that says how many rows a table has of how many, if it does not have all.
    PopulationSheet& says_rest(std::size_t shown, std::size_t all);

    static Text median(const std::string& value);
    Text grade(std::size_t number) const;
    Text gate(std::size_t number) const;
    Text group_by() const;
    static Text group(const std::optional<std::string>& name);
    Text grades(std::uint32_t lower, std::uint32_t upper) const;

private:
    const PopulationSummary& summary_;
};

// "1,234,567".
std::string grouped(std::uint64_t count);
// "62.5 %", rounded; "—" of none.
std::string share_text(std::uint64_t count, std::uint64_t of);
// As much of a name as a table has room for, in columns, of which a Chinese character takes two.
inline constexpr std::size_t kTitle = 90;
inline constexpr std::size_t kName = 48;
inline constexpr std::size_t kWord = 24;
std::string shortened(std::string_view name, std::size_t columns);
Text shortened(const Text& name, std::size_t columns);
// One where they are equal, "–" between them otherwise.
std::string from_to(const std::string& lower, const std::string& upper);

}  // namespace xuehui::report::html
