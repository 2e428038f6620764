/*
 * lwIP as a station of its own at the other end of a TAP interface, to be held against. It is used
 * as on bare metal, where it is fastest: one thread, the raw API, no mailbox.
 *
 *   peer -tap NAME -mac M -address A/N … [-gateway G] [-mtu N] [-plain] [-seconds S] COMMAND …
 *
 * It ends with its standard input, so that it does not outlive who started it.
 */
#include <fcntl.h>
#include <getopt.h>
#include <net/if.h>
#include <linux/if_tun.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <lwip/etharp.h>
#include <lwip/ethip6.h>
#include <lwip/init.h>
#include <lwip/tcp.h>
#include <lwip/timeouts.h>
#include <lwip/udp.h>
#include <netif/ethernet.h>

#include "../job.h"

/* Frames are read in a row before timers and standard input have their turn. */
#define BATCH 64
#define ETHERNET_OCTETS 14
/* More than the library's own 65535; it queues up to 180 segments. */
#define SEND_OCTETS (180 * 1448)

static struct job job;
static int tap = -1;
static struct netif station;
static uint8_t chunk[CHUNK_OCTETS];

/* One connection. */
struct flow {
  struct tcp_pcb *pcb;
  struct transfer transfer;
  bool is_sent;
};

static void end_flow(struct flow *flow) {
  tcp_arg(flow->pcb, NULL);
  tcp_recv(flow->pcb, NULL);
  tcp_sent(flow->pcb, NULL);
  tcp_err(flow->pcb, NULL);
  if (tcp_close(flow->pcb) != ERR_OK) tcp_abort(flow->pcb);
  free(flow);
}

/* As much as the stack takes now; then FIN. */
static void send_more(struct flow *flow) {
  struct tcp_pcb *pcb = flow->pcb;
  while (!flow->is_sent) {
    size_t most = tcp_sndbuf(pcb) < CHUNK_OCTETS ? tcp_sndbuf(pcb) : CHUNK_OCTETS;
    /* Whole words, so that the next piece begins with one; and tcp_write counts in 16 bits. */
    most = (most < 32768 ? most : 32768) & ~(size_t)3;
    if (most == 0) break;
    size_t count = next_octets(&job, &flow->transfer, chunk, most);
    if (count == 0) {
      flow->is_sent = true;
      tcp_shutdown(pcb, 0, 1);
      break;
    }
    if (tcp_write(pcb, chunk, (u16_t)count, TCP_WRITE_FLAG_COPY) != ERR_OK) break;
    take(&job, &flow->transfer, chunk, count);
  }
  tcp_output(pcb);
}

static void ask_again(struct flow *flow) {
  bool enough = job.count > 0 && flow->transfer.round_trips == job.count;
  if (enough || is_time_over(&job, &flow->transfer)) {
    report_round_trips(&job, &flow->transfer);
    end_flow(flow);
    return;
  }
  tcp_write(flow->pcb, chunk, 1, TCP_WRITE_FLAG_COPY);
  tcp_output(flow->pcb);
}

static void peer_closed(struct flow *flow) {
  switch (job.command) {
    case SINK:
    case RECEIVE:
    case SOURCE:
    case SEND:
      report_transfer(&job, &flow->transfer);
      break;
    default:
      break;
  }
  end_flow(flow);
}

static err_t on_receive(void *argument, struct tcp_pcb *pcb, struct pbuf *data, err_t error) {
  struct flow *flow = argument;
  (void)error;
  if (data == NULL) {
    peer_closed(flow);
    return ERR_OK;
  }
  /* Refused, it is offered again later. */
  if (job.command == ECHO_ && tcp_sndbuf(pcb) < data->tot_len) return ERR_MEM;
  for (struct pbuf *part = data; part != NULL; part = part->next) {
    if (job.command == SINK || job.command == RECEIVE) {
      take(&job, &flow->transfer, part->payload, part->len);
    } else if (job.command == ECHO_) {
      tcp_write(pcb, part->payload, part->len, TCP_WRITE_FLAG_COPY);
    }
  }
  tcp_recved(pcb, data->tot_len);
  pbuf_free(data);
  if (job.command == ECHO_) tcp_output(pcb);
  if (job.command == PING) {
    flow->transfer.round_trips++;
    ask_again(flow);
  }
  return ERR_OK;
}

static err_t on_sent(void *argument, struct tcp_pcb *pcb, u16_t octets) {
  (void)pcb;
  (void)octets;
  if (job.command == SOURCE || job.command == SEND) send_more(argument);
  return ERR_OK;
}

static void on_error(void *argument, err_t error) {
  report_failure(&job, error == ERR_RST ? "reset" : "aborted");
  free(argument);
}

