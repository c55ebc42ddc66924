import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createTwoFilesPatch } from 'diff'
import { isText } from '../../store/content-cache.ts'

/**
 * Returns the difference of a file before and after the last build, a tag a line.
 * @param before the folder of the site before
 * @param now the folder of the site
 */
export function diffOutput(name: string, before: string, now: string): string {
  const [one, other] = [before, now].map((folder) => path.join(folder, name))
  if (!one || !other || !existsSync(other)) return `${name} is not in ${now}.`
  if (!existsSync(one)) return `The site before has no ${name}.`
  if (!isText(name))
    return readFileSync(one).equals(readFileSync(other)) ? SAME : 'Its bytes have changed. It is not a text.'
  const [old, current] = [one, other].map((file) => readFileSync(file, 'utf8').replaceAll('><', '>\n<'))
  if (old === current) return SAME
  return createTwoFilesPatch(`before/${name}`, `now/${name}`, old ?? '', current ?? '', '', '', { context: 1 })
}

const SAME = 'Its bytes are the same as before.'
