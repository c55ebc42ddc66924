/** A sentence of a story, and the section that contains it. */
export interface Sentence {
  readonly section: Element
  readonly text: string
}

/**
 * Yields the sentences to be read aloud; one at a time, because some voices stop after fifteen seconds of one
 * utterance. It skips footnote references, code and drawings. Each section is split only when it is its turn.
 */
export function* sentencesOf(sections: Iterable<Element>, lang: string): Generator<Sentence> {
  for (const section of sections) {
    const copy = document.createElement('div')
    copy.append(section.cloneNode(true))
    for (const silent of copy.querySelectorAll('sup, pre, svg, summary, button')) silent.remove()
    for (const block of copy.querySelectorAll('p, li, th, td, h2, h3, figcaption')) block.append('\n')
    for (const part of split(copy.textContent, lang)) {
      const text = part.trim()
      if (/[\p{L}\p{N}]/u.test(text)) yield { section, text }
    }
  }
}

function split(text: string, lang: string): string[] {
  if (!('Segmenter' in Intl)) return text.split('\n') // Firefox before 125
  return [...new Intl.Segmenter(lang, { granularity: 'sentence' }).segment(text)].map(({ segment }) => segment)
}
