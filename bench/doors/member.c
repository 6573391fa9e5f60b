#define _GNU_SOURCE
#include "member.h"
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_AT_ONCE = 256 << 10 };

static SSL_CTX *tls;
static unsigned char received[MOST_AT_ONCE];

void fail(const char *what) {
    perror(what);
    exit(1);
}

static void put(struct member *member, const void *bytes, int count) {
    int done = member->tls ? SSL_write(member->tls, bytes, count) : (int)send(member->socket, bytes, count, MSG_NOSIGNAL);
    if (done != count)
        fail("a line was not taken"); /* a speaker has few lines on their way, so its socket has room */
}

/* A line; in a WebSocket's message with a mask of zeros. */
void put_line(struct member *member, const char *line) {
    unsigned char frame[6 + 125] = { 0x81 };
    int length = strlen(line);
    if (!member->is_web) {
        put(member, line, length);
        return;
    }
    frame[1] = 0x80 | length;
    memcpy(frame + 6, line, length);
    put(member, frame, 6 + length);
}

/* The length of a frame's header, as far as it is known: RFC 6455, section 5.2. */
static int header_needs(const struct member *member) {
    int length = member->header[1] & 0x7f;
    return member->header_length < 2 ? 2 : length == 126 ? 4 : length == 127 ? 10 : 2;
}

static void unframe(struct member *member, const unsigned char *bytes, size_t count, void (*take)(const unsigned char *text, size_t count)) {
    while (count > 0) {
        if (member->frame_left == 0) {
            member->header[member->header_length++] = *bytes++;
            count--;
            if (member->header_length < header_needs(member))
                continue;
            uint64_t length = member->header[1] & 0x7f;
            if (length > 125) {
                length = 0;
                for (int i = 2; i < member->header_length; i++)
                    length = length << 8 | member->header[i];
            }
            member->frame_left = length;
            member->header_length = 0;
            continue;
        }
        size_t part = count < member->frame_left ? count : member->frame_left;
        take(bytes, part);
        bytes += part, count -= part, member->frame_left -= part;
    }
}

void hear(struct member *member, void (*take)(const unsigned char *text, size_t count)) {
    do {
        int count = member->tls ? SSL_read(member->tls, received, MOST_AT_ONCE) : (int)recv(member->socket, received, MOST_AT_ONCE, 0);
        if (count <= 0 && (member->tls ? SSL_get_error(member->tls, count) == SSL_ERROR_WANT_READ : errno == EAGAIN))
            return;
        if (count <= 0)
            fail("a member was cut off");
        if (member->is_web)
            unframe(member, received, count, take);
        else
            take(received, count);
    } while (member->tls && SSL_has_pending(member->tls));
}

/* What a member heard while it waited for an answer, up to the answer's end. */
static void expect(int socket, const char *end) {
    char answer[4096];
    int length = 0;
    while (length < 4 || strncmp(answer + length - strlen(end), end, strlen(end))) {
        if (length == sizeof answer || recv(socket, answer + length++, 1, 0) != 1)
            fail("no answer");
    }
}

void join(struct member *member, const char *door, int port, const char *nickname) {
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int on = 1;
    char text[256];
    member->socket = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(member->socket, (void *)&address, sizeof address) || setsockopt(member->socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on))
        fail("connect");
    if (!strcmp(door, "tls")) {
        if (!tls) {
            tls = SSL_CTX_new(TLS_client_method());
            SSL_CTX_set_read_ahead(tls, 1); /* a record with one receive call, not two */
        }
        member->tls = SSL_new(tls);
        SSL_set_fd(member->tls, member->socket);
        if (SSL_connect(member->tls) != 1)
            fail("TLS");
    }
    member->is_web = !strcmp(door, "web");
    if (member->is_web) {
        sprintf(text, "GET /chat HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: akkachat.v1\r\n\r\n", port);
        put(member, text, strlen(text));
        expect(member->socket, "\r\n\r\n");
    }
    sprintf(text, "%s\n", nickname);
    put_line(member, text);
    fcntl(member->socket, F_SETFL, O_NONBLOCK);
}
