import { startAtProvider } from "@/lib/http/single-sign-on";

type Context = { params: Promise<{ tenant: string }> };

export async function GET(request: Request, { params }: Context): Promise<never> {
  return startAtProvider(request, (await params).tenant);
}
