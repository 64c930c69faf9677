// A screenshot's PNG (8 bits a channel, no transparency) → the same picture with 256 colours, at about a third of the size.
// After the PNG specification, https://www.w3.org/TR/png-3/: chunks (5), filters (9), the palette (11.2.2).
import { deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

/** @param {Buffer} png @returns {Buffer} */
export function smallPng(png) {
  const { width, height, channels, data } = read(png);
  const pixels = unfiltered(inflateSync(data), width * channels, height, channels);
  const counts = new Map();
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = pixels.readUIntBE(at, 3);
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const palette = paletteOf(counts);
  const indexes = new Map([...counts.keys()].map((colour) => [colour, nearest(palette, colour)]));
  // Each line begins with its filter: 0, none, which suits a palette best.
  const lines = Buffer.alloc((width + 1) * height);
  for (let at = 0, to = 0; at < pixels.length; at += channels) {
    if (at % (width * channels) === 0) to++;
    lines[to++] = indexes.get(pixels.readUIntBE(at, 3));
  }
  const header = Buffer.from(png.subarray(16, 29));
  header[9] = 3;
  const colours = Buffer.alloc(palette.length * 3);
  palette.forEach((colour, i) => void colours.writeUIntBE(colour, i * 3, 3));
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The commonest colour of each kind that differs to the eye, so that many shades of grey don't crowd out one green dot. */
function paletteOf(counts) {
  const kinds = new Map();
  for (const colour of [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a))) {
    const kind = colour & 0xf8f8f8;
    const { first, count } = kinds.get(kind) ?? { first: colour, count: 0 };
    kinds.set(kind, { first, count: count + counts.get(colour) });
  }
  const byCount = [...kinds.values()].sort((a, b) => b.count - a.count);
  return byCount.slice(0, MOST_COLOURS).map(({ first }) => first);
}

function read(png) {
  const [depth, colourType] = [png[24], png[25]];
  if (!png.subarray(0, 8).equals(SIGNATURE) || depth !== 8 || (colourType !== 2 && colourType !== 6))
    throw new Error('Not a PNG with 8 bits a channel in true colour.');
  const parts = [];
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const [width, height] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  return { width, height, channels: colourType === 6 ? 4 : 3, data: Buffer.concat(parts) };
}

function unfiltered(lines, stride, height, channels) {
  const out = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    const from = y * (stride + 1) + 1;
    const filter = lines[from - 1];
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= channels ? out[at - channels] : 0;
      const up = y > 0 ? out[at - stride] : 0;
      const corner = x >= channels && y > 0 ? out[at - stride - channels] : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      out[at] = lines[from + x] + guess;
    }
  }
  return out;
}

function paeth(left, up, corner) {
  const about = left + up - corner;
  const [byLeft, byUp, byCorner] = [left, up, corner].map((value) => Math.abs(about - value));
  if (byLeft <= byUp && byLeft <= byCorner) return left;
  return byUp <= byCorner ? up : corner;
}

function nearest(palette, colour) {
  const away = (other) =>
    [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0);
  let best = 0;
  for (let i = 1; i < palette.length; i++) if (away(palette[i]) < away(palette[best])) best = i;
  return best;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(body.length + 8);
  whole.writeUInt32BE(data.length, 0);
  body.copy(whole, 4);
  whole.writeUInt32BE(crc32(body), body.length + 4);
  return whole;
}

/** The specification's annex D; `zlib.crc32` is not in every Node 20. */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
