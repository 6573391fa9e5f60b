/* One connection to the server, by any of its doors. */
#include <openssl/ssl.h>
#include <stddef.h>
#include <stdint.h>

struct member {
    int socket;
    SSL *tls;
    int is_web;
    uint64_t frame_left;       /* of the payload of a WebSocket's message */
    unsigned char header[10];  /* of one that begins */
    int header_length;
};

/* Connects to a port of this machine and joins as this nickname. From then on nothing waits. */
void join(struct member *member, const char *door, int port, const char *nickname);

/* Sends a line of at most 125 bytes. */
void put_line(struct member *member, const char *line);

/* Reads all that has come, and hands the text on, in pieces. */
void hear(struct member *member, void (*take)(const unsigned char *text, size_t count));

/* Ends the program, because something went wrong. */
void fail(const char *what);
