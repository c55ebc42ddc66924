import { describe, expect, it } from 'vitest'
import { pastedMarkdown } from '../desk/writing/pasted-markdown.ts'

/** Words of a document in one script. */
interface Words {
  readonly heading: string
  readonly bold: string
  readonly plain: string
  readonly link: string
  readonly items: readonly [string, string]
  readonly note: string
}

const SCRIPTS: Readonly<Record<string, Words>> = {
  Latin: {
    heading: 'Trade',
    bold: 'Three years',
    plain: 'it was closed',
    link: 'the report',
    items: ['one', 'two'],
    note: 'A note',
  },
  Cyrillic: {
    heading: 'Торговля',
    bold: 'Три года',
    plain: 'он был закрыт',
    link: 'доклад',
    items: ['один', 'два'],
    note: 'Примечание',
  },
  Arabic: {
    heading: 'التجارة',
    bold: 'ثلاث سنوات',
    plain: 'كان مغلقًا',
    link: 'التقرير',
    items: ['واحد', 'اثنان'],
    note: 'ملاحظة',
  },
  Chinese: { heading: '贸易', bold: '三年', plain: '港口关闭', link: '报告', items: ['一', '二'], note: '注释' },
  Devanagari: {
    heading: 'व्यापार',
    bold: 'तीन साल',
    plain: 'वह बंद था',
    link: 'रिपोर्ट',
    items: ['एक', 'दो'],
    note: 'टिप्पणी',
  },
  Hangul: {
    heading: '무역',
    bold: '삼 년',
    plain: '항구는 닫혔다',
    link: '보고서',
    items: ['하나', '둘'],
    note: '주석',
  },
}

const TARGET = 'https://harbour.example/report?year=2025&part=1'

/** The clipboard of each program with the same document. */
const PROGRAMS: Readonly<Record<string, (words: Words) => string>> = {
  Word: ({ heading, bold, plain, link, items, note }) => `<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns="http://www.w3.org/TR/REC-html40"><head><meta name=Generator content="Microsoft Word 15"><style>
<!-- p.MsoNormal {margin:0cm; font-size:12.0pt;} --></style><!--[if gte mso 9]><xml><w:WordDocument></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h1 style='margin-top:12.0pt'><a name="_Toc1"></a><span lang=EN-GB style='mso-ansi-language:EN-GB'>${heading}<o:p></o:p></span></h1>
<p class=MsoNormal><b><span lang=EN-GB>${bold}</span></b><span lang=EN-GB>&nbsp;<span style='mso-spacerun:yes'> </span>${plain}, <a
href="${TARGET.replace('&', '&amp;')}">${link}</a>.<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference><span style='mso-special-character:footnote'><![if !supportFootnotes]><span class=MsoFootnoteReference>[1]</span><![endif]></span></span></a><o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-GB>${items[0]}<o:p></o:p></span></p>
<p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]><span lang=EN-GB>${items[1]}<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<div style='mso-element:footnote-list'><br clear=all><hr align=left size=1 width="33%"><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1" title=""><span class=MsoFootnoteReference>[1]</span></a><span lang=EN-GB> ${note}<o:p></o:p></span></p></div></div>
<!--EndFragment--></body></html>`,
  'Google Docs': ({ heading, bold, plain, link, items, note }) =>
    `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-5f0c"><h2 dir="ltr" style="line-height:1.38;"><span style="font-size:16pt;font-family:Arial;font-weight:400;font-style:normal;">${heading}</span></h2><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;font-weight:700;font-style:normal;">${bold}</span><span style="font-size:11pt;font-weight:400;"> ${plain}, </span><a href="https://www.google.com/url?q=${encodeURIComponent(TARGET)}&amp;sa=D&amp;ust=1" style="text-decoration:none;"><span style="color:#1155cc;font-weight:400;text-decoration:underline;">${link}</span></a><span style="font-weight:400;">.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><ul style="margin-top:0;"><li dir="ltr" style="list-style-type:disc;font-weight:400;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">${items[0]}</span></p></li><li dir="ltr" style="list-style-type:disc;font-weight:400;" aria-level="1"><p dir="ltr" role="presentation"><span style="font-weight:400;">${items[1]}</span></p></li></ul><br /><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a><span style="font-size:10pt;font-weight:400;">&nbsp;${note}</span></p></div></b><br class="Apple-interchange-newline">`,
  LibreOffice: ({
    heading,
    bold,
    plain,
    link,
    items,
    note,
  }) => `<!DOCTYPE html><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 25.2 (Linux)"/><style type="text/css">p { line-height: 115% }</style></head><body lang="de-DE" link="#000080" dir="ltr"><h2 class="western">${heading}</h2>
<p style="line-height: 100%"><b>${bold}</b> ${plain}, <a href="${TARGET.replace('&', '&amp;')}">${link}</a>.<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></p>
<ul><li><p style="line-height: 100%">${items[0]}</p></li>
<li><p style="line-height: 100%">${items[1]}</p></li></ul>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a> ${note}</p></div></body></html>`,
  'a web page': ({ heading, bold, plain, link, items }) =>
    `<meta charset="utf-8"><script>track()</script><style>.ad{}</style><h2 class="mw-heading" style="color: rgb(0, 0, 0); font-weight: 400;"><span class="mw-headline" id="x">${heading}</span></h2><figure><img src="https://cdn.example/a.jpg" alt=""></figure><p style="margin: 0.5em 0px;"><strong>${bold}</strong> ${plain}, <a rel="nofollow" class="external" href="${TARGET.replace('&', '&amp;')}" onclick="track()">${link}</a>.</p><ul><li>${items[0]}</li><li>${items[1]}</li></ul>`,
  'a mail': ({ heading, bold, plain, link, items }) =>
    `<meta http-equiv="content-type" content="text/html; charset=utf-8"><div dir="auto" style="font-family: sans-serif;"><h3>${heading}</h3></div><div><b>${bold}</b>&nbsp;${plain}, <a href="https://l.facebook.com/l.php?u=${encodeURIComponent(TARGET)}&amp;h=AT0" target="_blank">${link}</a>.</div><div><br></div><ul><li>${items[0]}</li><li>${items[1]}</li></ul><img src="https://mail.example/open.gif" width="1" height="1">`,
  'WhatsApp on the web': ({ bold, plain, items }) =>
    `<meta charset='utf-8'><div class="copyable-text" data-pre-plain-text="[09:00, 12/3/2026] Ada: "><span dir="auto" class="selectable-text"><span><strong class="selectable-text">${bold}</strong> ${plain}.</span></span></div><div><span dir="ltr"><ul><li>${items[0]}</li><li>${items[1]}</li></ul></span></div>`,
  'a messenger': ({ bold, plain, link }) =>
    `<meta charset="utf-8"><p><b data-stringify-type="bold">${bold}</b><span>&nbsp;</span>${plain}, <a target="_blank" class="c-link" href="${TARGET.replace('&', '&amp;')}" rel="noopener">${link}</a>.<img alt=":smile:" src="data:image/gif;base64,R0lGODlh"></p>`,
}

