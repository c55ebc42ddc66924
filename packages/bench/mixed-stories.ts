import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import sharp from 'sharp'
import { stringify } from 'yaml'
import { seeded } from '../../tests/build/seeded.ts'
import { MP3, MP4, PDF } from '../../tests/content/files.ts'
import { STORY, writeLanguagesNewsroom } from '../../tests/fixtures/languages-newsroom.ts'
import type { Declaration } from '../../tests/fixtures/udhr-texts.ts'

/** The languages of the newsroom. */
export const MIXED_LANGUAGES = [
  'en',
  'zh',
  'es',
  'fr',
  'ar',
  'ru',
  'pt',
  'de',
  'ja',
  'ko',
  'hi',
  'fa',
  'he',
  'ur',
  'ta',
  'th',
  'bn',
  'tr',
  'vi',
  'it',
] as const

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900"><rect width="1600" height="900" fill="#9fb8c3"/><path d="M0 900 600 260l420 340 220-180 360 480z" fill="#3b6377"/></svg>\n'
const DAY = 86_400_000
const NEWEST = Date.UTC(2026, 10, 20)

/** Returns a sentence of a language by its number. */
type Sentence = (number: number) => string

/** Everything that a text may hold. Each has the same form in every language. */
const CONSTRUCTS: readonly ((say: Sentence, id: string) => string)[] = [
  (say, id) => `## ${say(1)} {#${id}}\n\n${say(2)}\n\n### ${say(3)}\n\n#### ${say(4)}\n\n##### ${say(5)}\n\n${say(6)}`,
  (say) => `> ${say(1)}\n>\n> > ${say(2)}`,
  (say) => `- ${say(1)}\n- ${say(2)}\n  - ${say(3)}\n    1. ${say(4)}\n    2. ${say(5)}\n- ${say(6)}`,
  (say) => Array.from({ length: 40 }, (_, index) => `${index + 1}. ${say(index % 4).slice(0, 40)}`).join('\n'),
  (say) => wideTable(say),
  () => `\`\`\`js\nconst answer = ${Array.from({ length: 40 }, (_, index) => `value${index}`).join(' + ')}\n\`\`\``,
  (say) => `![${say(1)}](hills.svg "${say(2)}"){credit="Test Agency" licence="CC BY 4.0"}`,
  (say) => `:::gallery\n![${say(1)}](hills.svg "${say(2)}")\n![${say(3)}](hills.svg "${say(4)}")\n:::`,
  (say) => `:::facts[${say(1)}]\n${say(2)}\n:::`,
  (say) => `:::points\n- ${say(1)}\n- ${say(2)}\n:::`,
  (say) => `:::timeline\n- **2025** ${say(1)}\n- **2026** ${say(2)}\n:::`,
  (say) => `:::qa\n## ${say(1)}\n\n${say(2)}\n:::`,
  (say) => `:::details[${say(1)}]\n${say(2)}\n\n- ${say(3)}\n:::`,
  (say) => `> [!WARNING]\n> ${say(1)}`,
  (say) => `:::box\n${say(1)}\n:::`,
  (say) =>
    `:::chart[${say(1).slice(0, 60)}]{kind=bar unit="%"}\n| 2025 | % |\n| --- | --: |\n| 2025 | 12 |\n| 2026 | 40 |\n\n${say(2)}\n:::`,
  (say) => `${say(1)}\n: ${say(2)}\n: ${say(3)}`,
  (say) => `${say(1)}^[${say(2)}] <mark>${say(3)}</mark> H~2~O x^2^ <kbd>Esc</kbd> ==${say(4)}== ~~${say(5)}~~`,
  (say) => `<abbr title="${quotable(say(1))}">NEV</abbr> <small>${say(2)}</small> https://example.com/a/b?c=d`,
  (say) => `${say(1)} ![${say(2)}](hills.svg) **${say(3)}** *${say(4)}* [${say(5)}](https://example.com/)`,
  (say) =>
    `${say(1)} <span lang="he" dir="rtl">כל בני האדם</span> <bdi>السلام</bdi> <span lang="en" dir="ltr">ACME 3.0</span>`,
  (say) => `${say(1)}\n\n---\n\n${say(2)}`,
  (say) =>
    `:::figure\n![${say(1)}](hills.svg){credit="Test Agency"}\n\n${say(2)} *${say(3)}* [${say(4)}](https://example.com/)\n:::`,
  (say) => `${say(1)} [${say(2)}](report.pdf) [${say(3)}](/media/figures.csv)\n\n![${say(4)}](/media/hills.svg)`,
  (say) => `![${say(1)}](talk.mp3 "${say(2)}")`,
  (say) =>
    `<video src="ships.mp4" title="${quotable(say(1))}"><track src="/media/ships-en.vtt" srclang="en" label="English"></video>`,
  (say) => `![${say(1)}](wave.gif "${say(2)}")`,
]

/** The files that stories may have beside them. */
const FILES: Readonly<Record<string, string | Uint8Array>> = {
  'report.pdf': PDF,
  'talk.mp3': Buffer.from(MP3, 'latin1'),
  'ships.mp4': Buffer.from(MP4, 'latin1'),
  'wave.gif': await gifOf(2),
}

/** The files in the folder `media`. */
const SHARED: Readonly<Record<string, string>> = {
  'figures.csv': 'Year,Boats\n2025,12\n2026,40\n',
  'hills.svg': PICTURE,
  'ships-en.vtt': 'WEBVTT\n\n00:00.000 --> 00:02.000\nThe ships come in.\n',
}

