import './latin-marks.css'

/** An apostrophe in a Latin word or at its end. */
const APOSTROPHE = /(?<=\p{Script=Latin})(’)(?=\p{Script=Latin}|\s(?:\p{Script=Latin}|$))/u

/**
 * A text in Chinese or Japanese, whose fonts make the apostrophe of a Latin word as wide as a whole character. Here it
 * is in a Latin font. Apart from that the text is as it was.
 */
export function LatinMarks({ text }: { text: string }) {
  const parts = text.split(APOSTROPHE)
  if (parts.length === 1) return text
  return parts.map((part, place) => {
    if (part !== '’') return part
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of a text have no key but their position
      <span key={place} className="apostrophe">
        {part}
      </span>
    )
  })
}
