import { z } from "zod";

export const LEAST_COMPARED = 2;
const MOST_COMPARED = 5;

export type CompareInput = { ids: string[]; tooMany: boolean; view: "criteria" | "questions" };

/** `?ids=a,b,c&view=questions`. What is no id is left out, and so is what comes after the fifth. */
export function parseCompareInput(searchParams: Record<string, string | string[] | undefined>): CompareInput {
  const { ids, view } = searchParams;
  const named = [ids ?? []].flat().flatMap((part) => part.split(","));
  const known = [...new Set(named.filter((id) => z.uuid().safeParse(id).success))];
  return {
    ids: known.slice(0, MOST_COMPARED),
    tooMany: known.length > MOST_COMPARED,
    view: view === "questions" ? "questions" : "criteria",
  };
}
