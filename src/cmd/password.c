#define _DEFAULT_SOURCE /* explicit_bzero */
#include "cmd/password.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#define VARIABLE "LIMBER_PASSWORD"
#define MOST 127 /* bytes that AES-256 takes */

/* Always NULL, so that it can be returned. */
static char *
refuse(const char *option, const char *what, Diag *diag)
{
    diag_add(diag, DIAG_ERROR, src_pos_option(option), "%s", what);
    return NULL;
}

/* Takes `text`; gives it back when it can be a password. */
static char *
check(char *text, const char *option, Diag *diag)
{
    const char *wrong = *text == '\0' ? "the password is empty"
                        : strlen(text) > MOST
                                ? "the password is over 127 bytes long"
                        : !g_utf8_validate(text, -1, NULL)
                                ? "the password is not valid UTF-8"
                                : NULL;
    if (wrong == NULL)
        return text;
    explicit_bzero(text, strlen(text));
    g_free(text);
    return refuse(option, wrong, diag);
}

/* Reads up to the first line break or the end.  Nothing but the result keeps
   a copy. */
static char *
read_line(int fd)
{
    enum { ROOM = MOST + 2 };
    char *line = g_malloc0(ROOM + 1);
    for (size_t n = 0; n < ROOM; n++) {
        ssize_t got;
        do
            got = read(fd, line + n, 1);
        while (got < 0 && errno == EINTR);
        if (got < 0) {
            g_free(line);
            return NULL;
        }
        if (got == 0 || line[n] == '\n') {
            line[n] = '\0';
            break;
        }
    }
    size_t n = strlen(line);
    if (n > 0 && line[n - 1] == '\r')
        line[n - 1] = '\0';
    return line;
}

static char *
from_file(const char *path, Diag *diag)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    char *line = fd >= 0 ? read_line(fd) : NULL;
    int code = errno;
    if (fd >= 0)
        close(fd);
    if (line != NULL)
        return check(line, "password-file", diag);
    const char *words = code == ENOENT   ? "there is no such file"
                        : code == EACCES ? "permission denied"
                        : code == EISDIR ? "it is a folder"
                                         : g_strerror(code);
    g_autofree char *why = g_strdup_printf("cannot read '%s': %s", path, words);
    return refuse("password-file", why, diag);
}

/* Shows `prompt` and reads a line that is not shown. */
static char *
ask(int terminal, const char *prompt)
{
    struct termios before, hidden;
    if (tcgetattr(terminal, &before) != 0)
        return NULL;
    hidden = before;
    hidden.c_lflag &= ~(tcflag_t)ECHO;
    hidden.c_lflag |= ECHONL;
    /* An interrupt waits until the terminal shows what is typed again. */
    sigset_t signals, unblocked;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTSTP);
    sigprocmask(SIG_BLOCK, &signals, &unblocked);
    char *line = NULL;
    if (write(terminal, prompt, strlen(prompt)) > 0 &&
        tcsetattr(terminal, TCSAFLUSH, &hidden) == 0)
        line = read_line(terminal);
    tcsetattr(terminal, TCSAFLUSH, &before);
    sigprocmask(SIG_SETMASK, &unblocked, NULL);
    return line;
}

static char *
from_terminal(bool new, Diag *diag)
{
    int terminal = open("/dev/tty", O_RDWR | O_CLOEXEC);
    char *first = terminal >= 0 ? ask(terminal, "Password: ") : NULL;
    g_autofree char *second =
            first != NULL && new ? ask(terminal, "Once more: ") : NULL;
    if (terminal >= 0)
        close(terminal);
    if (first == NULL)
        return refuse(
                "encrypt",
                "needs a password; give --password-file FILE or set " VARIABLE,
                diag);
    if (!new || g_strcmp0(first, second) == 0)
        return check(first, "encrypt", diag);
    g_free(first);
    return refuse("encrypt", "the two passwords differ", diag);
}

char *
password_known(const char *file, Diag *diag)
{
    if (file != NULL)
        return from_file(file, diag);
    const char *value = g_getenv(VARIABLE);
    return value != NULL ? check(g_strdup(value), "encrypt", diag) : NULL;
}

char *
password_get(const char *file, bool new, Diag *diag)
{
    if (file != NULL || g_getenv(VARIABLE) != NULL)
        return password_known(file, diag);
    return from_terminal(new, diag);
}
