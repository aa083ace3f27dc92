// The compiler's 128-bit integer, under a name that pedantic warnings let pass.
#pragma once

namespace xuehui {

__extension__ using uint128 = unsigned __int128;

}  // namespace xuehui
