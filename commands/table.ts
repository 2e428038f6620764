/**
 * Every command of `nonos`, in the order in which help shows them. To add one, write a module that
 * exports `command` (see command.ts) and a row here; help, suggestions and docs/commands.md follow.
 */
import type { CommandEntry } from './command.ts';

export const commands: readonly CommandEntry[] = [
  {
    name: 'help',
    summary: 'Show what nonos can do, or how one command is used',
    load: () => import('./help.ts'),
  },
  {
    name: 'start',
    summary: 'Compile the specs, look into a capture, boot a small internet',
    load: () => import('./start.ts'),
  },
  {
    name: 'version',
    summary: 'Print the version',
    load: () => import('./version.ts'),
  },
  {
    name: 'spec check',
    summary: 'Check the specs, and say what is wrong where',
    load: () => import('./spec/check.ts'),
  },
  {
    name: 'spec generate',
    summary: 'Make generated/ from the specs',
    load: () => import('./spec/generate.ts'),
  },
  {
    name: 'spec fmt',
    summary: 'Lay out specs in the one way',
    load: () => import('./spec/fmt.ts'),
  },
  {
    name: 'spec explain',
    summary: 'Say in words what a protocol, message or field is',
    load: () => import('./spec/explain.ts'),
  },
  {
    name: 'spec new',
    summary: 'Begin a spec that compiles, to be changed into yours',
    load: () => import('./spec/new.ts'),
  },
  {
    name: 'decode',
    summary: 'Look into a capture, field by field',
    load: () => import('./decode.ts'),
  },
  {
    name: 'craft',
    summary: 'Build a packet from field=value',
    load: () => import('./craft.ts'),
  },
  {
    name: 'lab',
    summary: 'Run a network from a file, in virtual time and from a seed',
    load: () => import('./lab.ts'),
  },
  {
    name: 'ping',
    summary: 'Ask a host whether it is there',
    load: () => import('./ping.ts'),
  },
  {
    name: 'traceroute',
    summary: 'Find the way to a host, hop by hop',
    load: () => import('./traceroute.ts'),
  },
  {
    name: 'netcat',
    summary: 'Pipe to and from a port of TCP or UDP',
    load: () => import('./netcat.ts'),
  },
  {
    name: 'curl',
    summary: 'Get a page by HTTP',
    load: () => import('./curl.ts'),
  },
  {
    name: 'netstat',
    summary: 'Show connections, listeners, counters',
    load: () => import('./netstat.ts'),
  },
  {
    name: 'ifconfig',
    summary: 'Show interfaces and their addresses',
    load: () => import('./ifconfig.ts'),
  },
  {
    name: 'route',
    summary: 'Show routes',
    load: () => import('./route.ts'),
  },
  {
    name: 'arp',
    summary: 'Show neighbours',
    load: () => import('./arp.ts'),
  },
];
