import type { Readable } from "node:stream";

/** One answer of the platform, headers read, body not yet. */
export type Upstream = {
  /** 200: the body starts at byte 0. 206: it starts at the `rangeStart` that was asked for. */
  statusCode: number;
  /** Size of the whole recording, for a 206 too (from Content-Range); null when it was not told. */
  sizeBytes: number | null;
  contentType: string;
  etag: string | null;
  acceptsRanges: boolean;
  body: Readable;
};

/**
 * Opens the recording on the platform. Rejects with a typed error before the first byte; an error with
 * `retryable: false` is not tried again. Aborting `signal` closes the connection.
 */
export type OpenUpstream = (options: { signal: AbortSignal; rangeStart?: number }) => Promise<Upstream>;

/** What must be the same when a download goes on with a second connection. */
export type UpstreamIdentity = Pick<Upstream, "sizeBytes" | "etag" | "acceptsRanges">;

/** The platform now sends something else than the bytes that were passed on already. */
export class UpstreamChangedError extends Error {
  override readonly name = "UpstreamChangedError";
  readonly retryable = false;
}

/** The platform stopped sending before the end. */
export class UpstreamCutError extends Error {
  override readonly name = "UpstreamCutError";
}
