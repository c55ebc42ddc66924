import { globSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/**
 * What a message says in place of “is not one of” and “is not a”. “There is no file” is plain, and so is “is no
 * longer”.
 */
const ARCHAIC =
  /\b(?:is|are) none of (?:the|its|this)\b|(?<!\bthere )\b(?:is|are) no (?!longer\b|further\b|news\b)[a-z]/i

const FILES = globSync(['{lib,packages}/**/*.{ts,tsx,json}', 'docs/examples/**/*.ts'], {
  exclude: (name) => /node_modules|dist|tests|template|messages$/.test(name),
})

function archaicLines(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trim())
  const written = lines.filter((line) => !/^(?:\/\/|\/?\*|--)/.test(line)).map((line) => line.replace(/ \/\/ .*/, ''))
  return written.filter((line) => ARCHAIC.test(line) && !line.includes('it is no program'))
}

it('messages say “is not one of” and “is not a”', () => {
  expect(FILES.length).toBeGreaterThan(300)
  expect(FILES.flatMap((file) => archaicLines(readFileSync(file, 'utf8')).map((line) => `${file}: ${line}`))).toEqual(
    [],
  )
})

it('finds both forms, and no plain one', () => {
  expect(archaicLines("“fr” is none of the languages.\n'This is no link.'")).toHaveLength(2)
  expect(archaicLines("'There is no file.'\n'It is no longer here.'\n// This is no link.")).toEqual([])
})
