import * as vscode from 'vscode';
import manifest from '../../package.json' with { type: 'json' };
import type { PowerSetting } from '../core/power/powerSaving.ts';
import type { Effort } from '../protocol/model.ts';

type Properties = (typeof manifest)['contributes']['configuration']['properties'];
type Key = keyof Properties extends `hearth.${infer Rest}` ? Rest : never;

/**
 * In JSON imports enumerations are widened to `string`, and objects are typed too narrowly; a test compares this list
 * with package.json.
 */
interface Enumerations {
  'chat.effort': Effort;
  'refactor.effort': Effort;
  'model.gpu': 'auto' | 'off';
  'model.onBattery': PowerSetting;
  // The values are checked where they are read, so that one wrong entry does not invalidate the others.
  'completion.languages': Readonly<Record<string, unknown>>;
  'completion.exclude': readonly unknown[];
  'context.exclude': readonly unknown[];
  'models.searchFolders': readonly unknown[];
  'models.sources': readonly unknown[];
}

/** Names and types of all settings, derived from package.json: an unknown key or a wrong type does not compile. */
export type Settings = {
  [K in Key]: K extends keyof Enumerations ? Enumerations[K] : Widen<Properties[`hearth.${K}`]['default']>;
};

type Widen<T> = T extends boolean ? boolean : T extends number ? number : T extends string ? string : T;

/** Reads the current value of a setting; nothing is cached. `scope` matters for per-language values. */
export function getSetting<K extends keyof Settings>(key: K, scope?: vscode.ConfigurationScope): Settings[K] {
  const value = vscode.workspace.getConfiguration('hearth', scope).get<Settings[K]>(key);
  return admissible(key, value);
}

/**
 * The value if the manifest allows it, else the nearest allowed one. VS Code underlines a bad value in settings.json
 * but returns it all the same.
 */
function admissible<K extends keyof Settings>(key: K, value: unknown): Settings[K] {
  const property: Property = manifest.contributes.configuration.properties[`hearth.${key}`];
  const fallback = property.default;
  let result: unknown = typeOf(value) === property.type ? value : fallback;
  if (typeof result === 'number') {
    if (!Number.isFinite(result)) result = fallback;
    result = Math.min(property.maximum ?? Infinity, Math.max(property.minimum ?? -Infinity, Number(result)));
  }
  if (property.enum && !property.enum.includes(String(result))) result = fallback;
  // The manifest's schema guarantees the type, which TypeScript cannot see.
  return result as Settings[K];
}

/** The name of a value's type in JSON schema. */
function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

interface Property {
  type: string;
  default: unknown;
  minimum?: number;
  maximum?: number;
  enum?: readonly string[];
}
