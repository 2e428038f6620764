package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"time"
)

type transfer struct {
	Command string  `json:"command"`
	Octets  uint64  `json:"octets"`
	Digest  string  `json:"sha256,omitempty"`
	Seconds float64 `json:"seconds"`
}

type roundTrips struct {
	Command    string  `json:"command"`
	RoundTrips uint64  `json:"roundTrips"`
	Lost       uint64  `json:"lost"`
	Seconds    float64 `json:"seconds"`
}

type failure struct {
	Command string `json:"command"`
	Failure string `json:"failure"`
}

func report(what any) {
	line, _ := json.Marshal(what)
	fmt.Fprintf(os.Stdout, "%s\n", line)
}

func receiveAll(connection net.Conn, command string) error {
	begun, octets, digest := time.Now(), uint64(0), sha256.New()
	chunk := make([]byte, chunkOctets)
	for {
		count, err := connection.Read(chunk)
		octets += uint64(count)
		if !*plain {
			digest.Write(chunk[:count])
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
	}
	ended := transfer{Command: command, Octets: octets, Seconds: time.Since(begun).Seconds()}
	if !*plain {
		ended.Digest = hex.EncodeToString(digest.Sum(nil))
	}
	report(ended)
	return nil
}

// Sends, and waits for the other side to have read it all and closed.
func sendAll(connection net.Conn, command string, octets uint64, seed uint32) error {
	begun, sent, digest := time.Now(), uint64(0), sha256.New()
	chunk := make([]byte, chunkOctets)
	makeOctets(chunk, seed, 0)
	for octets == 0 || sent < octets {
		if *secondsMax > 0 && time.Since(begun).Seconds() >= *secondsMax {
			break
		}
		part := chunk
		if left := octets - sent; octets > 0 && left < chunkOctets {
			part = chunk[:left]
		}
		if !*plain {
			makeOctets(part, seed, sent)
			digest.Write(part)
		}
		count, err := connection.Write(part)
		sent += uint64(count)
		if err != nil {
			return err
		}
	}
	if err := connection.(interface{ CloseWrite() error }).CloseWrite(); err != nil {
		return err
	}
	if _, err := io.Copy(io.Discard, connection); err != nil {
		return err
	}
	ended := transfer{Command: command, Octets: sent, Seconds: time.Since(begun).Seconds()}
	if !*plain {
		ended.Digest = hex.EncodeToString(digest.Sum(nil))
	}
	report(ended)
	return nil
}

func echo(connection net.Conn) error {
	chunk := make([]byte, chunkOctets)
	for {
		count, err := connection.Read(chunk)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if _, err := connection.Write(chunk[:count]); err != nil {
			return err
		}
	}
}

func ping(connection net.Conn, count uint64) error {
	begun, octet, trips := time.Now(), make([]byte, 1), uint64(0)
	for count == 0 || trips < count {
		if *secondsMax > 0 && time.Since(begun).Seconds() >= *secondsMax {
			break
		}
		if _, err := connection.Write(octet); err != nil {
			return err
		}
		if _, err := io.ReadFull(connection, octet); err != nil {
			return err
		}
		trips++
	}
	report(roundTrips{Command: "ping", RoundTrips: trips, Seconds: time.Since(begun).Seconds()})
	return nil
}

func serveDatagrams(host *host, port uint16) error {
	socket, err := host.listenDatagrams(port)
	if err != nil {
		return err
	}
	fmt.Fprintln(os.Stderr, "ready")
	chunk := make([]byte, 65536)
	for {
		count, from, err := socket.ReadFrom(chunk)
		if err != nil {
			return err
		}
		if _, err := socket.WriteTo(chunk[:count], from); err != nil {
			return err
		}
	}
}

// Each datagram is another stretch of octets, and is to come back as it was. What is no answer to
// the last one comes late, and is not waited for any more.
func pingDatagrams(connection net.Conn, count, octets uint64) error {
	begun, ended := time.Now(), roundTrips{Command: "udp-ping"}
	sent, back := make([]byte, octets), make([]byte, 65536)
	for trip := uint64(0); trip < count; trip++ {
		makeOctets(sent, uint32(trip), 0)
		if _, err := connection.Write(sent); err != nil {
			return err
		}
		if err := connection.SetReadDeadline(time.Now().Add(time.Second)); err != nil {
			return err
		}
		length, err := connection.Read(back)
		for err == nil && !bytes.Equal(back[:length], sent) {
			length, err = connection.Read(back)
		}
		if err != nil {
			ended.Lost++
		} else {
			ended.RoundTrips++
		}
	}
	ended.Seconds = time.Since(begun).Seconds()
	report(ended)
	return nil
}

// The octets of a stream from a place that is a multiple of four, as test/peers/octets.ts has them.
func makeOctets(b []byte, seed uint32, from uint64) {
	word := uint32(from / 4)
	for at := 0; at < len(b); at += 4 {
		mixed := mix(seed + word*0x9e3779b1)
		word++
		for octet := at; octet < at+4 && octet < len(b); octet++ {
			b[octet] = byte(mixed)
			mixed >>= 8
		}
	}
}

func mix(word uint32) uint32 {
	word = (word ^ word>>16) * 0x85ebca6b
	word = (word ^ word>>13) * 0xc2b2ae35
	return word ^ word>>16
}
