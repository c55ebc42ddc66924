/**
 * Every rule by its permanent name, with what it requires. Editors search for these names and use them to accept
 * warnings, so a name is never reused or changed. `npm run schemas` writes docs/rules.md from this object.
 */
export const RULES = {
  'encoding-invalid': 'A text file is UTF-8.',
  'character-forbidden': 'A text contains no control characters or direction overrides.',
  'file-unexpected': 'A story’s folder contains one Markdown file per language, pictures and other files of the story.',
  'content-unread': 'The content folder contains only what Masthead reads.',
  'file-missing': 'A linked file is beside the story or in media, with exactly this spelling.',
  'file-type': 'A file is what its name says, of a type that docs/markdown.md lists, and no program.',
  'file-unused': 'A text of the story links to each file beside it.',
  'file-differs': 'A translation links to the files of its original, or to files for its language.',
  'file-link': 'No symbolic link leads out of the content folder or nowhere.',
  'file-unreadable': 'Every file and folder can be read.',
  'css-invalid': 'Style rules of the newsroom are CSS that a page can contain.',
  'css-foreign': 'Style rules of the newsroom import nothing and load only files of the folder static.',
  'page-heavy': 'What the newsroom adds keeps story pages within 14,600 bytes and scripts within 9,000, compressed.',
  'override-unknown': 'Each file in overrides is named for a part of the page.',
  'code-invalid': 'The newsroom’s own code compiles, and exports what Masthead expects.',
  'code-client': 'The newsroom’s components use no hooks and no “use client”.',
  'static-name': 'A name in static consists of letters, digits and - _ . ~ @ + and is unique, capitals or not.',
  'limit-exceeded': 'Content stays within the limits of docs/rules.md.',
  'language-unknown': 'A file is named for a language listed in site.yaml.',
  'slug-invalid': 'A folder’s name consists of a–z, 0–9 and single hyphens; `slug` of small letters of any script.',
  'slug-reserved': 'A story does not have the name of an address of the site.',
  'slug-lost': 'A published name that changes is among `aliases`.',
  'slug-duplicate': 'No two stories or pages have the same address.',
  'site-missing': 'The content folder contains a site.yaml.',
  'yaml-invalid': 'YAML can be parsed.',
  'json-invalid': 'Messages are a JSON object: texts by their keys.',
  'yaml-aliases': 'YAML has few aliases.',
  'front-matter-missing': 'A Markdown file begins with front matter between two lines of three hyphens.',
  'front-matter-unclosed': 'Front matter ends with a line of three hyphens.',
  'front-matter-language': 'Front matter is YAML, never code.',
  'key-unknown': 'Every key is known.',
  'key-missing': 'Every required key is present.',
  'value-type': 'A value has the type that its key requires.',
  'value-invalid': 'A value is one that its key allows.',
  'date-invalid': 'A date exists and is written as 2025-02-24, or with time and zone.',
  'text-missing': 'A text that the site shows exists in each of its languages.',
  'notice-link': 'The text of each link in the cookie notice occurs in it.',
  'publisher-missing': 'site.yaml names the publisher, who is responsible for readers’ data.',
  'colour-contrast': 'A colour of the newspaper can be read on light paper.',
  'font-missing': 'A font that site.yaml names is in the folder fonts.',
  'font-licence': 'The licence of a font is a text beside it.',
  'font-invalid': 'A font is a complete WOFF2 file that sites may use.',
  'font-letters': 'A font has every letter of the languages that it is for.',
  'font-heavy': 'The fonts of a page have at most 120 kB, or `type.limit`.',
  'package-missing': 'The packages that site.yaml, overrides and the fonts of cards need are installed.',
  'words-missing': 'Masthead has messages in each language of the site.',
  'front-story': 'A story that front.yaml names exists.',
  'front-language': 'A story of front.yaml is published in each language.',
  'front-over': 'The choice in front.yaml is not over.',
  'author-unnamed': 'An author in site.yaml is named by a story.',
  'page-missing': 'The pages privacy, terms, cookies and about exist in the default language.',
  'page-unknown': 'A page that site.yaml names has a folder in pages.',
  'menu-unknown': 'A menu names sections, standing pages or published stories.',
  'page-untranslated': 'A standing page exists in each language of the site.',
  'original-missing': 'A translation names its original, and the original exists.',
  'translation-misaligned': 'A translation has the same sections as its original, in order and kind.',
  'number-differs':
    'A translation has the numbers and units of its original, in words too. Converted money, added years and notes in brackets are allowed.',
  'name-missing': 'A name kept in Latin letters appears wherever the original has it, except headings.',
  'text-untranslated': 'No section of a translation is identical to the original.',
  'markup-slip': 'A text has no Markdown that does nothing, and no conflict marks of Git.',
  'quotes-wrong': 'Quotation marks are those of the language, and closed.',
  'space-wrong': 'Punctuation has the spaces that its language requires.',
  'word-doubled': 'No word is repeated by mistake.',
  'headline-long': 'A headline is at most 130 letters wide.',
  'story-empty': 'A story has at least one section.',
  'date-missing': 'A story has a date; without one it is last in lists.',
  'accept-unused': 'Only warnings that occur are accepted.',
  'raw-html': 'A story contains Markdown, ::: blocks and the HTML of docs/markdown.md.',
  'markdown-unsupported': 'Only Markdown that every format of a story can show is used.',
  'code-language': 'A block of code names a language that the extension `code` knows.',
  'math-invalid': 'A formula is TeX that the extension `math` can read.',
  'directive-unknown': 'Every ::: block is of a known kind.',
  'directive-content': 'A ::: block contains what its kind needs, and no more.',
  'pull-unfound': 'The words of a pull quote are in the text.',
  'source-unfound': 'The text names each source of its front matter, with exactly this spelling.',
  'directive-unclosed': 'Every ::: block ends with ::: on its own line.',
  'chart-kind': 'A chart states its kind: bar, line or slope.',
  'chart-title': 'A chart has a title.',
  'chart-table': 'A chart contains one table of a size for its kind, and its source.',
  'chart-number': 'Each cell of a chart contains one number, except the labels.',
  'chart-label': 'Each row and column of a chart has a label that fits into the drawing.',
  'chart-mark': 'A row or column that a chart marks is in its table.',
  'chart-source': 'A chart names its source below its table.',
  'embed-invalid': 'An embed states kind, title and address; other sites may show its frame.',
  'embed-host': 'The host of an embed is a service in site.yaml whose purpose is embeds.',
  'heading-jump': 'A heading ### has a heading ## above it.',
  'anchor-id': 'An id in a text is one word, given once, and none of the page’s own.',
  'heading-empty': 'A heading has at least one visible character.',
  'link-unsafe': 'A link leads to http, https, mailto, tel, this site or a #section.',
  'link-broken': 'A link within the site leads to a page that exists.',
  'link-dead': 'A link to another site works; only `check --links` checks this.',
  'footnote-missing': 'Every footnote that the text refers to is defined.',
  'footnote-unused': 'The text refers to every footnote that is defined.',
  'definition-duplicate': 'The address of a link is defined once per name.',
  'table-row': 'No row of a table has more cells than its head.',
  'picture-missing': 'The file of a picture exists, with exactly this spelling.',
  'picture-outside': 'A picture is in the story’s own folder.',
  'picture-type': 'A picture is JPEG, PNG, WebP, AVIF, GIF or SVG, as its name says.',
  'picture-unreadable': 'A picture is complete and can be read.',
  'picture-too-large': 'A picture has at most 100 million pixels; an SVG a million bytes and 100,000 elements.',
  'picture-small':
    'A picture is wide enough: 1312 pixels for a cover and a wide picture, 720 in the text, 192 for a portrait.',
  'picture-unsafe': 'An SVG has no script, event handler or reference to another file, and only known styles.',
  'picture-alt-missing': 'A picture has a text for readers who cannot see it.',
  'picture-alt-vague': 'The text for readers who cannot see a picture says what it shows.',
  'picture-credit': 'The credit names whom the picture’s file names (IPTC, XMP or Exif).',
  'picture-attribute': 'Attributes of a picture are known, with allowed values.',
} as const satisfies Record<string, string>

/**
 * Additional rules for the report of an import. They do not concern the content, so nobody can accept their warnings
 * there.
 */
export const IMPORT_RULES = {
  'import-skipped': 'A text or file of the source can be read and imported.',
  'import-exists': 'An import overwrites nothing unless you use --force.',
  'import-lost': 'Something in the source has no equivalent in Masthead and was not imported.',
  'import-changed': 'Something was rewritten during the import; check it before you publish it.',
} as const satisfies Record<string, string>

/** The name of a rule. */
export type Rule = keyof typeof RULES | keyof typeof IMPORT_RULES | OwnRule

/** The name of a rule that a newsroom adds in masthead.config.ts. */
export type OwnRule = `own-${string}`

/** Whether a newsroom added a rule. */
export function isOwnRule(name: string): name is OwnRule {
  return name.startsWith('own-')
}

/** The rules that only `check` checks, so that a build is faster. They concern style and never prevent publication. */
export const LINT_RULES: readonly Rule[] = [
  'file-differs',
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
  'picture-credit',
]
