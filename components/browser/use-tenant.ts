"use client";

import { useParams } from "next/navigation";

/** The slug of the organisation whose page this is, as its actions take it. */
export function useTenant(): string {
  return useParams<{ tenant: string }>().tenant;
}
