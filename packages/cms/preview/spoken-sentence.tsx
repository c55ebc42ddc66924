import type { ReactNode } from 'react'

/**
 * Shows a sentence about a problem. Dates, code and names of files in it read from left to right in every language:
 * beside Arabic letters 2025-02-24 would be shown as 24-02-2025.
 */
export function SpokenSentence({ children }: { readonly children: string }): ReactNode {
  return children.split(CODE).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: The parts have no other names.
      <bdi dir="ltr" key={index}>
        {part}
      </bdi>
    ),
  )
}

/** A part in brackets or quotation marks that belongs to code: `[Title]` before others, `(ship.jpg)`, `{kind=bar}`. */
const ENCLOSED = String.raw`\[[^\]]*\](?=[({:])|\[[!-~…]*\]|\([!-~ …]*\)|\{[^}]*\}|"[^"]*"|${'`'}[^${'`'}]*${'`'}`
/** Letters, digits and signs of code without spaces. */
const WORD = String.raw`(?:${ENCLOSED}|[!#-'*-Z\\^_a-z|~…])+`
/** Words of code, of which the first begins with a letter, a digit or a sign, without the mark that ends the sentence. */
const CODE = new RegExp(String.raw`((?=::|!\[|[^\s.,:;!?…'-])${WORD}(?: ${WORD})*(?<![.,:;!?…]))`, 'g')
