import { PNG, SVG } from '../good-newsroom.ts'
import { type Changes, withBody, withFrontMatter } from '../newsroom.ts'
import { type BadCase, EXTRA } from './bad-case.ts'

const FOLDER = 'stories/extra'
const HEIC = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1')
const HERE = { [`${FOLDER}/mill.png`]: PNG }

/** What may be wrong with pictures. */
export const PICTURE_CASES: readonly BadCase[] = [
  picture('that is not there', 'barn.png', 'picture-missing', {}, 'Put the picture in the story’s folder.'),
  picture('with a misspelt name', 'mil.png', 'picture-missing', HERE, 'Did you mean “mill.png”?'),
  picture('spelt in another case', 'Mill.PNG', 'picture-missing', HERE, 'Did you mean “mill.png”?'),
  picture('whose name cannot be decoded', '100%.png', 'picture-missing', HERE),
  picture('in another story’s folder', '../harvest/field.png', 'picture-outside', {}),
  picture('in another story’s folder, encoded', '%2e%2e/harvest/field.png', 'picture-outside', {}),
  picture('at a path of the machine', '/etc/passwd', 'picture-outside', {}),
  picture('on the web', 'https://example.com/mill.png', 'picture-outside', {}, 'Copy the picture beside the story'),
  picture('as data', 'data:image/png;base64,AAAA', 'picture-outside', {}),
  picture('that is really a PNG', 'mill.jpg', 'picture-type', { [`${FOLDER}/mill.jpg`]: PNG }, 'really PNG'),
  picture('that is really a text', 'mill.png', 'picture-type', { [`${FOLDER}/mill.png`]: 'A mill.' }),
  picture('of an unknown type', 'mill.bmp', 'picture-type', { [`${FOLDER}/mill.bmp`]: 'BM' }, '', 'mill.bmp'),
  picture(
    'in the format of an iPhone',
    'dog.heic',
    'picture-type',
    { [`${FOLDER}/dog.heic`]: HEIC },
    'Save it as JPEG',
  ),
  picture('in that format under another name', 'dog.jpg', 'picture-type', { [`${FOLDER}/dog.jpg`]: HEIC }, 'is HEIC'),
  {
    kind: 'a picture in the format of an iPhone that no text shows',
    changes: { [EXTRA]: withBody('A dog.'), [`${FOLDER}/dog.HEIC`]: HEIC },
    problems: [`content/${FOLDER}/dog.HEIC:1:1 picture-type`],
    says: 'Save it as JPEG',
  },
  picture('that is a folder', 'mill.png', 'picture-type', { [`${FOLDER}/mill.png/x`]: '' }, '', 'mill.png'),
  picture('that is cut short', 'mill.png', 'picture-unreadable', {
    [`${FOLDER}/mill.png`]: PNG.subarray(0, PNG.length - 12),
  }),
  picture('that would unfold into gigabytes', 'mill.png', 'picture-too-large', {
    [`${FOLDER}/mill.png`]: pngOf(30_000, 30_000),
  }),
  picture(
    'that is smaller than its place',
    'mill.png',
    'picture-small (warning)',
    { [`${FOLDER}/mill.png`]: pngOf(600, 900) },
    '“mill.png” is 600 pixels wide, where a picture in the text may take 720.',
  ),
  picture('in SVG that is broken', 'mill.svg', 'picture-unreadable', {
    [`${FOLDER}/mill.svg`]: SVG.replace('</svg>', '<g>'),
  }),
  picture('in SVG of many megabytes', 'mill.svg', 'picture-too-large', {
    [`${FOLDER}/mill.svg`]: SVG.replace('</svg>', `${'<rect/>'.repeat(200_000)}</svg>`),
  }),
  picture('in SVG that would unfold into millions of parts', 'mill.svg', 'picture-too-large', {
    [`${FOLDER}/mill.svg`]: SVG.replace('</svg>', `<rect id="a0"/>${doubled(20)}</svg>`),
  }),
  unsafe('an entity', '&a;', 'picture-unreadable'),
  picture('that is a link to a secret', 'mill.png', 'file-link', {
    '../outside/mill.png': PNG,
    [`${FOLDER}/mill.png`]: { linkTo: '../../../outside/mill.png' },
  }),
  picture('that is a link to nothing', 'mill.png', 'file-link', { [`${FOLDER}/mill.png`]: { linkTo: 'gone.png' } }),
  unsafe('a script', '<script>alert(1)</script>'),
  unsafe('a script under a prefix', '<x:script xmlns:x="http://www.w3.org/1999/xhtml">alert(1)</x:script>'),
  unsafe('an event handler', '<rect onclick="alert(1)"/>'),
  unsafe('a link out', '<a xlink:href="https://example.com/"><rect/></a>'),
  unsafe('an animated link', '<a><set attributeName="href" to="https://example.com/"/></a>'),
  unsafe('a foreign object', '<foreignObject><p>A mill</p></foreignObject>'),
  unsafe('a style from elsewhere', '<style>@import "https://example.com/a.css";</style>'),
  unsafe('a fill from elsewhere', '<rect fill="url(https://example.com/a.svg#b)"/>'),
  {
    kind: 'an SVG in another encoding',
    changes: withPicture('mill.svg', { [`${FOLDER}/mill.svg`]: `<?xml version="1.0" encoding="iso-2022-jp"?>${SVG}` }),
    problems: [`content/${EXTRA}:6:1 picture-unsafe`],
  },
  {
    kind: 'a picture without a text',
    changes: { ...HERE, [EXTRA]: withBody('Text.\n\n![](mill.png)') },
    problems: [`content/${EXTRA}:8:1 picture-alt-missing`],
    says: '![what it shows](file.jpg)',
  },
  {
    kind: 'a picture with an attribute that is misspelt',
    changes: { ...HERE, [EXTRA]: withBody('![A mill](mill.png){credti="Ann"}') },
    problems: [`content/${EXTRA}:6:21 picture-attribute`],
    says: 'Did you mean “credit”?',
  },
  {
    kind: 'a cover that is not there',
    changes: cover('src: barn.png\n  alt: A barn'),
    problems: [`content/${EXTRA}:5:8 picture-missing`],
    says: 'Known here: mill.png.',
  },
  {
    kind: 'a cover that is smaller than its place',
    changes: { ...cover('src: mill.png\n  alt: A mill'), [`${FOLDER}/mill.png`]: pngOf(1200, 900) },
    problems: [`content/${EXTRA}:5:8 picture-small (warning)`],
    says: '“mill.png” is 1200 pixels wide, where a picture over a story may take 1312.',
  },
  {
    kind: 'a small picture, once: the translation shows the original’s',
    changes: { 'stories/harvest/field.png': pngOf(600, 900) },
    problems: ['content/stories/harvest/en.md:16:1 picture-small (warning)'],
  },
  {
    kind: 'a cover without a text',
    changes: cover('src: mill.png'),
    problems: [`content/${EXTRA}:4:1 picture-alt-missing (warning)`],
    says: '`alt: what it shows` under `cover:`',
  },
  {
    kind: 'a cover without a picture',
    changes: cover('alt: A mill'),
    problems: [`content/${EXTRA}:4:1 key-missing`],
    says: '“cover.src”',
  },
]

