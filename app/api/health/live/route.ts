import { LIVE } from "@/lib/http/probe-front";

/** The process answers. In production `scripts/start.mjs` has it answered before Next. */
export function GET(): Response {
  return Response.json(LIVE.body, { headers: { "Cache-Control": "no-store" } });
}
