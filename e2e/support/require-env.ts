/** A value that e2e/support/global-setup.ts leaves in the environment of the workers. */
export function requireEnv(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is set by e2e/support/global-setup.ts.`);
  return value;
}
