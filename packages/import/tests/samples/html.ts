import { PNG } from '../../../../tests/content/good-newsroom.ts'
import type { Sample } from './sample.ts'

/** Stories as Medium exports them. */
export const MEDIUM: Sample = {
  system: 'html',
  files: {
    'posts/2024-03-05_The-mill-turns-0123456789ab.html':
      '<!DOCTYPE html><html><head><title>The mill turns</title><style>a{}</style></head><body><article class="h-entry"><header><h1 class="p-name">The mill turns</h1></header><section data-field="subtitle" class="p-summary">A short summary of the mill.</section><section data-field="body" class="e-content"><section name="1a2b" class="section"><div class="section-divider"><hr class="section-divider"></div><div><h3 name="t1" id="t1" class="graf--title">The mill turns</h3><p>The mill turns again.</p><h4 id="wheel">The wheel</h4><p>Read of <a href="https://medium.com/@ada/the-bridge-ba9876543210#plans">the bridge</a> and <a href="https://medium.com/@ada/the-shop-aaaaaaaaaaaa">the shop</a>.</p><figure><img src="../img/wheel.png" alt="One wheel"><figcaption>The wheel in June</figcaption></figure></div></section></section><footer><p>By <a href="https://medium.com/@ada" class="p-author h-card">Ada Miller</a> on <a href="https://medium.com/p/0123456789ab"><time class="dt-published" datetime="2024-03-05T09:30:00.000Z">March 5, 2024</time></a>.</p><p><a href="https://medium.com/@ada/the-mill-turns-0123456789ab" class="p-canonical">Canonical link</a></p></footer></article></body></html>',
    'posts/draft_The-bridge-ba9876543210.html':
      '<!DOCTYPE html><html><head><title>The bridge</title></head><body><article class="h-entry"><header><h1 class="p-name">The bridge</h1></header><section data-field="body" class="e-content"><p>The bridge is open.</p><h4>Plans</h4><p>It gets a roof.</p></section><footer><p><a href="https://medium.com/@ada/the-bridge-ba9876543210" class="p-canonical">Canonical link</a></p></footer></article></body></html>',
    'img/wheel.png': PNG,
    'README.html': '<html><body><p>Your archive</p></body></html>',
  },
  holds: {
    paragraphs: [
      'The mill turns again.',
      'A short summary of the mill.',
      'The wheel in June',
      'The bridge is open.',
      'It gets a roof.',
    ],
    pictures: ['wheel.png'],
    attachments: [],
    dates: ['2024-03-05T09:30:00'],
    authors: ['Ada Miller'],
    tags: [],
    anchors: ['it links to a draft'],
    addresses: ['/@ada/the-mill-turns-0123456789ab', 'https://medium.com/@ada/the-shop-aaaaaaaaaaaa', 'README.html'],
  },
  stories: ['stories/the-mill-turns', 'stories/the-bridge'],
}

/** Stories as Substack exports them. */
export const SUBSTACK: Sample = {
  system: 'html',
  files: {
    'posts.csv':
      'post_id,post_date,is_published,email_sent_at,inbox_sent_at,type,audience,title,subtitle,podcast_url\n111.the-mill,2024-03-05T09:30:00.000Z,true,,,newsletter,everyone,The mill turns,A short summary of the mill.,\n112.the-bridge,2024-05-06T08:00:00.000Z,true,,,newsletter,only_paid,The bridge,,\n113.the-wind,2024-06-07T08:00:00.000Z,true,,,podcast,everyone,The wind,,https://sound.example/wind.mp3\n114.the-idea,,false,,,newsletter,everyone,"An idea, not yet written",,\n',
    'posts/111.the-mill.html':
      '<div><p>The mill turns again.</p><h2>The wheel</h2><p>Read of <a href="https://www.bridge.example/">the other bridge</a>.</p><div class="captioned-image-container"><figure><a href="wheel.png"><img src="../wheel.png" alt="One wheel"></a><figcaption class="image-caption">The wheel in June</figcaption></figure></div><div class="subscription-widget-wrap"><p>Subscribe now</p></div></div>',
    'posts/112.the-bridge.html': '<p>The bridge is open.</p>',
    'posts/113.the-wind.html': '<p>The wind can be heard.</p>',
    'wheel.png': PNG,
  },
  holds: {
    paragraphs: [
      'The mill turns again.',
      'A short summary of the mill.',
      'The wheel in June',
      'The bridge is open.',
      'Subscribe now',
      'An idea, not yet written',
    ],
    pictures: ['wheel.png'],
    attachments: ['https://sound.example/wind.mp3'],
    dates: ['2024-03-05T09:30:00', '2024-05-06T08:00:00', '2024-06-07T08:00:00'],
    authors: [],
    tags: [],
    anchors: [],
    addresses: ['https://www.bridge.example/'],
  },
  stories: ['stories/the-mill', 'stories/the-bridge', 'stories/the-wind'],
}
