import { metrics } from "@/lib/metrics";

export async function GET(): Promise<Response> {
  const { registry } = metrics;
  return new Response(await registry.metrics(), { headers: { "Content-Type": registry.contentType } });
}
