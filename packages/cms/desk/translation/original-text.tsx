import type { ChangedWords } from './former-texts.ts'

/** A text of the original beside its translation; if it has changed, with the words that are new and those that are gone. */
export function OriginalText({
  text,
  words,
}: {
  readonly text: string
  readonly words: readonly ChangedWords[] | undefined
}) {
  if (!words) return text
  return words.map(({ value, added, removed }, index) => {
    const key = `${index} ${value}`
    if (added) return <ins key={key}>{value}</ins>
    return removed ? <del key={key}>{value}</del> : <span key={key}>{value}</span>
  })
}
