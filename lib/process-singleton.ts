/**
 * One value per process, whatever bundle asks for it.
 *
 * Next bundles the App Router, the Pages API and instrumentation apart, so module-level state exists
 * several times in one process. Connections, buses and the recording spool must not.
 */
export function processSingleton<T>(name: string, create: () => T): T {
  const registry = globalThis as unknown as Record<symbol, T | undefined>;
  const key = keyOf(name);
  registry[key] ??= create();
  return registry[key];
}

/** Puts `value` in its place. For tests, which give each file a database of its own. */
export function replaceProcessSingleton<T>(name: string, value: T): void {
  (globalThis as unknown as Record<symbol, T>)[keyOf(name)] = value;
}

function keyOf(name: string): symbol {
  return Symbol.for(`debrief.${name}`);
}
