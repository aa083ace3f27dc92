// Rules (规则): the facts that may be known of a society, and what follows from them: ratings, ceilings and floors of
// criteria, and risks with their legal basis.
//
// A document of rules is read on its own and bound to others when an Engine is made: only then can it be told whether the
// facts and criteria it names exist. Immutable, shared by its copies, safe in any number of threads.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xuehui/catalogue.hpp>
#include <xuehui/result.hpp>
#include <xuehui/text.hpp>

namespace xuehui {

enum class FactType : std::uint8_t { boolean, integer, number, money, date, string, list };

std::string_view to_string(FactType type);

// A fact (事实): a name under which records state something, and what may be stated. Money is in yuan with two places.
struct Fact {
    struct Choice {
        std::string value;
        Text label;
    };

    std::string name;                     // dotted: "council.directors"; of a member of a list's elements: its own name
    FactType type = FactType::boolean;
    Text title;                           // a noun phrase: 常务理事人数
    Text description;                     // what counts, where the title does not settle it
    Text unit;                            // what stands behind the number: 人
    std::string minimum, maximum;         // decimals; empty where there is none
    std::vector<Choice> choices;          // of a string: the only ones; empty where any may stand
    Text when_true, when_false;           // of a boolean: what is said of it, a clause: 用印登记不完整
    std::optional<std::uint32_t> size;    // of a list: exactly so many elements
    std::vector<Fact> items;              // of a list: the members of its elements; one without a name: the element itself
    std::string standard;                 // JSON text of the default, or empty; taken, and said, where nothing is stated
    bool personal = false;                // masked in reports unless asked for
    bool may_be_none = false;             // of a date: "none" says that there is none, which is not the same as unknown
    bool derived = false;                 // worked out from others; a record cannot state it
};

// What a rule rests on (依据), and how sure that is.
struct Basis {
    std::string kind;         // law, regulation, ministry_rule, notice, party, model_charter, charter, standard, local, practice
    std::string title;
    std::string article;      // or empty
    std::string certainty;    // read: in full; seen: in excerpts; memory: to be verified; own: our choice, without force
};

// A risk rule (风险规则).
struct Risk {
    std::string id;
    std::string category;                 // id, see Rules::categories
    Text title;
    std::string each;                     // the list over whose elements it runs, or empty
    std::vector<Basis> basis;
    std::string effective_from;           // YYYY-MM-DD or empty: in force for acts of these days, both included
    std::string effective_to;
    std::vector<std::string> criteria;    // that it bears on
    std::string owner;                    // id, see Rules::owners
    std::vector<Text> respond;            // steps
    std::vector<std::string> succeeds;    // ids of rules whose entries in a register it carries on
    std::vector<Text> notes;              // remarks of the document ("x-note"), for people
};

// A day to keep in mind (期限): what falls due, and by which rule.
struct DeadlineRule {
    std::string id;
    Text title;
    std::vector<Basis> basis;
    std::string owner;                    // id, see Rules::owners
};

// An id with words for people: a category, an owner's role, a level of risk.
struct Named {
    std::string id;
    Text title;
};

// The risk matrix (风险矩阵): an explicit table from likelihood and impact, 1 to 5 each, to a level.
struct RiskMatrix {
    static constexpr std::size_t kSteps = 5;

    std::array<Text, kSteps> likelihood;
    std::array<Text, kSteps> impact;
    std::vector<Named> levels;                                          // the highest first
    std::array<std::array<std::uint8_t, kSteps>, kSteps> cells{};       // [likelihood - 1][impact - 1]: number of a level
};

class Rules {
public:
    // Reads a document of the format xuehui/rules/1. Errors: any fault that can be told without the other documents.
    static Result<Rules> parse(std::string_view json, const Limits& limits = {});

    const Identity& identity() const;
    const std::string& catalogue() const;    // id of the catalogue that its criteria are of
    const Text& title() const;
    // Whether a catalogue is the one they were written for, or extends it.
    bool fit(const Catalogue& catalogue) const;

    struct Data;
    explicit Rules(std::shared_ptr<const Data> data) : data_(std::move(data)) {}
    const Data& data() const { return *data_; }    // for the library itself

private:
    std::shared_ptr<const Data> data_;
};

}  // namespace xuehui
