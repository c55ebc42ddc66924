import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { randomFrom, seeded } from '../../tests/build/seeded.ts'

/** An archive to measure with. */
export interface Archive {
  readonly stories: number
  /** The first is the original's; the rest are its translations, in the same words. */
  readonly languages: readonly string[]
}

const WORDS_OF_A_STORY = 600
const AUTHORS = ['A. Writer', 'B. Reporter', 'C. Editor', 'D. Correspondent']
const TAGS = ['economy', 'science', 'world', 'culture', 'energy', 'health']

/**
 * Writes stories of some 600 words each, made of a text's sentences in another order: the same bytes for the same
 * archive and text.
 * @param folder gets a folder for each story, with a Markdown file for each language
 */
export function generateStories(folder: string, { stories, languages }: Archive, text: string): void {
  const sentences = sentencesOf(text)
  for (let number = 1; number <= stories; number++) {
    const home = path.join(folder, `story-${String(number).padStart(5, '0')}`)
    mkdirSync(home, { recursive: true })
    for (const language of languages)
      writeFileSync(path.join(home, `${language}.md`), story(number, language, languages, sentences))
  }
}

/** The sentences of a text's paragraphs; what is no paragraph (a label, a number, a heading) is short. */
export function sentencesOf(text: string): string[] {
  const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })
  return text
    .split('\n')
    .filter((line) => line.length > 90 && !/cookie/i.test(line))
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => sentence.length > 20)
}

function story(number: number, language: string, languages: readonly string[], sentences: readonly string[]): string {
  const random = seeded(number) // the same in each language, so that translations answer to their original
  let deck: string[] = []
  const sentence = () => {
    if (deck.length === 0) deck = [...sentences]
    return deck.splice(Math.floor(random() * deck.length), 1)[0] ?? ''
  }
  const heading = () =>
    sentence()
      .replaceAll(/["“”.]/g, '')
      .split(/\s+/)
      .slice(0, 7)
      .join(' ')
  const title = `${heading()} (${number})`
  const description = sentence()
  const body: string[] = []
  for (let words = 0; words < WORDS_OF_A_STORY; ) {
    const paragraph = Array.from({ length: 2 + Math.floor(random() * 3) }, sentence).join(' ')
    words += paragraph.split(/\s+/).length
    if (body.length % 4 === 3) body.push(`## ${heading()}`)
    if (body.length % 6 === 5) body.push(`> ${sentence()}`)
    body.push(paragraph)
  }
  body.push(TAGS.map((tag) => `- **${tag}**, [and more](https://example.com/${tag})`).join('\n'))
  const original = languages[0]
  const front = {
    title,
    description,
    date: new Date(Date.UTC(2025, 0, 1) - number * 3_600_000),
    authors: [randomFrom(AUTHORS, random)],
    tags: [randomFrom(TAGS, random)],
    ...(language === original ? {} : { translation: { of: original, by: 'machine' } }),
  }
  const yaml = Object.entries(front).map(
    ([key, value]) => `${key}: ${value instanceof Date ? value.toISOString() : JSON.stringify(value)}`,
  )
  return ['---', ...yaml, '---', '', body.join('\n\n'), ''].join('\n')
}
