import { z } from "zod";

const ENDPOINTS = [
  "list",
  "session",
  "recording",
  "transcript",
  "personas",
  "start",
  "credits",
  "health",
] as const;

export type Endpoint = (typeof ENDPOINTS)[number];

/** A misbehaviour to order. Everything but `endpoint` is optional; several can be combined. */
export const faultSchema = z.object({
  endpoint: z.enum([...ENDPOINTS, "all"]),
  sessionId: z.string().optional(),
  /** Only requests with this client's key: `acme`, `crowd-3`. */
  client: z.string().optional(),
  /** How many requests it befalls; all when absent. */
  times: z.number().int().min(1).optional(),
  delayMs: z.number().min(0).max(600_000).optional(),
  /** Never answers. */
  hang: z.boolean().optional(),
  /** Answers with the envelope and this status. */
  status: z.number().int().min(200).max(599).optional(),
  code: z.string().optional(),
  message: z.string().optional(),
  details: z.record(z.string(), z.unknown()).optional(),
  retryAfterSeconds: z.number().int().min(0).optional(),
  /** 503 as from a service that is only starting. */
  warmUp: z.boolean().optional(),
  /** Closes the connection after so many bytes of the body. */
  cutAfterBytes: z.number().int().min(0).optional(),
  /** Does what was asked, and then closes the connection without an answer. */
  losesAnswer: z.boolean().optional(),
  /** Does what was asked, and then never answers. */
  hangsAfter: z.boolean().optional(),
  contentType: z.string().optional(),
  malformedJson: z.boolean().optional(),
  /** Answers 200 with exactly this. */
  body: z.string().optional(),
  redirectTo: z.string().optional(),
});

export type Fault = z.infer<typeof faultSchema>;

/** The ordered misbehaviours, in the order in which they were ordered. */
export class Faults {
  #active: { id: number; fault: Fault; left: number }[] = [];
  #nextId = 1;

  add(fault: Fault): number {
    const id = this.#nextId++;
    this.#active.push({ id, fault, left: fault.times ?? Number.POSITIVE_INFINITY });
    return id;
  }

  list(): (Fault & { id: number })[] {
    return this.#active.map(({ id, fault }) => ({ ...fault, id }));
  }

  clear(): void {
    this.#active = [];
  }

  /** The fault that befalls a request, which uses it up by one. */
  take(endpoint: Endpoint, sessionId: string | undefined, client: string | null): Fault | null {
    const hit = this.#active.find(
      ({ fault }) =>
        (fault.endpoint === "all" || fault.endpoint === endpoint) &&
        (fault.sessionId === undefined || fault.sessionId === sessionId) &&
        (fault.client === undefined || fault.client === client),
    );
    if (!hit) return null;
    hit.left -= 1;
    if (hit.left <= 0) this.#active = this.#active.filter((one) => one !== hit);
    return hit.fault;
  }
}
