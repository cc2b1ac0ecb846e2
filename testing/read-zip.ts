// A ZIP file's entries by name, of those that are stored as they are. For tests.

const END = 0x06054b50;
const CENTRAL = 0x02014b50;

export function readZip(zip: Buffer): Map<string, Buffer> {
  let end = zip.length - 22;
  while (end >= 0 && zip.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new Error("This is no whole ZIP file.");
  const entries = new Map<string, Buffer>();
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(at) !== CENTRAL || zip.readUInt16LE(at + 10) !== 0)
      throw new Error("An entry is not there, or is not stored as it is.");
    const [size, nameSize, extraSize, noteSize] = [
      zip.readUInt32LE(at + 24),
      zip.readUInt16LE(at + 28),
      zip.readUInt16LE(at + 30),
      zip.readUInt16LE(at + 32),
    ];
    const local = zip.readUInt32LE(at + 42);
    const begin = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const name = zip.subarray(at + 46, at + 46 + nameSize).toString();
    entries.set(name, zip.subarray(begin, begin + size));
    at += 46 + nameSize + extraSize + noteSize;
  }
  return entries;
}
