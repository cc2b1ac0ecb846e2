import { returnFromProvider } from "@/lib/http/single-sign-on";

type Context = { params: Promise<{ tenant: string }> };

export async function GET(request: Request, { params }: Context): Promise<never> {
  return returnFromProvider(request, (await params).tenant);
}
