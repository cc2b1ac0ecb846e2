import { z } from "zod";
import type { CalibrationInput } from "@/lib/data/reports/calibration";

const schema = z.object({
  scorecard: z.uuid().nullable().catch(null).default(null),
  criterion: z.string().max(40).nullable().catch(null).default(null),
  role: z.string().max(200).nullable().catch(null).default(null),
});

/** `?scorecard=…&criterion=…&role=…`. What makes no sense is left out, as an old link should still open. */
export function parseCalibrationInput(
  searchParams: Record<string, string | string[] | undefined>,
): CalibrationInput {
  const { scorecard, criterion, role } = schema.parse(searchParams);
  return { scorecardId: scorecard, criterionId: criterion, roleName: role };
}
