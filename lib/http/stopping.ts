import { processSingleton } from "@/lib/process-singleton";

const waiting = () =>
  processSingleton("ends-at-stop", () => ({ ends: new Set<() => void>(), isOver: false }));

/** Calls `end` when the process is about to end, unless the returned function is called before. */
export function endAtStop(end: () => void): () => void {
  const { ends, isOver } = waiting();
  if (isOver) end();
  else ends.add(end);
  return () => {
    ends.delete(end);
  };
}

/** Ends what would go on for as long as somebody listens: the process is about to end. */
export function endWhatWaits(): void {
  const all = waiting();
  all.isOver = true;
  for (const end of all.ends) end();
  all.ends.clear();
}
