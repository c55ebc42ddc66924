import { type Changes, replaced, withFrontMatter } from '../../content/newsroom.ts'

/** A newsroom in which readers see what is wanted, and whose one story is complete. */
export const WITH_WANTED: Changes = {
  'site.yaml': (good) => `${good}translation: {wanted: true}\n`,
  'stories/harvest/ar.md': replaced('by: machine', 'by: human'),
}

/** An English story of 2026 with some more front matter. */
export function english(day: number, facts = ''): string {
  return withFrontMatter(`title: Story of day ${day}\ndate: 2026-03-${String(day).padStart(2, '0')}\n${facts}`)
}

/** An Arabic translation with some more front matter. */
export function arabic(translation = 'of: en, by: human', facts = ''): string {
  return withFrontMatter(`title: خبر\ntranslation: {${translation}}\n${facts}`)
}

/** What the front matter of a translation records if both its headline and its first paragraph were others. */
export const OF_ANOTHER = 'of: en, by: human, sections: {head: aaaaaaaa, p1: bbbbbbbb}'
