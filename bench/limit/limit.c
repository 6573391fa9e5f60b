/* The least that a chat server on this kernel has to do: a yardstick, not a server for people.
 *
 *   limit PORT      listens on 127.0.0.1; first line: nickname; every other line goes to everybody as "nick: line"
 *
 * One thread waits for all sockets. What is said goes once into one ring of bytes, and a member is a place in that ring, so a
 * round costs one receive call for each who spoke and one send call for each member, however much was said. There is no
 * greeting, no check of any name or text, no flood control, no history. Who falls behind by the whole ring is disconnected. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { RING = 64 << 20, MOST_AT_ONCE = 256 << 10, NICK_BYTES = 32, EVENTS = 1024 };

struct member {
    int socket;
    int place;           /* in members[], -1 before it has a name */
    int wants_room;      /* the kernel takes no more for now */
    uint64_t next;       /* the first byte of the ring that it has not got */
    size_t nick_length;
    size_t part_length;  /* of a line that has not ended yet */
    char *part;
    char nick[NICK_BYTES];
};

static char *ring;       /* mapped twice in a row, so that nothing in it ever has to be cut at its end */
static uint64_t written; /* bytes ever put into it */
static struct member **members;
static int member_count, member_room;
static int epoll;
static char received[MOST_AT_ONCE];

static void fail(const char *what)
{
    perror(what);
    exit(1);
}

static void map_ring(void)
{
    int file = memfd_create("ring", 0);
    if (file < 0 || ftruncate(file, RING) < 0)
        fail("ring");
    ring = mmap(NULL, 2L * RING, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (long half = 0; half < 2; half++)
        if (mmap(ring + half * RING, RING, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, file, 0) == MAP_FAILED)
            fail("ring");
    close(file);
}

static void put(const char *bytes, size_t count)
{
    memcpy(ring + written % RING, bytes, count);
    written += count;
}

static void put_notice(const struct member *who, const char *what)
{
    put("* ", 2);
    put(who->nick, who->nick_length);
    put(what, strlen(what));
}

static void watch(struct member *m, int operation, uint32_t events)
{
    struct epoll_event event = { .events = events, .data.ptr = m };
    epoll_ctl(epoll, operation, m->socket, &event);
}

static void enter(struct member *m, const char *nick, size_t length)
{
    m->nick_length = length < NICK_BYTES ? length : NICK_BYTES;
    memcpy(m->nick, nick, m->nick_length);
    m->next = written;
    if (member_count == member_room) {
        member_room = member_room ? 2 * member_room : 1024;
        members = realloc(members, member_room * sizeof *members);
    }
    m->place = member_count;
    members[member_count++] = m;
    put_notice(m, " joined\n");
}

static void leave(struct member *m)
{
    if (m->place >= 0) {
        members[m->place] = members[--member_count];
        members[m->place]->place = m->place;
        put_notice(m, " left\n");
    }
    close(m->socket);
    free(m->part);
    free(m);
}

/* A line with its LF. */
static void hear(struct member *m, const char *line, size_t length)
{
    if (m->place < 0) {
        enter(m, line, length - 1);
        return;
    }
    put(m->nick, m->nick_length);
    put(": ", 2);
    put(line, length);
}

static void hold(struct member *m, const char *bytes, size_t count)
{
    if (count == 0)
        return;
    m->part = realloc(m->part, m->part_length + count);
    memcpy(m->part + m->part_length, bytes, count);
    m->part_length += count;
}

static void receive(struct member *m)
{
    ssize_t count = recv(m->socket, received, sizeof received, MSG_DONTWAIT);
    if (count < 0 && errno == EAGAIN)
        return;
    if (count <= 0 || m->part_length > sizeof received) {
        leave(m);
        return;
    }
    char *from = received, *end = received + count, *lf;
    while ((lf = memchr(from, '\n', end - from))) {
        if (m->part_length > 0) {
            hold(m, from, lf + 1 - from);
            hear(m, m->part, m->part_length);
            free(m->part);
            m->part = NULL;
            m->part_length = 0;
        } else {
            hear(m, from, lf + 1 - from);
        }
        from = lf + 1;
    }
    hold(m, from, end - from);
}

/* Sends what the kernel takes. Returns 0 when the member is to be disconnected. */
static int catch_up(struct member *m)
{
    if (written - m->next > RING)
        return 0;
    while (m->next < written) {
        size_t left = written - m->next;
        ssize_t sent = send(m->socket, ring + m->next % RING, left < MOST_AT_ONCE ? left : MOST_AT_ONCE, MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN)
            return 0;
        if (sent < 0) {
            if (!m->wants_room)
                watch(m, EPOLL_CTL_MOD, EPOLLIN | EPOLLOUT);
            m->wants_room = 1;
            return 1;
        }
        m->next += sent;
    }
    if (m->wants_room)
        watch(m, EPOLL_CTL_MOD, EPOLLIN);
    m->wants_room = 0;
    return 1;
}

static void accept_one(int listener)
{
    int one = 1, socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
    if (socket < 0)
        return;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
    struct member *m = calloc(1, sizeof *m);
    m->socket = socket;
    m->place = -1;
    watch(m, EPOLL_CTL_ADD, EPOLLIN);
}

static int listen_on(int port)
{
    int one = 1, listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in address = { .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &one, sizeof one);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) < 0 || listen(listener, 4096) < 0)
        fail("listen");
    struct epoll_event event = { .events = EPOLLIN, .data.ptr = NULL };
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
    return listener;
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: %s PORT\n", argv[0]);
        return 2;
    }
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    map_ring();
    epoll = epoll_create1(0);
    int listener = listen_on(atoi(argv[1]));

    static struct epoll_event ready[EVENTS];
    for (;;) {
        int count = epoll_wait(epoll, ready, EVENTS, -1);
        for (int i = 0; i < count; i++) {
            struct member *m = ready[i].data.ptr;
            if (!m)
                accept_one(listener);
            else if (ready[i].events & ~EPOLLOUT)
                receive(m);
        }
        for (int i = member_count - 1; i >= 0; i--)
            if (members[i]->next < written && !catch_up(members[i]))
                leave(members[i]);
    }
}
