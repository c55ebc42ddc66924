/**
 * Whether a picture's file has its end, which one that was cut short in copying has not. Nothing is decoded.
 * @param type jpg, png, webp or avif; of any other nothing is said
 */
export function isWhole(bytes: Buffer, type: string): boolean {
  switch (type) {
    case 'jpg':
      return bytes.indexOf('\xff\xd9', jpegData(bytes), 'latin1') >= 0
    case 'png':
      return bytes.includes('IEND', 8, 'latin1')
    case 'webp': // RIFF says how long it is
      return bytes.readUInt32LE(4) + 8 <= bytes.length
    case 'avif':
      return endOfBoxes(bytes) === bytes.length
    default:
      return true
  }
}

/** Where the data of a JPEG begin, past its headers (ITU-T T.81, B.1.1); a thumbnail in those has an end of its own. */
function jpegData(bytes: Buffer): number {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) at += 2 + bytes.readUInt16BE(at + 2)
  return at
}

/** Where the last box ends (ISO/IEC 14496-12, 4.2): at the end of the file, unless some of it is missing. */
function endOfBoxes(bytes: Buffer): number {
  let at = 0
  while (at + 16 <= bytes.length) {
    const size = bytes.readUInt32BE(at)
    if (size === 0) return bytes.length
    at += size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : Math.max(size, 8)
  }
  return at
}
