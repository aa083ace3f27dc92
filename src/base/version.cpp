#include <xuehui/version.hpp>

namespace xuehui {

std::string_view version() { return XH_VERSION; }    // from the project's one version, in CMakeLists.txt

}  // namespace xuehui
