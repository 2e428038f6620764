/*
 * The octets that travel between peers: made from a seed and a place in the stream, as octets.ts
 * and gvisor/transfer.go make them too, and digested by SHA-256 (FIPS 180-4) at both ends.
 */
#ifndef NONOS_OCTETS_H
#define NONOS_OCTETS_H

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static inline uint32_t mix(uint32_t word) {
  word = (word ^ word >> 16) * 0x85ebca6b;
  word = (word ^ word >> 13) * 0xc2b2ae35;
  return word ^ word >> 16;
}

/* From a place in the stream that is a multiple of four. */
static void make_octets(uint8_t *octets, size_t count, uint32_t seed, uint64_t from) {
  uint32_t word = (uint32_t)(from / 4);
  for (size_t at = 0; at < count; at += 4, word++) {
    uint32_t mixed = mix(seed + word * 0x9e3779b1);
    for (size_t octet = at; octet < at + 4 && octet < count; octet++, mixed >>= 8) {
      octets[octet] = (uint8_t)mixed;
    }
  }
}

struct digest {
  uint32_t state[8];
  uint8_t block[64];
  uint64_t octets;
};

static const uint32_t digest_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static const uint32_t digest_start[8] = {
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
};

static inline uint32_t turn(uint32_t word, int by) { return word >> by | word << (32 - by); }

static void digest_block(uint32_t state[8], const uint8_t *block) {
  uint32_t words[64];
  for (int i = 0; i < 16; i++) {
    const uint8_t *at = block + 4 * i;
    words[i] = (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
  }
  for (int i = 16; i < 64; i++) {
    uint32_t early = words[i - 15], late = words[i - 2];
    words[i] = words[i - 16] + (turn(early, 7) ^ turn(early, 18) ^ early >> 3) + words[i - 7] +
               (turn(late, 17) ^ turn(late, 19) ^ late >> 10);
  }
  uint32_t v[8];
  memcpy(v, state, sizeof v);
  for (int i = 0; i < 64; i++) {
    uint32_t choice = (v[4] & v[5]) ^ (~v[4] & v[6]);
    uint32_t majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]);
    uint32_t first = v[7] + (turn(v[4], 6) ^ turn(v[4], 11) ^ turn(v[4], 25)) + choice +
                     digest_constants[i] + words[i];
    uint32_t second = (turn(v[0], 2) ^ turn(v[0], 13) ^ turn(v[0], 22)) + majority;
    memmove(v + 1, v, 7 * sizeof *v);
    v[4] += first;
    v[0] = first + second;
  }
  for (int i = 0; i < 8; i++) state[i] += v[i];
}

static void digest_begin(struct digest *digest) {
  memcpy(digest->state, digest_start, sizeof digest_start);
  digest->octets = 0;
}

static void digest_take(struct digest *digest, const uint8_t *octets, size_t count) {
  while (count > 0) {
    size_t held = digest->octets % 64, part = 64 - held < count ? 64 - held : count;
    if (part == 64) {
      digest_block(digest->state, octets);
    } else {
      memcpy(digest->block + held, octets, part);
      if (held + part == 64) digest_block(digest->state, digest->block);
    }
    digest->octets += part;
    octets += part;
    count -= part;
  }
}

/* In hexadecimal, with a zero at the end. */
static void digest_end(struct digest *digest, char text[65]) {
  static const uint8_t padding[64] = {0x80};
  uint64_t bits = digest->octets * 8;
  uint8_t length[8];
  for (int i = 0; i < 8; i++) length[i] = (uint8_t)(bits >> (56 - 8 * i));
  digest_take(digest, padding, 1 + (119 - digest->octets % 64) % 64);
  digest_take(digest, length, sizeof length);
  for (int i = 0; i < 8; i++) snprintf(text + 8 * i, 9, "%08x", digest->state[i]);
}

#endif
