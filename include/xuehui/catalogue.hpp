// The catalogue (指标体系): indicators of three levels, and below them the criteria (要点), which are what gets rated.
//
//     auto catalogue = xuehui::Catalogue::parse(text, xuehui::standard_catalogues());
//     if (!catalogue) { std::cerr << to_text(catalogue.error()); return; }
//     for (const xuehui::Criterion& criterion : catalogue->criteria()) …
//
// A catalogue is immutable; copies share it; any number of threads may read it. Everything it hands out (views, spans,
// references) lives as long as some copy of it does.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/result.hpp>
#include <xuehui/text.hpp>

namespace xuehui {

// How strongly an item asks, by its own wording: 应当 / 宜 / 可 / a bare statement.
enum class Strength : std::uint8_t { shall, should, may, statement };
enum class Kind : std::uint8_t { requirement, recommendation, prohibition, permission };

std::string_view to_string(Strength strength);
std::string_view to_string(Kind kind);

// An indicator (指标) of level 1 to 3. Indicators stand in catalogue order: each is followed by all that is below it.
struct Indicator {
    std::string id;
    Text title;
    Text note;                            // "x-note": remarks on the wording of the standard, often empty
    std::uint8_t level = 1;               // 1 to 3
    std::optional<std::uint32_t> parent;  // its number; none at level 1
    std::uint32_t end = 0;                // number behind the last indicator below this one
    std::uint32_t first_criterion = 0;    // the criteria below it: [first_criterion, end_criterion)
    std::uint32_t end_criterion = 0;
};

// A criterion (要点): one item to be rated.
struct Criterion {
    std::string id;
    Text statement;
    std::vector<Strength> strength;       // one, or several where a paragraph mixes them: the main one first
    std::vector<Kind> kind;
    std::string source;                   // where it stands in the standard
    std::vector<std::string> see;         // ids of related criteria
    Text note;
    std::uint32_t indicator = 0;          // number of its level-3 indicator
    bool conditional = false;             // it has an "applies_if"
};

// Which document something is: in assessments, so that a result can be traced to what it was computed from.
struct Identity {
    std::string id;
    std::string version;
    std::string sha256;                   // over the document's canonical form (RFC 8785)
};

class Catalogue {
public:
    // Reads a document of the format xuehui/catalogue/1. A catalogue that extends another one finds it among `others`,
    // texts of catalogue documents in any order (others may extend each other in turn).
    //
    // Errors: any fault of the document or of those it extends.
    static Result<Catalogue> parse(std::string_view json, std::span<const std::string_view> others = {},
                                   const Limits& limits = {});

    const Identity& identity() const;
    std::span<const Identity> extended() const;    // the catalogues this one extends, nearest first
    const Text& title() const;

    std::span<const Indicator> indicators() const;    // in catalogue order
    std::span<const Criterion> criteria() const;      // in catalogue order

    // Number of an indicator or criterion by its id.
    std::optional<std::uint32_t> find_indicator(std::string_view id) const;
    std::optional<std::uint32_t> find_criterion(std::string_view id) const;

    struct Data;
    explicit Catalogue(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
    const Data& data() const { return *data_; }    // for the library itself

private:
    std::shared_ptr<const Data> data_;
};

}  // namespace xuehui
