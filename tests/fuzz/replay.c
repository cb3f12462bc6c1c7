/* Runs one fuzz target over the files given as arguments. */
#include <glib.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t n);

int
main(int argc, char **argv)
{
    int status = EXIT_SUCCESS;
    for (int i = 1; i < argc; i++) {
        g_autofree char *bytes = NULL;
        g_autoptr(GError) error = NULL;
        gsize n;
        if (!g_file_get_contents(argv[i], &bytes, &n, &error)) {
            fprintf(stderr, "%s\n", error->message);
            status = EXIT_FAILURE;
            continue;
        }
        /* An exact copy, so that reading past its end is noticed. */
        g_autofree unsigned char *exact = g_memdup2(bytes, n);
        LLVMFuzzerTestOneInput(exact, n);
    }
    return status;
}
