import { returnFromProvider } from "@/lib/http/single-sign-on";

export function GET(request: Request): Promise<never> {
  return returnFromProvider(request, null);
}
