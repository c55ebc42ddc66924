import type { Rule } from '../../lib/problem/rules.ts'
import { HANDLES, type Handles } from './error-handles.ts'

/** A problem to plant in one language of the story. */
export interface PlantedError {
  readonly lang: string
  readonly what: string
  readonly rule: Rule
  plant(text: string): string
}

const UNTRANSLATED = 'The *Financial Times* also mentioned that tougher US sanctions on China will only backfire.'

/** A hundred problems and more, in each of its twelve languages. */
export const PLANTED_ERRORS: readonly PlantedError[] = [
  ...Object.entries(HANDLES).flatMap(([lang, handles]) => inTranslation(lang, handles)),
  problem('en', 'a doubled word', 'word-doubled', (text) => text.replace('its science', 'its its science')),
  problem('en', 'marks of German', 'quotes-wrong', (text) =>
    text.replace('"MIT Technology Review"', '„MIT Technology Review“'),
  ),
  problem('en', 'a quotation without end', 'quotes-wrong', (text) =>
    text.replace('funding agenda."', 'funding agenda.'),
  ),
  problem('fr', 'spaces at which a line may break', 'space-wrong', (text) => text.replaceAll('\u202f', ' ')),
  problem('fr', 'no spaces before marks', 'space-wrong', (text) => text.replaceAll('\u202f', '')),
  problem('en', 'a space before a comma', 'space-wrong', (text) => text.replace(/(\w), (\w)/, '$1 , $2')),
  problem('zh', 'a half-width space after a full-width mark', 'space-wrong', (text) =>
    inParagraph(text, 2, (line) => line.replace('，', '， ')),
  ),
  problem('en', 'a dead link', 'link-broken', (text) => text.replace('Some Western', '[Some](../nowhere/) Western')),
  problem('en', 'a heading jump', 'heading-jump', (text) =>
    text.replace('\nSome Western', '\n### Media\n\nSome Western'),
  ),
  problem('en', 'an alt text that says nothing', 'picture-alt-vague', (text) =>
    text.replace(/alt: .*/, 'alt: IMG_2041.jpg'),
  ),
  problem('en', 'a long headline', 'headline-long', (text) =>
    text.replace(/title: (.*)/, 'title: $1, $1, and once more $1'),
  ),
]

function inTranslation(lang: string, { percent, dollar, million, word, name, alt }: Handles): PlantedError[] {
  const digits = (number: string) =>
    lang === 'fa' ? number.replaceAll(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)] ?? '') : number
  const spaced = lang === 'ja' || lang === 'zh' ? '' : ' '
  return [
    problem(lang, 'another number', 'number-differs', (text) => inBody(text, digits('28'), digits('82'))),
    problem(lang, 'another year', 'number-differs', (text) => inBody(text, digits('2024'), digits('2014'))),
    problem(lang, 'no percent', 'number-differs', (text) =>
      inParagraph(text, 4, (line) => line.replaceAll(percent, '')),
    ),
    problem(lang, 'another currency', 'number-differs', (text) =>
      inParagraph(text, 5, (line) => line.replace(...dollar)),
    ),
    problem(lang, 'another scale', 'number-differs', (text) => inBody(text, ...million)),
    problem(lang, 'a dropped section', 'translation-misaligned', (text) => inParagraph(text, 8, () => '')),
    problem(lang, 'marks of another language', 'quotes-wrong', (text) =>
      text.replace(/^> ./m, lang === 'de' || lang === 'ru' ? '> “' : '> „'),
    ),
    problem(lang, 'a quotation without end', 'quotes-wrong', (text) => text.replace(/^(> .*)[“”»」](.?)$/m, '$1$2')),
    problem(lang, 'a doubled word', 'word-doubled', (text) => inBody(text, word, word + spaced + word)),
    problem(lang, 'a dead link', 'link-broken', (text) =>
      inParagraph(text, 3, (line) => `[${line.slice(0, 9)}](../nowhere/)${line.slice(9)}`),
    ),
    problem(lang, 'an alt text that says nothing', 'picture-alt-vague', (text) =>
      text.replace(/alt: .*/, `alt: ${alt}`),
    ),
    problem(lang, 'an untranslated paragraph', 'text-untranslated', (text) =>
      inParagraph(text, 10, () => UNTRANSLATED),
    ),
    problem(lang, 'a lost name', 'name-missing', (text) => inBody(text, name, '')),
  ]
}

function problem(lang: string, what: string, rule: Rule, plant: (text: string) => string): PlantedError {
  const changed = (text: string) => {
    const planted = plant(text)
    if (planted === text) throw new Error(`In ${lang} there is no place for ${what}.`)
    return planted
  }
  return { lang, what, rule, plant: changed }
}

/** Puts one text in the place of another where it first stands under the front matter. */
function inBody(text: string, what: string, by: string): string {
  const body = text.indexOf('\n---\n') + 5
  return text.slice(0, body) + text.slice(body).replace(what, by)
}

/** Changes a paragraph by its number, as its id has it. */
function inParagraph(text: string, number: number, change: (line: string) => string): string {
  let count = 0
  let inside = false
  const body = text.indexOf('\n---\n') + 5
  const lines = text
    .slice(body)
    .split('\n')
    .map((line) => {
      if (line.startsWith(':::')) inside = line !== ':::'
      const isParagraph = !inside && line !== '' && !/^(?::::|>|#)/.test(line)
      return isParagraph && ++count === number ? change(line) : line
    })
  return text.slice(0, body) + lines.join('\n')
}
