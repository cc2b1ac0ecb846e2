/** Which parts of a document have been understood, so that the rest can be pointed to. */
export class Used {
  /** Containers of which something has been read. */
  readonly touched = new Set<object>();
  /** Containers that are understood with all that is in them. */
  readonly whole = new Set<object>();
  /** Items read as speech, with the objects inside them that were looked into. */
  readonly spoken = new Set<object>();
  /** Containers that say again what is read elsewhere: only prose beside them is still news. */
  readonly repeats = new Set<object>();
  /** Items that nobody spoke, or that say something new among repeats: listed whole. */
  readonly unread = new Set<object>();
  private readonly members = new Map<object, string[]>();

  mark(container: object, key: string | number): void {
    this.touched.add(container);
    const keys = this.members.get(container);
    if (keys) keys.push(String(key));
    else this.members.set(container, [String(key)]);
  }

  has(container: object, key: string): boolean {
    return this.members.get(container)?.includes(key) ?? false;
  }

  /** Takes over what was understood while reading a part that turned out to be wanted. */
  add(other: Used): void {
    for (const container of other.touched) this.touched.add(container);
    for (const container of other.whole) this.whole.add(container);
    for (const container of other.repeats) this.repeats.add(container);
    for (const container of other.spoken) this.spoken.add(container);
    for (const [container, keys] of other.members) {
      const own = this.members.get(container);
      if (own) own.push(...keys);
      else this.members.set(container, keys);
    }
  }
}