static err_t on_established(void *argument, struct tcp_pcb *pcb, err_t error) {
  struct flow *flow = calloc(1, sizeof *flow);
  (void)argument;
  if (error != ERR_OK || flow == NULL) return ERR_MEM;
  flow->pcb = pcb;
  begin(&flow->transfer);
  pcb->snd_buf = SEND_OCTETS;
  tcp_nagle_disable(pcb);
  tcp_arg(pcb, flow);
  tcp_recv(pcb, on_receive);
  tcp_sent(pcb, on_sent);
  tcp_err(pcb, on_error);
  if (job.command == SOURCE || job.command == SEND) send_more(flow);
  if (job.command == PING) ask_again(flow);
  return ERR_OK;
}

static void on_datagram(void *argument, struct udp_pcb *pcb, struct pbuf *data,
                        const ip_addr_t *from, u16_t port) {
  (void)argument;
  /* What was put together out of fragments cannot be sent as it lies. */
  struct pbuf *answer = pbuf_clone(PBUF_TRANSPORT, PBUF_RAM, data);
  if (answer != NULL) {
    udp_sendto(pcb, answer, from, port);
    pbuf_free(answer);
  }
  pbuf_free(data);
}

/*
 * Each datagram is another stretch of octets, and is to come back as it was. What is no answer to
 * the last one comes late, and is not waited for any more.
 */
static struct transfer datagrams;

static void datagram_lost(void *argument);

static void send_datagram(struct udp_pcb *pcb) {
  uint64_t trip = datagrams.round_trips + datagrams.lost;
  if (trip == job.count) {
    report_round_trips(&job, &datagrams);
    return;
  }
  struct pbuf *data = pbuf_alloc(PBUF_TRANSPORT, (u16_t)job.octets, PBUF_RAM);
  make_octets(data->payload, job.octets, (uint32_t)trip, 0);
  udp_send(pcb, data);
  pbuf_free(data);
  sys_timeout(1000, datagram_lost, pcb);
}

static void datagram_lost(void *argument) {
  datagrams.lost++;
  send_datagram(argument);
}

static void on_answer(void *argument, struct udp_pcb *pcb, struct pbuf *data,
                      const ip_addr_t *from, u16_t port) {
  (void)argument;
  (void)from;
  (void)port;
  make_octets(chunk, job.octets, (uint32_t)(datagrams.round_trips + datagrams.lost), 0);
  bool same = data->tot_len == job.octets && pbuf_memcmp(data, 0, chunk, data->tot_len) == 0;
  pbuf_free(data);
  if (!same) return;
  sys_untimeout(datagram_lost, pcb);
  datagrams.round_trips++;
  send_datagram(pcb);
}

static void start_datagrams(const ip_addr_t *remote) {
  struct udp_pcb *pcb = udp_new_ip_type(IPADDR_TYPE_ANY);
  if (job.command == UDP_ECHO) {
    udp_bind(pcb, IP_ANY_TYPE, job.port);
    udp_recv(pcb, on_datagram, NULL);
    return;
  }
  udp_recv(pcb, on_answer, NULL);
  begin(&datagrams);
  if (udp_connect(pcb, remote, job.port) != ERR_OK) fail("no way there");
  send_datagram(pcb);
}

static void start(void) {
  ip_addr_t remote = *IP_ANY_TYPE;
  if (is_active(job.command) && !ipaddr_aton(job.address, &remote)) fail("no address");
  if (job.command == UDP_ECHO || job.command == UDP_PING) {
    start_datagrams(&remote);
    return;
  }
  struct tcp_pcb *pcb = tcp_new_ip_type(IPADDR_TYPE_ANY);
  if (is_active(job.command)) {
    tcp_err(pcb, on_error);
    if (tcp_connect(pcb, &remote, job.port, on_established) != ERR_OK) fail("no way there");
    return;
  }
  if (tcp_bind(pcb, IP_ANY_TYPE, job.port) != ERR_OK) fail("the port is taken");
  tcp_accept(tcp_listen(pcb), on_established);
}

/* --- the link --- */

static err_t write_frame(struct netif *netif, struct pbuf *frame) {
  (void)netif;
  /* The library is made to hand over frames in one piece. */
  return write(tap, frame->payload, frame->tot_len) < 0 ? ERR_IF : ERR_OK;
}

static err_t set_up_link(struct netif *netif) {
  netif->name[0] = 't';
  netif->name[1] = 'p';
  netif->linkoutput = write_frame;
  netif->output = etharp_output;
  netif->output_ip6 = ethip6_output;
  netif->hwaddr_len = ETH_HWADDR_LEN;
  netif->flags = NETIF_FLAG_BROADCAST | NETIF_FLAG_ETHARP | NETIF_FLAG_ETHERNET |
                 NETIF_FLAG_LINK_UP | NETIF_FLAG_IGMP | NETIF_FLAG_MLD6;
  return ERR_OK;
}

