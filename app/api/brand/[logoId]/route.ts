import { z } from "zod";
import { findLogo } from "@/lib/auth/brand";
import { notFound } from "@/lib/errors";
import { answer } from "@/lib/http/json";

/** A tenant's logo, for pages that people without an account see. What it may do as a page stands in next.config.ts. */
export function GET(
  _request: Request,
  { params }: { params: Promise<{ logoId: string }> },
): Promise<Response> {
  return answer(async () => {
    const { logoId } = await params;
    const logo = z.uuid().safeParse(logoId).success ? await findLogo(logoId) : null;
    if (!logo) throw notFound("That logo");
    return new Response(logo.bytes, {
      // Another logo has another address.
      headers: { "Content-Type": logo.type, "Cache-Control": "public, max-age=31536000, immutable" },
    });
  });
}
