/** What mends most that is wrong with a host. */
export const USE_SETTINGS =
  'Use the settings that the build writes for this host (.hosts/nginx.conf, .hosts/Caddyfile, .htaccess, _headers); docs/deploying.md says how.'
