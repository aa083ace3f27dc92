/* Logic by itself: a rule, data, a value. */
#include "support.h"

#define VALUE(rule, data, options, expected)                                              \
    OK(xh_logic_evaluate(S(rule), S(data), NULL, options, &o.buffer, &o.error));          \
    check_text(xh_buffer_data(o.buffer), xh_buffer_size(o.buffer), expected, __FILE__, __LINE__); \
    xh_buffer_free(o.buffer)

int main(void) {
    const xh_logic_options unknown = {sizeof(xh_logic_options), XH_LOGIC_UNKNOWN};
    const xh_logic_options strange = {sizeof(xh_logic_options), 2};
    const xh_limits tight = {sizeof(xh_limits), 0, 0, 2, 0};
    const char *const rule = "{\"<\": [{\"var\": \"n\"}, 3]}";
    VALUE(rule, "{\"n\": 2}", NULL, "true");
    VALUE(rule, "{}", NULL, "true"); /* null is 0 in comparisons */
    VALUE("{\"cat\": [\"学\", \"会\"]}", "null", NULL, "\"学会\"");
    VALUE(rule, "{\"n\": 2}", &unknown, "{\"known\":true,\"needs\":[],\"assumed\":[]}");
    OK(xh_logic_evaluate(S(rule), S("{}"), NULL, &unknown, &o.buffer, &o.error));
    CHECK(strstr(xh_buffer_data(o.buffer), "\"needs\":[\"n\"]") != NULL);
    BUFFER_HAS("\"unknown\":");

    FAILS(XH_REJECTED, xh_logic_evaluate(S("{\"no-such-operation\": 1}"), S("{}"), NULL, NULL, &o.buffer, &o.error));
    FAILS(XH_REJECTED, xh_logic_evaluate(S(rule), S("{"), NULL, NULL, &o.buffer, &o.error));
    FAILS(XH_REJECTED, xh_logic_evaluate(S(rule), S("{}"), &tight, NULL, &o.buffer, &o.error));
    FAILS(XH_REJECTED, xh_logic_evaluate(NULL, 0, NULL, 0, NULL, NULL, &o.buffer, &o.error));
    FAILS(XH_UNSUPPORTED, xh_logic_evaluate(S(rule), S("{}"), NULL, &strange, &o.buffer, &o.error));
    BAD(xh_logic_evaluate(NULL, 1, S("{}"), NULL, NULL, &o.buffer, &o.error));
    BAD(xh_logic_evaluate(S(rule), NULL, 1, NULL, NULL, &o.buffer, &o.error));
    BAD(xh_logic_evaluate(S(rule), S("{}"), NULL, NULL, NULL, &o.error));
    return finish();
}
