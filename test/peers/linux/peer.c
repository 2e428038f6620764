/*
 * The kernel's own stack, through its sockets, in the namespace where it is started: what all
 * others are measured with and against.
 *
 *   peer [-plain] [-seconds S] COMMAND ARGUMENT …
 *
 * It ends with its standard input, so that it does not outlive who started it.
 */
#include <arpa/inet.h>
#include <errno.h>
#include <getopt.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include "../job.h"

static struct job job;
static uint8_t chunk[CHUNK_OCTETS], answer[CHUNK_OCTETS];

/* Of one connection, which has a process of its own. */
static void give_up(void) {
  report_failure(&job, strerror(errno));
  _exit(1);
}

static void receive_all(int socket) {
  struct transfer transfer;
  begin(&transfer);
  ssize_t count;
  while ((count = read(socket, chunk, sizeof chunk)) > 0) take(&job, &transfer, chunk, (size_t)count);
  if (count < 0) give_up();
  report_transfer(&job, &transfer);
}

static void write_all(int socket, const uint8_t *octets, size_t count) {
  while (count > 0) {
    ssize_t written = write(socket, octets, count);
    if (written < 0) give_up();
    octets += written;
    count -= (size_t)written;
  }
}

/* Sends, and waits for the other side to have read it all and closed. */
static void send_all(int socket) {
  struct transfer transfer;
  begin(&transfer);
  size_t count;
  while ((count = next_octets(&job, &transfer, chunk, sizeof chunk)) > 0) {
    write_all(socket, chunk, count);
    take(&job, &transfer, chunk, count);
  }
  if (shutdown(socket, SHUT_WR) < 0) give_up();
  ssize_t rest;
  while ((rest = read(socket, chunk, sizeof chunk)) > 0) continue;
  if (rest < 0) give_up();
  report_transfer(&job, &transfer);
}

static void echo(int socket) {
  ssize_t count;
  while ((count = read(socket, chunk, sizeof chunk)) > 0) write_all(socket, chunk, (size_t)count);
}

static void ping(int socket) {
  struct transfer transfer;
  begin(&transfer);
  while (job.count == 0 || transfer.round_trips < job.count) {
    if (is_time_over(&job, &transfer)) break;
    write_all(socket, chunk, 1);
    if (read(socket, chunk, 1) != 1) give_up();
    transfer.round_trips++;
  }
  report_round_trips(&job, &transfer);
}

static bool is_same(const uint8_t *sent, const uint8_t *back, size_t count) {
  return count == job.octets && memcmp(sent, back, count) == 0;
}

/*
 * Each datagram is another stretch of octets, and is to come back as it was. What is no answer to
 * the last one comes late, and is not waited for any more.
 */
static void ping_datagrams(int socket) {
  struct timeval second = {.tv_sec = 1};
  setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &second, sizeof second);
  struct transfer transfer;
  begin(&transfer);
  for (uint64_t trip = 0; trip < job.count; trip++) {
    make_octets(chunk, job.octets, (uint32_t)trip, 0);
    if (write(socket, chunk, job.octets) < 0) give_up();
    ssize_t count = read(socket, answer, sizeof answer);
    while (count >= 0 && !is_same(chunk, answer, (size_t)count)) {
      count = read(socket, answer, sizeof answer);
    }
    if (count < 0) transfer.lost++;
    else transfer.round_trips++;
  }
  report_round_trips(&job, &transfer);
}

static void work(int socket) {
  if (job.command == SINK || job.command == RECEIVE) receive_all(socket);
  if (job.command == SOURCE || job.command == SEND) send_all(socket);
  if (job.command == ECHO_) echo(socket);
  if (job.command == PING) ping(socket);
  if (job.command == UDP_PING) ping_datagrams(socket);
}

static void be_quick(int socket) {
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
}

static int open_socket(sa_family_t family) {
  bool is_udp = job.command == UDP_ECHO || job.command == UDP_PING;
  int opened = socket(family, is_udp ? SOCK_DGRAM : SOCK_STREAM, 0);
  if (opened < 0) fail(strerror(errno));
  return opened;
}

static int connect_out(void) {
  struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(job.port)};
  struct sockaddr_in four = {.sin_family = AF_INET, .sin_port = htons(job.port)};
  bool is_four = inet_pton(AF_INET, job.address, &four.sin_addr) == 1;
  if (!is_four && inet_pton(AF_INET6, job.address, &six.sin6_addr) != 1) fail("no address");
  int opened = open_socket(is_four ? AF_INET : AF_INET6);
  void *address = is_four ? (void *)&four : (void *)&six;
  if (connect(opened, address, is_four ? sizeof four : sizeof six) < 0) give_up();
  return opened;
}

/* Hears IPv4 too. */
static int bind_port(void) {
  int opened = open_socket(AF_INET6);
  setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &(int){1}, sizeof(int));
  struct sockaddr_in6 any = {.sin6_family = AF_INET6, .sin6_port = htons(job.port)};
  if (bind(opened, (void *)&any, sizeof any) < 0) fail(strerror(errno));
  return opened;
}

/* True when there is something to do; when standard input ends, all does. */
static bool wait_for(int socket) {
  struct pollfd both[] = {{.fd = socket, .events = POLLIN}, {.fd = 0, .events = POLLIN}};
  if (poll(both, 2, -1) < 0) return false;
  char octet;
  if (both[1].revents && read(0, &octet, 1) <= 0) exit(0);
  return both[0].revents != 0;
}

static void serve_datagrams(int socket) {
  struct sockaddr_in6 from;
  while (true) {
    if (!wait_for(socket)) continue;
    socklen_t length = sizeof from;
    ssize_t count = recvfrom(socket, chunk, sizeof chunk, 0, (void *)&from, &length);
    if (count >= 0) sendto(socket, chunk, (size_t)count, 0, (void *)&from, length);
  }
}

static void serve(int listener) {
  signal(SIGCHLD, SIG_IGN);
  while (true) {
    if (!wait_for(listener)) continue;
    int accepted = accept(listener, NULL, NULL);
    if (accepted < 0) continue;
    if (fork() == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      be_quick(accepted);
      work(accepted);
      exit(0);
    }
    close(accepted);
  }
}

/* Those who ask end with standard input too: a child watches it, and is not waited for. */
static void end_with_input(void) {
  pid_t asking = getpid();
  if (fork() != 0) return;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  char octet;
  while (read(0, &octet, 1) > 0) continue;
  if (getppid() == asking) kill(asking, SIGKILL);
  _exit(0);
}

int main(int count, char **words) {
  static const struct option flags[] = {
      {"plain", no_argument, NULL, 'p'}, {"seconds", required_argument, NULL, 's'}, {0}};
  int flag;
  while ((flag = getopt_long_only(count, words, "+", flags, NULL)) != -1) {
    if (flag == 'p') job.plain = true;
    else if (flag == 's') job.seconds_max = atof(optarg);
    else return 1;
  }
  read_job(&job, count - optind, words + optind);
  signal(SIGPIPE, SIG_IGN);
  if (is_active(job.command)) {
    end_with_input();
    fprintf(stderr, "ready\n");
    int connected = connect_out();
    be_quick(connected);
    work(connected);
    return 0;
  }
  int bound = bind_port();
  if (job.command != UDP_ECHO && listen(bound, SOMAXCONN) < 0) fail(strerror(errno));
  fprintf(stderr, "ready\n");
  if (job.command == UDP_ECHO) serve_datagrams(bound);
  serve(bound);
}
