import { PNG } from '../good-newsroom.ts'
import { type Changes, replaced } from '../newsroom.ts'
import type { BadCase } from './bad-case.ts'

/** The good newsroom, in which Ada wrote the story. */
const BY_ADA: Changes = {
  'stories/harvest/en.md': replaced('section: science', 'section: science\nauthors: [Ada Writer]'),
  'authors/ada.png': PNG,
}

/** What may be wrong with the authors of site.yaml. The first of their lines is line 25. */
export const AUTHOR_CASES: readonly BadCase[] = [
  ofAda('an unknown key of an author', 'rôle: {en: Editor}', ['26:5 key-unknown'], 'Did you mean “role”?'),
  ofAda('a portrait that is missing', 'portrait: bo.png', ['26:15 picture-missing'], 'Known here: ada.png'),
  ofAda(
    'a portrait outside its folder',
    'portrait: ../stories/harvest/field.png',
    ['26:15 picture-outside'],
    'into the folder authors',
  ),
  {
    ...ofAda('a portrait that is too small', 'portrait: small.png', ['26:15 picture-small (warning)'], 'a portrait'),
    changes: { ...ofAda('', 'portrait: small.png', []).changes, 'authors/small.png': onePixel() },
  },
  ofAda('a focus in words', 'focus: left', ['26:12 value-invalid'], 'two percentages'),
  ofAda('a language of an author in words', 'languages: [English]', ['26:17 language-unknown'], 'Write en'),
  ofAda('an address of an author that is none', 'email: ada', ['26:12 value-invalid']),
  ofAda('a text in a language the site does not have', 'role: {en: Editor, ar: محررة, fr: Redactrice}', [
    '26:35 language-unknown',
  ]),
  ofAda(
    'a text that a page of the author lacks',
    'about: {en: She writes.}',
    ['26:5 text-missing (warning)'],
    'has no text in ar',
  ),
  ofAda(
    'two authors with one name',
    'name: {en: Ada}\n  bo:\n    name: {en: ada}',
    ['27:3 author-unnamed (warning)', '28:16 value-invalid'],
    '“bo”',
  ),
  {
    ...ofAda('an author whom no story names', 'kind: person', []),
    changes: { 'site.yaml': (good) => `${good}authors:\n  ada-writr:\n    kind: person\n`, ...BY_ADA },
    problems: ['content/site.yaml:25:3 author-unnamed (warning)'],
    says: 'Did you mean “ada-writer”?',
  },
  {
    ...ofAda('a key of an author that is no address', 'kind: person', []),
    changes: { 'site.yaml': (good) => `${good}authors:\n  Ada Writer:\n    kind: person\n`, ...BY_ADA },
    problems: ['content/site.yaml:25:3 value-invalid'],
  },
]

function ofAda(kind: string, yaml: string, problems: readonly string[], says?: string): BadCase {
  return {
    kind,
    changes: { ...BY_ADA, 'site.yaml': (good) => `${good}authors:\n  ada-writer:\n    ${yaml}\n` },
    problems: problems.map((problem) => `content/site.yaml:${problem}`),
    ...(says ? { says } : {}),
  }
}

/** A PNG of one pixel. */
function onePixel(): Uint8Array {
  return Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==',
    'base64',
  )
}
