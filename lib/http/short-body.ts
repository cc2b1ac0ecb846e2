const MOST_BYTES = 64 * 1024;

/** Whether a request's body is one that our small forms and messages could be. One that hides its length is not. */
export function hasShortBody({ headers }: Request): boolean {
  const length = headers.get("content-length");
  if (length === null) return !headers.has("transfer-encoding");
  return Number(length) <= MOST_BYTES;
}

/** The form in a request; an empty one for anything that is no form, or too long for one of ours. */
export async function readShortForm(request: Request): Promise<FormData> {
  if (!hasShortBody(request)) return new FormData();
  return request.formData().catch(() => new FormData());
}
