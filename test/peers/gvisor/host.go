package main

import (
	"fmt"
	"net"
	"runtime"
	"time"

	"golang.org/x/sys/unix"
	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/adapters/gonet"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/link/fdbased"
	"gvisor.dev/gvisor/pkg/tcpip/link/qdisc/fifo"
	"gvisor.dev/gvisor/pkg/tcpip/link/tun"
	"gvisor.dev/gvisor/pkg/tcpip/network/arp"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv4"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv6"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
	"gvisor.dev/gvisor/pkg/tcpip/transport/icmp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/udp"
)

const (
	nic = 1
	// ETH_P_ALL, as the network orders its octets.
	everyProtocol = 0x0300
	// runsc gives its sockets so much, as the system's default loses packets.
	socketOctets = 4 << 20
	// What runsc's queue in front of a link holds.
	queuePackets = 1000
)

type host struct{ stack *stack.Stack }

func newHost() (*host, error) {
	link, err := openLink()
	if err != nil {
		return nil, err
	}
	withoutDetection := ipv6.Options{DADConfigs: stack.DADConfigurations{}}
	made := stack.New(stack.Options{
		NetworkProtocols: []stack.NetworkProtocolFactory{
			arp.NewProtocol, ipv4.NewProtocol, ipv6.NewProtocolWithOptions(withoutDetection),
		},
		TransportProtocols: []stack.TransportProtocolFactory{
			tcp.NewProtocol, udp.NewProtocol, icmp.NewProtocol4, icmp.NewProtocol6,
		},
		HandleLocal: true,
	})
	sack, moderate := tcpip.TCPSACKEnabled(true), tcpip.TCPModerateReceiveBufferOption(true)
	for _, option := range []tcpip.SettableTransportProtocolOption{&sack, &moderate} {
		if err := made.SetTransportProtocolOption(tcp.ProtocolNumber, option); err != nil {
			return nil, fmt.Errorf("%T: %v", option, err)
		}
	}
	queue := fifo.New(link, runtime.GOMAXPROCS(0), queuePackets)
	if err := made.CreateNICWithOptions(nic, link, stack.NICOptions{QDisc: queue}); err != nil {
		return nil, fmt.Errorf("no interface: %v", err)
	}
	return &host{made}, addAddresses(made)
}

func addAddresses(made *stack.Stack) error {
	var routes []tcpip.Route
	for _, text := range addresses {
		ip, network, err := net.ParseCIDR(text)
		if err != nil {
			return err
		}
		address, protocol := familyOf(ip)
		prefix, _ := network.Mask.Size()
		with := tcpip.AddressWithPrefix{Address: address, PrefixLen: prefix}
		if err := made.AddProtocolAddress(nic, tcpip.ProtocolAddress{
			Protocol: protocol, AddressWithPrefix: with,
		}, stack.AddressProperties{}); err != nil {
			return fmt.Errorf("%s: %v", text, err)
		}
		routes = append(routes, tcpip.Route{Destination: with.Subnet(), NIC: nic})
	}
	for _, text := range gateways {
		gateway, protocol := familyOf(net.ParseIP(text))
		everywhere := header.IPv4EmptySubnet
		if protocol == ipv6.ProtocolNumber {
			everywhere = header.IPv6EmptySubnet
		}
		routes = append(routes, tcpip.Route{Destination: everywhere, Gateway: gateway, NIC: nic})
	}
	made.SetRouteTable(routes)
	return nil
}

func openLink() (stack.LinkEndpoint, error) {
	mac, err := net.ParseMAC(*hardware)
	if err != nil {
		return nil, err
	}
	options := &fdbased.Options{
		MTU: uint32(*mtu), EthernetHeader: true, Address: tcpip.LinkAddress(mac),
	}
	file := -1
	switch {
	case *tapName != "":
		file, err = tun.OpenTAP(*tapName)
	case *packetName != "":
		file, err = openPacket(*packetName, options)
	default:
		err = errNoDevice
	}
	if err == nil {
		err = awaitCarrier(*tapName + *packetName)
	}
	if err != nil {
		return nil, err
	}
	options.FDs = []int{file}
	return fdbased.New(options)
}

// The kernel sends nothing on, and takes nothing, before it has heard of the carrier.
func awaitCarrier(name string) error {
	asking, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM, 0)
	if err != nil {
		return err
	}
	defer unix.Close(asking)
	request, err := unix.NewIfreq(name)
	for err == nil {
		if err = unix.IoctlIfreq(asking, unix.SIOCGIFFLAGS, request); err != nil {
			return err
		}
		if request.Uint16()&unix.IFF_RUNNING != 0 {
			return nil
		}
		time.Sleep(time.Millisecond)
	}
	return err
}

// As runsc does it: sandbox/network.go and boot/network.go of gVisor.
func openPacket(name string, options *fdbased.Options) (int, error) {
	device, err := net.InterfaceByName(name)
	if err != nil {
		return -1, err
	}
	file, err := unix.Socket(unix.AF_PACKET, unix.SOCK_RAW, everyProtocol)
	if err != nil {
		return -1, err
	}
	where := &unix.SockaddrLinklayer{Protocol: everyProtocol, Ifindex: device.Index}
	if err := unix.Bind(file, where); err != nil {
		return -1, err
	}
	for _, option := range []int{unix.SO_RCVBUFFORCE, unix.SO_SNDBUFFORCE} {
		if err := unix.SetsockoptInt(file, unix.SOL_SOCKET, option, socketOctets); err != nil {
			return -1, err
		}
	}
	switch *dispatch {
	case "mmap":
		options.PacketDispatchMode = fdbased.PacketMMap
	case "recvmmsg":
		options.PacketDispatchMode = fdbased.RecvMMsg
	case "readv":
		options.PacketDispatchMode = fdbased.Readv
	default:
		return -1, fmt.Errorf("there is no dispatch %q", *dispatch)
	}
	// Large segments anyway: without the device's help gVisor cuts them itself at the last moment.
	options.GSOMaxSize = stack.GvisorGSOMaxSize
	options.GvisorGSOEnabled = !*offload
	if *offload {
		options.RXChecksumOffload = true
		err = unix.SetsockoptInt(file, unix.SOL_PACKET, unix.PACKET_VNET_HDR, 1)
	}
	return file, err
}

func familyOf(ip net.IP) (tcpip.Address, tcpip.NetworkProtocolNumber) {
	if four := ip.To4(); four != nil {
		return tcpip.Address(four), ipv4.ProtocolNumber
	}
	return tcpip.Address(ip.To16()), ipv6.ProtocolNumber
}

func (h *host) listen(port uint16) (net.Listener, error) {
	// An IPv6 listener at no address hears IPv4 too.
	return gonet.ListenTCP(h.stack, tcpip.FullAddress{Port: port}, ipv6.ProtocolNumber)
}

func (h *host) connect(kind, to string, port uint16) (net.Conn, error) {
	ip := net.ParseIP(to)
	if ip == nil {
		return nil, fmt.Errorf("%q is no address", to)
	}
	address, protocol := familyOf(ip)
	remote := tcpip.FullAddress{NIC: nic, Addr: address, Port: port}
	if kind == "tcp" {
		return gonet.DialTCP(h.stack, remote, protocol)
	}
	return gonet.DialUDP(h.stack, nil, &remote, protocol)
}

func (h *host) listenDatagrams(port uint16) (net.PacketConn, error) {
	return gonet.DialUDP(h.stack, &tcpip.FullAddress{Port: port}, nil, ipv6.ProtocolNumber)
}
