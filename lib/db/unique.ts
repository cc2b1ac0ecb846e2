import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** What `work` gives; a row that is there already becomes a `conflict` with `message` for the person. */
export async function orConflict<T>(work: Promise<T>, message: string): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (isTaken(error)) throw new AppError("conflict", message, { cause: error });
    throw error;
  }
}

/** Whether a row was refused because one like it is there already (Prisma's P2002). */
export function isTaken(error: unknown): boolean {
  // https://www.prisma.io/docs/orm/reference/error-reference#p2002
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002";
}
