import type { InstalledModel, ModelOrigin } from '../installed.ts';

/**
 * Whether a file deserves a full look, by its architecture. In Hearth's folder, and as the user's choice, every file does:
 * the list says what is wrong with it. In other folders, only models of gpt-oss do, with Ollama's conversion of it
 * (`gptoss`), and files whose head does not tell, if their name does.
 */
export function wantsLook(origin: ModelOrigin, architecture: string | undefined, name: string): boolean {
  if (origin === 'hearth' || origin === 'chosen') return true;
  if (architecture === undefined) return /gpt-?oss/i.test(name);
  return architecture === 'gpt-oss' || architecture === 'gptoss';
}

/** Whether a model is listed. Adapters and the like of other programs are not. */
export function isListed({ origin, failure }: InstalledModel): boolean {
  return origin === 'hearth' || origin === 'chosen' || failure?.code !== 'wrong-kind';
}
