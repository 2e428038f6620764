/**
 * Every command of `nonos`, in the order in which help shows them. To add one, write a module that
 * exports `command` (see command.ts) and a row here; help, suggestions and docs/commands/ follow.
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
    name: 'completion',
    summary: 'Print what a shell needs to complete words of nonos',
    load: () => import('./completion.ts'),
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
    name: 'dig',
    summary: 'Ask servers of names, and show all that they say',
    needs: ['NET_ACCESS'],
    load: () => import('./dig.ts'),
  },
  {
    name: 'nslookup',
    summary: 'Find the addresses of a name, or the name of an address',
    needs: ['NET_ACCESS'],
    load: () => import('./nslookup.ts'),
  },
  {
    name: 'dns server',
    summary: "Choose whom the daemon's network asks for names",
    needs: ['NET_ADMIN'],
    load: () => import('./dns/server.ts'),
  },
  {
    name: 'dns status',
    summary: 'Show who is asked for names, and what is remembered',
    needs: [],
    load: () => import('./dns/status.ts'),
  },
  {
    name: 'dns flush',
    summary: 'Forget what is remembered of names',
    needs: ['NET_ADMIN'],
    load: () => import('./dns/flush.ts'),
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
    summary: 'Show interfaces and their addresses, or change them',
    needs: ['NET_ADMIN'],
    load: () => import('./ifconfig.ts'),
  },
  {
    name: 'route',
    summary: 'Show routes, or change them',
    needs: ['NET_ADMIN'],
    load: () => import('./route.ts'),
  },
  {
    name: 'arp',
    summary: 'Show neighbours, or say where they are',
    needs: ['NET_ADMIN'],
    load: () => import('./arp.ts'),
  },
  {
    name: 'mac',
    summary: 'Choose as whom an interface shows itself',
    needs: ['NET_ADMIN'],
    load: () => import('./mac.ts'),
  },
  {
    name: 'dhcp',
    summary: 'Get an address from a server, or renew it',
    needs: ['NET_ADMIN'],
    load: () => import('./dhcp.ts'),
  },
  {
    name: 'dhcp status',
    summary: 'Show what is leased',
    needs: [],
    load: () => import('./dhcp/status.ts'),
  },
  {
    name: 'dhcp release',
    summary: 'Give a leased address back',
    needs: ['NET_ADMIN'],
    load: () => import('./dhcp/release.ts'),
  },
  {
    name: 'capture',
    summary: 'Record what an interface sends and receives',
    needs: ['NET_RAW'],
    load: () => import('./capture.ts'),
  },
  {
    name: 'firewall allow',
    summary: 'Let in, or out, what a rule says',
    needs: ['NET_ADMIN'],
    load: () => import('./firewall/allow.ts'),
  },
  {
    name: 'firewall block',
    summary: 'Keep out, or in, what a rule says',
    needs: ['NET_ADMIN'],
    load: () => import('./firewall/block.ts'),
  },
  {
    name: 'firewall list',
    summary: 'Show the rules of the firewall, and its policy',
    needs: ['NET_ADMIN'],
    load: () => import('./firewall/list.ts'),
  },
  {
    name: 'firewall delete',
    summary: 'Delete a rule by its number',
    needs: ['NET_ADMIN'],
    load: () => import('./firewall/delete.ts'),
  },
  {
    name: 'firewall reset',
    summary: 'Delete all rules: in comes what belongs to what we begin',
    needs: ['NET_ADMIN'],
    load: () => import('./firewall/reset.ts'),
  },
  {
    name: 'firewall log',
    summary: 'Show what the firewall has refused',
    needs: ['NET_ADMIN'],
    load: () => import('./firewall/log.ts'),
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
    name: 'doctor',
    summary: 'Say what is well, what is not, and what to do about it',
    needs: [],
    load: () => import('./doctor.ts'),
  },
  {
    name: 'watch',
    summary: 'Show interfaces, connections, circuits and counters, live',
    needs: [],
    load: () => import('./watch.ts'),
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
