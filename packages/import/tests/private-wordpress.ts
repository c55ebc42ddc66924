/** The words by which a private text is found; those of one way are told by its name. */
export const SECRET = 'SECRET, and nothing else.'
/** The words of a public text. */
export const OPEN = 'Open to all.'

type Row = readonly [name: string, ...rest: readonly string[]]

const META = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`
const TERM = (domain: string, name: string) => `<category domain="${domain}" nicename="${name}">${name}</category>`

function wordpressItem(name: string, body: string, more: string): string {
  const status = more.includes('<wp:status>') ? '' : '<wp:status>publish</wp:status>'
  const type = more.includes('<wp:post_type>') ? '' : '<wp:post_type>post</wp:post_type>'
  const date = more.includes('<wp:post_date>') ? '' : '<wp:post_date>2024-01-05 10:00:00</wp:post_date>'
  return `<item><title>${name}</title><link>https://valley.example/${name}/</link><wp:post_name>${name}</wp:post_name><wp:post_id>${name}</wp:post_id>${status}${type}${date}${more}<content:encoded><![CDATA[${body}]]></content:encoded></item>`
}

/** What WordPress shows to everybody, although it has tags, blocks and fields. */
const OPEN_WORDPRESS = [
  `<p>${OPEN}</p>[caption id="a" width="9"]<img src="https://valley.example/a.png" alt="A wheel" /> The wheel[/caption]`,
  `<p>${OPEN}</p>[gallery ids="1,2"][embed]https://vimeo.com/1[/embed][audio src="https://valley.example/a.mp3"][/audio]`,
  `[vc_row][vc_column width="1/2"]${OPEN}[/vc_column][/vc_row] He said [sic] so. [b]Bold[/b]`,
  `[et_pb_section fb_built="1" disabled="off"]${OPEN}[/et_pb_section]`,
  `<!-- wp:paragraph {"dropCap":true} --><p>${OPEN}</p><!-- /wp:paragraph --><!-- wp:jetpack/subscriptions /--><!-- wp:group {"tagName":"aside","role":"note"} --><p>Ada</p><!-- /wp:group -->`,
  `<!-- wp:kadence/rowlayout {"kadenceConditional":[]} --><p>${OPEN}</p><!-- /wp:kadence/rowlayout -->`,
  `<div class="team-member subscribe-box"><p>${OPEN}</p></div>`,
]
const OPEN_FIELDS = [
  META('_jetpack_newsletter_access', 'everybody'),
  META('um_content_restriction', 'a:2:{s:26:"_um_custom_access_settings";b:0;}'),
  META('_edit_lock', '1:2') + META('_yoast_wpseo_meta-robots-noindex', '0') + META('accessibility', 'good'),
  META('_wc_memberships_force_public', 'yes') + META('rcp_subscription_level', ''),
]

/** Returns one export with what is public, and what is not by each of these ways. */
function wordpress(items: readonly string[]): Readonly<Record<string, string>> {
  const open = OPEN_WORDPRESS.map((body, index) => wordpressItem(`open-${index}`, body, OPEN_FIELDS[index] ?? ''))
  return {
    'export.xml': `<rss xmlns:wp="http://wordpress.org/export/1.2/"><channel><language>en</language>${[...open, ...items].join('\n')}</channel></rss>`,
  }
}

