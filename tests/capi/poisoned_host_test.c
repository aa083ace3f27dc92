/* A host that exports, under the names of all Boost functions that the library has inside, functions of its own: whatever
 * the library does, it must never call one of them. (Symbols of a program come before those of its libraries; only what a
 * library keeps to itself is safe.) */
#define _GNU_SOURCE
#include <dlfcn.h>

#include "support.h"

extern const char *const first_poison;
extern const unsigned long poison_count;

int main(void) {
    xh_engine *standard = NULL;
    xh_engine *const engine = make_engine();
    xh_assessment *const assessment = make_assessment();
    /* The trap is set: a library that looked for this name would find the host's. */
    CHECK(poison_count > 50);
    CHECK(dlsym(RTLD_DEFAULT, first_poison) != NULL);

    OK(xh_engine_standard(NULL, 0, &standard, &o.error));
    FAILS(XH_REJECTED, xh_engine_assess_json(standard, S(small_record), NULL, &o.assessment, &o.error));
    FAILS(XH_REJECTED, xh_engine_assess_json(engine, S("{\"a\": [1, 2.5, \"\\u00e9\", tru"), NULL, &o.assessment, &o.error));
    OK(xh_assessment_to_json(assessment, NULL, &o.buffer, &o.error));
    BUFFER_HAS("575000");
    OK(xh_assessment_to_text(assessment, NULL, &o.buffer, &o.error));
    BUFFER_HAS("治理");
    OK(xh_engine_assess_lines(engine, S(small_record), NULL, NULL, &o.buffer, NULL, NULL, NULL, &o.error));
    BUFFER_HAS("575000");
    xh_assessment_free(assessment);
    xh_engine_free(engine);
    xh_engine_free(standard);
    return finish();
}
