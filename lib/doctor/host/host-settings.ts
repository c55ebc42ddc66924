/** The fix for most problems of a host. */
export const USE_SETTINGS =
  'Use the settings that the build writes for this host (.hosts/nginx.conf, .hosts/Caddyfile, .htaccess, _headers); docs/deploying.md says how.'
