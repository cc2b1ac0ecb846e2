import { toErrorAnswer } from "./error-envelope";

/** Runs a route's work and answers errors in the envelope. */
export async function answer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    const { status, headers, body } = toErrorAnswer(error);
    return Response.json(body, { status, headers });
  }
}