/** What the document is in Markdown; programs that have no headings, links or notes leave them out. */
function expected(program: string, { heading, bold, plain, link, items, note }: Words): string {
  const has = (...some: string[]) => !some.includes(program)
  const hasNotes = ['Word', 'Google Docs', 'LibreOffice'].includes(program)
  const linked = has('WhatsApp on the web') ? `, [${link}](${TARGET.replace('&', '\\&')})` : ''
  return [
    has('WhatsApp on the web', 'a messenger') ? `${program === 'a mail' ? '###' : '##'} ${heading}` : '',
    `**${bold}** ${plain}${linked}.${hasNotes ? '[^1]' : ''}`,
    has('a messenger') ? items.map((item) => `- ${item}`).join('\n') : '',
    hasNotes ? `[^1]: ${note}` : '',
  ]
    .filter(Boolean)
    .join('\n\n')
}

const cases = Object.entries(PROGRAMS).flatMap(([program, write]) =>
  Object.entries(SCRIPTS).map(([script, words]) => ({
    program,
    script,
    html: write(words),
    markdown: expected(program, words),
  })),
)

describe(`each of ${cases.length} pasted documents is clean Markdown:`, () => {
  it.each(cases)('from $program in $script', ({ html, markdown }) => {
    expect(pastedMarkdown(html).replaceAll('\\&', '&')).toBe(markdown.replaceAll('\\&', '&'))
  })
})

describe('a pasted text', () => {
  it('has the numbered list of Word as such', () => {
    const item = (number: number, text: string) =>
      `<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>${number}.<span>&nbsp;&nbsp; </span></span>${text}</p>`
    expect(pastedMarkdown(item(1, 'one') + item(2, 'two'))).toBe('1. one\n2. two')
  })

  it('has italic text, quotations and line breaks, and neither empty marks nor hidden text', () => {
    const html =
      '<blockquote><p>A <span style="font-style:italic">good</span> day.</p></blockquote><p><b> </b>One<br>two<span style="display:none">x</span></p>'
    expect(pastedMarkdown(html)).toBe('> A *good* day.\n\nOne\\\ntwo')
  })

  it('has no link to a bookmark, a script or a place of the other page', () => {
    const html = '<p><a name="x">a</a> <a href="javascript:alert(1)">b</a> <a href="#top">c</a></p>'
    expect(pastedMarkdown(html)).toBe('a b c')
  })

  it('keeps signs that Markdown would read as marks', () => {
    expect(pastedMarkdown('<p>2 * 3 * 4 [sic] # 5</p>')).toBe('2 \\* 3 \\* 4 \\[sic] # 5')
  })
})
