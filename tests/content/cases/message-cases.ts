import { messagesFor } from '../../../lib/language/messages.ts'
import { replaced } from '../newsroom.ts'
import type { BadCase } from './bad-case.ts'

const PAGES = ['about', 'cookies', 'privacy', 'terms']

/** The texts of site.yaml, which a new language lacks. */
const SITE_TEXTS = ['4:1', '9:5', '15:3'].map((place) => `content/site.yaml:${place} text-missing`)

/** What may be wrong with the newsroom’s own texts of the interface, and with the languages that have none. */
export const MESSAGE_CASES: readonly BadCase[] = [
  inEnglish(
    'a text that is none of the interface',
    '{"accept": "Yes", "acept": "No"}',
    ['1:19 key-unknown'],
    '“accept”',
  ),
  inEnglish('a text that is here twice', '{"accept": "Yes",\n "accept": "Y"}', ['2:2 value-invalid'], 'twice'),
  inEnglish('an empty text', '{"accept": "Yes",\n "decline": " "}', ['2:13 value-invalid'], '“Reject”'),
  inEnglish('a text without the place of its value', '{"results": "Results"}', ['1:13 value-invalid'], 'Results: #'),
  inEnglish('a text with too many places', '{"accept": "Yes #"}', ['1:12 value-invalid'], 'it needs 0'),
  inEnglish('a hidden character in an escape', '{"accept": "\\u202eYes"}', ['1:12 character-forbidden'], 'U+202E'),
  inEnglish('a comma too many', '{"accept": "Yes",\n}', ['2:1 json-invalid'], 'a key in double quotation marks'),
  inEnglish('a missing comma', '{"accept": "Yes"\n"decline": "No"}', ['2:1 json-invalid'], 'a comma or }'),
  inEnglish('a text that is no text', '{"accept": true}', ['1:12 json-invalid'], 'a text in double quotation marks'),
  inEnglish('a list', '["Yes"]', ['1:1 json-invalid'], 'a { should'),
  inEnglish('a file that ends too early', '{"accept": "Yes"', ['1:17 json-invalid'], 'a comma or }'),
  inEnglish('more after the end', '{"accept": "Yes"} {}', ['1:19 json-invalid'], 'the end of the file'),
  inEnglish('bytes that are not UTF-8', Buffer.from('{"accept": "\xe9"}', 'latin1'), ['1:13 encoding-invalid']),
  {
    kind: 'texts in a language that the site does not have',
    changes: { 'messages/fr.json': '{}', 'messages/pt_BR.json': '{}' },
    problems: ['content/messages/fr.json:1:1 language-unknown', 'content/messages/pt_BR.json:1:1 language-unknown'],
  },
  {
    kind: 'another file among the texts',
    changes: { 'messages/notes.txt': 'Ask Ana.' },
    problems: ['content/messages/notes.txt:1:1 file-unexpected'],
  },
  {
    kind: 'too few texts in a language that Masthead does not have',
    changes: inLanguage('qaa', JSON.stringify({ ...messagesFor('en'), accept: undefined, decline: undefined })),
    problems: ['content/messages/qaa.json:1:1 key-missing', ...pagesIn('qaa'), ...SITE_TEXTS],
    says: '2 texts are missing, and Masthead has none in “qaa”: accept, decline.',
  },
  {
    kind: 'a language whose texts are in another script',
    changes: inLanguage('ar-Latn'),
    problems: [...pagesIn('ar-Latn'), 'content/site.yaml:2:21 words-missing (warning)', ...SITE_TEXTS],
  },
]

function inEnglish(kind: string, text: string | Uint8Array, problems: readonly string[], says?: string): BadCase {
  const file = 'messages/en.json'
  const found = problems.map((problem) => `content/${file}:${problem}`)
  return { kind, changes: { [file]: text }, problems: found, ...(says ? { says } : {}) }
}

/** The good newsroom with one more language, and its texts of the interface. */
function inLanguage(tag: string, texts?: string) {
  return { 'site.yaml': replaced('[en, ar]', `[en, ar, ${tag}]`), [`messages/${tag}.json`]: texts }
}

/** The standing pages, which a new language lacks. */
function pagesIn(tag: string): string[] {
  return PAGES.map((page) => `content/pages/${page}/${tag}.md:1:1 page-untranslated (warning)`)
}
