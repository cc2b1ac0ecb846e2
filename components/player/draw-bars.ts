import type { Voice } from "@/components/playback/voices";
import { voiceTones } from "./voice-tones";
import { type WaveformShape, waveformBars } from "./waveform-bars";

const BAR_PX = 2;
const GAP_PX = 1;
const LEAST_HEIGHT_PX = 2;

/** Draws the waveform over the whole canvas, on whole device pixels, in the `--voice-…` colours of `style`. */
export function drawBars(
  context: CanvasRenderingContext2D,
  shape: WaveformShape,
  voices: readonly Voice[],
  style: CSSStyleDeclaration,
): void {
  const { width, height } = context.canvas;
  const ratio = Math.max(1, Math.round(window.devicePixelRatio || 1));
  const barWidth = BAR_PX * ratio;
  const step = barWidth + GAP_PX * ratio;
  const count = Math.floor((width + GAP_PX * ratio) / step);
  if (count < 1) return;
  const tones = voiceTones(voices);
  const colorOf = (voice: Voice | undefined) => {
    // Before it is known who speaks, the whole recording has one colour.
    const tone =
      voices.length === 0 ? "candidate" : voice ? (tones.get(voice.speakerIndex) ?? "other") : "nobody";
    return style.getPropertyValue(`--voice-${tone}`).trim();
  };
  // The bars fill the width to the last pixel: the position above them is measured by it.
  const stretch = width / (count * step - GAP_PX * ratio);
  for (const [index, { height: share, voice }] of waveformBars(shape, voices, count).entries()) {
    const barHeight = Math.max(LEAST_HEIGHT_PX * ratio, Math.round((share * height) / 2) * 2);
    context.fillStyle = colorOf(voice);
    context.beginPath();
    context.roundRect(
      Math.round(index * step * stretch),
      Math.round((height - barHeight) / 2),
      barWidth,
      barHeight,
      barWidth / 2,
    );
    context.fill();
  }
}
