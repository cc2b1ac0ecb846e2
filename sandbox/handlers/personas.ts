import { randomUUID } from "node:crypto";
import { z } from "zod";
import { refuse, sendJson } from "../envelope";
import type { Exchange, Persona } from "../sandbox-state";
import type { SessionRecord } from "../session-record";

const LINK_SECONDS = 604_800;
const CANDIDATE_REF_LENGTH = 256;
const METADATA_BYTES = 8 * 1024;
const STARTS_AFTER_MS = 20_000;
const ENDS_AFTER_MS = 80_000;

const personaSchema = z.object({ role_name: z.string().min(1), language: z.string().min(2) });

const metadataSchema = z
  .record(z.string().min(1).max(40), z.union([z.string().max(500), z.number(), z.boolean()]))
  .refine((metadata) => Object.keys(metadata).length <= 50, "at most 50 keys")
  .refine((metadata) => Buffer.byteLength(JSON.stringify(metadata)) <= METADATA_BYTES, "at most 8 KB");

const sessionSchema = z.object({
  consent_mode: z.enum(["explicit", "integrator"]),
  candidate_ref: z.string().nullish(),
  metadata: metadataSchema.nullish(),
  tags: z.array(z.string().min(1).max(40)).max(20).nullish(),
});

/** `POST /personas`. */
export async function createPersona(exchange: Exchange): Promise<void> {
  const { state, client, response } = exchange;
  const body = await readBody(exchange, personaSchema);
  const created_at = new Date(state.now()).toISOString();
  const persona: Persona = { id: randomUUID(), client, ...body, status: "active", created_at };
  state.personas.set(persona.id, persona);
  sendJson(response, 201, toAnswer(persona));
}

/** `GET /personas`. */
export function listPersonas({ state, client, response }: Exchange): void {
  const own = [...state.personas.values()].filter((persona) => persona.client === client);
  sendJson(response, 200, { personas: own.map(toAnswer), total: own.length });
}

/** `GET /personas/{id}`. */
export function getPersona(exchange: Exchange, id: string): void {
  sendJson(exchange.response, 200, toAnswer(requirePersona(exchange, id)));
}

/** `PATCH /personas/{id}`. */
export async function updatePersona(exchange: Exchange, id: string): Promise<void> {
  const { role_name, language } = await readBody(exchange, personaSchema.partial());
  const persona = requirePersona(exchange, id);
  if (role_name !== undefined) persona.role_name = role_name;
  if (language !== undefined) persona.language = language;
  sendJson(exchange.response, 200, toAnswer(persona));
}

/** `POST /personas/{id}/sessions`. The candidate of the sandbox opens the link by itself and talks for a minute. */
export async function createSession(exchange: Exchange, personaId: string): Promise<void> {
  const { state, client, response } = exchange;
  const persona = requirePersona(exchange, personaId);
  const body = await readBody(exchange, sessionSchema);
  const { sessionsLeft, startedId, candidatesComeAlone } = state.settings;
  if (sessionsLeft === 0) refuse(402, "INSUFFICIENT_CREDITS", "There are no credits left.");
  if (sessionsLeft !== null) state.settings = { ...state.settings, sessionsLeft: sessionsLeft - 1 };
  const nowMs = state.now();
  const session: SessionRecord = {
    id: randomUUID(),
    client,
    personaId,
    roleName: persona.role_name,
    language: persona.language,
    candidateRef: body.candidate_ref?.slice(0, CANDIDATE_REF_LENGTH) ?? null,
    tags: body.tags ?? null,
    metadata: body.metadata ?? null,
    consentMode: body.consent_mode,
    createdAtMs: nowMs,
    activeAtMs: candidatesComeAlone ? nowMs + STARTS_AFTER_MS : null,
    endsAtMs: candidatesComeAlone ? nowMs + ENDS_AFTER_MS : null,
    outcome: "completed",
    failureCode: null,
    durationSec: 60,
    recording: { seconds: 60, sampleRate: 8000, channels: 1 },
    transcript: {
      document: [{ speaker: "interviewer", text: `Thank you for your interest in ${persona.role_name}.` }],
    },
    feedback: null,
  };
  state.sessions.add(session);
  sendJson(response, 201, {
    ...(startedId === "id" ? {} : { session_id: session.id }),
    ...(startedId === "session_id" ? {} : { id: session.id }),
    candidate_link: `https://interview.zenhire.ai/#t=${newLink(state, session.id)}`,
    expires_in: LINK_SECONDS,
  });
}

function newLink(state: Exchange["state"], sessionId: string): string {
  const token = randomUUID();
  state.links.set(token, sessionId);
  return token;
}

function requirePersona({ state, client }: Exchange, id: string): Persona {
  const persona = state.personas.get(id);
  if (!persona) return refuse(404, "PERSONA_NOT_FOUND", "There is no such persona.");
  if (persona.client !== client) refuse(403, "FORBIDDEN", "This persona belongs to another client.");
  return persona;
}

function toAnswer({ client: _, ...persona }: Persona) {
  return persona;
}

async function readBody<T extends z.ZodType>(exchange: Exchange, schema: T): Promise<z.output<T>> {
  const parsed = schema.safeParse(await exchange.readJson());
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  return refuse(400, "INVALID_INPUT", `${issue?.path.join(".") || "body"}: ${issue?.message}`);
}
