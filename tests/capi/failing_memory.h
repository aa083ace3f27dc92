/* Memory that runs out on demand: operator new and malloc of the program that links this. */
#ifndef XUEHUI_TESTS_CAPI_FAILING_MEMORY_H
#define XUEHUI_TESTS_CAPI_FAILING_MEMORY_H

#ifdef __cplusplus
extern "C" {
#endif

/* From now on the nth allocation (from 1) is refused, and all that follow it if `for_good` is not 0. */
void refuse_allocation(unsigned long nth, int for_good);
/* Refuses no more; says whether an allocation was refused. */
int stop_refusing(void);
/* How many allocations of operator new are not freed. */
long live_allocations(void);

#ifdef __cplusplus
}
#endif

#endif
