import { setTimeout as sleep } from "node:timers/promises";
import {
  type OpenUpstream,
  type Upstream,
  UpstreamChangedError,
  UpstreamCutError,
  type UpstreamIdentity,
} from "./upstream";

export type ResumableBytesOptions = {
  open: OpenUpstream;
  signal: AbortSignal;
  identity: UpstreamIdentity;
  /** An answer that is open already and starts at byte 0. */
  first?: Upstream;
  /** First byte wanted. */
  position: number;
  /** True when `bytes` are what was received at `position` before. Asked about each byte that comes twice. */
  isSame?: (position: number, bytes: Buffer) => Promise<boolean>;
  retry: RetryPolicy;
};

export type RetryPolicy = {
  /** Connections in a row that may bring nothing new. */
  attempts: number;
  delayMs: number;
  /** A connection that sends nothing for so long counts as cut. */
  stallTimeoutMs: number;
};

/** Bytes asked for twice when resuming with Range, so that a changed recording does not go unnoticed. */
const OVERLAP_BYTES = 64 * 1024;

/**
 * The recording's bytes from `position` to its end, over as many connections as it takes. Goes on with Range when
 * the platform supports it, else starts again and skips. Throws `UpstreamChangedError` when size, ETag or a byte
 * differs, and the last connection's error when several in a row brought nothing; never ends early.
 */
export async function* resumableBytes(options: ResumableBytesOptions): AsyncGenerator<Buffer, void> {
  const { identity, isSame, retry, signal } = options;
  let next = options.position;
  let failures = 0;
  let upstream = options.first;
  let offset = 0;
  for (;;) {
    try {
      if (!upstream) {
        [upstream, offset] = await reopen(options, next);
      }
      for await (const chunk of untilStall(upstream, retry.stallTimeoutMs)) {
        const end = offset + chunk.length;
        if (identity.sizeBytes !== null && end > identity.sizeBytes)
          throw new UpstreamChangedError("The platform sent more bytes than it announced.");
        const known = chunk.subarray(0, Math.max(0, next - offset));
        if (isSame && known.length > 0 && !(await isSame(offset, known)))
          throw new UpstreamChangedError("The recording changed while it was being read.");
        offset = end;
        if (end > next) {
          next = end;
          failures = 0;
          yield known.length === 0 ? chunk : chunk.subarray(known.length);
        }
      }
      if (identity.sizeBytes === null && offset < next)
        throw new UpstreamChangedError("The recording became shorter while it was being read.");
      if (identity.sizeBytes === null || offset === identity.sizeBytes) return;
      throw new UpstreamCutError("The platform ended the recording early.");
    } catch (error) {
      failures += 1;
      if (signal.aborted || !isRetryable(error) || failures > retry.attempts) throw error;
    }
    upstream = undefined;
    await sleep(retry.delayMs * failures, undefined, { signal });
  }
}

async function reopen(
  { identity, isSame, open, signal }: ResumableBytesOptions,
  next: number,
): Promise<[Upstream, number]> {
  const rangeStart = identity.acceptsRanges ? Math.max(0, next - (isSame ? OVERLAP_BYTES : 0)) : 0;
  const upstream = await open(rangeStart > 0 ? { signal, rangeStart } : { signal });
  if (upstream.sizeBytes !== identity.sizeBytes || upstream.etag !== identity.etag) {
    upstream.body.destroy();
    throw new UpstreamChangedError("The recording changed while it was being read.");
  }
  return [upstream, upstream.statusCode === 206 ? rangeStart : 0];
}

async function* untilStall(upstream: Upstream, stallTimeoutMs: number): AsyncGenerator<Buffer, void> {
  const { body } = upstream;
  let waiting = true;
  // A slow listener is not the platform's fault: only time spent waiting for the platform counts.
  const timer = setTimeout(() => {
    if (waiting) body.destroy(new UpstreamCutError("The platform stopped sending."));
  }, stallTimeoutMs);
  try {
    for await (const chunk of body as AsyncIterable<Buffer>) {
      waiting = false;
      yield chunk;
      waiting = true;
      timer.refresh();
    }
  } finally {
    clearTimeout(timer);
    body.destroy();
  }
}

function isRetryable(error: unknown): boolean {
  return !(error instanceof Error && "retryable" in error && error.retryable === false);
}
