import type { Cell } from '../../lib/story/types/chart.ts'
import { plainText } from '../../lib/story/types/inline.ts'
import type { SectionOf } from '../../lib/story/types/section.ts'
import { Inlines, type TextProps } from './inlines.tsx'
import '../headline/figures-in-order.css'
import { Anchor, named } from './named.tsx'

/** A table. A wide one scrolls inside its own frame, by touch, wheel or keyboard, and the page does not. */
export function TableView({ section, words, lang }: { section: SectionOf<'table'> } & TextProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboard users must reach what scrolls
    <section {...named(section)} className="scroller" aria-label={words.table} tabIndex={0}>
      <Anchor of={section} />
      <Table section={section} words={words} lang={lang} />
    </section>
  )
}

const ALIGN = { left: 'text-left', right: 'text-right', center: 'text-center', none: undefined }

/** A number with a sign, a unit or another number: −1.5%, 2–10, 3 km. Those in Arabic digits (٣) are set as they are. */
const FIGURES = /^[\s\p{P}\p{S}]{0,3}[\d۰-۹][\d۰-۹\s\p{P}\p{S}]{0,16}\p{Script=Latin}{0,4}$/u

/** The content of a cell. Where it is a number, its parts stay in their order and in one line, in every language. */
function CellText({ cell, ...props }: { cell: Cell } & TextProps) {
  const text = plainText(cell)
  if (!FIGURES.test(text) || !/[-−–+±\s]/.test(text)) return <Inlines text={cell} {...props} />
  return (
    <bdi className="figures">
      {/* The whole is in order, so that no part of it needs an order of its own. */}
      <Inlines text={cell} {...props} lang="en" />
    </bdi>
  )
}

/** The table without a frame, for a parent that has its own. */
export function Table({ section, words, lang }: { section: SectionOf<'table'> } & TextProps) {
  const { head, rows, align } = section
  const side = (column: number) => ALIGN[align[column] ?? 'none']
  return (
    <table>
      {head.some((cell) => cell.length > 0) && (
        <thead>
          <tr>
            {head.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of columns never changes
              <th key={column} scope="col" className={side(column)}>
                <Inlines text={cell} words={words} lang={lang} />
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the order of rows never changes
          <tr key={index}>
            {row.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the order of columns never changes
              <td key={column} className={side(column)}>
                <CellText cell={cell} words={words} lang={lang} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
