/** Something the person at the terminal can put right. Its message is shown alone, without a stack. */
export class Refusal extends Error {}

/** Shows why the command ends: a refusal as its line, anything else with its stack. */
export function reportFailure(error) {
  console.error(error instanceof Refusal ? error.message : error);
}
