/*
 * Makes the calls of a packet script, one a line, in the namespace where it is started:
 *
 *   caller HERE HERE-PORT THERE THERE-PORT
 *
 * A line is the call's name and its numbers; the answer is a line too: the result, or minus an
 * errno, then a value that the call puts somewhere, then the octets that were read, in hex.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/tcp.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#define NUMBERS_MAX 6
#define OCTETS_MAX (4 * 1024 * 1024)

static struct sockaddr_in here, there;
static unsigned char octets[OCTETS_MAX];
static size_t octets_read;
static long value;

/* As test/packet-script/data.ts. */
static void fill(long first, long count) {
  for (long index = 0; index < count; index++) {
    long number = first + index;
    octets[index] = (unsigned char)(number + (number >> 8) * 7);
  }
}

static long receive(int socket, long count, long flags) {
  long result = recv(socket, octets, (size_t)count, (int)flags | MSG_DONTWAIT);
  if (result > 0) octets_read = (size_t)result;
  return result;
}

static long make(const char *name, const long *number, const char *text) {
  int socket_ = (int)number[0];
  const struct sockaddr *local = (struct sockaddr *)&here, *remote = (struct sockaddr *)&there;
  if (!strcmp(name, "socket")) {
    return socket((int)number[0], (int)number[1] | SOCK_NONBLOCK, (int)number[2]);
  }
  if (!strcmp(name, "bind")) return bind(socket_, local, sizeof here);
  if (!strcmp(name, "listen")) return listen(socket_, (int)number[1]);
  if (!strcmp(name, "accept")) return accept4(socket_, NULL, NULL, SOCK_NONBLOCK);
  if (!strcmp(name, "connect")) return connect(socket_, remote, sizeof there);
  if (!strcmp(name, "send") || !strcmp(name, "sendto")) {
    int flags = (int)number[3] | MSG_NOSIGNAL | MSG_DONTWAIT;
    const struct sockaddr *to = strcmp(name, "sendto") ? NULL : remote;
    fill(number[1], number[2]);
    return sendto(socket_, octets, (size_t)number[2], flags, to, to ? sizeof there : 0);
  }
  if (!strcmp(name, "recv")) return receive(socket_, number[1], number[2]);
  if (!strcmp(name, "shutdown")) return shutdown(socket_, (int)number[1]);
  if (!strcmp(name, "close")) return close(socket_);
  if (!strcmp(name, "fcntl")) return fcntl(socket_, (int)number[1], (int)number[2]);
  if (!strcmp(name, "setsockopt")) {
    int set = (int)number[3];
    return setsockopt(socket_, (int)number[1], (int)number[2], &set, sizeof set);
  }
  if (!strcmp(name, "settext")) {
    return setsockopt(socket_, (int)number[1], (int)number[2], text, (socklen_t)strlen(text));
  }
  if (!strcmp(name, "setlinger")) {
    struct linger linger = {.l_onoff = (int)number[3], .l_linger = (int)number[4]};
    return setsockopt(socket_, (int)number[1], (int)number[2], &linger, sizeof linger);
  }
  if (!strcmp(name, "getsockopt")) {
    int got = 0;
    socklen_t length = sizeof got;
    int result = getsockopt(socket_, (int)number[1], (int)number[2], &got, &length);
    value = got;
    return result;
  }
  if (!strcmp(name, "ioctl")) {
    int got = 0;
    int result = ioctl(socket_, (unsigned long)number[1], &got);
    value = got;
    return result;
  }
  if (!strcmp(name, "poll")) {
    struct pollfd one = {.fd = socket_, .events = (short)number[1]};
    int result = poll(&one, 1, 0);
    value = one.revents;
    return result;
  }
  errno = ENOSYS;
  return -1;
}

static void inform(int socket) {
  struct tcp_info info;
  socklen_t length = sizeof info;
  memset(&info, 0, sizeof info);
  if (getsockopt(socket, IPPROTO_TCP, TCP_INFO, &info, &length) < 0) {
    puts("none");
    return;
  }
  printf("tcpi_state %u tcpi_ca_state %u tcpi_snd_cwnd %u tcpi_snd_ssthresh %u tcpi_snd_mss %u "
         "tcpi_pmtu %u tcpi_rto %u tcpi_rtt %u tcpi_total_retrans %u\n",
         info.tcpi_state, info.tcpi_ca_state, info.tcpi_snd_cwnd, info.tcpi_snd_ssthresh,
         info.tcpi_snd_mss, info.tcpi_pmtu, info.tcpi_rto, info.tcpi_rtt,
         info.tcpi_total_retrans);
}

static struct sockaddr_in address_of(const char *text, const char *port) {
  struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(port))};
  inet_pton(AF_INET, text, &address.sin_addr);
  return address;
}

int main(int count, char **words) {
  if (count != 5) return 2;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  here = address_of(words[1], words[2]);
  there = address_of(words[3], words[4]);
  setvbuf(stdout, NULL, _IOLBF, 0);
  puts("ready");
  static char line[512];
  while (fgets(line, sizeof line, stdin) != NULL) {
    long number[NUMBERS_MAX] = {0};
    const char *text = "";
    char *place = NULL;
    const char *name = strtok_r(line, " \n", &place);
    if (name == NULL) continue;
    int at = 0;
    for (char *word; (word = strtok_r(NULL, " \n", &place)) != NULL; at++) {
      if (word[0] == '=') text = word + 1;
      else if (at < NUMBERS_MAX) number[at] = atol(word);
    }
    if (!strcmp(name, "inform")) {
      inform((int)number[0]);
      continue;
    }
    octets_read = 0;
    value = 0;
    long result = make(name, number, text);
    printf("%ld %ld ", result < 0 ? -(long)errno : result, value);
    for (size_t index = 0; index < octets_read; index++) printf("%02x", octets[index]);
    putchar('\n');
  }
  return 0;
}
