import { loadedOnce } from "./loaded-once";

const layers = loadedOnce(() => import("./radix-layers"));

/** Begins to load what opens on a press: where the pointer rests or the keyboard is, and once the page is at rest. */
export const loadLayers = layers.start;

/** What opens on a press; null until it is loaded. */
export const useLayers = layers.useLoaded;

/** For what is only ever shown within a layer. */
export function layersInUse() {
  const loaded = layers.current();
  if (!loaded) throw new Error("This belongs into a layer, and none is loaded.");
  return loaded;
}
