import { readFileSync } from 'node:fs'
import path from 'node:path'
import { packageFile } from '../../../lib/settings/packages.ts'
import type { Changes } from '../newsroom.ts'
import type { BadCase } from './bad-case.ts'

/** A variable font with Latin letters, in widths from 62.5 to 100. */
export const LATIN_FONT = fontFile('noto-sans', 'noto-sans-latin-standard-normal')

/** A variable font with Arabic letters. */
export const ARABIC_FONT = fontFile('noto-naskh-arabic', 'noto-naskh-arabic-arabic-wght-normal')

/** What may be wrong with the fonts of a newsroom. */
export const FONT_CASES: readonly BadCase[] = [
  withFont('a font that is missing', 'file: latn.woff2', '24:23 font-missing', 'Did you mean “latin.woff2”?'),
  withFont('a font in another folder', 'file: ../latin.woff2', '24:23 font-missing', 'in the folder fonts'),
  withFont(
    'a font in a folder that is missing',
    'file: latin.woff2',
    '24:23 font-missing',
    'beside site.yaml',
    {
      'fonts/latin.woff2': undefined,
      'fonts/OFL.txt': undefined,
    },
    ['content/site.yaml:24:45 font-licence'],
  ),
  withFont('a licence that is missing', 'licence: OFT.txt', '24:45 font-licence', 'Did you mean “OFL.txt”?'),
  withFont('a licence that is empty', 'licence: none.txt', '24:45 font-licence', 'Copy the licence', {
    'fonts/none.txt': '\n',
  }),
  withFont('a font in another format', 'file: latin.ttf', '24:23 font-invalid', 'convert the font', {
    'fonts/latin.ttf': Buffer.from([0, 1, 0, 0, 0, 12]),
  }),
  withFont('a font that is cut off', 'file: half.woff2', '24:23 font-invalid', 'incomplete', {
    'fonts/half.woff2': LATIN_FONT.subarray(0, 9000),
  }),
  withFont('a font without letters of its language', 'languages: [ar]', '24:23 font-letters', 'lacks letters of “ar”'),
  withFont('a width that a font does not have', 'width: 50', '24:93 value-invalid', 'from 62.5 to 100'),
  inType(
    'a font for an unknown part of a page',
    '{fonts: [{file: a.woff2, licence: b, roles: [headings]}]}',
    '24:52 value-invalid',
    'Did you mean “headlines”?',
  ),
  inType(
    'a font without its licence',
    '{fonts: [{file: a.woff2, roles: [text]}]}',
    '24:16 key-missing',
    '`licence: …`',
  ),
  inType(
    'a font for a language that the site does not have',
    '{fonts: [{file: latin.woff2, licence: OFL.txt, roles: [text], languages: [en, fr]}]}',
    '24:85 language-unknown',
    'Known here: en, ar',
  ),
  inType(
    'fonts over the limit',
    '{limit: 20, fonts: [{file: latin.woff2, licence: OFL.txt, roles: [text], languages: [en]}]}',
    '24:26 font-heavy',
    'limit: 2',
  ),
]

/** A font with one change, and what is reported. */
function withFont(
  kind: string,
  change: string,
  problem: string,
  says: string,
  files: Changes = {},
  more: readonly string[] = [],
): BadCase {
  const facts = { file: 'latin.woff2', licence: 'OFL.txt', roles: '[text]', languages: '[en]' }
  const [key = '', value = ''] = change.split(/: (.*)/)
  const list = Object.entries({ ...facts, [key]: value }).map((fact) => fact.join(': '))
  const one = inType(kind, `{fonts: [{${list.join(', ')}}]}`, problem, says, files)
  return { ...one, problems: [...one.problems, ...more] }
}

function inType(kind: string, type: string, problem: string, says: string, files: Changes = {}): BadCase {
  const fonts = { 'fonts/latin.woff2': LATIN_FONT, 'fonts/OFL.txt': 'A licence.\n' }
  const changes = { ...fonts, ...files, 'site.yaml': (good: string) => `${good}type: ${type}\n` }
  return { kind, changes, problems: [`content/site.yaml:${problem}`], says }
}

/** A font of a package, as WOFF2. */
export function fontFile(family: string, file: string): Buffer {
  const list = packageFile(`@fontsource-variable/${family}/unicode.json`) ?? ''
  return readFileSync(path.join(path.dirname(list), `files/${file}.woff2`))
}
