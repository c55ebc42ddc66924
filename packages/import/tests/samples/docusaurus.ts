import { PNG } from '../../../../tests/content/good-newsroom.ts'
import type { Sample } from './sample.ts'

/** A site of Docusaurus in two languages. */
export const DOCUSAURUS: Sample = {
  system: 'docusaurus',
  files: {
    'docusaurus.config.js':
      "export default {\n  title: 'Valley',\n  url: 'https://valley.example',\n  baseUrl: '/site/',\n  i18n: { defaultLocale: 'en', locales: ['en', 'fr'] },\n  presets: [['classic', { blog: { routeBasePath: 'journal' } }]],\n}\n",
    'package.json': '{}',
    'README.md': '# Valley\n',
    'blog/authors.yml': 'ada:\n  name: Ada Miller\n  url: https://ada.example\n',
    'blog/2024-03-05-mill.mdx':
      "---\ntitle: The mill turns\nauthors: [ada]\ntags: [water, wheels]\nimage: /img/mill.png\nlast_update:\n  date: 2024-04-01\n---\nimport Chart from '@site/src/chart'\n\nThe mill turns again.\n\n<!-- truncate -->\n\n## The wheel {#wheel}\n\n:::tip[Good to know]\n\nIt needs water.\n\n:::\n\n<Chart rows={3} />\n\nRead [the guide](../docs/guide.md#first-steps) and [the plan](pathname:///files/plan.pdf).\n",
    'blog/2024/05/06/bridge/index.md':
      '---\ntitle: The bridge\nslug: old-bridge\n---\n\nThe bridge is open.\n\n![The arch of the bridge](./arch.png)\n\nSee [the mill](/site/journal/2024/03/05/mill#wheel) or [the shop](/site/shop).\n',
    'blog/2024/05/06/bridge/arch.png': PNG,
    'docs/guide.md':
      '---\nid: guide\nsidebar_position: 2\n---\n\n# How to visit\n\nCome by train.\n\n## First steps\n\nWalk along the river.\n',
    'i18n/fr/docusaurus-plugin-content-blog/2024-03-05-mill.mdx':
      '---\ntitle: Le moulin tourne\n---\n\nLe moulin tourne de nouveau.\n\n## La roue\n\n:::tip[Bon à savoir]\n\nIl lui faut de l’eau.\n\n:::\n\nElle tourne.\n',
    'static/img/mill.png': PNG,
    'static/files/plan.pdf': 'x',
    'src/pages/index.tsx': 'export default () => null',
    'src/css/custom.css': 'a {}',
  },
  holds: {
    paragraphs: [
      'The mill turns again.',
      'It needs water.',
      'Good to know',
      'The bridge is open.',
      'Come by train.',
      'Walk along the river.',
      'Le moulin tourne de nouveau.',
      '<Chart rows={3} />',
    ],
    pictures: ['mill.png', 'arch.png'],
    attachments: ['plan.pdf'],
    dates: ['2024-03-05', '2024-04-01', '2024-05-06'],
    authors: ['Ada Miller'],
    tags: ['water', 'wheels'],
    anchors: ['../mill/#wheel', '../guide/#first-steps'],
    addresses: [
      '/site/journal/2024/03/05/mill/',
      '/site/fr/journal/2024/03/05/mill/',
      '/site/journal/old-bridge/',
      '/site/docs/guide/',
      'https://valley.example/site/shop',
      'README.md',
      'src/pages/index.tsx',
      'src/css/custom.css',
      'package.json',
    ],
  },
  stories: ['stories/mill', 'stories/old-bridge', 'pages/guide'],
}
