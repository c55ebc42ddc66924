/**
 * Every rule by its permanent name, with its requirement. Editors search for these names and use them to accept
 * warnings, so a name is never reused or changed. `npm run schemas` writes docs/rules.md from this object.
 */
export const RULES = {
  'encoding-invalid': 'A text file is UTF-8.',
  'character-forbidden': 'A text has no NUL, control or direction-override character, and none that XML forbids.',
  'file-unexpected': 'A story’s folder holds one Markdown file per language and the pictures beside it.',
  'file-link': 'No file or folder is a symbolic link that leads out of the content folder, or nowhere.',
  'file-unreadable': 'Every file and folder can be read.',
  'limit-exceeded': 'Content stays within the limits that docs/rules.md lists.',
  'language-unknown': 'A file is named for a language listed in site.yaml.',
  'slug-invalid': 'A folder’s name, which becomes an address, is made of a–z, 0–9 and single hyphens.',
  'slug-reserved': 'A story’s folder is not named like one of the site’s own addresses.',
  'slug-duplicate': 'No two stories or pages share an address.',
  'site-missing': 'The content folder holds a site.yaml.',
  'yaml-invalid': 'YAML can be parsed.',
  'yaml-aliases': 'YAML aliases stay few, so that a small file cannot unfold into a huge one.',
  'front-matter-missing': 'A Markdown file begins with front matter between two lines of three hyphens.',
  'front-matter-unclosed': 'Front matter ends with a line of three hyphens.',
  'front-matter-language': 'Front matter is YAML, never code.',
  'key-unknown': 'Only known keys are used.',
  'key-missing': 'A required key is there.',
  'value-type': 'A value has the type its key asks for.',
  'value-invalid': 'A value is one its key allows.',
  'date-invalid': 'A date exists and is written 2025-02-24, with a time and zone after it if wanted.',
  'text-missing': 'A text that the site shows exists in each of its languages.',
  'notice-link': 'The words to be linked occur in the cookie notice.',
  'publisher-missing': 'Readers learn who is responsible for their data: site.yaml names the publisher.',
  'hub-untold': 'A WebSub hub that site.yaml names is told of new stories, which Masthead does not do.',
  'words-missing': 'Each language of the site has its interface words.',
  'page-missing': 'The standing pages privacy, terms, cookies and about exist in the default language.',
  'page-unknown': 'A page that site.yaml names has a folder in pages.',
  'page-untranslated': 'A standing page exists in each language of the site.',
  'original-missing': 'A story names its original, and the original exists.',
  'translation-misaligned': 'A translation’s sections answer to the original’s, one by one and of the same kind.',
  'number-differs': 'A translation has the numbers, percentages and units of its original, section by section.',
  'name-missing': 'A name that a translation keeps in Latin letters stands wherever it stands in the original.',
  'text-untranslated': 'No section of a translation is word for word the original’s.',
  'markup-slip': 'No mark of Markdown is left in a text, having come to nothing.',
  'quotes-wrong': 'Quotations stand between the marks of their language, and each one ends.',
  'space-wrong': 'A mark of punctuation has the spaces beside it that its language wants, and no others.',
  'word-doubled': 'No word stands twice in a row by a slip.',
  'headline-long': 'A headline is at most 130 letters wide, so that a card shows it large.',
  'story-empty': 'A story has at least one section.',
  'date-missing': 'A story has a date; without one it sorts last and stays out of what needs a date.',
  'accept-unused': 'A warning that is accepted really occurs.',
  'raw-html': 'A story holds no HTML; Markdown and directives say everything.',
  'markdown-unsupported': 'Only constructs that every edition can carry are used.',
  'directive-unknown': 'A ::: block is one of the known ones.',
  'directive-unclosed': 'A ::: block is closed by ::: on a line of its own.',
  'chart-kind': 'A chart says which kind it is: bar, line or slope.',
  'chart-title': 'A chart has a title.',
  'chart-table':
    'A chart holds one table with as many columns and rows as its kind has room for, and one line for its source.',
  'chart-number': 'Each cell of a chart beside the labels holds one number.',
  'chart-label': 'Each row and column of a chart has a label that has room in the drawing.',
  'chart-mark': 'What a chart marks as derived or forecast is a row or column of its table.',
  'chart-source': 'A chart names its source under its table.',
  'embed-invalid': 'An embed says what it is (video, audio or post), its title and its address.',
  'embed-host': 'The host of an embed is declared by a service in site.yaml, whose purpose is embeds.',
  'heading-level': 'Headings start at ## and go no deeper than ###; the title is the only #.',
  'heading-jump': 'A heading ### has a heading ## above it.',
  'heading-empty': 'A heading has a character that a reader can see.',
  'link-unsafe': 'A link leads to http, https, mailto, tel, a place in this site or a #section.',
  'link-broken': 'A link within the site leads to a page that exists.',
  'link-dead': 'A link to another site leads to a page that is there; only `check --links` asks.',
  'footnote-missing': 'A footnote that is referred to is defined.',
  'footnote-unused': 'A footnote that is defined is referred to.',
  'definition-duplicate': 'A link’s address is defined once under a name; of several, the first counts.',
  'table-row': 'A row of a table has no more cells than the head of the table.',
  'picture-missing': 'A picture’s file exists, spelt exactly so.',
  'picture-outside': 'A picture lies in the story’s own folder.',
  'picture-type': 'A picture is JPEG, PNG, WebP, AVIF or SVG, and is what its name says.',
  'picture-unreadable': 'A picture’s file is whole.',
  'picture-too-large': 'A picture has at most 100 million pixels; an SVG, a million bytes and 100,000 parts.',
  'picture-small': 'A picture has as many pixels as its place is wide: 1312 over a story, 720 in its text.',
  'picture-unsafe':
    'An SVG has no script, event handler or reference to another place, and only styles that Masthead knows.',
  'picture-alt-missing': 'A picture has a text for those who cannot see it.',
  'picture-alt-vague': 'The text for those who cannot see a picture says what it shows.',
  'picture-inline': 'A picture stands in a paragraph of its own.',
} as const satisfies Record<string, string>

/**
 * Additional rules for the report of an import. They do not concern the content, so nobody can accept their warnings
 * there.
 */
export const IMPORT_RULES = {
  'import-skipped': 'What is imported can be read.',
  'import-exists': 'An import writes over nothing, but with --force.',
  'import-lost': 'Whatever a story had in another system has a place here; what has none is on an import’s list.',
  'import-changed': 'What an import had to say in another way is read again by who publishes it.',
} as const satisfies Record<string, string>

/** The name of a rule. */
export type Rule = keyof typeof RULES | keyof typeof IMPORT_RULES

/** The rules that only `check` checks, so that a build is faster. They concern style and never prevent publication. */
export const LINT_RULES: readonly Rule[] = [
  'number-differs',
  'name-missing',
  'text-untranslated',
  'markup-slip',
  'quotes-wrong',
  'space-wrong',
  'word-doubled',
  'headline-long',
  'heading-jump',
  'picture-alt-vague',
]
