import { startAtProvider } from "@/lib/http/single-sign-on";

export function GET(request: Request): Promise<never> {
  return startAtProvider(request, null);
}
