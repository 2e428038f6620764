import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import { escapeLabel, prometheusText } from '../../runtime/observe/prometheus.ts';
import { laboratoryOf } from '../lab/laboratories.ts';

const prometheus = suite('Prometheus text');

const text = prometheusText(laboratoryOf('host a, b link a - b').node('a').stack);
const lines = text.trimEnd().split('\n');

prometheus('every line is a comment or a sample of the format', () => {
  const name = '[a-zA-Z_:][a-zA-Z0-9_:]*';
  const label = `[a-z_]+="(?:[^"\\\\]|\\\\.)*"`;
  const sample = new RegExp(`^${name}(\\{${label}(,${label})*\\})? -?\\d+$`);
  const comment = new RegExp(`^# (HELP ${name} .+|TYPE ${name} (counter|gauge))$`);
  for (const line of lines) assert.ok(sample.test(line) || comment.test(line), line);
  assert.ok(text.endsWith('\n'));
});

prometheus('a metric has one help, one type, then its samples, all together', () => {
  const heads = lines.filter((line) => line.startsWith('# TYPE')).map((line) => line.split(' ')[2]);
  assert.is(new Set(heads).size, heads.length);
  let current = '';
  for (const line of lines) {
    if (line.startsWith('# TYPE')) current = line.split(' ')[2];
    else if (!line.startsWith('#')) assert.is(line.split(/[ {]/)[0], current);
  }
});

prometheus('no sample is there twice', () => {
  const samples = lines.filter((line) => !line.startsWith('#')).map((line) => line.split(' ')[0]);
  assert.is(new Set(samples).size, samples.length);
});

prometheus('what is of an interface has its name as a label', () => {
  assert.match(text, /^nonos_link_malformed_total\{interface="eth0"\} 0$/m);
  assert.match(text, /^nonos_tcp_listeners 1$/m);
});

prometheus('labels are escaped', () => {
  assert.is(escapeLabel('a"b\\c\nd'), 'a\\"b\\\\c\\nd');
});

prometheus.run();
