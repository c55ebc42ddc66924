/**
 * Returns the address at which a host of sites shows a branch: the template of site.yaml with the branch as such hosts
 * write it in a name of the domain system. They turn other characters than a–z and 0–9 into hyphens, and keep 63
 * characters (GitLab: CI_COMMIT_REF_SLUG), Cloudflare Pages 28.
 * @example
 * previewAddress('https://{branch}--news.netlify.app', 'desk/pt-BR/harbour') // => 'https://desk-pt-br-harbour--news.netlify.app'
 */
export function previewAddress(template: string, branch: string): string {
  const most = /\{branch\}\.[^/]+\.pages\.dev(\/|$)/.test(template) ? 28 : 63
  const plain = branch.toLowerCase().replaceAll(/[^a-z\d]/g, '-')
  return template.replaceAll('{branch}', plain.slice(0, most).replaceAll(/^-+|-+$/g, ''))
}
