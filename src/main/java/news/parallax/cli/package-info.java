/** Commands: the same jar with a word behind it. Each answers on stdout and says everything else on stderr. */
package news.parallax.cli;
