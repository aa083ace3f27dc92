// Logic by itself.
#include <xuehui/logic.hpp>

#include "arguments.hpp"
#include "fields.hpp"
#include "guard.hpp"

using namespace xuehui::capi;

namespace {

xuehui::Missing missing_in(const xh_logic_options* options) {
    const xh_logic_options given = options_in(options);
    need_known(given.flags, XH_LOGIC_UNKNOWN);
    return (given.flags & XH_LOGIC_UNKNOWN) != 0 ? xuehui::Missing::unknown : xuehui::Missing::null;
}

}  // namespace

int32_t xh_logic_evaluate(const char* rule, size_t rule_size, const char* data, size_t data_size,
                          const xh_limits* limits, const xh_logic_options* options, xh_buffer** out, xh_error** error) {
    const auto body = [&] {
        const std::string_view condition = bytes_in(rule, rule_size, "rule");
        const std::string_view facts = bytes_in(data, data_size, "data");
        const xuehui::Missing missing = missing_in(options);
        give(out, accepted(xuehui::evaluate_logic(condition, facts, missing, limits_in(limits))));
    };
    return answer(error, body, out);
}
