/** Sends spans to an OpenTelemetry collector by OTLP over HTTP. The only file that loads the library. */
import { AsyncLocalStorage } from "node:async_hooks";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-http";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BasicTracerProvider, BatchSpanProcessor } from "@opentelemetry/sdk-trace-base";
import packageJson from "@/package.json";
import { routeOf } from "./route-of";
import { collected, type Tracing } from "./trace";

const KINDS = { server: SpanKind.SERVER, client: SpanKind.CLIENT };

/**
 * Collects spans from now on and sends them to `endpoint`, to which `/v1/traces` is added. The library's other settings
 * (OTEL_EXPORTER_OTLP_HEADERS, OTEL_TRACES_SAMPLER, OTEL_BSP_…) it reads itself. Its provider is not made the process's:
 * the framework and other packages would add spans of their own, with addresses in them that are secrets.
 */
export function startTracing(endpoint: string, routes: readonly string[]): Tracing {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, "")}/v1/traces` });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({
      "service.name": process.env.OTEL_SERVICE_NAME || "debrief",
      "service.version": packageJson.version,
    }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  const tracer = provider.getTracer("debrief");
  const current = new AsyncLocalStorage<Span>();

  const start = (kind: SpanKind, name: string, attributes: Record<string, string | number>) => {
    const parent = current.getStore();
    const context = parent ? trace.setSpan(ROOT_CONTEXT, parent) : ROOT_CONTEXT;
    return tracer.startSpan(name, { kind, attributes }, context);
  };
  const end = (span: Span, error: unknown, more: Record<string, string | number> = {}) => {
    span.setAttributes(more);
    if (error) {
      span.setAttribute("error.type", error instanceof Error ? error.name : "unknown");
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end();
  };

  const tracing: Tracing = {
    begin: (kind, name, attributes) => {
      const span = start(KINDS[kind], name, attributes);
      return (error, more) => end(span, error, more);
    },
    within: async (name, attributes, work) => {
      const span = start(SpanKind.INTERNAL, name, attributes);
      try {
        const result = await current.run(span, work);
        end(span, null);
        return result;
      } catch (error) {
        end(span, error);
        throw error;
      }
    },
    request: ({ method = "GET", url = "/" }, response, answer) => {
      const route = routeOf(routes, url.split("?", 1)[0] ?? "");
      // Scripts, styles and what is not there.
      if (route === null) return answer();
      const span = start(SpanKind.SERVER, `${method} ${route}`, {
        "http.request.method": method,
        "http.route": route,
      });
      response.once("close", () => {
        const { statusCode } = response;
        end(span, statusCode >= 500 ? new Error() : null, { "http.response.status_code": statusCode });
      });
      current.run(span, answer);
    },
    stop: () => provider.shutdown(),
  };
  collected.by = tracing;
  return tracing;
}

/** The patterns of the pages and routes that the build in `folder` made. */
export async function readRoutes(folder: string): Promise<string[]> {
  const read = async (name: string) =>
    JSON.parse(await readFile(path.join(/* turbopackIgnore: true */ folder, name), "utf8")) as Record<
      string,
      string
    >;
  const [app, pages] = await Promise.all([
    read("app-path-routes-manifest.json"),
    read("server/pages-manifest.json"),
  ]);
  return [...Object.values(app), ...Object.keys(pages)].filter((route) => !route.startsWith("/_"));
}
