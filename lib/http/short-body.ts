const MOST_BYTES = 64 * 1024;

/** Whether a request's body has at most so many bytes, by default as our small forms and messages. One that hides its length has not. */
export function hasShortBody({ headers }: Pick<Request, "headers">, mostBytes = MOST_BYTES): boolean {
  const length = headers.get("content-length");
  if (length === null) return !headers.has("transfer-encoding");
  return Number(length) <= mostBytes;
}

/** The form in a request; an empty one for anything that is no form, or too long for one of ours. */
export async function readShortForm(request: Request): Promise<FormData> {
  if (!hasShortBody(request)) return new FormData();
  return request.formData().catch(() => new FormData());
}
