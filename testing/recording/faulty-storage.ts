import type { SpoolStorage } from "@/lib/recording/spool-storage";

/** A disk that is full after `capacityBytes` in all. */
export function limitedStorage(storage: SpoolStorage, capacityBytes: number): SpoolStorage {
  let freeBytes = capacityBytes;
  return {
    async create() {
      const file = await storage.create();
      return {
        ...file,
        async append(chunks, position) {
          freeBytes -= chunks.reduce((sum, chunk) => sum + chunk.length, 0);
          if (freeBytes < 0) throw Object.assign(new Error("ENOSPC: no space left"), { code: "ENOSPC" });
          await file.append(chunks, position);
        },
      };
    },
  };
}

/** A disk on which no write ends before `release` is called. */
export function stuckStorage(storage: SpoolStorage): SpoolStorage & { release(): void } {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  return {
    release,
    async create() {
      const file = await storage.create();
      return {
        ...file,
        async append(chunks, position) {
          await released;
          await file.append(chunks, position);
        },
      };
    },
  };
}
