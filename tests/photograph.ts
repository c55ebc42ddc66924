import sharp, { type Sharp } from 'sharp'

/**
 * A photograph in code: sky above, ground below, a little grain, so that it has an up and a down and is not too smooth.
 * It is drawn small, for grain is slow to draw, and made larger.
 */
export function photograph(width: number, height: number): Sharp {
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" width="${width / 4}" height="${height / 4}">
    <filter id="f"><feTurbulence baseFrequency=".08" numOctaves="3" seed="1"/></filter>
    <rect width="100%" height="50%" fill="#69c"/><rect y="50%" width="100%" height="50%" fill="#342"/>
    <rect width="100%" height="100%" filter="url(#f)" opacity=".1"/></svg>`
  const small = sharp(Buffer.from(scene)).flatten().png()
  return small.pipe(sharp().resize(width, height, { fit: 'fill' }))
}

/** What the middle of a picture's upper half and of its lower half look like: the sky is blue, the ground is not. */
export async function skyIsAbove(bytes: Buffer): Promise<boolean> {
  const { data, info } = await sharp(bytes).resize(1, 4, { fit: 'fill' }).raw().toBuffer({ resolveWithObject: true })
  const blue = (row: number) => data[row * info.channels + 2] ?? 0
  return blue(0) > blue(3) + 60
}

/** Puts an XMP packet into a PNG, as Adobe does: in a chunk of text after the header. */
export function withXmp(png: Buffer, xmp: string): Buffer {
  const packet = Buffer.from(`XML:com.adobe.xmp\0\0\0\0\0${xmp}`)
  const chunk = Buffer.alloc(packet.length + 12) // its checksum is nobody's concern
  chunk.writeUInt32BE(packet.length)
  chunk.write('iTXt', 4, 'latin1')
  packet.copy(chunk, 8)
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
}
