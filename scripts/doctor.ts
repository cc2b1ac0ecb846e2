// Looks at everything Debrief needs and says what is wrong and what to do. Changes nothing, and may run beside the service.
import { env } from "../lib/env";
import { CHECKS } from "./support/doctor-checks";
import { readSettings } from "./support/read-settings";

try {
  readSettings();
  const settings = env();
  for (const { name, run } of CHECKS) {
    try {
      console.log(`✓ ${name}: ${await run(settings)}`);
    } catch (error) {
      process.exitCode = 1;
      console.log(`✗ ${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
} catch (error) {
  process.exitCode = 1;
  console.log(`✗ Settings: ${error instanceof Error ? error.message : String(error)}`);
}
