import { sentence } from '../../problem/wording.ts'
import { sectionsText, withoutPulls } from '../kinds/kinds.ts'
import type { Context } from '../kinds/section-kind.ts'
import { plainText, type Section } from '../types/section.ts'

/** Reports each pull quote whose words are not in the text. Capitals, and marks around it, do not count. */
export function expectPulledWords(sections: readonly Section[], { report }: Context): void {
  const others = withoutPulls(sections)
  if (others.length === sections.length) return
  const text = spaced(sectionsText(others, plainText))
  for (const section of sections) {
    if (section.kind !== 'aside' || others.includes(section)) continue
    const words = spaced(sectionsText(section.sections, plainText)).replaceAll(
      /^[\p{P}\s]+|(?<![\p{P}\s])[\p{P}\s]+$/gu,
      '',
    )
    if (words && text.includes(words)) continue
    const message = sentence`The words of this :::pull block are not in the text.`
    report(section.place, 'pull-unfound', message, sentence`Repeat words of one paragraph as they are there.`)
  }
}

function spaced(text: string): string {
  return text.replaceAll(/\s+/g, ' ').toLowerCase()
}
