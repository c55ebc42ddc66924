import { withBody } from '../newsroom.ts'
import { type BadCase, EXTRA, inExtra } from './bad-case.ts'

/** What a story's Markdown may hold that a story cannot carry. */
export const MARKDOWN_CASES: readonly BadCase[] = [
  inExtra('no text at all', '---\ntitle: A story\ndate: 2025-02-25\n---\n\n  \n', '4:4 story-empty'),
  body('nothing but a footnote', '[^a]: Proof.', ['6:1 footnote-unused (warning)', '6:13 story-empty']),
  body('an unknown block with a problem in it', ':::sidebar\n#\n:::', ['6:1 directive-unknown', '7:1 heading-empty']),
  body(
    'a frame of another site',
    'Text.\n\n<div>\n<iframe src="https://a.example"></iframe>\n</div>',
    ['9:1 raw-html'],
    '::embed',
  ),
  body('an unknown element within a sentence', 'A <blink>bold</blink> word.', ['6:3 raw-html'], '\\<'),
  body('an unknown element without an end, and a problem below it', '<blink>\n\n[Some](../nowhere/) text.', [
    '6:1 raw-html',
    '8:1 link-broken',
  ]),
  body('an element that is not closed', 'A <b>bold word.', ['6:3 raw-html'], '</b>'),
  body('an event handler', 'A <b onclick="go()">bold</b> word.', ['6:3 raw-html'], 'onclick'),
  body('a script', 'Text.\n\n<script>alert(1)</script>', ['8:1 raw-html']),
  body('a comment without end', 'Text.\n\n<!-- not yet', ['8:1 raw-html']),
  body('no comment of its own', 'Text.\n\n<!-- not yet -->', []),
  body('what hides behind a comment', 'Text.\n\n<!-- a --> <script>x()</script> <!-- b -->', ['8:12 raw-html']),
  body('an id that is given twice', '## Fair {#fair}\n\nText.\n\n### Late {#fair}', ['10:5 anchor-id'], 'Line 6'),
  body('an id of a section', '## Fair {#p1}\n\nText.', ['6:4 anchor-id'], 'page itself'),
  body('a heading of a joiner', '## \u200d\n\nText.', ['6:1 heading-empty'], 'a reader can see'),
  body('a heading without words', '##\n\nText.', ['6:1 heading-empty']),
  body('a list of tasks', '- One\n- [x] Two', ['7:1 markdown-unsupported'], 'task list'),
  body(
    'an unknown block',
    ':::danger\nText.\n:::',
    ['6:1 directive-unknown'],
    'note, facts, points, timeline, qa, pull, credit',
  ),
  body('an open block', 'One.\n\n:::note\nTwo.\n\nThree.', ['8:1 directive-unclosed (warning)'], ':::note block'),
  body(
    'an open block before another',
    ':::note\nTwo.\n\n:::facts\nThree.\n:::\n\nFour.',
    ['6:1 directive-unclosed (warning)'],
    'This :::note block is not closed before :::facts begins in line 9.',
  ),
  body(
    'an open block in one of more colons',
    '::::facts[A]\nTwo.\n\n:::details[B]\nThree.\n\n::::\n\nFour.',
    ['9:1 directive-unclosed (warning)'],
    'This :::details block is not closed: it contains the rest of :::facts.',
  ),
  body(
    'an open block before another of more colons',
    ':::note\nTwo.\n\n::::facts\nThree.\n::::\n\nFour.',
    ['6:1 directive-unclosed (warning)'],
    'This :::note block is not closed before :::facts begins in line 9.',
  ),
  body('a misspelt block', ':::fact\nText.\n:::', ['6:1 directive-unknown'], 'Did you mean “facts”?'),
  body('key points that are no list', ':::points\nOne.\n:::', ['6:1 directive-content'], 'contains one list'),
  body('a timeline without dates', ':::timeline\n- **9 March** One.\n- Two.\n:::', ['6:1 directive-content'], 'a date'),
  body('a question without an answer', ':::qa\n## Why?\n\n## When?\n\nNow.\n:::', ['6:1 directive-content'], 'answer'),
  body('an interview that begins with an answer', ':::qa\nNow.\n:::', ['6:1 directive-content'], 'answer'),
  body('a pull quote of two paragraphs', 'Text. More.\n\n:::pull\nText.\n\nMore.\n:::', ['8:1 directive-content']),
  body('a pull quote in another block', 'Text.\n\n> :::pull\n> Text.\n> :::', ['8:3 directive-content'], 'Move it'),
  body('a pull quote with a title', 'Text.\n\n:::pull[Said]\nText.\n:::', ['8:1 directive-content'], 'no title'),
  body('a pull quote in words of its own', 'Text.\n\n:::pull\nOther text.\n:::', ['8:1 pull-unfound'], 'Repeat words'),
  body('a block of two colons', 'Text.\n\n::video', ['8:1 directive-unknown']),
  body('a block with attributes', ':::note{.wide onclick=go}\nText.\n:::', ['6:1 markdown-unsupported'], 'attributes'),
  body('a missing picture within a link', '[![it](it.png)](/en/)', ['6:2 picture-missing']),
  body('a footnote that is not defined', 'One line,\nand a claim[^1].', ['7:12 footnote-missing'], '[^1]: …'),
  body('a footnote that is not defined, twice', '> Said[^1] and *said*[^1].', [
    '6:7 footnote-missing',
    '6:22 footnote-missing',
  ]),
  body('a footnote that nothing refers to', 'A claim.\n\n[^a]: Proof.', ['8:1 footnote-unused (warning)']),
  body('a footnote that is defined twice', 'A claim[^a].\n\n[^a]: Proof.\n\n[^a]: Doubt.', [
    '10:1 footnote-unused (warning)',
  ]),
  body(
    'a link that is defined twice',
    'See [it][A b].\n\n[a b]: https://a.example/\n\n> [A  B]: https://b.example/',
    ['10:3 definition-duplicate (warning)'],
    'in line 8',
  ),
  body(
    'a row with more cells than the head',
    '| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 | 5 | 6 |',
    ['9:9 table-row'],
    'Row 2 of this table has 4 cells, its head has 2.',
  ),
  body('a bar within a cell', '| A |\n|---|\n| `a | b` |', ['8:6 table-row'], '\\|'),
  body('quotes in quotes without end', `${'> '.repeat(13)}Text.`, ['6:25 markdown-unsupported'], 'nested'),
]

function body(kind: string, markdown: string, problems: readonly string[], says?: string): BadCase {
  return {
    kind,
    changes: { [EXTRA]: withBody(markdown) },
    problems: problems.map((problem) => `content/${EXTRA}:${problem}`),
    ...(says ? { says } : {}),
  }
}
