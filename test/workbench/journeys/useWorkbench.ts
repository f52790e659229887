import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { Profile } from '../../../tools/workbench/profile.ts';
import { patience, Workbench } from '../../../tools/workbench/workbench.ts';

/**
 * One VS Code for the tests of a file or a group, started before the first and ended after the last. A test that fails
 * leaves a picture of what there was to see. `prepare` may change the profile before VS Code reads it.
 */
export function useWorkbench(
  settings: () => Readonly<Record<string, unknown>> = () => ({}),
  prepare: (profile: Profile) => void = () => undefined,
): () => Workbench {
  let workbench: Workbench | undefined;
  beforeAll(async () => {
    workbench = await Workbench.launch(settings(), prepare);
  });
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail')
      await workbench?.screenshot(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
  });
  afterAll(() => workbench?.[Symbol.asyncDispose]());
  return () => {
    if (!workbench) throw new Error('VS Code has not been started.');
    return workbench;
  };
}

/** Waits until the ghost text is as expected. */
export function ghostIn(workbench: () => Workbench) {
  return () => expect.poll(() => workbench().ghostText(), { timeout: patience });
}
