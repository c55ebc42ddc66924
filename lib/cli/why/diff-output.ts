import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createTwoFilesPatch } from 'diff'

/**
 * Returns the difference of a file before and after the last build, a tag a line.
 * @param before the folder of the site before
 * @param now the folder of the site
 */
export function diffOutput(name: string, before: string, now: string): string {
  const [one, other] = [before, now].map((folder) => path.join(folder, name))
  if (!one || !other || !existsSync(other)) return `${name} is not in ${now}.`
  if (!existsSync(one)) return `The site before has no ${name}.`
  const [old, current] = [readFileSync(one), readFileSync(other)]
  if (old.equals(current)) return SAME
  if (current.includes(0)) return 'Its bytes have changed. It is not a text.'
  const [tagsBefore, tags] = [old, current].map((bytes) => bytes.toString().replaceAll('><', '>\n<'))
  return createTwoFilesPatch(`before/${name}`, `now/${name}`, tagsBefore ?? '', tags ?? '', '', '', { context: 1 })
}

const SAME = 'Its bytes are the same as before.'
