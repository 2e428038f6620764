/** What wget takes, by the names that wget(1) has. */
import { jsonOption } from '../command.ts';
import { networkOptions, versionOptions } from '../network/options.ts';

export const wgetOptions = {
  'output-document': { type: 'string', short: 'O', value: 'FILE', description: 'Write it there' },
  'directory-prefix': { type: 'string', short: 'P', value: 'FOLDER', description: 'Or in there' },
  continue: { type: 'boolean', short: 'c', description: 'Go on where the file ends' },
  no: {
    type: 'boolean',
    short: 'n',
    description: '-nc: keep the file that is there; -nv: say less',
  },
  'no-clobber': { type: 'boolean', description: 'As -nc' },
  'no-verbose': { type: 'boolean', description: 'As -nv' },
  verbose: { type: 'boolean', short: 'v', description: 'Say all, as is done anyway' },
  quiet: { type: 'boolean', short: 'q', description: 'Say nothing' },
  'server-response': { type: 'boolean', short: 'S', description: 'Show what the server says' },
  spider: { type: 'boolean', description: 'Only see whether it is there' },
  tries: {
    type: 'string',
    short: 't',
    value: 'NUMBER',
    description: 'How often it is tried; 0 for ever',
    default: '20',
  },
  timeout: {
    type: 'string',
    short: 'T',
    value: 'SECONDS',
    description: 'How long nothing may come; 0 for ever',
    default: '900',
  },
  waitretry: {
    type: 'string',
    value: 'SECONDS',
    description: 'Between tries: one second more each, and so many at most',
    default: '10',
  },
  'limit-rate': { type: 'string', value: 'SPEED', description: 'Octets a second: 100k, 1M' },
  'max-redirect': {
    type: 'string',
    value: 'NUMBER',
    description: 'How often it may go where answers send it',
    default: '20',
  },
  header: {
    type: 'string',
    value: 'NAME: VALUE',
    description: 'Send it along; may be given again',
    multiple: true,
  },
  'user-agent': { type: 'string', short: 'U', value: 'NAME', description: 'Who we say we are' },
  user: { type: 'string', value: 'NAME', description: 'Who asks' },
  password: { type: 'string', value: 'PASSWORD', description: 'And how they know' },
  'post-data': { type: 'string', value: 'DATA', description: 'Send it, by POST' },
  'ca-certificate': {
    type: 'string',
    value: 'FILE',
    description: 'Believe these authorities alone',
  },
  'no-check-certificate': { type: 'boolean', description: 'Believe any certificate' },
  ...versionOptions,
  ...networkOptions,
  json: jsonOption,
} as const;
