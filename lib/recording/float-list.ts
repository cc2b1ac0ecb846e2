/** A growing Float32Array. */
export class FloatList {
  length = 0;
  #values = new Float32Array(1024);

  push(value: number): void {
    if (this.length === this.#values.length) {
      const larger = new Float32Array(this.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values[this.length] = value;
    this.length += 1;
  }

  toArray(): Float32Array {
    return this.#values.slice(0, this.length);
  }
}
