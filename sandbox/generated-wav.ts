type Sound = { seconds: number; sampleRate: number; channels: number };

const HEAD_BYTES = 44;
const BYTES_PER_SAMPLE = 2;
const LOOP_SECONDS = 20;
const CHUNK_BYTES = 256 * 1024;

const loops = new Map<string, Buffer>();

export function generatedWavSize(sound: Sound): number {
  return HEAD_BYTES + sound.seconds * bytesPerSecond(sound);
}

/** The bytes from `start` to `end`, inclusive, of a WAV that is computed as it is read. */
export function* generatedWavBytes(sound: Sound, start: number, end: number): Generator<Buffer> {
  if (start < HEAD_BYTES) yield wavHead(sound).subarray(start, end + 1);
  const loop = loopOf(sound);
  let at = Math.max(0, start - HEAD_BYTES);
  const stop = end + 1 - HEAD_BYTES;
  while (at < stop) {
    const inLoop = at % loop.length;
    const chunk = loop.subarray(inLoop, Math.min(loop.length, inLoop + CHUNK_BYTES, inLoop + stop - at));
    yield chunk;
    at += chunk.length;
  }
}

function bytesPerSecond({ sampleRate, channels }: Sound): number {
  return sampleRate * channels * BYTES_PER_SAMPLE;
}

function wavHead(sound: Sound): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  const bodyBytes = generatedWavSize(sound) - HEAD_BYTES;
  head.write("RIFF", 0, "latin1");
  head.writeUInt32LE(bodyBytes + HEAD_BYTES - 8, 4);
  head.write("WAVEfmt ", 8, "latin1");
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(sound.channels, 22);
  head.writeUInt32LE(sound.sampleRate, 24);
  head.writeUInt32LE(bytesPerSecond(sound), 28);
  head.writeUInt16LE(sound.channels * BYTES_PER_SAMPLE, 32);
  head.writeUInt16LE(BYTES_PER_SAMPLE * 8, 34);
  head.write("data", 36, "latin1");
  head.writeUInt32LE(bodyBytes, 40);
  return head;
}

// Syllables of a low voice and a high one in turns, with pauses: enough to look and measure like an interview.
function loopOf(sound: Sound): Buffer {
  const { sampleRate, channels } = sound;
  const key = `${sampleRate}/${channels}`;
  const known = loops.get(key);
  if (known) return known;
  const frames = LOOP_SECONDS * sampleRate;
  const loop = Buffer.alloc(frames * channels * BYTES_PER_SAMPLE);
  for (let frame = 0; frame < frames; frame += 1) {
    const seconds = frame / sampleRate;
    const isFirstVoice = seconds < 6;
    const isPause = seconds % 6.7 > 5.6;
    const syllable = Math.max(0, Math.sin(seconds * 2 * Math.PI * (isFirstVoice ? 2.4 : 3.1)));
    const tone = Math.sin(seconds * 2 * Math.PI * (isFirstVoice ? 140 : 220));
    const value = isPause ? 0 : Math.round(tone * syllable * 9000);
    for (let channel = 0; channel < channels; channel += 1)
      loop.writeInt16LE(value, (frame * channels + channel) * BYTES_PER_SAMPLE);
  }
  loops.set(key, loop);
  return loop;
}
