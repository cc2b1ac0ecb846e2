/** Where a value stands in the document. `key` is null for the document inside a string. */
export type Place = {
  parent: Place | null;
  key: string | number | null;
  value: unknown;
  depth: number;
};

export function rootPlace(value: unknown): Place {
  return { parent: null, key: null, value, depth: 0 };
}

export function placeIn(parent: Place, key: string | number | null, value: unknown): Place {
  return { parent, key, value, depth: parent.depth + 1 };
}

/** The JSON pointer (RFC 6901) of a place; what lies inside a string is pointed to by the string. */
export function pointerOf(place: Place): string {
  let keys: (string | number)[] = [];
  for (let at: Place | null = place; at?.parent; at = at.parent) {
    if (at.key === null) keys = [];
    else keys.push(at.key);
  }
  return keys
    .reverse()
    .map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`)
    .join("");
}
