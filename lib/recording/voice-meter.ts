import { FloatList } from "./float-list";

/** Enough of the spectrum to tell voices apart, whatever the rate of the recording. */
const TARGET_RATE_HZ = 8000;
const WINDOW_MS = 40;
/** One window in so many is listened to: enough to know a voice, at half the work. */
const EVERY = 2;
const LAGS = 7;
/** Windows this far below the loudest so far are not voices. */
const QUIET_SHARE = 1e-4;
/** Steadies the prediction, like noise 30 dB below the signal would. */
const WHITENING = 1.001;
const PITCH_DECIMATION = 4;
const MIN_PITCH_HZ = 65;
const MAX_PITCH_HZ = 400;
const VOICED = 0.5;
const NEARLY = 0.75;

/** What windows of 40 ms sound like, of which one starts each `periodMs`. */
export type VoiceWindows = {
  periodMs: number;
  /** Hz; 0 where there is none. */
  pitches: Float32Array;
  /** Mean power; 0 where it is too quiet to tell a voice. */
  powers: Float32Array;
  /** LPC cepstrum, `VOICE_CEPSTRA` for each window. */
  cepstra: Float32Array;
};

export const VOICE_CEPSTRA = LAGS;

/** Listens to how voices sound as samples pass, so that the turns of two people can be told apart. */
export class VoiceMeter {
  readonly #channels: number;
  readonly #group: number;
  readonly #rateHz: number;
  readonly #window: Float32Array;
  readonly #low: Float32Array;
  readonly #correlations = new Float64Array(LAGS + 1);
  readonly #pitches = new FloatList();
  readonly #powers = new FloatList();
  readonly #cepstra = new FloatList();
  #filled = 0;
  #sum = 0;
  #inGroup = 0;
  #loudest = 1e-7;
  /** Samples still to pass by. */
  #resting = 0;

  constructor(sampleRateHz: number, channels: number) {
    this.#channels = channels;
    this.#group = Math.max(1, Math.round(sampleRateHz / TARGET_RATE_HZ));
    this.#rateHz = sampleRateHz / this.#group;
    this.#window = new Float32Array(Math.round((this.#rateHz * WINDOW_MS) / 1000));
    this.#low = new Float32Array(Math.floor(this.#window.length / PITCH_DECIMATION));
  }

