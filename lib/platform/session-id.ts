/** Whether the platform could have given this id: safe as one segment of a path, at most 200 characters. */
export function isPlausibleSessionId(id: string): boolean {
  return /^[\w-][\w.:~-]{0,199}$/.test(id) && !id.includes("..");
}
