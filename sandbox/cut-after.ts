import type { ServerResponse } from "node:http";

/** Lets `bytes` of the body through and then breaks the connection. */
export function cutAfter(response: ServerResponse, bytes: number): void {
  let left = bytes;
  const write = response.write.bind(response) as (chunk: Buffer) => boolean;
  const cut = (chunk: unknown): boolean => {
    const buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk ?? ""));
    if (buffer.length <= left) {
      left -= buffer.length;
      return write(buffer);
    }
    write(buffer.subarray(0, left));
    left = 0;
    // What was written has to be on its way before the connection goes.
    setImmediate(() => response.destroy());
    return false;
  };
  response.write = cut as typeof response.write;
  const end = response.end.bind(response);
  response.end = ((chunk?: unknown) => {
    if (chunk !== undefined) cut(chunk);
    if (left > 0) end();
    else response.destroy();
    return response;
  }) as typeof response.end;
}
