package news.parallax.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GunzipTest {
    private static final Random RANDOM = new Random(3);

    private static byte[] unpacked(byte[] packed, int step, Gunzip gunzip) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int from = 0; from < packed.length; from += step) {
            gunzip.add(Arrays.copyOfRange(packed, from, Math.min(packed.length, from + step)));
            for (byte[] piece = gunzip.next(); piece.length > 0; piece = gunzip.next()) {
                assertThat(piece.length).isLessThanOrEqualTo(1 << 16);
                all.writeBytes(piece);
            }
        }
        return all.toByteArray();
    }

    private static Gunzip gunzip() {
        return new Gunzip(Long.MAX_VALUE, 1_000_000);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1_000, 65_536, 10_000_000})
    void anyCutAndSeveralMembers(int step) {
        byte[] noise = random(step == 1 ? 3_000 : 200_000);
        byte[] zeros = new byte[700_000];
        byte[] packed = Streaming.gzip(noise, new byte[0], zeros, Streaming.bytes("end"));
        Gunzip gunzip = gunzip();
        byte[] all = unpacked(packed, step, gunzip);
        assertThat(all)
                .hasSize(noise.length + zeros.length + 3)
                .startsWith(noise)
                .endsWith(Streaming.bytes("end"));
        assertThat(gunzip.whole()).isTrue();
    }

    /** As no library here writes it: with a comment, a name, more fields and a check of the header. */
    @Test
    void everyPartOfAHeader() {
        byte[] data = Streaming.bytes("{\"text\": \"It rained.\"}\n");
        Deflater deflater = new Deflater(9, true);
        deflater.setInput(data);
        deflater.finish();
        byte[] deflated = new byte[200];
        int length = deflater.deflate(deflated);
        CRC32 crc = new CRC32();
        crc.update(data);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 2 + 4 + 8 + 16, 0, 0, 0, 0, 0, 3, 3, 0, 'x', 'y', 'z'});
        all.writeBytes(Streaming.bytes("articles.jsonl\0made by hand\0"));
        all.writeBytes(new byte[] {1, 2});
        all.write(deflated, 0, length);
        for (int i = 0; i < 4; i++) {
            all.write((int) (crc.getValue() >>> 8 * i));
        }
        all.writeBytes(new byte[] {(byte) data.length, 0, 0, 0});
        all.writeBytes(new byte[512]);
        Gunzip gunzip = gunzip();
        assertThat(unpacked(all.toByteArray(), 1, gunzip)).isEqualTo(data);
        assertThat(gunzip.whole()).isTrue();
    }

    @Test
    void whatEndsInTheMiddleIsNotWhole() {
        byte[] packed = Streaming.gzip(random(1_000));
        for (int length : new int[] {1, 9, 10, 500, packed.length - 1}) {
            Gunzip gunzip = gunzip();
            unpacked(Arrays.copyOf(packed, length), 100, gunzip);
            assertThat(gunzip.whole()).as(length + " bytes").isFalse();
        }
    }

    @Test
    void whatIsNoGzipIsRefused() {
        byte[] packed = Streaming.gzip(random(1_000));
        byte[] check = packed.clone();
        check[packed.length - 8] ^= 1;
        byte[] size = packed.clone();
        size[packed.length - 1] ^= 1;
        byte[] behind = Arrays.copyOf(packed, packed.length + 3);
        behind[packed.length] = 'x';
        byte[] flags = packed.clone();
        flags[3] = (byte) 0x80;
        for (byte[] broken : new byte[][] {Streaming.bytes("{\"text\": \"plain\"}"), check, size, behind, flags}) {
            assertThatThrownBy(() -> unpacked(broken, 100, gunzip()))
                    .isInstanceOfSatisfying(
                            HttpProblem.class,
                            problem -> assertThat(problem.getStatusCode()).isEqualTo(400));
        }
    }

    @Test
    void aBombIsRefusedByItsRatioAndByItsSize() {
        byte[] bomb = Streaming.gzip(new byte[50 << 20]);
        for (Gunzip limited : new Gunzip[] {new Gunzip(Long.MAX_VALUE, 300), new Gunzip(5 << 20, 1_000_000)}) {
            assertThatThrownBy(() -> unpacked(bomb, 4_096, limited))
                    .isInstanceOfSatisfying(
                            HttpProblem.class,
                            problem -> assertThat(problem.getStatusCode()).isEqualTo(413));
        }
        assertThat(unpacked(Streaming.gzip(new byte[1 << 20]), 4_096, new Gunzip(Long.MAX_VALUE, 300)))
                .as("too little to be a bomb")
                .hasSize(1 << 20);
    }
}
