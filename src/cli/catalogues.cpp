#include "cli/catalogues.hpp"

#include <algorithm>
#include <string_view>

#include <xuehui/documents.hpp>
#include <xuehui/standard.hpp>

#include "cli/diagnostics.hpp"

namespace xuehui::cli {

namespace {

bool is_about_base(const Diagnostic& diagnostic) { return diagnostic.pointer == "/extends"; }

class Family {
public:
    Family(std::span<const Input> inputs, const Context& context)
        : inputs_(inputs), context_(context), members_(inputs.size()) {}

    // Those that extend others can be read once these have been. What is left when nothing moves any more is faulty.
    std::vector<std::optional<Catalogue>> settle() && {
        for (bool moved = true; moved;) {
            moved = false;
            for (std::size_t i = 0; i < inputs_.size(); ++i) {
                if (members_[i]) continue;
                auto catalogue = Catalogue::parse(inputs_[i].text, others(i, true));
                if (!catalogue) continue;
                members_[i] = *std::move(catalogue);
                moved = true;
            }
        }
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            if (!members_[i]) report(i);
        }
        return std::move(members_);
    }

private:
    std::vector<std::string_view> others(std::size_t self, bool only_sound) const {
        const auto standard = standard_catalogues();
        std::vector<std::string_view> texts(standard.begin(), standard.end());
        for (std::size_t i = 0; i < inputs_.size(); ++i) {
            if (i != self && (members_[i] || !only_sound)) texts.emplace_back(inputs_[i].text);
        }
        return texts;
    }

    // The faults of this text alone: those of the texts that it extends are shown where they belong. Against the sound
    // ones only, a circle looks like a missing catalogue; so it is asked for.
    void report(std::size_t i) const {
        Diagnostics faults = check_catalogue(inputs_[i].text, others(i, true));
        std::erase_if(faults, [](const Diagnostic& fault) { return fault.document != "catalogue"; });
        const auto missing = std::ranges::find_if(faults, is_about_base);
        if (missing != faults.end()) {
            const auto together = Catalogue::parse(inputs_[i].text, others(i, false));
            const Diagnostics& all = together ? Diagnostics{} : together.error();
            const auto circle = std::ranges::find(all, "cycle", &Diagnostic::code);
            if (circle != all.end()) {
                missing->code = circle->code;
                missing->message = circle->message;
                missing->hint.clear();
            } else if (std::ranges::find_if(all, is_about_base) == all.end()) {
                missing->message = "the catalogue to extend has faults itself";
                missing->hint.clear();
            }
        }
        show(faults, {{"catalogue", inputs_[i].name(), inputs_[i].text}}, context_);
    }

    std::span<const Input> inputs_;
    const Context& context_;
    std::vector<std::optional<Catalogue>> members_;
};

}  // namespace

bool has_sound_conditions(const Catalogue& catalogue, const Input& input, const Context& context) {
    Diagnostics faults = check_conditions(catalogue);
    std::erase_if(faults, [](const Diagnostic& fault) { return fault.document != "catalogue"; });
    show(faults, {{"catalogue", input.name(), input.text}}, context);
    return faults.empty();
}

std::vector<std::optional<Catalogue>> parse_catalogues(std::span<const Input> inputs, const Context& context) {
    return Family(inputs, context).settle();
}

}  // namespace xuehui::cli
