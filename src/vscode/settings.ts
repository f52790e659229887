import * as vscode from 'vscode';
import type manifest from '../../package.json';
import type { Effort } from '../protocol/model.ts';

type Properties = (typeof manifest)['contributes']['configuration']['properties'];
type Key = keyof Properties extends `hearth.${infer Rest}` ? Rest : never;

/** JSON widens an enumeration to `string`; a test compares this list with package.json. */
interface Enumerations {
  'chat.effort': Effort;
  'refactor.effort': Effort;
  'model.gpu': 'auto' | 'off';
}

/** Names and types of all settings, derived from package.json: an unknown key or a wrong type does not compile. */
export type Settings = {
  [K in Key]: K extends keyof Enumerations ? Enumerations[K] : Widen<Properties[`hearth.${K}`]['default']>;
};

type Widen<T> = T extends boolean ? boolean : T extends number ? number : T extends string ? string : T;

/**
 * Reads a setting at the moment of use; there is no copy that could go stale. `scope` matters for what can be set per
 * language or folder. A number is clamped to the manifest's range, since VS Code warns about a bad one but returns it.
 */
export function getSetting<K extends keyof Settings>(key: K, scope?: vscode.ConfigurationScope): Settings[K] {
  const value = vscode.workspace.getConfiguration('hearth', scope).get<Settings[K]>(key);
  if (value === undefined) throw new Error(`hearth.${key} is not declared in package.json`);
  return value;
}
