import { PNG } from '../../../../tests/content/good-newsroom.ts'
import type { Sample } from './sample.ts'

const BODY =
  '<p>The mill turns again.</p><h2 id="wheel">The wheel</h2><p>Read of <a href="/stories/bridge#plans">the bridge</a>, of <a href="/shop">the shop</a>, and <a href="/sites/default/files/plan.pdf">the plan</a>.</p><p><img src="/sites/default/files/styles/large/public/wheel.png?itok=abc" alt="One wheel"></p>'

/** What a site of Drupal answers through JSON:API. */
export const DRUPAL: Sample = {
  system: 'drupal',
  files: {
    'articles.json': JSON.stringify(
      {
        jsonapi: { version: '1.0' },
        links: { self: { href: 'https://valley.example/jsonapi/node/article' } },
        data: [
          {
            type: 'node--article',
            id: 'a1',
            attributes: {
              ...{ title: 'The mill turns', drupal_internal__nid: 7, langcode: 'en', status: true },
              ...{ created: '2024-03-05T09:30:00+00:00', changed: '2024-04-01T10:00:00+00:00' },
              path: { alias: '/stories/mill' },
              body: { value: BODY, processed: BODY, summary: 'A short summary of the mill.' },
              field_mood: 'calm',
            },
            relationships: {
              uid: { data: { type: 'user--user', id: 'u1' } },
              field_tags: { data: [{ type: 'taxonomy_term--tags', id: 't1' }] },
              field_image: { data: { type: 'file--file', id: 'f1', meta: { alt: 'The mill from the south' } } },
            },
          },
          {
            type: 'node--article',
            id: 'a2',
            attributes: {
              ...{ title: 'Le moulin tourne', drupal_internal__nid: 7, langcode: 'fr', status: true },
              body: {
                value:
                  '<p>Le moulin tourne de nouveau.</p><h2>La roue</h2><p>Elle tourne.</p><p><img src="/sites/default/files/wheel.png" alt="Une roue"></p>',
              },
            },
          },
        ],
        included: [
          { type: 'user--user', id: 'u1', attributes: { display_name: 'Ada Miller' } },
          { type: 'taxonomy_term--tags', id: 't1', attributes: { name: 'Water' } },
          { type: 'file--file', id: 'f1', attributes: { uri: { value: 'x', url: '/sites/default/files/mill.png' } } },
        ],
      },
      null,
      1,
    ),
    'old.csv':
      'nid,title,body,created,uid,field_tags,path,langcode,status,type\n9,The bridge,"<p>The bridge is ""open"".</p>\n<h2>Plans</h2>\n<p>It gets a roof.</p>",1714986000,Ben Bridge,"Stone, Water",/stories/bridge,en,1,article\n10,About us,<p>We live in the valley.</p>,2023-01-02,Ben Bridge,,/visit,en,0,page\n',
    'sites/default/files/mill.png': PNG,
    'sites/default/files/wheel.png': Buffer.concat([PNG, Buffer.from('1')]),
    'sites/default/files/plan.pdf': 'x',
  },
  holds: {
    paragraphs: [
      'The mill turns again.',
      'A short summary of the mill.',
      'The bridge is "open".',
      'It gets a roof.',
      'We live in the valley.',
      'Le moulin tourne de nouveau.',
      'field_mood: "calm"',
    ],
    pictures: ['mill.png', 'wheel.png'],
    attachments: ['plan.pdf'],
    dates: ['2024-03-05T09:30:00', '2024-04-01T10:00:00', '2024-05-06', '2023-01-02'],
    authors: ['Ada Miller', 'Ben Bridge'],
    tags: ['Water', 'Stone'],
    anchors: ['../bridge/#plans'],
    addresses: ['/stories/mill', '/node/7', '/stories/bridge', '/node/9', 'https://valley.example/shop'],
  },
  stories: ['stories/mill', 'stories/bridge', 'pages/visit'],
}
