import { remember } from "./remember";

/** The words of a key, lower case: `startTimeMs`, `start_time_ms` and `Start-Time-MS` are the same three. */
export const keyWords: (key: string) => readonly string[] = remember((key) => {
  if (/^[a-z\d]*$/.test(key)) return key === "" ? [] : [key.slice(0, 100)];
  return key
    .slice(0, 100)
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
});
