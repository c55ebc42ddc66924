import { sentence } from '../../lib/problem/wording.ts'
import type { TextProblem } from './text-problem.ts'
import marksByLanguage from './words/quotation-marks.json' with { type: 'json' }

/** Finds the first wrong quotation mark: not of the language, in a wrong place, or without its counterpart. */
export function quoteProblems(text: string, lang: string): TextProblem[] {
  const [language = lang] = lang.split('-')
  const marks = MARKS[lang] ?? MARKS[lang.startsWith('zh-') && !/Hans|CN|SG/.test(lang) ? 'zh-Hant' : language]
  if (!marks) return []
  const opened: string[] = []
  let straight = 0
  for (const { 0: mark, index } of text.matchAll(ANY)) {
    const [before = '', after = ''] = [text[index - 1], text[index + 1]]
    // Readers see the marks of the language for straight ones, unless site.yaml says otherwise. After a digit it means
    // inches.
    if (mark === '"') {
      if (!/\d/.test(before) || straight % 2 === 1) straight++
      continue
    }
    const opens = marks.open.includes(mark)
    const closes = marks.close.includes(mark)
    if (!opens && !closes)
      return [quoteProblem(mark, sentence`The mark ${mark} is not one of this language’s quotation marks.`, marks)]
    // A mark with a letter on only one side must open or close on that side.
    if (opens && LETTER.test(before) && !LETTER.test(after) && isLatin(before))
      return [quoteProblem(before + mark, sentence`The mark ${mark} opens a quotation where one ends.`, marks)]
    if (closes && /^[\s(]?$/.test(before) && LETTER.test(after) && isLatin(after))
      return [quoteProblem(mark + after, sentence`The mark ${mark} ends a quotation where one begins.`, marks)]
    if (opens) opened.push(mark)
    else {
      const open = opened.pop()
      if (!open) return [quoteProblem(mark, sentence`The mark ${mark} ends a quotation that has not begun.`, marks)]
      if (marks.open.indexOf(open) !== marks.close.indexOf(mark))
        return [quoteProblem(mark, sentence`The mark ${mark} ends a quotation that ${open} has begun.`, marks)]
    }
  }
  if (opened.length > 0 || straight % 2 === 1)
    return [quoteProblem('', sentence`A quotation begins here and does not end.`, marks)]
  return []
}

/** The quotation marks of a language: each character of `close` closes the one at the same position in `open`. */
interface Marks {
  readonly open: string
  readonly close: string
}

/** The marks by language: CLDR’s delimiters, and other marks that newsrooms of the language use. */
const MARKS: Readonly<Record<string, Marks>> = marksByLanguage

const ANY = /[“”„‟«»‹›「」『』《》〈〉"＂〝〞]/gu
const LETTER = /[\p{L}\p{N}]/u

function quoteProblem(at: string, message: string, { open, close }: Marks): TextProblem {
  return { at, message, hint: sentence`Write ${`${open[0]}…${close[0]}`}.` }
}

/** Whether a letter is of a script with spaces around quotations: any but Chinese, Japanese and Korean. */
function isLatin(letter: string): boolean {
  return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(letter)
}
