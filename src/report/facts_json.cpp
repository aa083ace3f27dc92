// The dictionary of facts for programs: as in documents of rules, and as a JSON Schema of a record's `facts`.
#include <xuehui/report.hpp>

#include <xuehui/engine.hpp>

#include "engine/engine_data.hpp"
#include "json/write.hpp"

namespace xuehui {

namespace {

using json::Writer;

void write_text(Writer& writer, const Text& text) {
    writer.begin_object();
    if (!text.zh.empty()) writer.key("zh").string(text.zh);
    if (!text.en.empty()) writer.key("en").string(text.en);
    writer.end_object();
}

void write_choices(Writer& writer, const std::vector<Fact::Choice>& choices) {
    writer.key("values").begin_array();
    for (const Fact::Choice& choice : choices) writer.string(choice.value);
    writer.end_array().key("labels").begin_object();
    for (const Fact::Choice& choice : choices) {
        if (choice.label.empty()) continue;
        writer.any_key(choice.value);
        write_text(writer, choice.label);
    }
    writer.end_object();
}

void write_clauses(Writer& writer, const Fact& fact) {
    writer.key("labels").begin_object();
    for (const auto& [value, clause] : {std::pair{"true", &fact.when_true}, std::pair{"false", &fact.when_false}}) {
        if (clause->empty()) continue;
        writer.any_key(value);
        write_text(writer, *clause);
    }
    writer.end_object();
}

void write_words(Writer& writer, const Fact& fact) {
    const auto text = [&](const Text& words, auto&& begin) {
        if (words.empty()) return;
        begin();
        write_text(writer, words);
    };
    text(fact.title, [&] { writer.key("title"); });
    text(fact.description, [&] { writer.key("description"); });
    text(fact.unit, [&] { writer.key("unit"); });
}

// As deep as lists are within lists.
void write_fact(Writer& writer, const Fact& fact) {
    writer.begin_object().key("name").string(fact.name).key("type").string(to_string(fact.type));
    write_words(writer, fact);
    if (!fact.minimum.empty()) writer.key("min").raw(fact.minimum);
    if (!fact.maximum.empty()) writer.key("max").raw(fact.maximum);
    if (!fact.choices.empty()) write_choices(writer, fact.choices);
    if (!fact.when_true.empty() || !fact.when_false.empty()) write_clauses(writer, fact);
    if (fact.size) writer.key("size").integer(*fact.size);
    if (!fact.items.empty()) {
        writer.key("items").begin_array();
        for (const Fact& item : fact.items) write_fact(writer, item);
        writer.end_array();
    }
    if (!fact.standard.empty()) writer.key("default").raw(fact.standard);
    if (fact.personal) writer.key("personal").boolean(true);
    if (fact.may_be_none) writer.key("none").boolean(true);
    writer.end_object();
}

// ---- The schema -------------------------------------------------------------------------------------------------------

class SchemaWriter {
public:
    SchemaWriter(const rules::Rulebook& book, Language language)
        : book_(book), tree_(book.vocabulary->tree()), language_(language), writer_(out_) {}

    std::string write() && {
        const bool zh = language_ == Language::zh;
        writer_.begin_object().key("$schema").string("https://json-schema.org/draft/2020-12/schema");
        writer_.key("$id").string("urn:xuehui:schema:facts:1").key("title").string(zh ? "事实" : "Facts");
        writer_.key("description").string(
            zh ? "评价记录中 facts 的成员。词典没有的名称也可以有，评价时提示，不起作用；null 等于没有。读入时还检查：金额最多两位小数，日期存在。"
               : "The members of a record's facts. Names that the dictionary does not have may stand there: they are warned about "
                 "and decide nothing. null is the same as absent. Beyond this schema the engine sees to it that amounts have at "
                 "most two places and that dates exist.");
        writer_.key("type").string("object");
        properties(tree_.front());
        writer_.key("$defs").begin_object().key("date").begin_object().key("type").string("string");
        writer_.key("format").string("date").key("pattern").string("^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$");
        writer_.key("maxLength").integer(10).key("not").begin_object().key("pattern").string("^0000").end_object();
        writer_.end_object().end_object().end_object();
        return std::move(out_);
    }

private:
    using Node = logic::Vocabulary::Node;

    // Names that belong together are an object; as deep as names have parts.
    void properties(const Node& node) {
        writer_.key("properties").begin_object();
        for (std::uint32_t i = 0; i < node.count; ++i) {
            const Node& child = tree_[node.first + i];
            const bool is_given = child.slot <= logic::Vocabulary::kTo;
            if (is_given) continue;    // every record has these, elsewhere; as facts they are unknown names
            writer_.any_key(child.segment);
            if (child.slot == logic::kNoSlot) {
                writer_.begin_object();
                types("object", true);
                properties(child);
                writer_.end_object();
            } else if (book_.facts[child.slot]->derived) {
                writer_.boolean(false);
            } else {
                fact(*book_.facts[child.slot], true);
            }
        }
        writer_.end_object();
    }

