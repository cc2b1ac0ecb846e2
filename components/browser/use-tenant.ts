"use client";

import { useParams } from "next/navigation";

/** The slug of the organisation whose page this is, as its actions take it. */
export function useTenant(): string {
  // With a folder pages/, the types of a built app say that there may be none.
  return useParams<{ tenant: string }>()?.tenant ?? "";
}
