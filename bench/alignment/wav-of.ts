const HEAD_BYTES = 44;

/** A 16-bit WAV file of one or two channels. */
export function wavOf(channels: readonly Float32Array[], sampleRateHz: number): Buffer {
  const frames = channels[0]?.length ?? 0;
  const frameBytes = 2 * channels.length;
  const wav = Buffer.alloc(HEAD_BYTES + frames * frameBytes);
  wav.write("RIFF\0\0\0\0WAVEfmt ", 0, "latin1");
  wav.writeUInt32LE(wav.length - 8, 4);
  wav.writeUInt32LE(16, 16);
  wav.writeUInt16LE(1, 20);
  wav.writeUInt16LE(channels.length, 22);
  wav.writeUInt32LE(sampleRateHz, 24);
  wav.writeUInt32LE(sampleRateHz * frameBytes, 28);
  wav.writeUInt16LE(frameBytes, 32);
  wav.writeUInt16LE(16, 34);
  wav.write("data", 36, "latin1");
  wav.writeUInt32LE(frames * frameBytes, 40);
  for (const [index, samples] of channels.entries())
    for (let i = 0; i < frames; i += 1) {
      const value = Math.round(32_767 * Math.max(-1, Math.min(1, samples[i] ?? 0)));
      wav.writeInt16LE(value, HEAD_BYTES + i * frameBytes + index * 2);
    }
  return wav;
}