/* Straight into what the stack then keeps. */
static void read_frames(void) {
  static struct pbuf *frame;
  for (int turn = 0; turn < BATCH; turn++) {
    if (frame == NULL) frame = pbuf_alloc(PBUF_RAW, station.mtu + ETHERNET_OCTETS, PBUF_RAM);
    if (frame == NULL) return;
    ssize_t count = read(tap, frame->payload, frame->len);
    if (count <= 0) return;
    frame->len = frame->tot_len = (u16_t)count;
    if (station.input(frame, &station) != ERR_OK) pbuf_free(frame);
    frame = NULL;
  }
}

static void open_tap(const char *name) {
  struct ifreq request = {.ifr_flags = IFF_TAP | IFF_NO_PI};
  strncpy(request.ifr_name, name, IFNAMSIZ - 1);
  tap = open("/dev/net/tun", O_RDWR | O_NONBLOCK);
  if (tap < 0 || ioctl(tap, TUNSETIFF, &request) < 0) fail("no such TAP interface, or no right");
  /* The kernel sends nothing on, and takes nothing, before it has heard of the carrier. */
  int asking = socket(AF_INET, SOCK_DGRAM, 0);
  while (ioctl(asking, SIOCGIFFLAGS, &request) == 0 && !(request.ifr_flags & IFF_RUNNING)) {
    usleep(1000);
  }
  close(asking);
}

static void add_address(char *text) {
  char *slash = strchr(text, '/');
  ip_addr_t address;
  if (slash == NULL) fail("an address and its prefix length: 192.0.2.1/24");
  *slash = 0;
  if (!ipaddr_aton(text, &address)) fail("no address");
  int prefix = atoi(slash + 1);
  if (IP_IS_V4(&address)) {
    ip4_addr_t mask;
    mask.addr = lwip_htonl(prefix == 0 ? 0 : 0xffffffffu << (32 - prefix));
    netif_set_ipaddr(&station, ip_2_ip4(&address));
    netif_set_netmask(&station, &mask);
    return;
  }
  s8_t index = -1;
  if (prefix != 64) fail("lwIP knows no prefixes but those of 64 bits");
  netif_add_ip6_address(&station, ip_2_ip6(&address), &index);
  if (index < 0) fail("too many addresses");
  netif_ip6_addr_set_state(&station, index, IP6_ADDR_PREFERRED);
}

static void set_gateway(const char *text) {
  ip4_addr_t gateway;
  if (!ip4addr_aton(text, &gateway)) fail("lwIP takes gateways of IPv6 from advertisements alone");
  netif_set_gw(&station, &gateway);
}

static void read_hardware_address(const char *text) {
  uint8_t *h = station.hwaddr;
  const char *form = "%hhx:%hhx:%hhx:%hhx:%hhx:%hhx";
  if (sscanf(text, form, h, h + 1, h + 2, h + 3, h + 4, h + 5) != 6) fail("no hardware address");
}

static void read_flags(int count, char **words) {
  static const struct option flags[] = {
      {"plain", no_argument, NULL, 'p'},       {"seconds", required_argument, NULL, 's'},
      {"tap", required_argument, NULL, 't'},   {"mac", required_argument, NULL, 'h'},
      {"mtu", required_argument, NULL, 'm'},   {"address", required_argument, NULL, 'a'},
      {"gateway", required_argument, NULL, 'g'}, {0}};
  int flag;
  while ((flag = getopt_long_only(count, words, "+", flags, NULL)) != -1) {
    switch (flag) {
      case 'p': job.plain = true; break;
      case 's': job.seconds_max = atof(optarg); break;
      case 't': open_tap(optarg); break;
      case 'h': read_hardware_address(optarg); break;
      case 'm': station.mtu = station.mtu6 = (u16_t)atoi(optarg); break;
      case 'a': add_address(optarg); break;
      case 'g': set_gateway(optarg); break;
      default: exit(1);
    }
  }
  if (tap < 0) fail("say -tap NAME");
  read_job(&job, count - optind, words + optind);
}

int main(int count, char **words) {
  lwip_init();
  netif_add_noaddr(&station, NULL, set_up_link, ethernet_input);
  station.mtu = station.mtu6 = 1500;
  netif_set_default(&station);
  netif_set_up(&station);
  read_flags(count, words);
  netif_create_ip6_linklocal_address(&station, 1);
  netif_ip6_addr_set_state(&station, 0, IP6_ADDR_PREFERRED);
  start();
  fprintf(stderr, "ready\n");
  struct pollfd both[] = {{.fd = tap, .events = POLLIN}, {.fd = 0, .events = POLLIN}};
  /* When all is done there is still to be told of it, to the other side: input ends it, no sooner. */
  while (true) {
    u32_t sleep = sys_timeouts_sleeptime();
    poll(both, 2, sleep > 1000 ? 1000 : (int)sleep);
    char octet;
    if (both[1].revents && read(0, &octet, 1) <= 0) break;
    if (both[0].revents) read_frames();
    sys_check_timeouts();
  }
  return 0;
}
