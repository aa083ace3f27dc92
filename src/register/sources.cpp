#include "register/sources.hpp"

#include <span>

namespace xuehui::ledger {

namespace {

void write_text(json::Writer& writer, const Text& text) {
    writer.begin_object();
    if (!text.zh.empty() || text.en.empty()) writer.key("zh").string(text.zh);
    if (!text.en.empty()) writer.key("en").string(text.en);
    writer.end_object();
}

void write_named(json::Writer& writer, std::span<const Named> all) {
    writer.begin_array();
    for (const Named& each : all) {
        writer.begin_object().key("id").string(each.id).key("title");
        write_text(writer, each.title);
        writer.end_object();
    }
    writer.end_array();
}

std::string named_json(std::span<const Named> all) {
    std::string out;
    json::Writer writer(out);
    write_named(writer, all);
    return out;
}

std::string matrix_json(const RiskMatrix& matrix) {
    std::string out;
    json::Writer writer(out);
    writer.begin_object().key("likelihood").begin_array();
    for (const Text& text : matrix.likelihood) write_text(writer, text);
    writer.end_array().key("impact").begin_array();
    for (const Text& text : matrix.impact) write_text(writer, text);
    writer.end_array().key("levels");
    write_named(writer, matrix.levels);
    writer.key("cells").begin_array();
    for (const auto& row : matrix.cells) {
        writer.begin_array();
        for (const std::uint8_t level : row) writer.string(matrix.levels[level].id);
        writer.end_array();
    }
    writer.end_array().end_object();
    return out;
}

void replace_named(std::size_t member, std::span<const Named> had, std::span<const Named> has, Replaced& replaced) {
    std::string json = named_json(has);
    if (!has.empty() && json != named_json(had)) replaced.push_back({member, std::move(json)});
}

}  // namespace

void replace_sources(const Register::Data& data, const Engine& engine, Replaced& replaced) {
    replace_named(root::kCategories, data.categories, engine.risk_categories(), replaced);
    replace_named(root::kOwners, data.owners, engine.owners(), replaced);
    if (engine.matrix().levels.empty()) return;
    std::string json = matrix_json(engine.matrix());
    if (!data.matrix || json != matrix_json(*data.matrix)) replaced.push_back({root::kMatrix, std::move(json)});
}

}  // namespace xuehui::ledger
