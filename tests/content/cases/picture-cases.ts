import { PNG, SVG } from '../good-newsroom.ts'
import { type Changes, withBody, withFrontMatter } from '../newsroom.ts'
import { type BadCase, EXTRA } from './bad-case.ts'

const FOLDER = 'stories/extra'
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
  picture('that is a folder', 'mill.png', 'picture-type', { [`${FOLDER}/mill.png/x`]: '' }, '', 'mill.png'),
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
    kind: 'a cover that is not there',
    changes: cover('src: barn.png\n  alt: A barn'),
    problems: [`content/${EXTRA}:5:8 picture-missing`],
    says: 'Known here: mill.png.',
  },
  {
    kind: 'a cover without a text',
    changes: cover('src: mill.png'),
    problems: [`content/${EXTRA}:4:1 picture-alt-missing`],
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

function unsafe(kind: string, part: string): BadCase {
  const svg = SVG.replace('</svg>', `${part}</svg>`)
  return picture(`in SVG with ${kind}`, 'mill.svg', 'picture-unsafe', { [`${FOLDER}/mill.svg`]: svg })
}

function withPicture(src: string, files: Changes): Changes {
  return { [EXTRA]: withBody(`![A mill](${src})`), ...files }
}

function cover(keys: string): Changes {
  return { ...HERE, [EXTRA]: withFrontMatter(`title: A story\ndate: 2025-02-25\ncover:\n  ${keys}`) }
}
