/**
 * One value per process, whatever bundle asks for it.
 *
 * Next bundles the App Router, the Pages API and instrumentation apart, so module-level state exists
 * several times in one process. Connections, buses and the recording spool must not.
 */
export function processSingleton<T>(name: string, create: () => T): T {
  const key = Symbol.for(`debrief.${name}`);
  const registry = globalThis as unknown as Record<symbol, T | undefined>;
  registry[key] ??= create();
  return registry[key];
}
