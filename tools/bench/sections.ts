import type { Section } from './section.ts';
import { answers } from './sections/answers.ts';
import { cancel } from './sections/cancel.ts';
import { channel } from './sections/channel.ts';
import { editorReplay, ghostText } from './sections/editor.ts';
import { lanes } from './sections/lanes.ts';
import { life } from './sections/life.ts';
import { lookup } from './sections/lookup.ts';
import { memory } from './sections/memory.ts';
import { size, vsix } from './sections/size.ts';
import { speed } from './sections/speed.ts';
import { typing } from './sections/typing.ts';

/** All that `npm run bench` measures, in order: the quick ones first. */
export const sections: readonly Section[] = [
  size,
  typing,
  speed,
  lanes,
  channel,
  cancel,
  life,
  lookup,
  answers,
  memory,
  ghostText,
  editorReplay,
  vsix,
];
