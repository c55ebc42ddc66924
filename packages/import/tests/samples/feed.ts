import { PNG } from '../../../../tests/content/good-newsroom.ts'
import type { Sample } from './sample.ts'

/** A feed in RSS and one in Atom. */
export const FEED: Sample = {
  system: 'feed',
  files: {
    'feed.xml':
      '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Valley</title><link>https://valley.example/</link><language>en-gb</language><item><title>The mill turns</title><link>https://valley.example/2024/mill.html</link><guid>1</guid><pubDate>Tue, 05 Mar 2024 09:30:00 +0100</pubDate><dc:creator>Ada Miller</dc:creator><category>Water</category><description>A short summary of the mill.</description><content:encoded><![CDATA[<p>The mill turns again.</p><h2>The wheel</h2><p>Read of <a href="/2024/bridge.html#plans">the bridge</a> and <a href="/shop">the shop</a>.</p><p><img src="https://valley.example/img/wheel.png" alt="One wheel"></p>]]></content:encoded><enclosure url="https://valley.example/mill.mp3" type="audio/mpeg" length="9"/></item></channel></rss>',
    'atom.xml':
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Valley</title><link href="https://valley.example/"/><entry><title>The bridge</title><link href="https://valley.example/2024/bridge.html"/><id>tag:2</id><published>2024-05-06T08:00:00Z</published><updated>2024-05-07T08:00:00Z</updated><author><name>Ben Bridge</name></author><category term="Stone"/><content type="html">&lt;p&gt;The bridge is open.&lt;/p&gt;&lt;h2&gt;Plans&lt;/h2&gt;&lt;p&gt;It gets a roof.&lt;/p&gt;</content></entry></feed>',
    'img/wheel.png': PNG,
  },
  holds: {
    paragraphs: ['The mill turns again.', 'A short summary of the mill.', 'The bridge is open.', 'It gets a roof.'],
    pictures: ['wheel.png'],
    attachments: ['https://valley.example/mill.mp3'],
    dates: ['2024-03-05T08:30:00', '2024-05-06T08:00:00', '2024-05-07T08:00:00'],
    authors: ['Ada Miller', 'Ben Bridge'],
    tags: ['Water', 'Stone'],
    anchors: ['../bridge/#plans'],
    addresses: ['/2024/mill.html', '/2024/bridge.html', 'https://valley.example/shop'],
  },
  stories: ['stories/mill', 'stories/bridge'],
}
