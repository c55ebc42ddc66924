import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { randomFrom } from './seeded.ts'

/** The ways in which a file is damaged. It is written in place, so that every link to it sees the same. */
const DAMAGES: Readonly<Record<string, (file: string, random: () => number) => void>> = {
  flip(file, random) {
    const bytes = readFileSync(file)
    const at = Math.floor(random() * bytes.length)
    bytes[at] = (bytes[at] ?? 0) ^ (1 << Math.floor(random() * 8))
    writeFileSync(file, bytes)
  },
  truncation: (file, random) => truncateSync(file, Math.floor(random() * statSync(file).size)),
  deletion: (file) => rmSync(file),
}

/**
 * Flips a bit of a file, cuts it short or deletes it, at random; half of the files keep the time of their last change.
 * @returns what was done
 */
export function damage(file: string, random: () => number): string {
  const { size } = statSync(file)
  const times = `${file}.times`
  const kind = size === 0 ? 'deletion' : (randomFrom(Object.keys(DAMAGES), random) ?? 'deletion')
  const keepsTime = kind !== 'deletion' && random() < 0.5
  if (keepsTime) touchLike(file, times)
  DAMAGES[kind]?.(file, random)
  if (keepsTime) touchLike(times, file)
  rmSync(times, { force: true })
  return `${kind}${keepsTime ? ', time kept' : ''}: ${file}`
}

/** Node sets times to the microsecond; a file system keeps nanoseconds. */
function touchLike(model: string, file: string): void {
  const { status } = spawnSync('touch', ['-r', model, file])
  if (status !== 0) throw new Error(`The times of ${model} cannot be copied.`)
}
