import { withBody, withFrontMatter } from '../newsroom.ts'
import { type BadCase, EXTRA, inExtra } from './bad-case.ts'

const GOOD_STORY = withBody('One paragraph.')
const OUTSIDE = { '../outside/en.md': GOOD_STORY }

/** What may be wrong with files and folders, whatever is written in them. */
export const FILE_CASES: readonly BadCase[] = [
  inExtra('bytes that are not UTF-8', Buffer.from(withBody('A café.'), 'latin1'), '6:6 encoding-invalid', 'UTF-8'),
  inExtra('a text in UTF-16', utf16(withBody('A café.')), '1:1 encoding-invalid', 'UTF-16'),
  inExtra('a NUL', withBody('A nul\0 here.'), '6:6 character-forbidden', 'U+0000'),
  inExtra('a direction override', withBody('Pay\u202e ten.'), '6:4 character-forbidden', 'U+202E'),
  inExtra('a control sequence of terminals', withBody('Red: \u001b[31m.'), '6:6 character-forbidden', 'U+001B'),
  inExtra('an override as a reference', withBody('Pay ten.\n\nPay&#x202E; ten.'), '8:1 character-forbidden', 'U+202E'),
  inExtra(
    'an override as an escape in YAML',
    withFrontMatter('title: "Pay \\u202e ten"\ndate: 2025-02-25'),
    '2:8 character-forbidden',
    'U+202E',
  ),
  inExtra(
    'half of a surrogate pair as an escape in YAML',
    withFrontMatter('title: "A \\ud800 story"\ndate: 2025-02-25'),
    '2:8 character-forbidden',
    'U+D800',
  ),
  inExtra(
    'a character that XML forbids as an escape in YAML',
    withFrontMatter('title: "A \\uffff story"\ndate: 2025-02-25'),
    '2:8 character-forbidden',
    'U+FFFF',
  ),
  inExtra('a character that XML forbids', withBody('A \ufffe story.'), '6:3 character-forbidden', 'U+FFFE'),
  inExtra('an override in the language of code', withBody('```a&#x202e;\nx\n```'), '6:1 character-forbidden', 'U+202E'),
  inExtra('an empty file', '', '1:1 front-matter-missing'),
  {
    kind: 'a stray file among the stories',
    changes: { 'stories/notes.txt': 'Call the mill.' },
    problems: ['content/stories/notes.txt:1:1 file-unexpected'],
  },
  {
    kind: 'a stray file beside a story',
    changes: { [EXTRA]: GOOD_STORY, 'stories/extra/notes.bak': 'Call the mill.' },
    problems: ['content/stories/extra/notes.bak:1:1 file-unexpected'],
  },
  {
    kind: 'a folder within a story’s folder',
    changes: { [EXTRA]: GOOD_STORY, 'stories/extra/old/en.md': GOOD_STORY },
    problems: ['content/stories/extra/old:1:1 file-unexpected'],
  },
  {
    kind: 'a file in a language the site does not have',
    changes: { [EXTRA]: GOOD_STORY, 'stories/extra/fr.md': GOOD_STORY },
    problems: ['content/stories/extra/fr.md:1:1 language-unknown'],
    says: '`languages` in site.yaml',
  },
  {
    kind: 'a language in capitals',
    changes: { 'stories/extra/EN.md': GOOD_STORY },
    problems: ['content/stories/extra/EN.md:1:1 language-unknown'],
    says: 'Did you mean “en”?',
  },
  {
    kind: 'a folder whose name cannot be part of an address',
    changes: { 'stories/Été 2025/en.md': GOOD_STORY },
    problems: ['content/stories/Été 2025:1:1 slug-invalid'],
    says: 'e.g. to “ete-2025”',
  },
  {
    kind: 'a story with an address of the site itself',
    changes: { 'stories/search/en.md': GOOD_STORY },
    problems: ['content/stories/search:1:1 slug-reserved'],
  },
  {
    kind: 'a page with an address of the site itself',
    changes: { 'pages/archive/en.md': GOOD_STORY },
    problems: ['content/pages/archive:1:1 slug-reserved'],
  },
  {
    kind: 'a story and a page of one name',
    changes: { 'pages/harvest/en.md': GOOD_STORY },
    problems: ['content/pages/harvest/en.md:1:1 slug-duplicate'],
    says: 'content/stories/harvest/',
  },
  {
    kind: 'a text that is a link out of the content folder',
    changes: { ...OUTSIDE, [EXTRA]: { linkTo: '../../../outside/en.md' } },
    problems: [`content/${EXTRA}:1:1 file-link`],
    says: 'out of the content folder',
  },
  {
    kind: 'a text that is a link to nothing',
    changes: { [EXTRA]: { linkTo: 'gone.md' } },
    problems: [`content/${EXTRA}:1:1 file-link`],
    says: 'nowhere',
  },
  {
    kind: 'a text that is a link to itself',
    changes: { [EXTRA]: { linkTo: 'en.md' } },
    problems: [`content/${EXTRA}:1:1 file-link`],
    says: 'nowhere',
  },
  {
    kind: 'a story’s folder that is a link out of the content folder',
    changes: { ...OUTSIDE, 'stories/extra': { linkTo: '../../outside' } },
    problems: ['content/stories/extra:1:1 file-link'],
  },
  {
    kind: 'a story’s folder that is a link to nothing',
    changes: { 'stories/extra': { linkTo: '../../gone' } },
    problems: ['content/stories/extra:1:1 file-link'],
  },
  {
    kind: 'a story’s folder that is a link to another story',
    changes: { 'stories/extra': { linkTo: 'harvest' } },
    problems: ['content/stories/extra:1:1 file-unexpected'],
  },
  {
    kind: 'a text that is a link to a folder',
    changes: { [EXTRA]: { linkTo: '../../pages' } },
    problems: [`content/${EXTRA}:1:1 file-unreadable`],
  },
  {
    kind: 'a folder that nothing reads',
    changes: { 'storeis/extra/en.md': GOOD_STORY },
    problems: ['content/storeis:1:1 content-unread (warning)'],
    says: 'Did you mean “stories”?',
  },
  {
    kind: 'a folder that another system reads',
    changes: { 'posts/extra.md': GOOD_STORY },
    problems: ['content/posts:1:1 content-unread (warning)'],
    says: 'Did you mean “stories”? Stories of another system: npx masthead import content/posts',
  },
  {
    kind: 'a folder of pictures that nothing reads',
    changes: { 'images/dog.png': 'x' },
    problems: ['content/images:1:1 content-unread (warning)'],
    says: 'Known here: stories, pages, media',
  },
  {
    kind: 'a setting with another ending',
    changes: { 'front.yml': 'lead: harvest\n' },
    problems: ['content/front.yml:1:1 content-unread (warning)'],
    says: 'Did you mean “front.yaml”?',
  },
  {
    kind: 'a story outside of stories',
    changes: { 'extra.md': GOOD_STORY },
    problems: ['content/extra.md:1:1 content-unread (warning)'],
    says: 'stories/the-harbour-reopens/en.md',
  },
  {
    kind: 'a folder that belongs beside the content',
    changes: { 'overrides/footer.css': '' },
    problems: ['content/overrides:1:1 content-unread (warning)'],
    says: 'beside the folder content',
  },
  {
    kind: 'a link to nothing beside the stories',
    changes: { elsewhere: { linkTo: 'nowhere' } },
    problems: ['content/elsewhere:1:1 content-unread (warning)'],
    says: 'move it out of content',
  },
  {
    kind: 'nothing in a folder that site.yaml accepts, and in notes for editors',
    changes: {
      'notes/ideas.md': 'Call the mill.',
      'README.md': 'Our newspaper.',
      'site.yaml': (good) => `${good}accept:\n  content-unread: [notes]\n`,
    },
    problems: [],
  },
  {
    kind: 'a file where the stories should be',
    changes: { stories: 'Call the mill.' },
    problems: ['content/stories:1:1 file-unreadable'],
  },
]

/** A text as some editors of Windows save it: UTF-16 with a byte order mark. */
function utf16(text: string): Buffer {
  return Buffer.from(`\ufeff${text}`, 'utf16le')
}
