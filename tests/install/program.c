/* A program that uses the C ABI: the version, and the built-in engine on a record that knows nothing. */
#include <stdio.h>
#include <string.h>

#include <xuehui.h>

int main(void) {
    const char *record =
        "{\"format\": \"xuehui/record/1\", \"organisation\": {\"id\": \"O-1\"}, \"as_of\": \"2026-03-31\","
        " \"period\": {\"from\": \"2025-01-01\", \"to\": \"2025-12-31\"}, \"ratings\": []}";
    xh_engine *engine = NULL;
    xh_assessment *assessment = NULL;
    xh_error *error = NULL;
    int32_t status = XH_OK;

    if (xh_abi_version() != XH_ABI_VERSION) return 1;
    if (strcmp(xh_version(), EXPECTED_VERSION) != 0) return 2;
    status = xh_engine_standard(NULL, 0, &engine, &error);
    if (status == XH_OK) status = xh_engine_assess_json(engine, record, strlen(record), NULL, &assessment, &error);
    if (status != XH_OK) fprintf(stderr, "%s\n", xh_error_message(error));
    xh_error_free(error);
    xh_assessment_free(assessment);
    xh_engine_free(engine);
    printf("C: xuehui %s\n", xh_version());
    return status == XH_OK ? 0 : 3;
}
