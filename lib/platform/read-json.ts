import { z } from "zod";
import { isRefusal } from "./error-from-response";
import { PlatformContractError, type PlatformError } from "./errors";
import { readBody } from "./read-body";
import type { PlatformResponse } from "./request";

type JsonLimits = { endpoint: string; maxBytes: number; timeoutMs: number };

/**
 * Reads and parses a JSON body. Throws PlatformContractError when it is not JSON, and the `refusal` when it is an error
 * envelope in spite of its status.
 */
export async function readJson(
  response: PlatformResponse,
  limits: JsonLimits,
  refusal: (body: Buffer) => PlatformError,
): Promise<unknown> {
  const body = await readBody(response.body, { ...limits, encoding: response.headers["content-encoding"] });
  const answer = parseJson(body, limits.endpoint);
  if (isRefusal(answer)) throw refusal(body);
  return answer;
}

function parseJson(body: Buffer, endpoint: string): unknown {
  try {
    return JSON.parse(body.toString("utf8").replace(/^\uFEFF/, ""));
  } catch {
    // Not kept as cause: a SyntaxError quotes the text.
    throw new PlatformContractError({ code: "MALFORMED_JSON", endpoint, path: "body" });
  }
}

/** Checks a value at the edge. Throws PlatformContractError with the path of the first breach, below `at`. */
export function parseContract<T extends z.ZodType>(
  schema: T,
  value: unknown,
  endpoint: string,
  at: PropertyKey[] = [],
): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const path = z.core.toDotPath([...at, ...(result.error.issues[0]?.path ?? [])]) || "body";
  throw new PlatformContractError({ code: "UNEXPECTED_SHAPE", endpoint, path });
}
