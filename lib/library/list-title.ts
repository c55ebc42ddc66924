import { between, fill } from '../language/fill.ts'
import { formatNumber } from '../language/format.ts'
import { formatMonth, formatYear } from '../language/format-month.ts'
import { capitalise } from '../language/language.ts'
import { assertNever } from '../story/types/inline.ts'
import type { List } from './list.ts'
import type { PageContext } from './page-context.ts'

/**
 * The title of a list: “Topics”, “November 2026”. The title of a page of older stories ends in its number: “Ships (2)”.
 */
export function listTitle(list: List, page: PageContext): string {
  const title = titleOf(list, page)
  return 'number' in list && list.number !== undefined
    ? fill(page.words.brackets, title, formatNumber(list.number, page.language.tag))
    : title
}

/**
 * The description of a list: the text about its author, or else its first three headlines; if it has none, the
 * publication's description.
 */
export function listDescription(list: List, page: PageContext): string {
  if (list.kind === 'author' && list.profile?.about) return list.profile.about
  const headlines = itemsOf(list).map(({ title }) => title)
  return headlines.slice(0, 3).join(between(page.words.dot)) || (page.publication.description[page.language.tag] ?? '')
}

function titleOf(list: List, { words, language }: PageContext): string {
  switch (list.kind) {
    case 'topics':
    case 'authors':
      return words[list.kind]
    case 'topic':
    case 'author':
      return list.name.label
    case 'archive':
      return words.allStories
    case 'year':
      return formatYear(list.year, language.tag)
    case 'month':
      return list.month === undefined ? words.undated : capitalise(formatMonth(list.month, language.tag), language.tag)
    default:
      return assertNever(list)
  }
}

function itemsOf(list: List): readonly { title: string }[] {
  switch (list.kind) {
    case 'topics':
      return list.sections.flatMap(({ newest }) => newest)
    case 'authors':
      return list.authors.map(({ name }) => ({ title: name.label }))
    case 'year':
      return list.months.flatMap(({ newest }) => newest)
    default:
      return list.items
  }
}
