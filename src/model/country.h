/* Whom to call for help, in any language. */
#pragma once

/* The number of the country ("GB" -> "999"), or NULL when it is not known. */
const char *country_emergency_number(const char *code);
