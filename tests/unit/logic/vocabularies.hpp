// A small dictionary for tests, and logic over its facts.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "logic/logic.hpp"
#include "unit/documents.hpp"

namespace unit {

inline const xuehui::Date kAsOf = *xuehui::Date::parse("2026-03-31");

inline xuehui::logic::Schema schema_of(xuehui::logic::Kinds kinds) {
    xuehui::logic::Schema schema;
    schema.kinds = kinds;
    return schema;
}

// council.directors and council.present (whole, at least 0), org.level (national or local), dues.charged, term.ends_on,
// term.approved_on (may be "none"), funds (money), quorum ([whole, whole], default [2, 3]), limit (default 70), posts
// (texts), officers (id, born_on, paid, terms), bodies (id), derived.ok.
inline std::shared_ptr<xuehui::logic::Vocabulary> vocabulary() {
    using namespace xuehui::logic;
    using xuehui::logic::Kind;
    static const auto defaults = document(R"({"quorum": [2, 3], "limit": 70})");
    Schema count = schema_of(Kind::number);
    count.lowest = Numeric(std::int64_t{0});
    Schema money = schema_of(Kind::number);
    money.money = true;
    Schema level = schema_of(Kind::string);
    level.values = {"national", "local"};
    Schema pair = schema_of(Kind::array);
    pair.size = 2;
    const auto plain = [](const char* name, Schema schema) {
        return Vocabulary::Entry{name, std::move(schema), {}, {}, false};
    };
    std::vector<Vocabulary::Entry> entries{plain("council.directors", count),
                                           plain("council.present", count),
                                           plain("org.level", level),
                                           plain("dues.charged", schema_of(Kind::boolean)),
                                           plain("term.ends_on", schema_of(Kind::date)),
                                           plain("term.approved_on", schema_of(Kinds::dates())),
                                           plain("funds", money)};
    entries.push_back({"quorum", pair, {plain("", count)}, defaults->root().find("quorum"), false});
    entries.push_back({"limit", count, {}, defaults->root().find("limit"), false});
    entries.push_back({"posts", schema_of(Kind::array), {plain("", schema_of(Kind::string))}, {}, false});
    entries.push_back({"officers",
                       schema_of(Kind::array),
                       {plain("id", schema_of(Kind::string)), plain("born_on", schema_of(Kind::date)),
                        plain("paid", schema_of(Kind::boolean)), plain("terms", count)},
                       {},
                       false});
    entries.push_back({"bodies", schema_of(Kind::array), {plain("id", schema_of(Kind::string))}, {}, false});
    entries.push_back({"derived.ok", schema_of(Kinds::any()), {}, {}, true});
    return Vocabulary::make(std::move(entries));
}

// Facts, and what keeps them alive.
struct Bound {
    std::shared_ptr<xuehui::logic::Vocabulary> names = vocabulary();
    std::shared_ptr<const xuehui::Document> text;
    xuehui::logic::Facts facts;

    explicit Bound(std::string_view json)
        : text(document(json)),
          facts(xuehui::logic::Facts::bind(*names, text->root(), kAsOf, *xuehui::Date::parse("2025-01-01"),
                                           *xuehui::Date::parse("2025-12-31"))) {}

    xuehui::logic::Logic compile(std::string_view rule, std::string_view each = {}) const {
        xuehui::Faults faults("test");
        xuehui::logic::Names scope{names.get()};
        if (!each.empty()) scope.each = *names->find(each);
        const auto parsed = document(rule);
        auto logic = xuehui::logic::Logic::compile(parsed->root(), scope, faults);
        EXPECT_TRUE(logic) << rule << to_text(std::move(faults).take());
        return *std::move(logic);
    }

    std::string names_of(const xuehui::logic::Slots& slots) const {
        std::string text_of_names;
        slots.each([&](xuehui::logic::Slot slot) {
            text_of_names += (text_of_names.empty() ? "" : " ") + std::string(names->name(slot));
        });
        return text_of_names;
    }
};

// "true", "unknown [number 0..5]", with what was needed and assumed behind bars: "unknown boolean | officers.paid |".
inline std::string told(const Bound& bound, std::string_view rule, std::string_view each = {},
                        std::size_t item = xuehui::logic::Logic::kNoItem) {
    using namespace xuehui::logic;
    Budget budget;
    const Answer answer = bound.compile(rule, each).evaluate(bound.facts, budget, item);
    std::string text = answer.is_known() ? plain_text(answer.value) : "unknown";
    if (!answer.is_known() && answer.number()) {
        text += " " + answer.number()->lowest.text() + ".." + answer.number()->highest.text();
    }
    const std::string needs = bound.names_of(answer.needs);
    const std::string assumed = bound.names_of(answer.assumed);
    if (!needs.empty() || !assumed.empty()) text += " | " + needs;
    if (!assumed.empty()) text += " | " + assumed;
    return text;
}

}  // namespace unit
