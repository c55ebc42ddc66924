import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'

/**
 * `node packages/bench/draw-harbour-post.ts` makes the pictures and the sound of The Harbour Post, which `create
 * --example` copies: the drawings in `harbour-drawings` as pictures, and a foghorn.
 */
const drawings = path.join(import.meta.dirname, 'harbour-drawings')
const content = path.resolve(import.meta.dirname, '../create-masthead/template/example/content')

/** Noise through which a shape is seen: clouds, waves and foam have no outline of their own. */
const noise = (id: string, frequency: string, octaves: number, seed: number, alpha: string, edge: string) =>
  `<filter id="${id}"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="${octaves}" seed="${seed}"/><feColorMatrix values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 ${alpha}" result="noise"/><feGaussianBlur in="SourceGraphic" stdDeviation="${edge}" result="edged"/><feComposite in="edged" in2="noise" operator="in"/></filter>`

const bent = (id: string, frequency: string, scale: number) =>
  `<filter id="${id}"><feTurbulence type="fractalNoise" baseFrequency="${frequency}" numOctaves="3" seed="4"/><feDisplacementMap in="SourceGraphic" scale="${scale}" xChannelSelector="R" yChannelSelector="G"/></filter>`

/** The filters that every drawing may use. */
const FILTERS = `<defs>
${noise('clouds', '0.0035 0.011', 5, 7, '4 0 0 0 -1.9', '30 55')}
${noise('clouds2', '0.005 0.014', 5, 23, '0 4 0 0 -1.9', '30 55')}
${noise('streaks', '0.006 0.09', 3, 11, '7 0 0 0 -3.4', '42 8')}
${noise('streaks2', '0.009 0.06', 4, 5, '0 5 0 0 -2.6', '0 22')}
${noise('foam', '0.016 0.02', 5, 9, '2.2 0 0 0 -0.75', '16')}
${bent('rough', '0.02', 26)}
${bent('ripple', '0.008 0.07', 34)}
<filter id="soft" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="9"/></filter>
<filter id="glow" x="-100%" y="-100%" width="300%" height="300%"><feGaussianBlur stdDeviation="34"/></filter>
</defs>`

for (const name of globSync('**/*.svg', { cwd: drawings })) {
  const svg = readFileSync(path.join(drawings, name), 'utf8').replace(/>/, `>${FILTERS}`)
  await write(name, svg, name.startsWith('authors') ? 400 : 1500)
}
writeFileSync(path.join(content, 'stories/choir-foghorn/foghorn.wav'), foghorn())

async function write(name: string, svg: string, width: number): Promise<void> {
  const file = path.join(content, name.replace(/svg$/, 'webp'))
  mkdirSync(path.dirname(file), { recursive: true })
  await sharp(Buffer.from(svg)).resize({ width }).flatten().webp({ quality: 64, effort: 6 }).toFile(file)
}

/** Four seconds of a low E flat, with its harmonics, as sound of one channel in 8 bits. */
function foghorn(): Buffer {
  const rate = 8000
  const length = rate * 4
  const sound = Buffer.alloc(44 + length)
  sound.write('RIFF')
  sound.writeUInt32LE(36 + length, 4)
  sound.write('WAVEfmt ', 8)
  sound.writeUInt32LE(16, 16)
  sound.writeUInt16LE(1, 20)
  sound.writeUInt16LE(1, 22)
  sound.writeUInt32LE(rate, 24)
  sound.writeUInt32LE(rate, 28)
  sound.writeUInt16LE(1, 32)
  sound.writeUInt16LE(8, 34)
  sound.write('data', 36)
  sound.writeUInt32LE(length, 40)
  for (let index = 0; index < length; index += 1) {
    const time = index / rate
    const loudness = Math.min(1, time / 0.35, (4 - time) / 1.1)
    const wave = [1, 0.6, 0.45, 0.3, 0.2, 0.12].reduce(
      (sum, part, step) => sum + part * Math.sin(2 * Math.PI * 77.78 * (step + 1) * time + 0.12 * Math.sin(31 * time)),
      0,
    )
    sound[44 + index] = Math.round(128 + 44 * loudness * wave)
  }
  return sound
}
