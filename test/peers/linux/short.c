/*
 * Many short connections, one after the other in each of some processes:
 *
 *   short connect ADDRESS PORT CONNECTIONS PROCESSES
 *   short serve ADDRESS PORT PROCESSES
 *
 * Who connects sends 64 octets and reads them again; the first of them says who is to close first:
 * `c`, who has connected, or `s`, who has served. In the end `connect` says how many were sound.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define OCTETS 64
#define PATIENCE_SECONDS 20

static struct sockaddr_storage address;
static socklen_t address_length;

static void set_address(const char *text, const char *port) {
  struct sockaddr_in *four = (struct sockaddr_in *)&address;
  struct sockaddr_in6 *six = (struct sockaddr_in6 *)&address;
  if (inet_pton(AF_INET, text, &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    four->sin_port = htons((uint16_t)atoi(port));
    address_length = sizeof *four;
  } else if (inet_pton(AF_INET6, text, &six->sin6_addr) == 1) {
    six->sin6_family = AF_INET6;
    six->sin6_port = htons((uint16_t)atoi(port));
    address_length = sizeof *six;
  } else {
    fprintf(stderr, "no address: %s\n", text);
    exit(2);
  }
}

/* Until there are so many, or the end; whoever waits for ever is woken. */
static size_t read_all(int connection, char *octets, size_t count) {
  size_t got = 0;
  while (got < count) {
    ssize_t more = read(connection, octets + got, count - got);
    if (more <= 0) break;
    got += (size_t)more;
  }
  return got;
}

static void be_impatient(int connection) {
  struct timeval patience = {.tv_sec = PATIENCE_SECONDS};
  setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
}

/* Why it was not sound, or NULL. */
static const char *talk(int connection, unsigned long number) {
  char sent[OCTETS], got[OCTETS + 1];
  for (size_t at = 0; at < OCTETS; at++) sent[at] = (char)(number * 7 + at * 13);
  sent[0] = number % 2 ? 'c' : 's';
  be_impatient(connection);
  if (connect(connection, (struct sockaddr *)&address, address_length) < 0) return "connect";
  if (write(connection, sent, OCTETS) != OCTETS) return "write";
  if (read_all(connection, got, OCTETS) != OCTETS) return "read";
  if (memcmp(sent, got, OCTETS)) return "the octets";
  if (sent[0] == 's' && read(connection, got, 1) != 0) return "the end";
  return NULL;
}

static unsigned long connect_often(unsigned long connections) {
  unsigned long sound = 0;
  for (unsigned long number = 0; number < connections; number++) {
    int connection = socket(address.ss_family, SOCK_STREAM, 0);
    const char *wrong = connection < 0 ? "socket" : talk(connection, number);
    if (wrong == NULL) sound++;
    else fprintf(stderr, "connection %lu: %s: %s\n", number, wrong, strerror(errno));
    if (close(connection) < 0) perror("close");
  }
  return sound;
}

static void serve(int listener) {
  for (;;) {
    char octets[OCTETS];
    int connection = accept(listener, NULL, NULL);
    if (connection < 0) continue;
    be_impatient(connection);
    if (read_all(connection, octets, OCTETS) == OCTETS) {
      if (write(connection, octets, OCTETS) != OCTETS) perror("write");
      if (octets[0] == 'c') read_all(connection, octets, 1);
    }
    close(connection);
  }
}

static int listener_at_address(void) {
  int listener = socket(address.ss_family, SOCK_STREAM, 0), yes = 1;
  setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  if (bind(listener, (struct sockaddr *)&address, address_length) < 0 ||
      listen(listener, 1024) < 0) {
    perror("listen");
    exit(1);
  }
  return listener;
}

static void end_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

int main(int count, char **words) {
  if (count < 5) return 2;
  end_with_parent();
  signal(SIGPIPE, SIG_IGN);
  set_address(words[2], words[3]);
  int serves = !strcmp(words[1], "serve");
  int processes = atoi(words[serves ? 4 : 5]);
  unsigned long connections = serves ? 0 : strtoul(words[4], NULL, 10);
  int listener = serves ? listener_at_address() : -1;
  int results[2];
  if (pipe(results) < 0) return 1;
  if (serves) fprintf(stderr, "ready\n");
  for (int process = 0; process < processes; process++) {
    if (fork() != 0) continue;
    end_with_parent();
    if (serves) serve(listener);
    unsigned long share = connections / (unsigned long)processes;
    if ((unsigned long)process < connections % (unsigned long)processes) share++;
    unsigned long sound = connect_often(share);
    return write(results[1], &sound, sizeof sound) == sizeof sound ? 0 : 1;
  }
  close(results[1]);
  unsigned long all = 0, sound;
  while (read(results[0], &sound, sizeof sound) == sizeof sound) all += sound;
  while (wait(NULL) > 0) continue;
  printf("%lu\n", all);
  return 0;
}
