#include "report/html/population/sheet.hpp"

#include <algorithm>

#include "base/utf8.hpp"
#include "chart/bars.hpp"
#include "report/phrases.hpp"
#include "scoring/scheme_data.hpp"

namespace xuehui::report::html {

namespace {

constexpr std::size_t kUsualSize = 200'000;

// In millionths, for a bar.
std::int32_t part(std::uint64_t count, std::uint64_t of) {
    constexpr double kFull = 1e6;
    return of == 0 ? 0 : static_cast<std::int32_t>(static_cast<double>(count) / static_cast<double>(of) * kFull);
}

}  // namespace

PopulationSheet::PopulationSheet(const PopulationSummary& summary) : Paper(kUsualSize), summary_(summary) {}

PopulationSheet& PopulationSheet::number(const std::string& text) {
    put("td", {{"class", "number"}}, text);
    return *this;
}

PopulationSheet& PopulationSheet::count(std::uint64_t count) { return number(grouped(count)); }

PopulationSheet& PopulationSheet::frequency(const Frequency& frequency, std::uint64_t of, Bar bar) {
    const bool has_bar = bar == Bar::drawn && of > 0;
    open("td", {{"class", "number"}}).open("div", {{"class", has_bar ? "measure" : "plain"}}).open("div");
    put("span", {}, from_to(grouped(frequency.certain), grouped(frequency.possible)));
    if (of > 0) {
        put("small", {}, from_to(share_text(frequency.certain, of), share_text(frequency.possible, of)));
    }
    close();
    if (has_bar) chart::bar(markup(), part(frequency.certain, of), part(frequency.possible, of));
    close().close();
    return *this;
}

PopulationSheet& PopulationSheet::score(const std::optional<Bounds>& score, const Text& note) {
    open("td", {{"class", "number"}}).open("div", {{"class", "measure"}}).open("div").put("span", {}, percents(score));
    if (!note.empty()) put("small", {}, note);
    close();
    if (score) chart::bar(markup(), score->lower, score->upper);
    close().close();
    return *this;
}

PopulationSheet& PopulationSheet::says_rest(std::size_t shown, std::size_t all) {
    if (shown >= all) return *this;
    const std::string has = grouped(shown);
    const std::string of = grouped(all);
    put("p", {{"class", "note"}}, {"共 " + of + " 项，这里列 " + has + " 项。", has + " of " + of + " are shown."});
    return *this;
}

Text PopulationSheet::median(const std::string& value) { return {"中位数 " + value, "median " + value}; }

Text PopulationSheet::grade(std::size_t number) const {
    const Scheme& scheme = engine().scheme();
    return shortened(
        in_both([&](Language language) { return grade_name(scheme, scheme.grades()[number].id, language); }), kWord);
}

Text PopulationSheet::gate(std::size_t number) const {
    const auto& gate = engine().scheme().data().gates[number];
    return shortened(gate.title.empty() ? Text{gate.id, gate.id} : gate.title, kTitle);
}

Text PopulationSheet::grades(std::uint32_t lower, std::uint32_t upper) const {
    const Text least = grade(lower);
    const Text most = grade(upper);
    return in_both([&](Language language) { return from_to(least.in(language), most.in(language)); });
}

// The words for what is grouped by; of a fact those of the dictionary.
Text PopulationSheet::group_by() const {
    const std::string& place = summary_.group_by;
    if (place == "organisation.kind") return {"类型", "Kind"};
    if (place == "organisation.region") return {"地区", "Region"};
    constexpr std::string_view kFacts = "facts.";
    if (place.starts_with(kFacts)) {
        const auto facts = engine().facts();
        const auto fact =
            std::ranges::find(facts, place.substr(kFacts.size()), [](const Fact* each) { return each->name; });
        if (fact != facts.end() && !(*fact)->title.empty()) return shortened((*fact)->title, kName);
    }
    const std::string name = shortened(place.substr(place.find('.') + 1), kName);
    return {name, name};
}

Text PopulationSheet::group(const std::optional<std::string>& name) {
    if (!name) return {"（未注明）", "(not stated)"};
    const std::string text = shortened(*name, kName);
    return {text, text};
}

std::string grouped(std::uint64_t count) {
    std::string text = std::to_string(count);
    for (std::size_t place = text.size(); place > 3;) text.insert(place -= 3, ",");
    return text;
}

std::string share_text(std::uint64_t count, std::uint64_t of) {
    if (of == 0) return "—";
    const std::uint64_t tenths = (count * 2000 + of) / (2 * of);
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10) + " %";
}

std::string shortened(std::string_view name, std::size_t columns) {
    constexpr char32_t kFirstWide = 0x1100;
    std::size_t size = 0;
    std::size_t taken = 0;
    while (size < name.size()) {
        const Glyph glyph = first_glyph(name.substr(size));
        taken += glyph.code < kFirstWide ? 1 : 2;    // marks take none, but must not be without number
        if (taken > columns) return std::string(name.substr(0, size)) + "…";
        size += glyph.bytes.size();
    }
    return std::string(name);
}

Text shortened(const Text& name, std::size_t columns) {
    return {shortened(name.in(Language::zh), columns), shortened(name.in(Language::en), columns)};
}

std::string from_to(const std::string& lower, const std::string& upper) {
    return lower == upper ? lower : lower + " – " + upper;
}

}  // namespace xuehui::report::html
