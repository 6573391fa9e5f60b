/* The same load by each door of the server: plain, TLS and WebSocket.
 *
 *   doors DOOR PORT SERVER_PID MEMBERS SPEAKERS WINDOW SECONDS      DOOR is plain, tls or web
 *
 * All MEMBERS join, SPEAKERS of them speak in turn, and WINDOW lines of 64 bytes are on their way at most. Each line holds '~' and the
 * time, so a delivery is a '~' in the text that a member gets. One thread waits for all sockets; what TLS and WebSocket cost here is in the figures. */
#define _GNU_SOURCE
#include "member.h"
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { TEXT = 64, EVENTS = 512, SAMPLES = 1 << 21, STAMP = 17 };

static int epoll, member_count, is_measuring;
static struct member *members;
static uint64_t delivered, sent, last_heard;
static uint32_t *samples, sample_count;

static uint64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000ull + time.tv_nsec;
}

static void say(struct member *member) {
    char line[TEXT + 2];
    memset(line, 'x', TEXT);
    sprintf(line, "~%016llx", (unsigned long long)now());
    line[STAMP] = 'x';
    strcpy(line + TEXT, "\n");
    put_line(member, line);
    sent++;
}

static void count_text(const unsigned char *text, size_t count) {
    last_heard = now();
    const unsigned char *end = text + count;
    for (; (text = memchr(text, '~', end - text)); text++) {
        delivered++;
        if (is_measuring && (delivered & 15) == 0 && sample_count < SAMPLES && end - text >= STAMP) {
            char stamp[STAMP] = { 0 };
            memcpy(stamp, text + 1, STAMP - 1);
            samples[sample_count++] = (last_heard - strtoull(stamp, NULL, 16)) / 1000;
        }
    }
}

static void wait_for_sockets(int milliseconds) {
    struct epoll_event events[EVENTS];
    int count = epoll_wait(epoll, events, EVENTS, milliseconds);
    for (int i = 0; i < count; i++)
        hear(events[i].data.ptr, count_text);
}

static void wait_for_silence(void) {
    for (last_heard = now(); now() - last_heard < 1000000000ull;)
        wait_for_sockets(10);
}

static double processor_seconds(int process) {
    char path[64], text[1024] = { 0 };
    unsigned long long user = 0, system = 0;
    sprintf(path, "/proc/%d/stat", process);
    FILE *file = fopen(path, "r");
    if (!file || !fread(text, 1, sizeof text - 1, file))
        fail(path);
    fclose(file);
    sscanf(strrchr(text, ')') + 2, "%*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %llu %llu", &user, &system);
    return (double)(user + system) / sysconf(_SC_CLK_TCK);
}

static int by_size(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv) {
    if (argc != 8) {
        fprintf(stderr, "doors plain|tls|web PORT SERVER_PID MEMBERS SPEAKERS WINDOW SECONDS\n");
        return 2;
    }
    int process = atoi(argv[3]), speakers = atoi(argv[5]), window = atoi(argv[6]);
    double seconds = atof(argv[7]), processor = 0;
    member_count = atoi(argv[4]);
    signal(SIGPIPE, SIG_IGN);
    setrlimit(RLIMIT_NOFILE, &(struct rlimit){ 65536, 65536 });
    epoll = epoll_create1(0);
    members = calloc(member_count, sizeof *members);
    samples = malloc(SAMPLES * sizeof *samples);
    for (int i = 0; i < member_count; i++) {
        char nickname[16];
        sprintf(nickname, "u%d", i);
        join(members + i, argv[1], atoi(argv[2]), nickname);
        epoll_ctl(epoll, EPOLL_CTL_ADD, members[i].socket, &(struct epoll_event){ .events = EPOLLIN, .data.ptr = members + i });
        wait_for_sockets(0);
    }
    wait_for_silence();

    uint64_t start = now(), before = 0, length = 0;
    for (int next = 0; !is_measuring || (length = now() - start) < seconds * 1e9;) {
        if (!is_measuring && now() - start > 2000000000ull) { /* warm */
            is_measuring = 1;
            start = now(), before = delivered, processor = processor_seconds(process);
        }
        while ((int64_t)(sent - delivered / member_count) < window)
            say(members + (size_t)(next++ % speakers) * member_count / speakers);
        wait_for_sockets(1);
    }
    uint64_t deliveries = delivered - before;
    processor = processor_seconds(process) - processor;
    is_measuring = 0;
    wait_for_silence();
    qsort(samples, sample_count, sizeof *samples, by_size);
    printf("%s deliveries/s=%.0f deliveries/cpu-s=%.0f p50_us=%u p99_us=%u lost=%lld\n", argv[1], deliveries / (length / 1e9), deliveries / processor,
        sample_count ? samples[sample_count / 2] : 0, sample_count ? samples[(uint64_t)sample_count * 99 / 100] : 0, (long long)(sent * member_count - delivered));
    return sent * member_count == delivered ? 0 : 1;
}
