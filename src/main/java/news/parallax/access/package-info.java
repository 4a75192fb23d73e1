/**
 * Who may ask: keys and their scopes, how much a key may ask in a minute, browsers that signed in with one, and scripts
 * of other origins.
 *
 * <p>A request from beyond loopback passes {@link news.parallax.access.KeyFilter} before anything of it but its head is
 * read. What the key may do is then said by annotation on each resource, and by
 * {@link news.parallax.platform.Gatekeeper} on each route beside them.
 */
package news.parallax.access;
