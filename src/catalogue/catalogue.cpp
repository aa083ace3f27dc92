// The public face of a catalogue, and the way from texts to one: a document, and the chain of those it extends.
#include <xuehui/catalogue.hpp>

#include <algorithm>

#include "base/fields.hpp"
#include "catalogue/build.hpp"
#include "catalogue/catalogue_data.hpp"
#include "json/canonical.hpp"
#include "json/read_document.hpp"

namespace xuehui {

namespace {

using catalogue::Part;

constexpr std::string_view kKind = "catalogue";

// The id that a catalogue text gives itself, or empty where it has none that can be read.
std::string id_of(std::string_view text, const Limits& limits) {
    Faults ignored(kKind);
    const auto document = json::read_document(text, kKind, limits, ignored);
    const Value id = document ? document->root().find("id") : Value{};
    return id && id.is(Type::string) ? std::string(id.text()) : std::string();
}

// What a document extends, or absent.
Value base_of(const Document& document) {
    const Value extends = document.root().find("extends");
    return extends && extends.is(Type::string) ? extends : Value{};
}

std::string own_id(const Document& document) {
    const Value id = document.root().find("id");
    return id && id.is(Type::string) ? std::string(id.text()) : std::string();
}

// Follows "extends" from the last part of the chain to the catalogue that stands on its own. False: reported.
bool follow(std::vector<Part>& chain, std::span<const std::string_view> others, const Limits& limits,
            Faults& faults) {
    std::vector<std::string> ids;    // of the others; read only if something is extended
    while (const Value base = base_of(*chain.back().document)) {
        const std::string wanted(base.text());
        const auto is_wanted = [&](const Part& part) { return own_id(*part.document) == wanted; };
        if (std::ranges::any_of(chain, is_wanted)) {
            faults.add("cycle", base, "the catalogue " + in_quotes(wanted) + " extends itself in a circle");
            return false;
        }
        if (ids.empty()) {
            for (const std::string_view text : others) ids.push_back(id_of(text, limits));
        }
        const auto found = std::ranges::find(ids, wanted);
        if (found == ids.end()) {
            const std::vector<std::string_view> known(ids.begin(), ids.end());
            faults.add("unknown_id", base, "there is no catalogue " + in_quotes(wanted) + " to extend",
                       faults.suggestion(wanted, known));
            return false;
        }
        const std::string_view text = others[static_cast<std::size_t>(found - ids.begin())];
        auto document = json::read_document(text, kKind, limits, faults);
        if (!document) return false;
        std::string sha256 = json::digest(document->root());
        chain.push_back({std::move(document), std::move(sha256)});
    }
    return true;
}

}  // namespace

std::shared_ptr<const Catalogue::Data> catalogue::read(std::string_view json, std::span<const std::string_view> others,
                                                       const Limits& limits, Faults& faults) {
    auto document = json::read_document(json, kKind, limits, faults);
    if (!document) return nullptr;
    faults.set_own(*document);
    std::string sha256 = json::digest(document->root());
    std::vector<Part> chain{{std::move(document), std::move(sha256)}};
    return follow(chain, others, limits, faults) ? build(chain, faults) : nullptr;
}

Result<Catalogue> Catalogue::parse(std::string_view json, std::span<const std::string_view> others,
                                   const Limits& limits) {
    Faults faults(kKind, limits.diagnostics);
    auto data = catalogue::read(json, others, limits, faults);
    if (!faults.empty()) return std::move(faults).take();
    return Catalogue(std::move(data));
}

const Identity& Catalogue::identity() const { return data_->identity; }
std::span<const Identity> Catalogue::extended() const { return data_->extended; }
const Text& Catalogue::title() const { return data_->title; }
std::span<const Indicator> Catalogue::indicators() const { return data_->indicators; }
std::span<const Criterion> Catalogue::criteria() const { return data_->criteria; }

std::optional<std::uint32_t> Catalogue::find_indicator(std::string_view id) const {
    return data_->indicator_index.find(id);
}

std::optional<std::uint32_t> Catalogue::find_criterion(std::string_view id) const {
    return data_->criterion_index.find(id);
}

}  // namespace xuehui
