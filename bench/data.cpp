#include "data.hpp"

#include <cstdio>
#include <cstdlib>
#include <random>

#include <xuehui/standard.hpp>

#include "reference/json.hpp"

namespace bench {

namespace {

constexpr std::uint64_t kSeed = 20260331;

using reference::Json;

// The built-in default scheme with a weight for everything.
template <class Weight>
Json weighted(const std::string& id, Weight weight) {
    const xuehui::Catalogue catalogue = xuehui::standard_engine().catalogue();
    Json weights = Json::object();
    for (const xuehui::Indicator& indicator : catalogue.indicators()) weights.set(indicator.id, Json::number(weight()));
    for (const xuehui::Criterion& criterion : catalogue.criteria()) weights.set(criterion.id, Json::number(weight()));
    return Json::parse(xuehui::standard_document(xuehui::kDefaultScheme))
        .set("id", Json::string(id))
        .set("weights", weights);
}

}  // namespace

void require(bool holds, std::string_view what) {
    if (holds) return;
    std::fprintf(stderr, "wrong answer: %.*s\n", static_cast<int>(what.size()), what.data());
    std::exit(1);
}

const std::string& sample_record() {
    static const std::string text = reference::read_file(XUEHUI_SOURCE_DIR "/tests/samples/middling.json");
    return text;
}

const std::string& compact_sample_record() {
    static const std::string text = Json::parse(sample_record()).write();
    return text;
}

std::vector<Ratings> random_ratings(const xuehui::Engine& engine, std::size_t organisations) {
    std::mt19937_64 random(kSeed);
    // Good ratings are more frequent than bad ones, as they are in life.
    const std::size_t scale = engine.scheme().scale().size();
    const auto rating = [&] { return static_cast<std::uint8_t>(std::min(random() % (2 * scale), random() % scale)); };
    std::vector<Ratings> result(organisations);
    const std::size_t criteria = engine.assess(sample_record())->criteria().size();
    for (Ratings& ratings : result) {
        for (std::size_t i = 0; i < criteria; ++i) ratings.push_back(rating());
    }
    return result;
}

std::vector<std::string> record_lines(const xuehui::Engine& engine, const std::vector<Ratings>& organisations) {
    const auto layout = engine.assess(sample_record());
    std::vector<std::string> lines;
    for (std::size_t number = 0; number < organisations.size(); ++number) {
        std::string line = R"({"format":"xuehui/record/1","organisation":{"id":"O-)" + std::to_string(number) +
                           R"("},"period":{"from":"2025-01-01","to":"2025-12-31"},"as_of":"2026-03-31","ratings":[)";
        for (std::size_t i = 0; i < organisations[number].size(); ++i) {
            if (i > 0) line += ',';
            line += R"({"criterion":")" + engine.catalogue().criteria()[layout->criteria()[i].criterion].id +
                    R"(","rating":")" + engine.scheme().scale()[organisations[number][i]].id + R"("})";
        }
        lines.push_back(line + "]}\n");
    }
    return lines;
}

std::string wide_scheme() {
    std::mt19937_64 random(kSeed);
    const auto weight = [&random] {
        const std::string whole = std::to_string(1 + random() % 90);
        return whole + "." + std::to_string(100'001 + random() % 899'998);
    };
    return weighted("wide", weight).write();
}

std::string weighted_scheme() {
    std::mt19937_64 random(kSeed);
    Json scheme = weighted("weighted", [&random] { return std::to_string(1 + random() % 300); });
    Json scale = scheme.at("scale");
    scale.items[1].set("value", Json::number("0.8"));
    return scheme.set("scale", scale).write();
}

}  // namespace bench
