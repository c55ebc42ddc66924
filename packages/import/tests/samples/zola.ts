import { PNG } from '../../../../tests/content/good-newsroom.ts'
import type { Sample } from './sample.ts'

/** A site of Zola in two languages. */
export const ZOLA: Sample = {
  system: 'zola',
  files: {
    'config.toml':
      'base_url = "https://valley.example/news"\ndefault_language = "en"\n[languages.fr]\n[extra]\ncolour = "blue"\n',
    'content/_index.md': '+++\nsort_by = "date"\n+++\n',
    'content/blog/_index.md': '+++\ntitle = "All stories"\n+++\n',
    'content/blog/2024-03-05-mill.md':
      '+++\ntitle = "The mill turns"\nupdated = 2024-04-01\nauthors = ["Ada Miller"]\naliases = ["old/mill.html"]\n[taxonomies]\ntags = ["Water", "Wheels"]\n[extra]\nmood = "calm"\n+++\n\nThe mill turns again.\n\n## The wheel {#wheel}\n\nIt has [a story](@/blog/bridge/index.md#plans), and {{/* not_called() */}}.\n\n{% quote(author="Ben") %}\nIt never stood still.\n{% end %}\n\n{{ youtube(id="abcdefghijk", title="The wheel in June") }}\n\n{{ weather(place="valley") }}\n\nSee [the plan](plan.pdf).\n',
    'content/blog/2024-03-05-mill.fr.md':
      '+++\ntitle = "Le moulin tourne"\n+++\n\nLe moulin tourne de nouveau.\n\n## La roue\n\nElle tourne.\n\n> Elle ne s’arrête jamais.\n>\n> Ben\n\n{{ youtube(id="abcdefghijk", title="La roue en juin") }}\n\nVoici le plan.\n',
    'content/blog/bridge/index.md':
      '+++\ntitle = "The bridge"\ndate = 2024-05-06\nslug = "old-bridge"\n+++\n\nThe bridge is open.\n\n![The arch of the bridge](arch.png)\n\n## Plans\n\nAn [own page](/news/missing/) tells more.\n',
    'content/blog/bridge/arch.png': PNG,
    'content/visit.md': '+++\ntitle = "About us"\npath = "who/we-are"\n+++\n\nWe live in the valley.\n',
    'content/opening.md': '+++\ntitle = "The opening"\npath = "2015/06/17/Opening"\n+++\n\nThe doors are open.\n',
    'static/plan.pdf': 'x',
    'static/unused.png': PNG,
    'templates/index.html': '<p>{{ page.title }}</p>',
    'sass/site.scss': 'a {}',
  },
  holds: {
    paragraphs: [
      'The mill turns again.',
      'It never stood still.',
      'Le moulin tourne de nouveau.',
      'The bridge is open.',
      'We live in the valley.',
      'The doors are open.',
      'weather(place="valley")',
      '{{ not_called() }}',
      'https://www.youtube.com/watch?v=abcdefghijk',
      'mood: "calm"',
    ],
    pictures: ['arch.png', 'unused.png'],
    attachments: ['plan.pdf'],
    dates: ['2024-03-05', '2024-04-01', '2024-05-06', '2015-06-17'],
    authors: ['Ada Miller'],
    tags: ['Water', 'Wheels'],
    anchors: ['../old-bridge/#plans'],
    addresses: [
      '/news/blog/mill/',
      '/news/fr/blog/mill/',
      '/news/blog/old-bridge/',
      '/news/who/we-are/',
      '/news/old/mill.html',
      '/news/2015/06/17/Opening/',
      'https://valley.example/news/missing/',
      'templates/index.html',
      'sass/site.scss',
    ],
  },
  stories: ['stories/mill', 'stories/old-bridge', 'stories/opening', 'pages/visit'],
}
