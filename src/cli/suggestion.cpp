#include "cli/suggestion.hpp"

#include <xuehui/near_miss.hpp>

namespace xuehui::cli {

std::string did_you_mean(std::string_view name, const std::vector<std::string_view>& candidates,
                         const Context& context) {
    const std::string meant(near_miss(name, candidates));
    return meant.empty() ? std::string()
                         : context.say({"（是不是 " + meant + "？）", " (did you mean '" + meant + "'?)"});
}

std::string did_you_mean(std::string_view name, const std::vector<std::string>& candidates, const Context& context) {
    return did_you_mean(name, std::vector<std::string_view>(candidates.begin(), candidates.end()), context);
}

}  // namespace xuehui::cli