    void types(std::string_view type, bool may_be_null) {
        writer_.key("type");
        if (!may_be_null) {
            writer_.string(type);
        } else {
            writer_.begin_array().string(type).string("null").end_array();
        }
    }

    void fact(const Fact& fact, bool may_be_null) {
        writer_.begin_object();
        if (!fact.title.empty()) writer_.key("title").string(fact.title.in(language_));
        if (!fact.description.empty()) writer_.key("description").string(fact.description.in(language_));
        if (!fact.standard.empty()) writer_.key("default").raw(fact.standard);
        if (!fact.unit.empty()) writer_.key("x-unit").string(fact.unit.in(language_));
        if (fact.personal) writer_.key("x-personal").boolean(true);
        value(fact, may_be_null);
        writer_.end_object();
    }

    void value(const Fact& fact, bool may_be_null) {
        switch (fact.type) {
            case FactType::boolean: return types("boolean", may_be_null);
            case FactType::integer: return number(fact, "integer", "1000000000000000", may_be_null);
            case FactType::money: return number(fact, "number", "10000000000000", may_be_null);
            case FactType::number: return number(fact, "number", {}, may_be_null);
            case FactType::date: return date(fact, may_be_null);
            case FactType::string: return string(fact, may_be_null);
            case FactType::list: return list(fact, may_be_null);
        }
    }

    // `end`: magnitudes lie below.
    void number(const Fact& fact, std::string_view type, const std::string& end, bool may_be_null) {
        types(type, may_be_null);
        if (!fact.minimum.empty()) writer_.key("minimum").raw(fact.minimum);
        if (!fact.maximum.empty()) writer_.key("maximum").raw(fact.maximum);
        if (end.empty()) return;
        if (fact.minimum.empty()) writer_.key("exclusiveMinimum").raw('-' + end);
        if (fact.maximum.empty()) writer_.key("exclusiveMaximum").raw(end);
    }

    void date(const Fact& fact, bool may_be_null) {
        writer_.key("anyOf").begin_array().begin_object().key("$ref").string("#/$defs/date").end_object();
        if (fact.may_be_none) writer_.begin_object().key("const").string("none").end_object();
        if (may_be_null) writer_.begin_object().key("type").string("null").end_object();
        writer_.end_array();
    }

    void string(const Fact& fact, bool may_be_null) {
        if (fact.choices.empty()) return types("string", may_be_null);
        writer_.key("enum").begin_array();
        for (const Fact::Choice& choice : fact.choices) writer_.string(choice.value);
        if (may_be_null) writer_.null();
        writer_.end_array();
    }

    void list(const Fact& list, bool may_be_null) {
        types("array", may_be_null);
        if (list.size) writer_.key("minItems").integer(*list.size).key("maxItems").integer(*list.size);
        const bool is_plain = list.items.size() == 1 && list.items.front().name.empty();
        writer_.key("items");
        if (is_plain) return fact(list.items.front(), false);
        writer_.begin_object().key("type").string("object").key("properties").begin_object();
        for (const Fact& item : list.items) {
            writer_.any_key(item.name);
            fact(item, true);
        }
        writer_.end_object().end_object();
    }

    const rules::Rulebook& book_;
    const std::vector<Node>& tree_;
    Language language_;
    std::string out_;
    Writer writer_;
};

}  // namespace

std::string facts_to_json(const Engine& engine, std::string_view prefix) {
    std::string out;
    Writer writer(out);
    writer.begin_object().key("facts").begin_array();
    for (const Fact* fact : engine.facts()) {
        if (fact->name.starts_with(prefix)) write_fact(writer, *fact);
    }
    writer.end_array().key("derived").begin_array();
    const auto& book = engine.data().rulebook;
    for (std::size_t i = 0; book && i < book->derived.size(); ++i) {
        const Fact& fact = *book->facts[book->derived[i].slot];
        if (!fact.name.starts_with(prefix)) continue;
        writer.begin_object().key("fact").string(fact.name);
        write_words(writer, fact);
        writer.end_object();
    }
    writer.end_array().end_object();
    return out;
}

std::string facts_schema(const Engine& engine, Language language) {
    const auto& book = engine.data().rulebook;
    if (!book) return R"({"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object"})";
    return SchemaWriter(*book, language).write();
}

}  // namespace xuehui
