// gVisor's stack as a station of its own on a link, to be held against: it serves one port or makes
// one transfer, as its command line says, and prints a line of JSON for each thing that ended.
//
//	peer -tap NAME -mac M -address A/N … COMMAND ARGUMENT …
//
// The stack's options are those that runsc gives it. The program ends with its standard input, so
// that it does not outlive who started it.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"strconv"
)

// How many octets go to and from the stack at once.
const chunkOctets = 256 << 10

var (
	tapName     = flag.String("tap", "", "the TAP interface to be the other end of")
	packetName  = flag.String("packet", "", "the interface to be behind, through AF_PACKET")
	offload     = flag.Bool("offload", false, "with -packet: a Virtio header, large segments, no sums")
	dispatch    = flag.String("dispatch", "recvmmsg", "with -packet: mmap, recvmmsg or readv")
	hardware    = flag.String("mac", "", "the hardware address")
	mtu         = flag.Uint("mtu", 1500, "the MTU of the link")
	plain       = flag.Bool("plain", false, "send any octets, and digest none: to measure the stack")
	secondsMax  = flag.Float64("seconds", 0, "stop sending, or asking, after this time")
	addresses   texts
	gateways    texts
	errNoDevice = errors.New("say -tap NAME or -packet NAME")
)

type texts []string

func (t *texts) String() string { return fmt.Sprint([]string(*t)) }

func (t *texts) Set(text string) error {
	*t = append(*t, text)
	return nil
}

func main() {
	flag.Var(&addresses, "address", "an address with its prefix length; may be said again")
	flag.Var(&gateways, "gateway", "where all else goes; may be said again")
	flag.Parse()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		os.Exit(0)
	}()
	if err := run(flag.Args()); err != nil {
		fmt.Fprintf(os.Stderr, "peer: %v\n", err)
		os.Exit(1)
	}
	// What was closed last is still to be told to the other side.
	select {}
}

func run(arguments []string) error {
	if len(arguments) == 0 {
		return errors.New("say what to do")
	}
	host, err := newHost()
	if err != nil {
		return err
	}
	command, rest := arguments[0], arguments[1:]
	switch command {
	case "sink", "source", "echo", "udp-echo":
		return serve(host, command, rest)
	case "send", "receive", "ping", "udp-ping":
		return ask(host, command, rest)
	}
	return fmt.Errorf("there is no command %q", command)
}

func serve(host *host, command string, arguments []string) error {
	numbers, err := numbersOf(arguments)
	if err != nil || len(numbers) == 0 {
		return fmt.Errorf("%s PORT …: %v", command, err)
	}
	if command == "udp-echo" {
		return serveDatagrams(host, uint16(numbers[0]))
	}
	listener, err := host.listen(uint16(numbers[0]))
	if err != nil {
		return err
	}
	fmt.Fprintln(os.Stderr, "ready")
	for {
		connection, err := listener.Accept()
		if err != nil {
			return err
		}
		go func() {
			if err := answer(connection, command, numbers[1:]); err != nil {
				report(failure{command, err.Error()})
			}
		}()
	}
}

func answer(connection net.Conn, command string, numbers []uint64) error {
	defer connection.Close()
	switch {
	case command == "sink":
		return receiveAll(connection, command)
	case command == "echo":
		return echo(connection)
	case len(numbers) == 2:
		return sendAll(connection, command, numbers[0], uint32(numbers[1]))
	}
	return errors.New("source PORT OCTETS SEED")
}

func ask(host *host, command string, arguments []string) error {
	if len(arguments) < 2 {
		return fmt.Errorf("%s ADDRESS PORT …", command)
	}
	numbers, err := numbersOf(arguments[1:])
	if err != nil {
		return err
	}
	fmt.Fprintln(os.Stderr, "ready")
	kind := "tcp"
	if command == "udp-ping" {
		kind = "udp"
	}
	connection, err := host.connect(kind, arguments[0], uint16(numbers[0]))
	if err != nil {
		return err
	}
	defer connection.Close()
	switch rest := numbers[1:]; {
	case command == "receive":
		return receiveAll(connection, command)
	case command == "send" && len(rest) == 2:
		return sendAll(connection, command, rest[0], uint32(rest[1]))
	case command == "ping" && len(rest) == 1:
		return ping(connection, rest[0])
	case command == "udp-ping" && len(rest) == 2:
		return pingDatagrams(connection, rest[0], rest[1])
	}
	return fmt.Errorf("%s: not so many arguments", command)
}

func numbersOf(arguments []string) ([]uint64, error) {
	numbers := make([]uint64, len(arguments))
	for index, argument := range arguments {
		number, err := strconv.ParseUint(argument, 10, 64)
		if err != nil {
			return nil, err
		}
		numbers[index] = number
	}
	return numbers, nil
}
