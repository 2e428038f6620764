import { suite } from 'uvu';
import * as assert from 'uvu/assert';

import {
  ASKING_FOR_CONSENSUS,
  ASKING_FOR_DESCRIPTORS,
  CONNECTING,
  ENOUGH,
  LOADING_CONSENSUS,
  LOADING_KEYS,
  STARTING,
  loadingDescriptors,
} from '../../../runtime/onion/directory/progress.ts';

const progress = suite('onion: how far a directory client has come');

progress('phases follow one another', () => {
  const phases = [
    STARTING,
    CONNECTING,
    ASKING_FOR_CONSENSUS,
    LOADING_CONSENSUS,
    LOADING_KEYS,
    ASKING_FOR_DESCRIPTORS,
    loadingDescriptors(0),
    loadingDescriptors(0.5),
    loadingDescriptors(0.99),
    ENOUGH,
  ];
  const percents = phases.map(({ percent }) => percent);
  assert.equal(
    percents,
    [...percents].sort((one, next) => one - next),
  );
  assert.is(new Set(phases.map(({ tag }) => tag)).size, 8);
});

progress('loading is never enough by itself', () => {
  assert.equal([loadingDescriptors(-1).percent, loadingDescriptors(7).percent], [50, 74]);
});

progress.run();
