const FRAMES = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 100;
const STILL_BUSY_MS = 20_000;

/** Shows `label` while `work` runs and how long it took. On a terminal one moving line, elsewhere plain lines. */
export async function showStep(label, work) {
  const startMs = performance.now();
  const elapsed = () => formatSeconds(performance.now() - startMs);
  const end = process.stdout.isTTY ? spin(label, elapsed) : plainLines(label, elapsed);
  try {
    const result = await work();
    end("✓");
    return result;
  } catch (error) {
    end("✗");
    throw error;
  }
}

/** Milliseconds as "3.4 s" or "2 min 05 s". */
export function formatSeconds(durationMs) {
  const seconds = durationMs / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

function spin(label, elapsed) {
  let frame = 0;
  const timer = setInterval(() => {
    frame += 1;
    process.stdout.write(`\r\x1b[K  ${FRAMES[frame % FRAMES.length]} ${label}  ${elapsed()}`);
  }, FRAME_MS);
  return (mark) => {
    clearInterval(timer);
    process.stdout.write(`\r\x1b[K  ${mark} ${label}  ${elapsed()}\n`);
  };
}

function plainLines(label, elapsed) {
  console.log(`  … ${label}`);
  const timer = setInterval(() => console.log(`  … ${label}, ${elapsed()} so far`), STILL_BUSY_MS);
  return (mark) => {
    clearInterval(timer);
    console.log(`  ${mark} ${label}  ${elapsed()}`);
  };
}
