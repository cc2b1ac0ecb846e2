import { planInSteps } from "@/lib/candidates/plan-in-steps";
import { planInvites } from "@/lib/invites/plan-invites";
import { readInSteps } from "@/lib/transcript/reading/read-in-steps";

/**
 * What takes long enough to keep others waiting, by name. Each is done in steps, so that no more crosses from thread to
 * thread at once than can be taken over in a few milliseconds: `yield` says something, and gives what is said to it.
 */
const TASKS = { import: planInSteps, invites: planInvites, transcript: readInSteps };

export type TaskName = keyof typeof TASKS;
export type InputOf<Name extends TaskName> = Parameters<(typeof TASKS)[Name]>[0];
type StepsOf<Name extends TaskName> = ReturnType<(typeof TASKS)[Name]>;
export type SaidBy<Name extends TaskName> = StepsOf<Name> extends Generator<infer Said> ? Said : never;
export type ToldTo<Name extends TaskName> =
  StepsOf<Name> extends Generator<unknown, void, infer Told> ? Told : never;

/** Steps of any task. */
export type Steps = Generator<unknown, void, unknown>;

/** Begins a task. Nothing is done before its first step. */
export function begin<Name extends TaskName>(name: Name, input: InputOf<Name>): Steps {
  // That the name and its input belong together is said above, where TypeScript no longer follows.
  return (TASKS[name] as (input: InputOf<Name>) => Steps)(input);
}
