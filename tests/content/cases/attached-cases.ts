import { MP3, MP4, PDF, zipOf } from '../files.ts'
import { PNG } from '../good-newsroom.ts'
import { withBody } from '../newsroom.ts'
import { type BadCase, EXTRA } from './bad-case.ts'

const FOLDER = 'stories/extra'

/** What may be wrong with the files that stories link to and play. */
export const ATTACHED_CASES: readonly BadCase[] = [
  linked('that is not there', 'report.pdf', {}, '6:8 file-missing', 'Put the file beside the story'),
  linked(
    'with a misspelt name',
    'report.pdf',
    { 'reports.pdf': PDF },
    '6:8 file-missing',
    'Did you mean “reports.pdf”?',
  ),
  linked('spelt in another case', 'Report.pdf', { 'report.pdf': PDF }, '6:8 file-missing'),
  linked('of all stories that is not there', '/media/a/report.pdf', {}, '6:8 file-missing', 'in the folder media'),
  linked('with a NUL in its name', '/media/%00.csv', {}, '6:8 file-missing'),
  linked('with a name that no disk has', `/media/${'x'.repeat(5000)}.csv`, {}, '6:8 file-missing'),
  {
    kind: 'a link to a file below a file',
    changes: { [EXTRA]: withBody('It is: [the words](/media/data.csv/more.csv).'), 'media/data.csv': 'a\n' },
    problems: [`content/${EXTRA}:6:8 file-missing`],
  },
  {
    kind: 'a link to a folder that has the name of a file',
    changes: { [EXTRA]: withBody('It is: [the words](/media/data.csv).'), 'media/data.csv/more.csv': 'a\n' },
    problems: [`content/${EXTRA}:6:8 file-unreadable`],
  },
  linked('outside the shared folder', '/media/%2e%2e%2fsite.yaml', {}, '6:8 link-broken'),
  {
    kind: 'a picture outside the shared folder',
    changes: { [EXTRA]: withBody('![A mill](/media/../../outside/mill.png)'), '../outside/mill.png': PNG },
    problems: [`content/${EXTRA}:6:1 picture-outside`],
  },
  {
    kind: 'a picture in a folder with a name that no disk has',
    changes: { [EXTRA]: withBody(`![A mill](/media/%00/mill.png)\n\n![A mill](/media/${'x'.repeat(5000)}/mill.png)`) },
    problems: [`content/${EXTRA}:6:1 picture-missing`, `content/${EXTRA}:8:1 picture-missing`],
  },
  {
    kind: 'a picture below a file',
    changes: { [EXTRA]: withBody('![A mill](/media/data.csv/mill.png)'), 'media/data.csv': 'a\n' },
    problems: [`content/${EXTRA}:6:1 picture-missing`],
  },
  {
    kind: 'a shared folder that is a link out of the content',
    changes: {
      [EXTRA]: withBody('![A mill](/media/more/mill.png)\n\n[It](/media/more/report.pdf)'),
      '../outside/mill.png': PNG,
      '../outside/report.pdf': PDF,
      'media/more': { linkTo: '../../outside' },
    },
    problems: [`content/${EXTRA}:6:1 file-link`, `content/${EXTRA}:8:1 file-link`],
  },
  linked(
    'that is HTML',
    'report.pdf',
    { 'report.pdf': '<!doctype html><script>1</script>' },
    '6:8 file-type',
    'is HTML',
  ),
  linked('of data that is HTML', 'data.csv', { 'data.csv': '<svg onload="1"/>' }, '6:8 file-type', 'is HTML or XML'),
  linked('that is a program', 'report.pdf', { 'report.pdf': 'MZ\0' }, '6:8 file-type', 'is a program'),
  linked('of text that is a program', 'notes.txt', { 'notes.txt': '#!/bin/sh\n' }, '6:8 file-type', 'is a program'),
  linked('that is empty', 'report.pdf', { 'report.pdf': '' }, '6:8 file-type', 'is empty'),
  linked('that is no JSON', 'data.json', { 'data.json': '{' }, '6:8 file-type', 'is no JSON'),
  linked(
    'of data that is not UTF-8',
    'data.csv',
    { 'data.csv': Buffer.from('café', 'latin1') },
    '6:8 file-type',
    'no text in UTF-8',
  ),
  linked(
    'that contains a program',
    'files.zip',
    { 'files.zip': zipOf('data.csv', 'open-me.exe') },
    '6:8 file-type',
    'open-me.exe',
  ),
  linked(
    'that contains macros',
    'sheet.xlsx',
    { 'sheet.xlsx': zipOf('xl/workbook.xml', 'xl/vbaProject.bin') },
    '6:8 file-type',
    'vbaProject.bin',
  ),
  {
    kind: 'a file of a type that no story has',
    changes: { [EXTRA]: withBody('A story.'), [`${FOLDER}/run.exe`]: 'MZ' },
    problems: [`content/${FOLDER}/run.exe:1:1 file-unexpected`],
  },
  {
    kind: 'a file beside a story that no text links to',
    changes: { [EXTRA]: withBody('A story.'), [`${FOLDER}/report.pdf`]: PDF },
    problems: [`content/${FOLDER}/report.pdf:1:1 file-unused (warning)`],
    says: 'Write [words](report.pdf), or delete it.',
  },
  {
    kind: 'a recording that is shown as a film',
    changes: {
      [EXTRA]: withBody('<video src="talk.mp3"></video>'),
      [`${FOLDER}/talk.mp3`]: Buffer.from(MP3, 'latin1'),
    },
    problems: [`content/${EXTRA}:6:1 file-type`],
    says: 'is no video',
  },
  {
    kind: 'a film without words',
    changes: { [EXTRA]: withBody('![](ships.mp4)'), [`${FOLDER}/ships.mp4`]: MP4 },
    problems: [`content/${EXTRA}:6:1 picture-alt-missing`],
    says: 'Write ![what it shows](ships.mp4).',
  },
  translated('another file', '[التقرير](other.pdf)', ['6:1 file-differs (warning)'], 'report.pdf'),
  translated('no file', 'التقرير', ['6:1 file-differs (warning)'], 'no file'),
  translated('the same file', '[التقرير](report.pdf#page=2)', []),
]

function linked(
  kind: string,
  address: string,
  files: Readonly<Record<string, string | Uint8Array>>,
  problem: string,
  says?: string,
): BadCase {
  const beside = Object.entries(files).map(([name, bytes]) => [`${FOLDER}/${name}`, bytes])
  return {
    kind: `a link to a file ${kind}`,
    changes: { [EXTRA]: withBody(`It is: [the words](${address}).`), ...Object.fromEntries(beside) },
    problems: [`content/${EXTRA}:${problem}`],
    ...(says ? { says } : {}),
  }
}

/** A translation of a story whose first paragraph links to report.pdf, and its second to other.pdf. */
function translated(what: string, first: string, problems: readonly string[], says?: string): BadCase {
  const translation = `---\ntitle: قصة\ntranslation: {of: en, by: human}\n---\n\n${first}\n\n[تقرير](other.pdf)\n`
  return {
    kind: `a translation that links to ${what}`,
    changes: {
      [EXTRA]: withBody('Read [the report](report.pdf).\n\nAnd [another](other.pdf).'),
      'stories/extra/ar.md': translation,
      [`${FOLDER}/report.pdf`]: PDF,
      [`${FOLDER}/other.pdf`]: PDF,
    },
    problems: problems.map((problem) => `content/stories/extra/ar.md:${problem}`),
    ...(says ? { says } : {}),
  }
}
