// Finds the models of the repository.

import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The files with this ending in a top-level folder, as { path, name, tenant }, in name order. */
export function models(folder, ending, base = root) {
  const top = join(base, folder);
  if (!existsSync(top)) {
    return [];
  }
  const find = (directory) =>
    readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
      const path = join(directory, entry.name);
      if (entry.isDirectory()) {
        return entry.name === 'node_modules' ? [] : find(path);
      }
      return entry.name.endsWith(ending) ? [path] : [];
    });
  return find(top)
    .sort()
    .map((path) => {
      const parts = relative(top, path).split(sep);
      return { path, name: parts.at(-1).slice(0, -ending.length), tenant: parts.length > 1 ? parts[0] : undefined };
    });
}
