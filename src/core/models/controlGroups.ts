import type { SystemFiles } from './systemFiles.ts';

const root = '/sys/fs/cgroup';

/**
 * The folders of this process's control group and of those above it, the innermost first, by version 2 and version 1.
 * Within a container the group's path often does not exist, and the root is the container's own.
 * @param controller of version 1, where each kind of limit has groups of its own.
 */
export async function controlGroups(
  controller: 'cpu' | 'memory',
  files: SystemFiles,
): Promise<{ version2: readonly string[]; version1: readonly string[] }> {
  const groups = (await files.text('/proc/self/cgroup')) ?? '';
  const [, unified = '/'] = /^0::(\/.*)$/m.exec(groups) ?? [];
  const own = groups.split('\n').map((line) => line.split(':'));
  const path = own.find(([, kinds]) => kinds?.split(',').includes(controller))?.[2] ?? '/';
  return {
    version2: upwards(unified).map((folder) => `${root}${folder}`),
    version1: upwards(path).map((folder) => `${root}/${controller}${folder}`),
  };
}

/** A folder and all above it: `/a/b`, `/a`, and the root as an empty string. */
function upwards(path: string): readonly string[] {
  const parts = path.split('/').filter((part) => part !== '' && part !== '..');
  return [...parts.map((_part, index) => `/${parts.slice(0, parts.length - index).join('/')}`), ''];
}
