#include <xuehui/finding.hpp>

namespace xuehui {

std::string_view to_string(Finding::State state) {
    switch (state) {
        case Finding::State::raised: return "raised";
        case Finding::State::unknown: return "unknown";
        case Finding::State::not_in_force: return "not_in_force";
        case Finding::State::clear: break;
    }
    return "clear";
}

}  // namespace xuehui
