/**
 * Whether a picture's file has its end; a file that was copied incompletely has not. Decodes nothing.
 * @param type jpg, png, webp or avif; any other type counts as whole
 */
export function isWhole(bytes: Buffer, type: string): boolean {
  switch (type) {
    case 'jpg':
      return bytes.indexOf('\xff\xd9', jpegData(bytes), 'latin1') >= 0
    case 'png':
      return bytes.includes('IEND', 8, 'latin1')
    case 'webp': // the RIFF header states the length
      return bytes.readUInt32LE(4) + 8 <= bytes.length
    case 'avif':
      return endOfBoxes(bytes) === bytes.length
    default:
      return true
  }
}

/**
 * The offset of a JPEG's data after its headers (ITU-T T.81, B.1.1), which may contain a thumbnail with its own end.
 */
function jpegData(bytes: Buffer): number {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) at += 2 + bytes.readUInt16BE(at + 2)
  return at
}

/** The offset of the end of the last box (ISO/IEC 14496-12, 4.2): the end of the file, unless some of it is missing. */
function endOfBoxes(bytes: Buffer): number {
  let at = 0
  while (at + 16 <= bytes.length) {
    const size = bytes.readUInt32BE(at)
    if (size === 0) return bytes.length
    at += size === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : Math.max(size, 8)
  }
  return at
}
