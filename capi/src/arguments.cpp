#include "arguments.hpp"

#include <algorithm>
#include <limits>

#include "utf8.hpp"

namespace xuehui::capi {

namespace {

// No struct of options will ever be larger; what claims to be was not initialised.
constexpr std::uint64_t kLargestOptions = 1024;
constexpr std::uint64_t kOptionsUnit = 8;

void set_limit(std::size_t& limit, std::uint64_t wanted) {
    if (wanted != 0) limit = static_cast<std::size_t>(std::min<std::uint64_t>(wanted, SIZE_MAX));
}

}  // namespace

std::string_view bytes_in(const char* data, std::size_t size, const char* name) {
    if (size == 0) return "";
    if (data == nullptr) throw invalid(std::string(name) + " is NULL, but has a size");
    if (size > static_cast<std::size_t>(std::numeric_limits<std::ptrdiff_t>::max())) {
        throw invalid(std::string(name) + " has an impossible size");
    }
    return {data, size};
}

std::string_view text_in(const char* data, std::size_t size, const char* name) {
    const std::string_view text = bytes_in(data, size, name);
    if (!is_utf8(text)) throw invalid(std::string(name) + " is not UTF-8");
    return text;
}

Language language_in(std::int32_t language) {
    if (language == XH_ZH) return Language::zh;
    if (language == XH_EN) return Language::en;
    throw invalid("there is no language " + std::to_string(language));
}

Failure no_element(std::size_t index, std::size_t count) {
    return invalid("the index " + std::to_string(index) + " is not below " + std::to_string(count));
}

Failure not_found(std::string_view what, std::string_view id) {
    return {XH_NOT_FOUND, "there is no " + std::string(what) + " '" + std::string(id) + "'"};
}

void copy_options(const void* data, std::uint64_t size, void* known, std::size_t known_size) {
    if (size < kOptionsUnit || size > kLargestOptions || size % kOptionsUnit != 0) {
        throw invalid("struct_size is not the size of these options: " + std::to_string(size));
    }
    const auto* bytes = static_cast<const char*>(data);
    const auto given = static_cast<std::size_t>(size);
    const bool all_known = std::all_of(bytes + std::min(given, known_size), bytes + given, [](char c) { return c == 0; });
    if (!all_known) throw Failure{XH_UNSUPPORTED, "an option that this version does not know"};
    std::memcpy(known, bytes, std::min(given, known_size));
}

Limits limits_in(const xh_limits* limits) {
    const xh_limits given = options_in(limits);
    Limits result;
    set_limit(result.bytes, given.bytes);
    set_limit(result.depth, given.depth);
    set_limit(result.values, given.values);
    set_limit(result.diagnostics, given.diagnostics);
    return result;
}

}  // namespace xuehui::capi
