import { readRights, rightsPacket } from '../../../lib/picture/rights.ts'
import { withXmp } from '../../photograph.ts'
import { PNG } from '../good-newsroom.ts'
import { replaced, withBody, withFrontMatter } from '../newsroom.ts'
import { type BadCase, EXTRA, inExtra } from './bad-case.ts'

/** A picture that names its creator in XMP, as Adobe writes it into a PNG. */
const BY_ADA = withXmp(PNG, rightsPacket({ ...readRights(PNG), creators: ['Ada Lens'] }) ?? '')

const BARNS = 'The barns of the Valley Mill are full, said Ada Writer, and will be so until the snow melts.'

const UNTRANSLATABLE = [
  'https://tides.example/2024/a-long-address-of-a-document-that-has-no-words',
  '- Harbour Masters of the Northern Sea\n- Annelise Fjordvik, Bergen Maritime Institute\n- Ropes and Sails Ltd',
  '“The long way home: a history of the small boats and of those who steered them”, Tide Press',
].join('\n\n')

/** What only `check` looks for: what an editor would want to look at once more. */
export const LINT_CASES: readonly BadCase[] = [
  inTranslation('another number', 'Some 28 barns are full.', '82 من المخازن ممتلئة.', '9:1 number-differs', '82'),
  inTranslation(
    'a name missing',
    `${BARNS}\n\nBrainCo came.`,
    'جاءت BrainCo.\n\nجاءت.',
    '11:1 name-missing',
    'BrainCo',
  ),
  inTranslation('a section untranslated', BARNS, BARNS, '9:1 text-untranslated', 'original'),
  {
    kind: 'nothing in addresses, names and code that a translation does not change',
    changes: {
      [EXTRA]: withBody(UNTRANSLATABLE),
      'stories/extra/ar.md': `---\ntitle: قصة\ntranslation: {of: en, by: human}\n---\n\n${UNTRANSLATABLE}\n`,
    },
    problems: [],
  },
  inExtra('marks of another language', withBody('She said: „No“.'), '6:11 quotes-wrong (warning)', 'Write “…”.'),
  inExtra(
    'a space before a mark',
    withBody('Was it so, Ada?\n\nWas it the mill ?'),
    '8:12 space-wrong (warning)',
    'Remove',
  ),
  {
    kind: 'nothing in code, whose spaces are its own',
    changes: { [EXTRA]: withBody('Write `a ? b : c` or\n\n| A | B |\n| - | - |\n| Rye | ? |\n\nelse.') },
    problems: [],
  },
  inExtra('a doubled word', withBody('It was the the mill.'), '6:8 word-doubled (warning)', '“the”'),
  slip('a conflict of Git', 'One.\n\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> ada', '8:1', 'Git'),
  slip('a link without an address', 'Read [this]() now.', '6:6', 'has no address'),
  slip('a link without an address, as HTML', 'Read <a href="">this</a> now.', '6:6', 'or delete the link'),
  slip('a heading without its space', '##Two', '6:1', 'a space'),
  slip('a link with a space', 'See [us] (../about/).', '6:6', 'neither a link'),
  slip('a link with a space, after a good one', 'See [us](../about/) or [it] (../privacy/).', '6:25', 'neither a link'),
  slip('a picture with a space in its name', '![A mill](the mill.jpg)', '6:3', 'neither a link'),
  slip('an open pair of asterisks', 'This is **strong.', '6:9', 'asterisks'),
  slip('an open pair after a good one', 'This is **strong**, and **this.', '6:25', 'asterisks'),
  slip('asterisks that enclose a space', '> This is ** strong **.', '6:11', 'asterisks'),
  slip('asterisks in a cell', '| A | B |\n| - | - |\n| Rye | **One. |', '8:9', 'asterisks'),
  slip('the name of an emoji in a heading', '## Well :tada:', '6:9', 'emoji'),
  slip('an instruction in a title', ':::facts[At {{ page.place }}]\nText.\n:::', '6:13', 'instruction'),
  slip('a link with a space in a term', 'The [ebb] (../about/)\n: It goes out.', '6:6', 'neither a link'),
  slip('a block with a space', '::: note\nText.\n:::', '6:1', 'no block'),
  slip('a table without its hyphens', '| One | Two |\n| 1 | 2 |', '6:1', 'no table'),
  {
    kind: 'nothing in marks that are meant as they are',
    changes: { [EXTRA]: withBody('A [sic] (he said), `2**3`, [2] (see above), #tags, a | b, ::: and :::.') },
    problems: [],
  },
  inExtra('a heading jump', withBody('One.\n\n### Two\n\nThree.'), '8:1 heading-jump (warning)', '##'),
  inExtra(
    'a headline too long for a card',
    withFrontMatter(`title: ${'A long story '.repeat(11)}\ndate: 2025-02-25`),
    '2:8 headline-long (warning)',
    '130',
  ),
  {
    kind: 'a text for those who cannot see that says nothing',
    changes: { 'stories/harvest/en.md': replaced('![A field]', '![Photo]') },
    problems: ['content/stories/harvest/en.md:16:1 picture-alt-vague (warning)'],
    says: 'there is a picture',
  },
  {
    kind: 'a picture whose file names somebody whom nobody credits',
    changes: { 'stories/harvest/field.png': BY_ADA },
    problems: ['content/stories/harvest/en.md:16:1 picture-credit (warning)'],
    says: 'Write {credit="Ada Lens"} after it.',
  },
  {
    kind: 'a picture whose file names somebody else',
    changes: {
      'stories/harvest/field.png': BY_ADA,
      'stories/harvest/en.md': replaced('(field.png)', '(field.png){credit="Ben"}'),
    },
    problems: ['content/stories/harvest/en.md:16:1 picture-credit (warning)'],
    says: 'by “Ada Lens”, but its credit is “Ben”',
  },
  {
    kind: 'nothing in a credit that has the name of the file, and more',
    changes: {
      'stories/harvest/field.png': BY_ADA,
      'stories/harvest/en.md': replaced('(field.png)', '(field.png){credit="Photo: ADA LENS"}'),
    },
    problems: [],
  },
  {
    kind: 'nothing that is accepted with a reason',
    changes: {
      [EXTRA]: withFrontMatter('title: The the mill\ndate: 2025-02-25\naccept:\n  word-doubled: It is called so.'),
    },
    problems: [],
  },
]

function slip(kind: string, markdown: string, place: string, says: string): BadCase {
  return inExtra(kind, withBody(markdown), `${place} markup-slip (warning)`, says)
}

function inTranslation(kind: string, original: string, translation: string, problem: string, says: string): BadCase {
  const head = '---\ntitle: محصول\ndate: 2025-02-25\ntranslation:\n  of: en\n  by: human\n---\n'
  return {
    kind: `a translation with ${kind}`,
    changes: { [EXTRA]: withBody(original), 'stories/extra/ar.md': `${head}\n${translation}\n` },
    problems: [`content/stories/extra/ar.md:${problem} (warning)`],
    says,
  }
}
