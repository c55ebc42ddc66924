import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { temporaryFolder } from '../../../tests/unit/helpers/temporary-folder.ts'

const STORY = '---\ntitle: A mill\n---\n\nIt turns.\n'
const text = (body: string) => `---\ntitle: A mill\n---\n\n${body}\n`
const head = (lines: string) => `---\n${lines}\n---\n\nIt turns.\n`

/** Sources that are broken, each in one way; a function makes what is no text. */
export const BROKEN: Readonly<Record<string, string | Uint8Array | ((where: string) => void)>> = {
  'an address that is no percent encoding': text('[x](/wiki/%A4%A2) and [y](%E0%A4%A)'),
  'a picture of an address that is no percent encoding': text('![A wheel](%A4.png)'),
  'a picture of a host without an address': text('![A wheel](https://%zz/a.png)'),
  'an address with a port that does not exist': text('[x](https://host.example:99999/)'),
  'an address of brackets': text('[x](http://[::1)'),
  'an address of another kind': text('[x](javascript:alert%281%29)'),
  'a link to a file of no percent encoding': text('[x](%A4.md#%FF)'),
  'a fragment of no percent encoding': text('[x](#%A4)'),
  'YAML without an end': '---\ntitle: A mill\n\nIt turns.\n',
  'YAML with a quotation mark too few': head('title: "A mill'),
  'YAML with tabs': head('title:\n\t- A mill'),
  'YAML that is a list': head('- title\n- A mill'),
  'YAML that is a text': head('A mill'),
  'YAML with keys twice': head('title: A\ntitle: B'),
  'YAML with an alias of nothing': head('title: *none'),
  'YAML with a key that is a list': head('? [a, b]\n: c\ntitle: A mill'),
  'TOML that is none': '+++\ntitle = A mill\n+++\n\nIt turns.\n',
  'TOML without an end': '+++\ntitle = "A mill"\n\nIt turns.\n',
  'JSON that is none': '{\n"title": A mill\n}\n\nIt turns.\n',
  'front matter that is code': '---js\n{ title: process.exit(3) }\n---\n\nIt turns.\n',
  'a title that is a date': head('title: 2024-01-01\ndate: {a: b}\ntags: 7\nauthors: [[[]], {}]\ncover: [1, {}]'),
  'a language that is none': head('title: A mill\nlang: "x_!"'),
  'a language of numbers': head('title: A mill\nlang: 7'),
  'a date that does not exist': head('title: A mill\ndate: 2024-02-31'),
  'a slug of signs': head('title: A mill\nslug: "../../etc"'),
  'a slug of a thousand letters': head(`title: A mill\nslug: ${'a'.repeat(1000)}`),
  'an old address that is none': head('title: A mill\naliases: ["http://[", "%A4", 7, null]'),
  'zero bytes': Buffer.from('---\ntitle: A\0mill\n---\n\nIt \0 turns.\n'),
  'bytes that are not UTF-8': Buffer.from('---\ntitle: Caf\xe9\n---\n', 'latin1'),
  'UTF-16': Buffer.from(`\ufeff${STORY}`, 'utf16le'),
  'a picture named as a text': Buffer.from('89504e470d0a1a0a0000000d49484452ff00fe', 'hex'),
  'nothing at all': '',
  'only spaces': ' \n \n',
  'only front matter': '---\ntitle: A mill\n---\n',
  'one line of a megabyte': text('a '.repeat(500_000)),
  'a line of marks': text('*a'.repeat(100_000)),
  'quotations in quotations': text(`${'> '.repeat(6000)}x`),
  'elements in elements': text(`${'<div>'.repeat(6000)}x`),
  'elements that never end': text('<table><tr><td><p><ul><li><a href="%A4"><b>x'),
  'placeholders of the import': text(
    '<masthead-lost></masthead-lost> <masthead-known></masthead-known><masthead-note>',
  ),
  'a footnote of itself': text('[^a]\n\n[^a]: [^a]'),
  'a definition of itself': text('[a]\n\n[a]: #[a]'),
  'directives without an end': text(':::note\n\n:::pull\n\n::embed[x]{'),
  'a folder named as a text': (where) => mkdirSync(where),
  'a link to nothing': (where) => symlinkSync('nowhere.md', where),
  'a link to itself': (where) => symlinkSync(path.basename(where), where),
  'a link to the folder above': (where) => symlinkSync('..', where),
  'a link out of the source': (where) => symlinkSync('/etc/hostname', where),
}

/**
 * Writes each broken source beside a good story.
 * @param place the beginning of each path, where a system looks for stories
 */
export function writeBroken(names: readonly string[], place = ''): string {
  const folder = temporaryFolder({ [`${place}good.md`]: STORY })
  for (const [index, name] of names.entries()) {
    const where = path.join(folder, `${place}broken-${index}.md`)
    const content = BROKEN[name] ?? ''
    if (typeof content === 'function') content(where)
    else writeFileSync(where, content)
  }
  return folder
}
