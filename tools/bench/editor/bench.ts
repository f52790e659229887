import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { patience, Workbench } from '../../workbench/workbench.ts';
import { until } from '../until.ts';
import { installExtension } from '../recorder/install.ts';
import { parseDecisions, type Decision } from './decisions.ts';
import type { Activations } from './probe.ts';
import { installTap, readTap, type Tapped } from './tap.ts';

/** A real VS Code with Hearth, in which what Hearth does can be measured. */
export class EditorBench implements AsyncDisposable {
  readonly workbench: Workbench;
  readonly #folder: string;

  private constructor(workbench: Workbench, folder: string) {
    this.workbench = workbench;
    this.#folder = folder;
  }

  /** Starts VS Code with a model and, if given, nothing but these files. */
  static async launch(modelPath: string, files?: Readonly<Record<string, string>>): Promise<EditorBench> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'hearth-bench-'));
    process.env['HEARTH_PROBE'] = path.join(folder, 'probe');
    const empty = path.join(import.meta.dirname, 'empty.ts');
    const never = { activationEvents: ['onCommand:hearth-development.never'] };
    const workbench = await Workbench.launch({ 'hearth.model.path': modelPath }, async (profile) => {
      installTap(profile, path.join(folder, 'tap'));
      await installExtension(profile, 'probe', path.join(import.meta.dirname, 'probe.ts'), {
        activationEvents: ['*'],
      });
      await installExtension(profile, 'first', empty, never);
      await installExtension(profile, 'empty', empty, never);
      if (!files) return;
      rmSync(profile.workspace, { recursive: true });
      mkdirSync(profile.workspace);
      for (const [name, text] of Object.entries(files))
        writeFileSync(path.join(profile.workspace, name), text);
    });
    return new EditorBench(workbench, folder);
  }

  /** What the model process has answered so far. */
  tapped(): Tapped[] {
    return readTap(path.join(this.#folder, 'tap'));
  }

  /** How long the last start took the extensions. */
  async activations(): Promise<Activations> {
    return JSON.parse(await this.#file('probe.activation')) as Activations;
  }

  /** The window anew, and with it the extension host. */
  async reload(): Promise<void> {
    rmSync(path.join(this.#folder, 'probe.activation'), { force: true });
    await this.workbench.reload();
  }

  /** Hearth's last 200 decisions, newest first. */
  async decisions(): Promise<Decision[]> {
    const { page } = this.workbench;
    const box = page.locator('.quick-input-widget');
    rmSync(path.join(this.#folder, 'probe.decisions'), { force: true });
    await this.workbench.press('F1');
    await box.locator('input.input').fill('>Hearth: Why No Suggestion?');
    await box.locator('.monaco-list-row.focused', { hasText: 'Why No Suggestion?' }).waitFor();
    await this.workbench.press('Enter');
    await box.locator('[aria-label="Open as Document"]').click();
    return parseDecisions(await this.#file('probe.decisions'));
  }

  async #file(name: string): Promise<string> {
    const file = path.join(this.#folder, name);
    const written = await until(patience, () => (existsSync(file) ? true : undefined));
    if (written !== true) throw new Error(`VS Code has not written ${name}.`);
    // The file may be there before its text is.
    await delay(300);
    return readFileSync(file, 'utf8');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.workbench[Symbol.asyncDispose]();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
