import type { Lease } from "./lease";

/** A recording as one kind of reader gets it: the whole file, or only what is heard of it. */
export type RecordingView = {
  /** Null while it is not known. */
  sizeBytes: number | null;
  /** Null while the size is not known. */
  etag: string | null;
  contentType: string;
  /** Null when it cannot be known. */
  wholeSize: () => Promise<number | null>;
  head: (maxBytes: number) => Promise<Buffer>;
  /** From `start` up to, not including, `end`; to the end when null. */
  bytes: (start: number, end: number | null) => AsyncGenerator<Buffer, void>;
};

/** The file as the platform has it. */
export function wholeView(lease: Lease): RecordingView {
  const { entry } = lease;
  return {
    sizeBytes: entry.sizeBytes,
    etag: entry.etag,
    contentType: entry.contentType,
    wholeSize: () => lease.wholeSize(),
    head: (maxBytes) => lease.head(maxBytes),
    bytes: (start, end) => lease.bytes(start, end),
  };
}
