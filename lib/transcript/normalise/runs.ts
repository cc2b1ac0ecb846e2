import type { Frame, Run } from "./frame";
import type { Shape } from "./shape";

/** The pieces of all lists by their shapes, in the order in which they first come. */
export class Runs {
  readonly all: Run[] = [];
  private readonly latest = new Map<Shape, Run>();

  /** Those of a shape in a list; of a shape that is new none are there yet, however many others are. */
  of(list: Frame, shape: Shape): Run {
    if (list.run?.shape === shape) return list.run;
    let run = this.latest.get(shape) ?? null;
    if (run && run.list !== list) {
      run = list.run;
      while (run && run.shape !== shape) run = run.before;
    }
    if (run) return run;
    const made: Run = { list, shape, pieces: [], before: list.run };
    list.run = made;
    this.latest.set(shape, made);
    this.all.push(made);
    return made;
  }
}
