import { whyNotReady } from "@/lib/http/readiness";

/** Whether the replica can do its work: it has started up and its database answers. If not, why. */
export async function GET(): Promise<Response> {
  const reason = await whyNotReady();
  return Response.json(reason === null ? { status: "ready" } : { status: "not ready", reason }, {
    status: reason === null ? 200 : 503,
    headers: { "Cache-Control": "no-store" },
  });
}
