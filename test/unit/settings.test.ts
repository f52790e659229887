import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Settings } from '../../src/vscode/settings.ts';

interface Property {
  type: string;
  default: unknown;
  enum?: string[];
  enumDescriptions?: string[];
  scope?: string;
  description?: string;
  markdownDescription?: string;
}

interface Manifest {
  capabilities: { untrustedWorkspaces: { supported: string; restrictedConfigurations: string[] } };
  contributes: { configuration: { properties: Record<string, Property> } };
}

const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
const properties = Object.entries(manifest.contributes.configuration.properties);

/** The compiler makes these lists complete; the test compares them with the manifest. */
const enumerations = {
  'chat.effort': { low: true, medium: true, high: true } satisfies Record<Settings['chat.effort'], true>,
  'refactor.effort': { low: true, medium: true, high: true } satisfies Record<
    Settings['refactor.effort'],
    true
  >,
  'model.onBattery': { same: true, save: true, pauseCompletion: true } satisfies Record<
    Settings['model.onBattery'],
    true
  >,
  'model.gpu': { auto: true, off: true } satisfies Record<Settings['model.gpu'], true>,
};

test('settings are few, described, and have a default of their type', () => {
  expect(properties.length).toBeLessThan(25);
  for (const [name, property] of properties) {
    expect(Array.isArray(property.default) ? 'array' : typeof property.default, name).toBe(property.type);
    expect(property.description ?? property.markdownDescription, name).toMatch(/\.$/);
  }
});

test('enumerations are the types of the code', () => {
  const declared = properties
    .filter(([, property]) => property.enum)
    .map(([name, property]) => [name.replace('hearth.', ''), property.enum]);
  expect(Object.fromEntries(declared)).toEqual(
    Object.fromEntries(Object.entries(enumerations).map(([name, values]) => [name, Object.keys(values)])),
  );
  for (const [name, property] of properties)
    expect(property.enumDescriptions?.length, name).toBe(property.enum?.length);
});

test('a workspace that is not trusted cannot choose the model', () => {
  const { supported, restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
  expect(supported).toBe('limited');
  expect(restrictedConfigurations).toContain('hearth.model.path');
  for (const [name, property] of properties) {
    if (/^hearth\.models?\./.test(name)) expect(property.scope, name).toBe('machine');
    if (name.startsWith('hearth.models.')) expect(restrictedConfigurations).toContain(name);
  }
});
