import { figureParts } from '../../lib/language/figures.ts'
import './figures-in-order.css'

/** A text, whose numbers with a sign or a unit are in their order in languages from right to left too. */
export function FiguresInOrder({ text, lang }: { text: string; lang: string }) {
  const parts = figureParts(text, lang)
  if (parts.length === 1) return text
  return parts.map((part, place) => {
    if (place % 2 === 0) return part
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no key but their position
      <bdi key={place} className="figures">
        {part}
      </bdi>
    )
  })
}
