import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { PUBLICATION, STORY } from '../../../tests/fixtures/publication.ts'
import { editedText, fileOfEdited } from '../desk/parts/edited-text.ts'

const SEED = Number(process.env.SEED || 43)
const KNOWN = {
  title: true,
  description: true,
  section: true,
  authors: true,
  draft: true,
  cover: { alt: true },
} as const
const folder = path.join(PUBLICATION, 'stories', STORY)
const FILES = readdirSync(folder)
  .filter((name) => name.endsWith('.md'))
  .map((name) => readFileSync(path.join(folder, name), 'utf8'))

/** Returns a function that gives whole numbers below a number: the same for the same seed. */
function randomFrom(seed: number) {
  let state = seed % 2147483647 || 1
  return (below: number) => {
    state = (state * 48271) % 2147483647
    return state % below
  }
}

const TEXTS = [
  'A: b',
  '“x” # y',
  "it's",
  '- no list',
  '{a}',
  'متن تازه',
  '新标题',
  '123',
  'yes',
  ' spaced ',
  'a\\b',
  '@at',
]

it(`200 random edits in the form change nothing else in a file (seed ${SEED})`, () => {
  const random = randomFrom(SEED)
  const pick = (all: readonly string[]) => all[random(all.length)] ?? ''
  for (let trial = 0; trial < 200; trial++) {
    const plain = pick(FILES)
    const isWindows = random(2) === 1
    const file = (random(4) === 0 ? '\uFEFF' : '') + (isWindows ? plain.replaceAll('\n', '\r\n') : plain)
    const edited = editedText(file, KNOWN)
    const paragraphs = String(edited.body).split('\n\n')
    const at = random(paragraphs.length)
    const text = pick(TEXTS)
    const isInBody = random(2) === 0
    const key = pick(['title', 'description'])
    const body = paragraphs.with(at, text.trim()).join('\n\n')
    const after = fileOfEdited(file, isInBody ? { ...edited, body } : { ...edited, [key]: text }, KNOWN)
    const [before, now] = [file.split('\n'), after.split('\n')]
    // The lines that are the same at the beginning and at the end; all between them was edited.
    const start = before.findIndex((line, index) => line !== now[index])
    if (start < 0) continue
    let end = 0
    while (end < before.length - start && end < now.length - start && before.at(-1 - end) === now.at(-1 - end)) end++
    const was = before
      .slice(start, before.length - end)
      .join('\n')
      .replaceAll('\r', '')
    if (isInBody) expect(paragraphs[at], `${trial}`).toContain(was)
    else
      expect(
        was.split('\n').filter((line) => !line.startsWith(`${key}:`)),
        `${trial}`,
      ).toEqual([])
    const reread = editedText(after, KNOWN)
    expect(isInBody ? reread.body : String(reread[key]).trim(), `${trial}`).toBe(isInBody ? body.trim() : text.trim())
    if (isWindows) expect(after.replaceAll('\r\n', '')).not.toContain('\n')
  }
})
