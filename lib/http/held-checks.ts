import { LRUCache } from "lru-cache";
import { ACCESS_CHANNEL, accessChanges } from "@/lib/db/access-changes";
import { database } from "@/lib/db/client";
import { RECHECK_MS } from "./access-watch";
import { SharedChecks } from "./shared-checks";

const MOST_HELD = 10_000;

/**
 * Checks of access that have passed. Each holds as long as a running stream goes without another look, and no longer than
 * until something that it rests on changes. One that fails is not remembered.
 */
export class HeldChecks<T extends { actor: { tenantId: string } }> {
  readonly #shared = new SharedChecks<T>();
  readonly #held = new LRUCache<string, T>({ max: MOST_HELD, ttl: RECHECK_MS });
  #changes = 0;
  #isTold = false;

  /** From now on checks are held: this process hears of changes. Replicas' changes come by NOTIFY. */
  async listen(): Promise<() => Promise<void>> {
    const forget = (tenantId: string) => this.#forget(tenantId);
    accessChanges().on("change", forget);
    const stop = await database().listen(ACCESS_CHANNEL, forget);
    this.#isTold = true;
    return async () => {
      this.#isTold = false;
      this.#forget("");
      accessChanges().off("change", forget);
      await stop();
    };
  }

  /** The outcome of a `check` that is held, else of one that begins now. `key` names everything that it goes by. */
  async ask(key: string, check: () => Promise<T>): Promise<T> {
    return this.#held.get(key) ?? this.askAnew(key, check);
  }

  /** The outcome of a `check` that begins after this call. */
  async askAnew(key: string, check: () => Promise<T>): Promise<T> {
    const changes = this.#changes;
    this.#held.delete(key);
    const outcome = await this.#shared.ask(key, check);
    // What changed meanwhile may be what it had read already.
    if (this.#isTold && changes === this.#changes) this.#held.set(key, outcome);
    return outcome;
  }

  #forget(tenantId: string): void {
    this.#changes += 1;
    for (const [key, { actor }] of this.#held.entries())
      if (tenantId === "" || actor.tenantId === tenantId) this.#held.delete(key);
  }
}
