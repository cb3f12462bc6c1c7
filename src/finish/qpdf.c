#include "finish/qpdf.h"

#include <gmodule.h>

#define QPDF_FILE "libqpdf.so.29"

/* A function by its name, and where its address goes in the struct. */
#define QPDF(name) \
    { \
#name, G_STRUCT_OFFSET(QpdfLibrary, name) \
    }

static const struct {
    const char *name;
    size_t offset;
} functions[] = {
    QPDF(qpdf_init),
    QPDF(qpdf_cleanup),
    QPDF(qpdf_silence_errors),
    QPDF(qpdf_set_suppress_warnings),
    QPDF(qpdf_set_attempt_recovery),
    QPDF(qpdf_read_memory),
    QPDF(qpdf_has_error),
    QPDF(qpdf_get_error),
    QPDF(qpdf_get_error_code),
    QPDF(qpdf_get_error_message_detail),
    QPDF(qpdf_init_write_memory),
    QPDF(qpdf_set_newline_before_endstream),
    QPDF(qpdf_set_r6_encryption_parameters2),
    QPDF(qpdf_write),
    QPDF(qpdf_get_buffer_length),
    QPDF(qpdf_get_buffer),
    QPDF(qpdf_get_root),
    QPDF(qpdf_oh_get_key),
    QPDF(qpdf_oh_get_dict),
    QPDF(qpdf_oh_is_array),
    QPDF(qpdf_oh_is_stream),
    QPDF(qpdf_oh_is_name_and_equals),
    QPDF(qpdf_oh_is_null),
    QPDF(qpdf_oh_get_array_n_items),
    QPDF(qpdf_oh_get_array_item),
    QPDF(qpdf_oh_get_utf8_value),
    QPDF(qpdf_oh_get_stream_data),
};
G_STATIC_ASSERT(sizeof(QpdfLibrary) ==
                G_N_ELEMENTS(functions) * sizeof(gpointer));

bool
qpdf_library_open(QpdfLibrary *lib, Diag *diag)
{
    GModule *module = g_module_open(QPDF_FILE, G_MODULE_BIND_LAZY);
    bool complete = module != NULL;
    for (size_t i = 0; complete && i < G_N_ELEMENTS(functions); i++)
        complete = g_module_symbol(
                module, functions[i].name,
                G_STRUCT_MEMBER_P((gpointer)lib, functions[i].offset));
    if (module != NULL)
        g_module_make_resident(module);
    if (!complete)
        diag_add(diag, DIAG_ERROR, SRC_POS_NONE,
                 "this needs %s, which is not installed", QPDF_FILE);
    return complete;
}
