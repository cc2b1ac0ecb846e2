/**
 * Runs a check once for all who ask for it at the same time. A run serves only those who asked before it began, so
 * no answer is older than its question: it saves work and remembers nothing.
 */
export class SharedChecks<T> {
  readonly #runs = new Map<string, { current: Promise<T>; next: Promise<T> | null }>();

  /** The outcome of a `check` that begins after this call. `key` names everything that `check` goes by. */
  ask(key: string, check: () => Promise<T>): Promise<T> {
    const run = this.#runs.get(key);
    if (!run) return this.#begin(key, check);
    const begin = () => this.#begin(key, check);
    run.next ??= run.current.then(begin, begin);
    return run.next;
  }

  #begin(key: string, check: () => Promise<T>): Promise<T> {
    const run = { current: check(), next: null };
    this.#runs.set(key, run);
    const end = () => {
      if (run.next === null) this.#runs.delete(key);
    };
    run.current.then(end, end);
    return run.current;
  }
}
