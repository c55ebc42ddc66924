import { PNG } from '../../../../tests/content/good-newsroom.ts'
import type { Sample } from './sample.ts'

const POSTS = [
  {
    id: 'p1',
    title: 'The mill turns',
    slug: 'mill',
    html: '<p>The mill turns again.</p><h2 id="the-wheel">The wheel</h2><p>Read of <a href="__GHOST_URL__/old-bridge/#plans">the bridge</a>, of <a href="__GHOST_URL__/shop/">the shop</a>, and <a href="__GHOST_URL__/content/files/plan.pdf">the plan</a>.</p><!--kg-card-begin: html--><video src="__GHOST_URL__/content/media/wheel.mp4"></video><!--kg-card-end: html--><figure class="kg-card kg-gallery-card"><div><img src="__GHOST_URL__/content/images/2024/03/one.png" alt="One wheel"><img src="__GHOST_URL__/content/images/2024/03/two.png" alt="Two wheels"></div><figcaption>Both wheels in March</figcaption></figure>',
    status: 'published',
    visibility: 'public',
    type: 'post',
    feature_image: '__GHOST_URL__/content/images/2024/03/mill.png',
    published_at: '2024-03-05T09:30:00.000Z',
    updated_at: '2024-04-01T10:00:00.000Z',
    custom_excerpt: 'A short summary of the mill.',
  },
  {
    id: 'p2',
    title: 'The bridge',
    slug: 'old-bridge',
    html: null,
    mobiledoc: JSON.stringify({
      cards: [['markdown', { markdown: 'The bridge is open.\n\n## Plans\n\nIt gets a roof.' }]],
    }),
    status: 'draft',
    visibility: 'paid',
    type: 'post',
    created_at: '2024-05-06T08:00:00.000Z',
  },
  {
    id: 'p3',
    title: 'About us',
    slug: 'visit',
    html: '<p>We live in the valley.</p>',
    status: 'published',
    type: 'page',
    published_at: '2023-01-02T08:00:00.000Z',
    codeinjection_foot: '<script>count()</script>',
  },
]

/** An export of Ghost 5. */
export const GHOST: Sample = {
  system: 'ghost',
  files: {
    'valley.json': JSON.stringify(
      {
        db: [
          {
            meta: { exported_on: 1, version: '5.1.0' },
            data: {
              posts: POSTS,
              posts_meta: [{ post_id: 'p1', feature_image_alt: 'The mill from the south' }],
              tags: [
                { id: 't1', name: 'Water' },
                { id: 't2', name: '#wide' },
              ],
              posts_tags: [
                { post_id: 'p1', tag_id: 't1' },
                { post_id: 'p1', tag_id: 't2' },
              ],
              users: [
                { id: 'u1', name: 'Ada Miller' },
                { id: 'u2', name: 'Ben Bridge' },
              ],
              posts_authors: [
                { post_id: 'p1', author_id: 'u2', sort_order: 1 },
                { post_id: 'p1', author_id: 'u1', sort_order: 0 },
              ],
              settings: [{ key: 'locale', value: 'en' }],
            },
          },
        ],
      },
      null,
      1,
    ),
    'content/images/2024/03/mill.png': PNG,
    'content/images/2024/03/one.png': Buffer.concat([PNG, Buffer.from('1')]),
    'content/images/2024/03/two.png': Buffer.concat([PNG, Buffer.from('2')]),
    'content/files/plan.pdf': 'x',
    'content/media/wheel.mp4': 'x',
  },
  holds: {
    paragraphs: [
      'The mill turns again.',
      'A short summary of the mill.',
      'Both wheels in March',
      'The bridge is open.',
      'It gets a roof.',
      'We live in the valley.',
      'count()',
    ],
    pictures: ['mill.png', 'one.png', 'two.png'],
    attachments: ['plan.pdf', 'wheel.mp4'],
    dates: ['2024-03-05T09:30:00', '2024-04-01T10:00:00', '2024-05-06T08:00:00', '2023-01-02'],
    authors: ['Ada Miller', 'Ben Bridge'],
    tags: ['Water'],
    anchors: ['old-bridge/#plans'],
    addresses: ['/mill/', '/visit/', '/shop/'],
  },
  stories: ['stories/mill', 'stories/old-bridge', 'pages/visit'],
}
