import { answerProviderSignOut } from "@/lib/http/provider-sign-out";

/** Back-channel sign-out by the installation's provider. */
export function POST(request: Request): Promise<Response> {
  return answerProviderSignOut(request, null);
}