/** Tags and blocks that plugins have around what is not for all readers. */
const WORDPRESS_TEXTS: readonly Row[] = [
  ['MemberPress', `[mepr-show rules="5"]${SECRET}[/mepr-show]`],
  ['s2Member', `[s2If current_user_can(access_s2member_level1)]${SECRET}[/s2If]`],
  ['Simple Membership', `[swpm_protected for="2"]${SECRET}[/swpm_protected]`],
  ['Indeed Ultimate Membership', `[ihc-hide-content ihc_mb_type="show"]${SECRET}[/ihc-hide-content]`],
  ['WishList Member', `[wlm_private "Gold"]${SECRET}[/wlm_private]`],
  ['PPWP', `[ppwp passwords="1"]${SECRET}[/ppwp]`],
  ['Passster', `[passster password="x"]${SECRET}[/passster]`],
  ['Restrict Content Pro', `[restrict]${SECRET}[/restrict]`],
  ['Paid Memberships Pro', `[membership level="1"]${SECRET}[/membership]`],
  ['a shortcode of the theme', `[club]${SECRET}[/club]`],
  ['a note for editors', `[note]${SECRET}[/note]`],
  ['a tag at the top', `[members_only]\n<p>${SECRET}</p>`],
  ['Divi conditions', `[et_pb_section display_conditions="abc"]${SECRET}[/et_pb_section]`],
  ['Divi disabled', `[et_pb_text disabled="on"]${SECRET}[/et_pb_text]`],
  ['Avada draft', `[fusion_text status="draft"]${SECRET}[/fusion_text]`],
  [
    'WooCommerce Memberships',
    `<!-- wp:woocommerce-memberships/member-content --><p>${SECRET}</p><!-- /wp:woocommerce-memberships/member-content -->`,
  ],
  ['Jetpack', `<!-- wp:jetpack/paywall /--><p>${SECRET}</p>`],
  ['an unknown block', `<!-- wp:acme/club --><p>${SECRET}</p><!-- /wp:acme/club -->`],
  [
    'Block Visibility',
    `<!-- wp:paragraph {"blockVisibility":{"controlSets":[{"id":1}]}} --><p>${SECRET}</p><!-- /wp:paragraph -->`,
  ],
  [
    'a hidden block',
    `<!-- wp:paragraph {"metadata":{"blockVisibility":false}} --><p>${SECRET}</p><!-- /wp:paragraph -->`,
  ],
  [
    'Kadence conditions',
    `<!-- wp:kadence/rowlayout {"kadenceConditional":{"postData":{"enable":true}}} --><p>${SECRET}</p><!-- /wp:kadence/rowlayout -->`,
  ],
  ['a class of the theme', `<div class="entry members-only"><p>${SECRET}</p></div>`],
]

const WORDPRESS_FACTS: readonly Row[] = [
  ['Restrict Content Pro, field', META('rcp_subscription_level', 'any-paid')],
  ['Ultimate Member, field', META('um_content_restriction', 'a:8:{s:26:"_um_custom_access_settings";b:1;}')],
  ['Patreon, field', META('patreon-level', '5')],
  ['Memberful, field', META('memberful_acl', 'a:1:{i:0;i:5;}')],
  ['Members, field', META('_members_access_role', 'editor')],
  ['Leaky Paywall, field', META('_issuem_leaky_paywall_visibility', 'a:1:{i:0;s:1:"1";}')],
  ['Groups, field', META('groups-read', '2')],
  ['LifterLMS, field', META('_llms_restricted_levels', 'a:1:{i:0;i:5;}')],
  ['Jetpack, field', META('_jetpack_newsletter_access', 'paid_subscribers')],
  ['page template, field', META('_wp_page_template', 'templates/members-only.php')],
  ['password', '<wp:post_password>x</wp:post_password>'],
  ['private', '<wp:status>private</wp:status>'],
  ['pending', '<wp:status>pending</wp:status>'],
  ['overdue', '<wp:status>future</wp:status>'],
  ['scheduled', '<wp:status>future</wp:status><wp:post_date>2099-01-05 10:00:00</wp:post_date>'],
  ['type of a plugin', '<wp:post_type>lesson</wp:post_type>'],
  ['category', TERM('category', 'members-only')],
  ['taxonomy', TERM('membership_level', 'gold')],
]

/** An export with what is public, and what is not for some readers. */
export const WORDPRESS_EXPORT = wordpress([
  ...WORDPRESS_TEXTS.map(([name, body = '']) => wordpressItem(name, body, '')),
  ...WORDPRESS_FACTS.map(([name, more = '']) => wordpressItem(name, SECRET, more)),
])

/** The number of ways in which it keeps a text from readers. */
export const WORDPRESS_WAYS = WORDPRESS_TEXTS.length + WORDPRESS_FACTS.length