  /** Takes whole frames of interleaved samples. */
  push(samples: Float32Array): void {
    const groupSamples = this.#group * this.#channels;
    const window = this.#window;
    const { length } = samples;
    let at = Math.min(length, this.#resting);
    this.#resting -= at;
    while (at < length) {
      const end = Math.min(length, at + groupSamples - this.#inGroup);
      let sum = this.#sum;
      this.#inGroup += end - at;
      for (; at < end; at += 1) sum += samples[at] ?? 0;
      this.#sum = sum;
      if (this.#inGroup < groupSamples) return;
      window[this.#filled] = sum / groupSamples;
      this.#filled += 1;
      this.#sum = 0;
      this.#inGroup = 0;
      if (this.#filled < window.length) continue;
      this.#endWindow();
      const restSamples = window.length * groupSamples * (EVERY - 1);
      const passed = Math.min(length - at, restSamples);
      this.#resting = restSamples - passed;
      at += passed;
    }
  }

  finish(): VoiceWindows {
    return {
      periodMs: ((this.#window.length * EVERY) / this.#rateHz) * 1000,
      pitches: this.#pitches.toArray(),
      powers: this.#powers.toArray(),
      cepstra: this.#cepstra.toArray(),
    };
  }

  #endWindow(): void {
    this.#filled = 0;
    const window = this.#window;
    removeMean(window);
    const correlations = this.#correlations;
    autocorrelate(window, correlations, 0, 1);
    const power = (correlations[0] ?? 0) / window.length;
    this.#loudest = Math.max(this.#loudest, power);
    const isVoice = power > this.#loudest * QUIET_SHARE;
    this.#powers.push(isVoice ? power : 0);
    this.#pitches.push(isVoice ? this.#pitch() : 0);
    if (isVoice) autocorrelate(window, correlations, 1, LAGS + 1);
    const cepstrum = isVoice ? toCepstrum(correlations) : null;
    for (let i = 0; i < LAGS; i += 1) this.#cepstra.push(cepstrum?.[i] ?? 0);
  }

  /** The lag at which the low-passed window repeats itself best; 0 when it does not. */
  #pitch(): number {
    const low = this.#low;
    const rateHz = this.#rateHz / PITCH_DECIMATION;
    for (let i = 0; i < low.length; i += 1) {
      let sum = 0;
      for (let j = 0; j < PITCH_DECIMATION; j += 1) sum += this.#window[i * PITCH_DECIMATION + j] ?? 0;
      low[i] = sum;
    }
    const minLag = Math.max(2, Math.floor(rateHz / MAX_PITCH_HZ));
    const maxLag = Math.min(low.length >> 1, Math.ceil(rateHz / MIN_PITCH_HZ));
    const likeness = new Float32Array(maxLag + 2);
    let best = 0;
    for (let lag = minLag - 1; lag <= maxLag + 1; lag += 1) {
      likeness[lag] = normalisedCorrelation(low, lag);
      if (lag >= minLag && lag <= maxLag) best = Math.max(best, likeness[lag] ?? 0);
    }
    if (best < VOICED) return 0;
    // The shortest lag that is nearly as good: its multiples repeat as well.
    for (let lag = minLag; lag <= maxLag; lag += 1) {
      const [before, here, after] = [likeness[lag - 1] ?? 0, likeness[lag] ?? 0, likeness[lag + 1] ?? 0];
      if (here < before || here < after) continue;
      // Between two lags it would be better still, by the parabola through the three.
      const bend = before - 2 * here + after;
      const offset = bend < 0 ? (0.5 * (before - after)) / bend : 0;
      if (here - 0.25 * (before - after) * offset >= best * NEARLY) return rateHz / (lag + offset);
    }
    return 0;
  }
}

/** A constant would be alike at every lag. */
function removeMean(window: Float32Array): void {
  let sum = 0;
  for (const sample of window) sum += sample;
  const mean = sum / window.length;
  for (let i = 0; i < window.length; i += 1) window[i] = (window[i] ?? 0) - mean;
}

function autocorrelate(window: Float32Array, into: Float64Array, firstLag: number, endLag: number): void {
  for (let lag = firstLag; lag < endLag; lag += 1) {
    let sum = 0;
    for (let i = lag; i < window.length; i += 1) sum += (window[i] ?? 0) * (window[i - lag] ?? 0);
    into[lag] = sum;
  }
}

function normalisedCorrelation(samples: Float32Array, lag: number): number {
  let [cross, early, late] = [0, 1e-12, 1e-12];
  for (let i = lag; i < samples.length; i += 1) {
    const [now, then] = [samples[i] ?? 0, samples[i - lag] ?? 0];
    cross += now * then;
    early += then * then;
    late += now * now;
  }
  return cross / Math.sqrt(early * late);
}

/** Levinson and Durbin's recursion, then the cepstrum of the predictor. */
function toCepstrum(correlations: Float64Array): Float64Array {
  const predictor = new Float64Array(LAGS + 1);
  let error = (correlations[0] ?? 0) * WHITENING;
  for (let order = 1; order <= LAGS; order += 1) {
    let sum = correlations[order] ?? 0;
    for (let i = 1; i < order; i += 1) sum -= (predictor[i] ?? 0) * (correlations[order - i] ?? 0);
    const reflection = sum / error;
    const earlier = predictor.slice();
    predictor[order] = reflection;
    for (let i = 1; i < order; i += 1)
      predictor[i] = (earlier[i] ?? 0) - reflection * (earlier[order - i] ?? 0);
    error *= 1 - reflection * reflection;
  }
  const cepstrum = new Float64Array(LAGS);
  for (let n = 1; n <= LAGS; n += 1) {
    let value = predictor[n] ?? 0;
    for (let k = 1; k < n; k += 1) value += (k / n) * (cepstrum[k - 1] ?? 0) * (predictor[n - k] ?? 0);
    cepstrum[n - 1] = value;
  }
  return cepstrum;
}
