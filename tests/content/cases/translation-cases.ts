import { replaced } from '../newsroom.ts'
import type { BadCase } from './bad-case.ts'

const TRANSLATION = 'stories/harvest/ar.md'

/** How a translation may fail to answer to its original. */
export const TRANSLATION_CASES: readonly BadCase[] = [
  inTranslation(
    'a paragraph too few at the end',
    replaced('\nيفتح السوق يوم الاثنين.\n', ''),
    '16:18 translation-misaligned',
    'a paragraph (content/stories/harvest/en.md:18)',
  ),
  inTranslation(
    'a paragraph too few at the start',
    replaced('المخازن ممتلئة.\n\n', ''),
    '10:1 translation-misaligned',
    'a heading of level 2, where the original has a paragraph (content/stories/harvest/en.md:10)',
  ),
  inTranslation(
    'a paragraph for a quote',
    replaced('> لم', 'لم'),
    '14:1 translation-misaligned',
    'a paragraph, where the original has a quote',
  ),
  inTranslation('a heading of another level', replaced('## ', '### '), '12:1 translation-misaligned', 'level 3'),
  inTranslation('a section too many', (good) => `${good}\nالمزيد.\n`, '20:1 translation-misaligned', 'ends before'),
  inTranslation(
    'no text',
    (good) => good.slice(0, good.indexOf('المخازن')),
    '8:4 story-empty',
    'no text under the front matter',
  ),
  inTranslation(
    'no text yet, of a draft',
    (good) => good.slice(0, good.indexOf('المخازن')).replace('translation:', 'draft: true\ntranslation:'),
    '9:4 story-empty (warning)',
    'comments do not count',
  ),
  inTranslation(
    'a draft that is not whole yet',
    (good) => good.replace('\nيفتح السوق يوم الاثنين.\n', '').replace('translation:', 'draft: true\ntranslation:'),
    '17:18 translation-misaligned (warning)',
    'the original goes on',
  ),
  {
    kind: 'nothing in a free translation with fewer sections and other numbers',
    changes: {
      [TRANSLATION]: (good) =>
        good
          .replace('\nيفتح السوق يوم الاثنين.\n', '\nامتلأ 40 مخزنا.\n\nوالسوق مفتوح.\n')
          .replace('by: machine', 'by: machine\n  form: adapted'),
    },
    problems: [],
  },
  inTranslation('another original than the story’s', replaced('of: en', 'of: fr'), '6:7 original-missing', '“en”'),
  inTranslation('itself for an original', replaced('of: en', 'of: ar'), '6:7 original-missing', 'a translation'),
  inTranslation('no translator', replaced('  by: machine\n', ''), '5:1 key-missing', 'under `translation`'),
  inTranslation('an unknown translator', replaced('machine', 'machin'), '7:7 value-invalid', '“machine”'),
  inTranslation(
    'no text for the cover it inherits',
    replaced('cover:\n  alt: جسر فوق نهر.\n', ''),
    '2:1 picture-alt-missing (warning)',
    'under `cover:`',
  ),
  {
    kind: 'a translation without its original',
    changes: { 'stories/harvest/en.md': undefined },
    problems: ['content/stories/harvest/ar.md:6:7 original-missing'],
    says: 'no original in “en”',
  },
  {
    kind: 'two languages that each name the other for their original',
    changes: { 'stories/harvest/en.md': replaced('title: The', 'translation: {of: ar, by: human}\ntitle: The') },
    problems: [
      'content/stories/harvest/ar.md:6:7 original-missing',
      'content/stories/harvest/en.md:2:19 original-missing',
    ],
    says: 'One language has no `translation`',
  },
  {
    kind: 'two originals',
    changes: { [TRANSLATION]: replaced('translation:\n  of: en\n  by: machine\n', '') },
    problems: ['content/stories/harvest/ar.md:1:1 original-missing'],
    says: '`translation: {of: en, by: human}`',
  },
  {
    kind: 'an original that cannot be read, and a translation that has no problem',
    changes: { 'stories/harvest/en.md': replaced('title: The', 'titel: The') },
    problems: ['content/stories/harvest/en.md:2:1 key-missing', 'content/stories/harvest/en.md:2:1 key-unknown'],
  },
]

function inTranslation(kind: string, change: (good: string) => string, problem: string, says: string): BadCase {
  return {
    kind: `a translation with ${kind}`,
    changes: { [TRANSLATION]: change },
    problems: [`content/${TRANSLATION}:${problem}`],
    says,
  }
}
