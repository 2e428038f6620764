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
    needs: ['NET_ACCESS', 'NET_RAW'],
    load: () => import('./ping.ts'),
  },
  {
    name: 'traceroute',
    summary: 'Find the way to a host, hop by hop',
    needs: ['NET_ACCESS', 'NET_RAW'],
    load: () => import('./traceroute.ts'),
  },
  {
    name: 'netcat',
    summary: 'Pipe to and from a port of TCP or UDP',
    needs: ['NET_ACCESS', 'NET_BIND', 'NET_LISTEN'],
    load: () => import('./netcat.ts'),
  },
  {
    name: 'curl',
    summary: 'Get a page by HTTP',
    needs: ['NET_ACCESS'],
    load: () => import('./curl.ts'),
  },
  {
    name: 'wget',
    summary: 'Get pages by HTTP into files',
    needs: ['NET_ACCESS'],
    load: () => import('./wget.ts'),
  },
  {
    name: 'ssh',
    summary: 'Run a command of another host, or its shell',
    needs: ['NET_ACCESS'],
    load: () => import('./ssh.ts'),
  },
  {
    name: 'sftp',
    summary: 'Move files to and from another host',
    needs: ['NET_ACCESS'],
    load: () => import('./sftp.ts'),
  },
  {
    name: 'ftp',
    summary: 'Move files to and from a server of FTP',
    needs: ['NET_ACCESS', 'NET_BIND', 'NET_LISTEN'],
    load: () => import('./ftp.ts'),
  },
  {
    name: 'netstat',
    summary: 'Show connections, listeners, counters',
    needs: [],
    load: () => import('./netstat.ts'),
  },
  {
    name: 'ifconfig',
    summary: 'Show interfaces and their addresses',
    needs: [],
    load: () => import('./ifconfig.ts'),
  },
  {
    name: 'route',
    summary: 'Show routes',
    needs: [],
    load: () => import('./route.ts'),
  },
  {
    name: 'arp',
    summary: 'Show neighbours',
    needs: [],
    load: () => import('./arp.ts'),
  },
  {
    name: 'up',
    summary: 'Begin the daemon: a network that stays, for all other commands',
    load: () => import('./up.ts'),
  },
  {
    name: 'down',
    summary: 'End the daemon',
    needs: [],
    load: () => import('./down.ts'),
  },
  {
    name: 'status',
    summary: 'Show which network the daemon is in',
    needs: [],
    load: () => import('./status.ts'),
  },
  {
    name: 'onion enable',
    summary: "Lead all streams of the daemon's network through circuits",
    needs: [],
    load: () => import('./onion/enable.ts'),
  },
  {
    name: 'onion status',
    summary: 'Show guards, circuits and the directory',
    needs: [],
    load: () => import('./onion/status.ts'),
  },
  {
    name: 'onion newcircuit',
    summary: 'Share no circuit with what was before',
    needs: [],
    load: () => import('./onion/newcircuit.ts'),
  },
  {
    name: 'onion disable',
    summary: 'Lead streams as before',
    needs: [],
    load: () => import('./onion/disable.ts'),
  },
];
