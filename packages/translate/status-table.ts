import { type BoardState, type BoardStory, isOpen, STATES, wordsToTranslate } from './board-stories.ts'
import { inGroups } from './in-groups.ts'

/** The number of sections and corrections in which an original differs from what was translated. */
export function changesOf({ behind }: BoardState): number {
  return behind ? behind.changed.length + behind.added.length + behind.dropped.length : 0
}

/**
 * Returns the table of stories and languages, what its cells mean, and who works on what.
 * @param columns the width of the window; undefined for a table of any width
 */
export function statusTable(stories: readonly BoardStory[], languages: readonly string[], columns?: number): string {
  const toDo = languages.map((tag) =>
    stories.reduce((sum, { states }) => sum + (states[tag] ? wordsToTranslate(states[tag]) : 0), 0),
  )
  const cells = (cellOf: (state: BoardState) => string) =>
    stories.map(({ slug, states }) => [slug, ...languages.map((tag) => (states[tag] ? cellOf(states[tag]) : ''))])
  const last = ['words to translate', ...toDo.map((words) => words.toLocaleString('en'))]
  const whole = [['', ...languages], ...cells(wideCell), last]
  const width = widthsOf(whole).reduce((sum, one) => sum + one + GAP, -GAP)
  const isWhole = columns === undefined || width <= columns
  const texts = [isWhole ? LEGEND : SHORT_LEGEND, ...persons(stories)]
  if (columns === undefined) return [rowsOf(whole), ...texts].join('\n\n')
  const name = Math.max(12, Math.floor(columns / 3))
  const short = [['', ...languages], ...cells(shortCell), [last[0] ?? '', ...toDo.map(shortNumber)]]
  const narrow = short.map(([slug = '', ...others]) => [
    slug.length > name ? `${slug.slice(0, name - 1)}…` : slug,
    ...others,
  ])
  const blocks = isWhole ? [whole] : blocksOf(narrow, columns)
  return [...blocks.map(rowsOf), ...texts.map((text) => wrapped(text, columns))].join('\n\n')
}

const LEGEND =
  'o original, + complete, - missing, machine: nobody has reviewed it, begun: its last sections are missing, behind 2: two sections or corrections have changed, ALIGN: its sections do not match, CHECK: complete, but npx masthead check finds problems in it, ERROR: see npx masthead check; in brackets its form, and why it is not published'

const SHORT_LEGEND =
  'o original, + complete, - missing, m: by machine, no person has reviewed it, b: begun, its last sections are missing, ~3: three sections or corrections have changed since, /: its sections do not match the original’s, +!: complete, but with problems, !: see npx masthead check; in brackets: not published'

type Table = readonly (readonly string[])[]

function wideCell(state: BoardState): string {
  const count = changesOf(state)
  const cell = count > 0 ? `${STATES[state.state].cell} ${count}` : STATES[state.state].cell
  const notes = [state.form, state.held].filter(Boolean).join(', ')
  return notes ? `${cell} (${notes})` : cell
}

function shortCell(state: BoardState): string {
  const cell = `${STATES[state.state].short}${changesOf(state) || ''}`
  return state.held ? `(${cell})` : cell
}

/** Returns a number in at most four characters: 999, 2.8K, 10K. */
export function shortNumber(number: number): string {
  return number.toLocaleString('en', { notation: 'compact' })
}

/** Splits a table into tables that fit the window, each with the first column. */
function blocksOf(table: Table, columns: number): Table[] {
  const [first = 0, ...others] = widthsOf(table)
  const widthOf = (block: readonly number[]) =>
    block.reduce((sum, column) => sum + GAP + (others[column - 1] ?? 0), first)
  const blocks = inGroups(
    Array.from(others, (_, index) => index + 1),
    (block) => widthOf(block) <= columns,
  )
  return blocks.map((block) => table.map((row) => [0, ...block].map((column) => row[column] ?? '')))
}

/** The number of spaces between two columns. */
const GAP = 2

function widthsOf(table: Table): number[] {
  return (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
}

function rowsOf(table: Table): string {
  const widths = widthsOf(table)
  const lines = table.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)))
  return lines.map((cells) => cells.join(' '.repeat(GAP)).trimEnd()).join('\n')
}

/** Breaks lines between words, and words that are longer than a line. */
function wrapped(text: string, columns: number): string {
  const most = Math.max(columns, 20)
  return text.replaceAll(new RegExp(`(.{1,${most}})(?: |$)|(.{${most}})`, 'gm'), '$1$2\n').trimEnd()
}

/** Returns a line for each person who works on something: `Ada: harbour fa (behind), mill ar (begun)`. */
function persons(stories: readonly BoardStory[]): string[] {
  const work = stories.flatMap(({ slug, states }) =>
    Object.entries(states).flatMap(([tag, state]) =>
      state.assigned && isOpen(state)
        ? [{ who: state.assigned, what: `${slug} ${tag} (${STATES[state.state].cell})` }]
        : [],
    ),
  )
  const all = [...Map.groupBy(work, ({ who }) => who)]
  const lines = all.map(([who, works]) => `${who}: ${works.map(({ what }) => what).join(', ')}`)
  return lines.length > 0 ? [lines.join('\n')] : []
}
