/** Milliseconds that this process has computed: what others do on the machine takes time, and none of this. */
export function cpuTimeMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
