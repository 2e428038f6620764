/*
 * What a peer's command line asks for, and the lines of JSON by which it answers: the same for all
 * peers, see peer.ts.
 */
#ifndef NONOS_JOB_H
#define NONOS_JOB_H

#include <stdbool.h>
#include <stdlib.h>
#include <time.h>

#include "octets.h"

#define CHUNK_OCTETS (256 << 10)

enum command { SINK, SOURCE, SEND, RECEIVE, ECHO_, PING, UDP_ECHO, UDP_PING, COMMANDS };

static const char *const command_names[COMMANDS] = {
    "sink", "source", "send", "receive", "echo", "ping", "udp-echo", "udp-ping",
};

struct job {
  enum command command;
  const char *address; /* of those who connect */
  uint16_t port;
  uint64_t octets; /* 0: until the time is over; of udp-ping, in each datagram */
  uint32_t seed;
  uint64_t count;
  bool plain; /* any octets, and no digest */
  double seconds_max;
};

/* How far one connection, or one run of datagrams, has come. */
struct transfer {
  uint64_t octets, round_trips, lost;
  double begun;
  struct digest digest;
};

static void fail(const char *what) {
  fprintf(stderr, "peer: %s\n", what);
  exit(1);
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static bool is_active(enum command command) {
  return command == SEND || command == RECEIVE || command == PING || command == UDP_PING;
}

/* COMMAND and its arguments, flags taken away. */
static void read_job(struct job *job, int count, char **words) {
  static const int arguments[COMMANDS] = {
      [SINK] = 1, [SOURCE] = 3, [SEND] = 4,     [RECEIVE] = 2,
      [ECHO_] = 1, [PING] = 3,   [UDP_ECHO] = 1, [UDP_PING] = 4,
  };
  int command = 0;
  while (command < COMMANDS && (count == 0 || strcmp(words[0], command_names[command]))) command++;
  if (command == COMMANDS) fail("say what to do: sink, source, send, receive, echo, ping, udp-…");
  if (count - 1 != arguments[command]) fail("not so many arguments");
  job->command = (enum command)command;
  char **next = words + 1;
  if (is_active(job->command)) job->address = *next++;
  job->port = (uint16_t)atoi(*next++);
  if (job->command == PING || job->command == UDP_PING) job->count = strtoull(*next++, NULL, 10);
  if (next < words + count) job->octets = strtoull(*next++, NULL, 10);
  if (next < words + count) job->seed = (uint32_t)strtoul(*next++, NULL, 10);
}

static void begin(struct transfer *transfer) {
  memset(transfer, 0, sizeof *transfer);
  transfer->begun = now();
  digest_begin(&transfer->digest);
}

static bool is_time_over(const struct job *job, const struct transfer *transfer) {
  return job->seconds_max > 0 && now() - transfer->begun >= job->seconds_max;
}

static void take(const struct job *job, struct transfer *transfer, const void *octets, size_t n) {
  transfer->octets += n;
  if (!job->plain) digest_take(&transfer->digest, octets, n);
}

/* The next octets to send, at most `most`; 0 when all are sent. */
static size_t next_octets(const struct job *job, struct transfer *transfer, uint8_t *chunk,
                          size_t most) {
  uint64_t left = job->octets == 0 ? most : job->octets - transfer->octets;
  if (left == 0 || is_time_over(job, transfer)) return 0;
  size_t count = left < most ? (size_t)left : most;
  if (!job->plain) make_octets(chunk, count, job->seed, transfer->octets);
  return count;
}

static void report_transfer(const struct job *job, struct transfer *transfer) {
  char digest[65];
  double seconds = now() - transfer->begun;
  printf("{\"command\":\"%s\",\"octets\":%llu,", command_names[job->command],
         (unsigned long long)transfer->octets);
  if (!job->plain) {
    digest_end(&transfer->digest, digest);
    printf("\"sha256\":\"%s\",", digest);
  }
  printf("\"seconds\":%.9f}\n", seconds);
  fflush(stdout);
}

static void report_round_trips(const struct job *job, const struct transfer *transfer) {
  printf("{\"command\":\"%s\",\"roundTrips\":%llu,\"lost\":%llu,\"seconds\":%.9f}\n",
         command_names[job->command], (unsigned long long)transfer->round_trips,
         (unsigned long long)transfer->lost, now() - transfer->begun);
  fflush(stdout);
}

static void report_failure(const struct job *job, const char *failure) {
  printf("{\"command\":\"%s\",\"failure\":\"%s\"}\n", command_names[job->command], failure);
  fflush(stdout);
}

#endif
