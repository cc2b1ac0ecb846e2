type Mark = {
  /** Members that have been read. */
  keys: string[];
  /** Understood with all that is in it. */
  isWhole: boolean;
  /** Read as speech, or an object inside such an item. */
  isSpoken: boolean;
  /** Says again what is read elsewhere: only prose beside it is still news. */
  isRepeat: boolean;
  /** Nobody spoke it, or it says something new among repeats: listed whole. */
  isUnread: boolean;
  /** A list of items: those without a mark of their own were read in full. */
  isItemList: boolean;
};

/** Which parts of a document have been understood, so that the rest can be pointed to. */
export class Used {
  private readonly marks = new Map<object, Mark>();

  read(container: object, key: string | number): void {
    this.markOf(container).keys.push(String(key));
  }

  touch(container: object): void {
    this.markOf(container);
  }

  speak(container: object): void {
    this.markOf(container).isSpoken = true;
  }

  readItemList(container: object): void {
    this.markOf(container).isItemList = true;
  }

  readWhole(container: object): void {
    this.markOf(container).isWhole = true;
  }

  repeat(container: object): void {
    this.markOf(container).isRepeat = true;
  }

  leaveOut(container: object): void {
    this.markOf(container).isUnread = true;
  }

  /** What is known of a container, or undefined when nothing of it was read. */
  of(container: object): Readonly<Mark> | undefined {
    return this.marks.get(container);
  }

  /** Takes over what was understood while reading a part that turned out to be wanted. */
  add(other: Used): void {
    for (const [container, mark] of other.marks) {
      const own = this.marks.get(container);
      if (!own) this.marks.set(container, mark);
      else {
        own.keys.push(...mark.keys);
        own.isWhole ||= mark.isWhole;
        own.isSpoken ||= mark.isSpoken;
        own.isRepeat ||= mark.isRepeat;
        own.isUnread ||= mark.isUnread;
        own.isItemList ||= mark.isItemList;
      }
    }
  }

  private markOf(container: object): Mark {
    const known = this.marks.get(container);
    if (known) return known;
    const mark = {
      keys: [],
      isWhole: false,
      isSpoken: false,
      isRepeat: false,
      isUnread: false,
      isItemList: false,
    };
    this.marks.set(container, mark);
    return mark;
  }
}
