// A host with a Boost.JSON of its own, built in another way and exported to everybody: each goes on as if it were alone.
#define BOOST_JSON_STACK_BUFFER_SIZE 64
#include <boost/json/src.hpp>

#include <iostream>
#include <string>

#include <xuehui.h>

namespace {

// What the host does with its JSON.
std::string own_work() {
    boost::json::value value = boost::json::parse(R"({"name": "宿主", "list": [1, 2.5, null, true, "a long enough text to be allocated"]})");
    value.as_object()["more"] = boost::json::array{1, 2, 3};
    return boost::json::serialize(value);
}

// What the library says to a text that is not JSON, and to one that is.
std::string library_work() {
    const std::string text = R"({"format": "xuehui/record/1", "list": [1, 2.5, null, true, "a long enough text"], "list": })";
    xh_record* record = nullptr;
    xh_buffer* kind = nullptr;
    xh_error* error = nullptr;
    std::string result = xh_status_name(xh_record_parse(text.data(), text.size(), nullptr, &record, &error));
    result += xh_error_message(error);
    xh_error_free(error);
    const std::string good = R"({"format": "xuehui/record/1", "x": 0.5})";
    result += xh_status_name(xh_document_kind(good.data(), good.size(), nullptr, &kind, nullptr));
    result += xh_buffer_data(kind);
    xh_buffer_free(kind);
    xh_record_free(record);
    return result;
}

}  // namespace

int main() {
    const std::string own = own_work();
    const std::string library = library_work();
    if (library.find("XH_REJECTED") != 0 || library.find("XH_OKrecord") == std::string::npos) {
        std::cerr << "the library is disturbed: " << library << '\n';
        return 1;
    }
    for (int i = 0; i < 100; ++i) {
        if (own_work() != own || library_work() != library) {
            std::cerr << "one disturbs the other\n";
            return 1;
        }
    }
    return 0;
}
