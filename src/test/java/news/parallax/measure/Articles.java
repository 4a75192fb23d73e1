package news.parallax.measure;

/** Articles written for these tests: invented people, invented events. */
final class Articles {
    /** A political column with quotations of several styles. */
    static final String COLUMN = """
            Gov. Marian Holt promised voters a clean break. What Ohio got was a reckless, cynical handout to her donors.

            On Tuesday the Senate passed her tax cut by two votes, and Republicans cheered as if nobody would ever have to \
            pay for it. "This bill pays for itself, every dollar of it, and everybody in this building knows that," Holt \
            told reporters on the Capitol steps. Nobody in the building knows that. The state's own budget office puts the \
            cost at $3.4 billion over five years.

            Democrats were hardly better. Sen. Luis Ortega, who leads them, spent the debate reading polls aloud. “We warned \
            the administration in March, we warned it in June, and we are warning it again today,” Ortega said. He offered \
            no plan of his own. Holt offered a bad one. Voters will decide in November which is worse.

            Ortega's caucus now wants a ballot measure to repeal the law. Holt calls that a stunt. It may be one, but a \
            stunt that 61 percent of likely voters support is usually called an election issue.
            """;

    /** A plain report without politics. */
    static final String HARBOUR = """
            The ferry Aurora left Kestrel Bay on Monday morning with 214 passengers on board, its first crossing since the \
            storm. Captain Ines Moreau said the new engine had run without a fault. Workers had replaced eleven metres of \
            the pier over the weekend. Moreau thanked them by name. The crossing took 52 minutes, four more than before. \
            Kestrel Bay's shopkeepers handed out coffee. A second ferry is expected in spring.
            """;

    /** Emoji, no-break spaces, curly quotes, Windows line ends, accents, zero-width characters. */
    static final String ODD = "\uD83D\uDE80\uD83D\uDE80 Breaking:\u00A0Sen. Luis Ortega quits!\r\n\r\n"
            + "\u201CI\u2019m done with this circus,\u201D Ortega told caf\u00e9 guests in Nogales\u00A0\u2014 twice.\r\n"
            + "The na\u00efve hope of the De\u200Bmocrats was dashed\u2026 \uD83D\uDE22 Gov.\u00A0Marian\u00A0Holt smiled.\r\n"
            + "Ortega\u2019s voters did not. \uFEFFThe election is on Nov.\u00A05.\r\n";

    private Articles() {}
}
