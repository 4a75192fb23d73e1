package news.parallax.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import news.parallax.text.SentenceSignature;
import org.junit.jupiter.api.Test;

class SignatureCodecTest {
    @Test
    void whatIsPackedIsUnpacked() {
        List<SentenceSignature> signatures =
                SentenceSignature.of("Two ferries left the harbor. “We will be back,” the master said.");
        List<SentenceSignature> unpacked = SignatureCodec.decode(SignatureCodec.encode(signatures));
        assertThat(unpacked)
                .hasSize(2)
                .usingRecursiveFieldByFieldElementComparator()
                .isEqualTo(signatures);
        assertThat(SignatureCodec.decode(SignatureCodec.encode(List.of()))).isEmpty();
    }

    @Test
    void otherBytesAreRefused() {
        byte[] bytes = SignatureCodec.encode(SentenceSignature.of("Two ferries left the harbor."));
        assertThatThrownBy(() -> SignatureCodec.decode(new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SignatureCodec.decode(Arrays.copyOf(bytes, bytes.length - 1)))
                .isInstanceOf(IllegalArgumentException.class);
        bytes[0] = 9;
        assertThatThrownBy(() -> SignatureCodec.decode(bytes)).hasMessageContaining("version");
    }
}
