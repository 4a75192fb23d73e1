package news.parallax.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FurnitureTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "By Ruth Okafor",
                "By Ruth Okafor and Jo Lind, Staff Writer",
                "Photo: Jo Lind",
                "Jo Lind/Getty Images",
                "(Photo by Jo Lind)",
                "Jo Lind contributed to this report.",
                "The Associated Press contributed to this report.",
                "Reporting by Jo Lind; Editing by Ruth Okafor",
                "Ruth Okafor is a columnist for the Loom.",
                "Follow Ruth Okafor on Twitter @okafor",
                "Follow us on Facebook.",
                "Sign up for our daily newsletter.",
                "Subscribe to our podcast",
                "By signing up, you agree to our Privacy Policy",
                "Copyright 2019 The Common Loom",
                "\u00a9 2020 Loom LLC",
                "All rights reserved.",
                "Read more: The bill failed",
                "READ MORE",
                "Related: The bill failed",
                "Click here for more.",
                "Share this article",
                "ADVERTISEMENT",
                "Story Continued Below",
                "This article was updated on Tuesday.",
                "An earlier version of this story was wrong.",
                "Editor's note: This was corrected.",
                "The opinions expressed are solely those of the author.",
                "Contact us at desk@example.org",
                "Updated at 9:40 a.m. ET",
                "7 years ago",
                "___",
                "2.",
                "\u2022",
                ""
            })
    void knowsThePage(String sentence) {
        assertThat(Furniture.is(sentence)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "By Monday the count was over.",
                "Photographs of the harbour were burned.",
                "Photo identification is required in Texas.",
                "Image is everything, he said.",
                "Read the bill before you vote, she said.",
                "Reading it took an hour.",
                "Share prices fell.",
                "Follow the money, he said.",
                "Contact between the sides broke off.",
                "(He was joking.)",
                "[He] was joking.",
                "Jo Lind contributed $500 to the campaign.",
                "Ruth Okafor is a senator.",
                "Sign language was used at the hearing.",
                "Few people subscribe to that view.",
                "Copyright law is a mess.",
                "More voters came.",
                "Related bills are waiting.",
                "Click by click the count went on.",
                "Watch what they do, not what they say.",
                "This story has no end.",
                "Correction officers went on strike.",
                "Updated rules take effect in May for all of the state's schools and the towns that pay for them.",
                "Opinions expressed in the street were harsh.",
                "No deal can be reached by Friday.",
                "For more than a year he waited.",
                "If you vote, vote early.",
                "To find out more about the vote, he wrote to a hundred towns.",
                "Get out the vote, she said.",
                "Support our troops, she said.",
                "7 years ago he was mayor.",
                "Originally published under another title, it caused an outcry.",
                "Yes.",
                "OK"
            })
    void leavesTheStoryAlone(String sentence) {
        assertThat(Furniture.is(sentence)).isFalse();
    }

    @Test
    void aLongSentenceIsStory() {
        assertThat(Furniture.is("Sign up for our newsletter. " + "word ".repeat(300))).isFalse();
    }
}
