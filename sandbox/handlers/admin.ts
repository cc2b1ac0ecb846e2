import { randomUUID } from "node:crypto";
import type { ServerResponse } from "node:http";
import { z } from "zod";
import { crowdSchema, makeCrowd } from "../crowd";
import { refuse, sendJson } from "../envelope";
import { faultSchema } from "../faults";
import type { SandboxState } from "../sandbox-state";
import type { SandboxClient } from "../seed/types";
import type { SessionRecord } from "../session-record";
import { DEFAULT_SETTINGS, settingsSchema } from "../settings";

const clientSchema = z.custom<SandboxClient>(
  (value) => typeof value === "string" && /^(acme|globex|crowd-(0|[1-9]\d{0,5}))$/.test(value),
  "no such client",
);

const newSessionsSchema = z.object({
  /** Chosen by whoever has stored it already. */
  id: z.uuid().optional(),
  client: clientSchema,
  status: z.enum(["initiated", "active", "completed", "failed"]).default("completed"),
  language: z.string().default("en"),
  roleName: z.string().default("Tester"),
  candidateRef: z.string().nullish(),
  candidateName: z.string().optional(),
  failureCode: z.string().optional(),
  createdDaysAgo: z.number().min(0).default(0),
  recordingFile: z.string().optional(),
  generatedRecording: z
    .object({
      seconds: z.number().int().min(1),
      sampleRate: z.number().int().default(8000),
      channels: z.number().int().min(1).max(2).default(1),
    })
    .optional(),
  transcriptFile: z.string().optional(),
  transcript: z.unknown().optional(),
});

const DAY_MS = 24 * 60 * 60_000;

const moveSchema = z.object({
  status: z.enum(["initiated", "active", "completed", "failed"]),
  failureCode: z.string().optional(),
});

type AdminRequest = {
  state: SandboxState;
  method: string;
  /** Behind `/__sandbox/`. */
  path: string;
  readJson: () => Promise<unknown>;
  response: ServerResponse;
};

/** The switches that only the sandbox has. They need no key: the sandbox listens to its own machine. */
export async function admin({ state, method, path, readJson, response }: AdminRequest): Promise<void> {
  const call = `${method} ${path}`;
  const read = async <T extends z.ZodType>(schema: T): Promise<z.output<T>> => {
    const parsed = schema.safeParse(await readJson());
    return parsed.success ? parsed.data : refuse(400, "INVALID_INPUT", z.prettifyError(parsed.error));
  };
  if (call === "GET faults") return sendJson(response, 200, { faults: state.faults.list() });
  if (call === "POST faults")
    return sendJson(response, 201, { id: state.faults.add(await read(faultSchema)) });
  if (call === "DELETE faults") {
    state.faults.clear();
    return sendJson(response, 200, {});
  }
  if (call === "GET settings") return sendJson(response, 200, state.settings);
  if (call === "PUT settings") {
    const change = await read(z.record(z.string(), z.unknown()));
    const parsed = settingsSchema.strict().safeParse({ ...state.settings, ...change });
    if (!parsed.success) refuse(400, "INVALID_INPUT", z.prettifyError(parsed.error));
    state.settings = parsed.data ?? state.settings;
    return sendJson(response, 200, state.settings);
  }
  if (call === "DELETE settings") {
    state.settings = structuredClone(DEFAULT_SETTINGS);
    return sendJson(response, 200, state.settings);
  }
  if (call === "GET requests") return sendJson(response, 200, state.requests.report());
  if (call === "DELETE requests") {
    state.requests.clear();
    return sendJson(response, 200, {});
  }
  if (call === "POST sessions") {
    const session = toRecord(await read(newSessionsSchema), state.now());
    state.sessions.add(session);
    return sendJson(response, 201, { id: session.id });
  }
  if (call === "POST generate") {
    const { client, count } = await read(z.object({ client: clientSchema, count: z.number().int().min(1) }));
    return sendJson(response, 201, { ids: state.sessions.generate(client, count) });
  }
  if (call === "POST crowd") {
    const crowd = await read(crowdSchema);
    for (const session of makeCrowd(crowd, state.now())) state.sessions.add(session);
    return sendJson(response, 201, { sessions: crowd.clients * crowd.each });
  }
  if (call === "POST open") {
    const { link } = await read(z.object({ link: z.string() }));
    const opened = state.sessions.find(state.links.get(link.replace(/^.*#t=/, "")) ?? "");
    if (!opened) return refuse(404, "NOT_FOUND", "No session has this link.");
    state.sessions.add(moved({ ...opened, activeAtMs: null }, { status: "active" }, state.now()));
    return sendJson(response, 200, { id: opened.id });
  }
  const gone = /^DELETE sessions\/(.+)$/.exec(call)?.[1];
  if (gone) {
    state.sessions.remove(gone);
    return sendJson(response, 200, { id: gone });
  }
  const id = /^PATCH sessions\/(.+)$/.exec(call)?.[1];
  const session = id ? state.sessions.find(id) : null;
  if (!session) return refuse(404, "NOT_FOUND", "The sandbox has no such switch.");
  state.sessions.add(moved(session, await read(moveSchema), state.now()));
  return sendJson(response, 200, { id: session.id });
}

function toRecord(input: z.output<typeof newSessionsSchema>, nowMs: number): SessionRecord {
  const { client, language, roleName, recordingFile, generatedRecording, transcriptFile, transcript } = input;
  const blank: SessionRecord = {
    id: input.id ?? randomUUID(),
    client,
    personaId: null,
    roleName,
    language,
    candidateRef: input.candidateRef ?? null,
    tags: null,
    metadata: input.candidateName ? { candidate_name: input.candidateName } : null,
    consentMode: "integrator",
    createdAtMs: nowMs - input.createdDaysAgo * DAY_MS,
    activeAtMs: null,
    endsAtMs: null,
    outcome: "completed",
    failureCode: null,
    durationSec: generatedRecording?.seconds ?? 60,
    recording: generatedRecording ?? (recordingFile ? { file: recordingFile } : null),
    transcript: transcriptFile
      ? { file: transcriptFile }
      : transcript === undefined
        ? null
        : { document: transcript },
    feedback: null,
  };
  return moved(blank, input, nowMs);
}

function moved(
  session: SessionRecord,
  { status, failureCode }: z.output<typeof moveSchema>,
  nowMs: number,
): SessionRecord {
  const hasEnded = status === "completed" || status === "failed";
  return {
    ...session,
    activeAtMs: status === "initiated" ? null : (session.activeAtMs ?? nowMs - (hasEnded ? 1000 : 0)),
    endsAtMs: hasEnded ? nowMs : null,
    outcome: status === "failed" ? "failed" : "completed",
    failureCode: failureCode ?? session.failureCode,
  };
}
