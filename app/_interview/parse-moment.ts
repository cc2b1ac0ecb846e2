/** `?t=754` in seconds as milliseconds; null for anything else. */
export function parseMoment(value: string | string[] | undefined): number | null {
  if (typeof value !== "string" || !/^\d{1,6}(\.\d{1,3})?$/.test(value)) return null;
  return Math.round(Number(value) * 1000);
}
