/** Steps of the loop below, and how long they take on a core like those that the limits were set on. */
const STEPS = 200_000_000;
const USUAL_MS = 250;
/** Beyond this, waiting longer would only hide that something hangs. */
const SLOWEST = 9;
/** What begins to run beside the tests is not measured. A limit that is not reached costs nothing. */
const LEAST = 3;

/** How long to wait for what takes less than `ms` on two quiet cores: three times as long, more where this machine is slow. */
export function timeLimit(ms: number): number {
  return Math.round(ms * Math.max(LEAST, slowness()));
}

/** How long something may take that promises to be done within `ms` on two quiet cores. */
export function promisedWithin(ms: number): number {
  return Math.round(ms * slowness());
}

function slowness(): number {
  // Workers are started by a process that has measured it: theirs is the load of the tests themselves.
  process.env.TEST_SLOWNESS ??= String(measureSlowness());
  return Number(process.env.TEST_SLOWNESS);
}

function measureSlowness(): number {
  const startMs = performance.now();
  let value = 1;
  for (let step = 0; step < STEPS; step += 1) value = (Math.imul(value, 1_664_525) + 1_013_904_223) | 0;
  // The value is used, or the loop would be left out.
  const tookMs = value === 0 ? USUAL_MS : performance.now() - startMs;
  return Math.min(SLOWEST, Math.max(1, tookMs / USUAL_MS));
}
