export type Span = { startMs: number; endMs: number };
