import { answerProviderSignOut } from "@/lib/http/provider-sign-out";

type Context = { params: Promise<{ tenant: string }> };

/** Back-channel sign-out by an organisation's provider. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  return answerProviderSignOut(request, (await params).tenant);
}
