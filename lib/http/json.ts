import { unstable_rethrow } from "next/navigation";
import { toErrorAnswer } from "./error-envelope";

/** Runs a route's work and answers errors in the envelope; Next's own redirects pass through. */
export async function answer(work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    unstable_rethrow(error);
    const { status, headers, body } = toErrorAnswer(error);
    return Response.json(body, { status, headers });
  }
}
