#include "register/incidents.hpp"

namespace xuehui::ledger {

namespace {

std::string hours_between(const std::optional<Moment>& from, const std::optional<Moment>& to) {
    if (!from || !to) return {};
    const auto minutes = Moment::minutes(*from, *to);
    return minutes ? hours_text(*minutes) : std::string();
}

}  // namespace

ResponseTimes response_times(const Register::Data::Incident& incident) {
    const auto& noticed = incident.noticed ? incident.noticed : incident.occurred;
    return {hours_between(incident.occurred, incident.noticed), hours_between(noticed, incident.responded),
            hours_between(incident.occurred, incident.closed)};
}

}  // namespace xuehui::ledger