/** Returns a GIF of some frames, each of another colour. */
function gifOf(frames: number): Promise<Buffer> {
  const [width, height] = [800, 450]
  const data = Buffer.alloc(width * height * 3 * frames)
  for (let frame = 0; frame < frames; frame++) data.fill(120 + frame * 60, frame * width * height * 3)
  const raw = { width, height: height * frames, channels: 3 as const, pageHeight: height }
  return sharp(data, { raw }).gif().toBuffer()
}

function quotable(text: string): string {
  return text.replaceAll('"', '')
}

function wideTable(say: Sentence): string {
  const row = (cell: (column: number) => string) => `| ${Array.from({ length: 12 }, (_, at) => cell(at)).join(' | ')} |`
  const words = (column: number) => say(column).slice(0, 24).replaceAll('|', ' ').trim()
  const numbers = (line: number) => row((column) => (column === 0 ? words(line) : `${line * 12 + column}`))
  return [row(words), row(() => '---'), ...Array.from({ length: 8 }, (_, line) => numbers(line + 1))].join('\n')
}

/**
 * Writes the content folder of a newsroom of mixed stories: in one to twenty languages, some of whose translations
 * follow the original and some do not; with every construct; with and without pictures; with headlines of three and of
 * two hundred letters; with PDF, sound, films and subtitles, GIFs, and files that stories share. The texts are
 * sentences of the Universal Declaration of Human Rights. The same number gives the same bytes.
 * @param folder becomes the content folder; what is there is removed
 */
export function writeMixedStories(folder: string, stories: number): void {
  const declarations = writeLanguagesNewsroom(folder, MIXED_LANGUAGES)
  rmSync(path.join(folder, 'stories', STORY), { recursive: true })
  mkdirSync(path.join(folder, 'media'), { recursive: true })
  for (const [name, bytes] of Object.entries(SHARED)) writeFileSync(path.join(folder, 'media', name), bytes)
  const sentences = new Map([...declarations].map(([lang, declaration]) => [lang, sentencesOf(declaration)]))
  for (let index = 0; index < stories; index++) {
    const home = path.join(folder, 'stories', `mixed-${String(index + 1).padStart(4, '0')}`)
    mkdirSync(home, { recursive: true })
    writeFileSync(path.join(home, 'hills.svg'), PICTURE)
    const languages = languagesOf(index)
    const texts = languages.map((lang, at) => story(index, at, languages[0] ?? lang, sentences.get(lang) ?? []))
    for (const [at, lang] of languages.entries()) writeFileSync(path.join(home, `${lang}.md`), texts[at] ?? '')
    for (const [name, bytes] of Object.entries(FILES))
      if (texts.some((text) => text.includes(`(${name}`) || text.includes(`"${name}"`)))
        writeFileSync(path.join(home, name), bytes)
  }
}

/** One to four languages; every hundredth story is in all of them. */
function languagesOf(index: number): readonly string[] {
  const count = index % 100 === 99 ? MIXED_LANGUAGES.length : 1 + (index % 4)
  return Array.from({ length: count }, (_, at) => {
    return MIXED_LANGUAGES[(index + at * 7) % MIXED_LANGUAGES.length] ?? 'en'
  })
}

function sentencesOf({ articles }: Declaration): string[] {
  return articles
    .flatMap(({ texts }) => texts)
    .flatMap((text) => text.split(/(?<=[.。।۔])\s*/u))
    .map((text) => text.replaceAll(/[*_`~|[\]<>^=]/g, '').trim())
    .filter((text) => text.length > 12)
}

function story(index: number, at: number, original: string, sentences: readonly string[]): string {
  const isFree = at > 0 && index % 3 === 0
  const random = seeded(isFree ? index * 100 + at : index)
  const say = (number: number) => sentences[number % sentences.length] ?? ''
  const from =
    (start: number): Sentence =>
    (number) =>
      say(start + number)
  const title =
    index % 10 === 3
      ? [...say(index)].slice(0, 3).join('').trim()
      : index % 10 === 7
        ? long(from(index))
        : say(index).slice(0, 70)
  const count = 4 + Math.floor(random() * 5)
  const body = Array.from({ length: count }, (_, place) => {
    const construct = CONSTRUCTS[Math.floor(random() * CONSTRUCTS.length)]
    return `${say(index + place * 3)}\n\n${construct?.(from(index * 5 + place * 7), `place-${place}`) ?? ''}`
  })
  const facts = {
    title: title || 'Abc',
    ...(index % 2 === 0 ? { description: say(index + 1).slice(0, 160) } : {}),
    ...(at === 0
      ? { date: new Date(NEWEST - index * DAY).toISOString().slice(0, 10), authors: ['Test Author'], section: 'world' }
      : { translation: { ...(isFree ? { form: 'adapted' } : {}), of: original, by: 'machine' } }),
    tags: [
      say(index % 9)
        .slice(0, 20)
        .trim(),
    ],
    ...(index % 3 === 1
      ? { cover: { ...(at === 0 ? { src: 'hills.svg' } : {}), alt: say(index + 2).slice(0, 80) } }
      : {}),
  }
  return `---\n${stringify(facts, { lineWidth: 0 })}---\n\n${body.join('\n\n')}\n`
}

/** Returns a headline of two hundred letters. */
function long(say: Sentence): string {
  return Array.from({ length: 12 }, (_, index) => say(index))
    .join(' ')
    .slice(0, 200)
    .trim()
}
