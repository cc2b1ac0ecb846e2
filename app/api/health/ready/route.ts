import { readinessAnswer } from "@/lib/http/probe-front";

/** Whether the replica can do its work. In production `scripts/start.mjs` has it answered before Next. */
export async function GET(): Promise<Response> {
  const { status, body } = await readinessAnswer();
  return Response.json(body, { status, headers: { "Cache-Control": "no-store" } });
}