function picture(kind: string, src: string, rule: string, files: Changes, says?: string, stray?: string): BadCase {
  const problems = [
    `content/${EXTRA}:6:1 ${rule}`,
    ...(stray ? [`content/${FOLDER}/${stray}:1:1 file-unexpected`] : []),
  ]
  return { kind: `a picture ${kind}`, changes: withPicture(src, files), problems, ...(says ? { says } : {}) }
}

function unsafe(kind: string, part: string, rule = 'picture-unsafe'): BadCase {
  const svg = SVG.replace('</svg>', `${part}</svg>`)
  return picture(`in SVG with ${kind}`, 'mill.svg', rule, { [`${FOLDER}/mill.svg`]: svg })
}

/** A PNG that says another size than it has. */
function pngOf(width: number, height: number): Buffer {
  const bytes = Buffer.from(PNG)
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

/** Parts of an SVG, each of which draws the one before it twice. */
function doubled(times: number): string {
  const parts = Array.from(
    { length: times },
    (_, i) => `<g id="a${i + 1}"><use href="#a${i}"/><use href="#a${i}"/></g>`,
  )
  return parts.join('')
}

function withPicture(src: string, files: Changes): Changes {
  return { [EXTRA]: withBody(`![A mill](${src})`), ...files }
}

function cover(keys: string): Changes {
  return { ...HERE, [EXTRA]: withFrontMatter(`title: A story\ndate: 2025-02-25\ncover:\n  ${keys}`) }
}
